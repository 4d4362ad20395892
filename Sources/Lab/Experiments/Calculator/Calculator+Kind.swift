import Engine

/// The panels of kind `calculator`.
enum CalculatorPanel: String, CaseIterable, Sendable { case window, sizes, worked }

extension Calculator: KindSettings {
  var kind: Experiment.Kind { .calculator(self) }
  var isSeeded: Bool { false }
  var panelNames: [String] { CalculatorPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [CalculatorPanel.window.rawValue, CalculatorPanel.sizes.rawValue] }

  /// Of each layer, and the parameters of all.
  var measures: [Measure] {
    [Measure(.parameters)]
      + layers.indices.flatMap { index in
        [Measure.Name.size, .parameters, .receptiveField, .leftOver].map { Measure($0, layer: index + 1) }
      }
  }

  var sizeProblems: [SettingProblem] {
    guard layers.count <= Self.mostLayers else {
      return [SettingProblem(path: [.key("network")], "a calculator has at most \(Self.mostLayers) layers")]
    }
    do {
      _ = try network()
      return []
    } catch { return [SettingProblem(path: [.key("network")], error.clause)] }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    do { return CalculatorRun(self, try network()) } catch { throw .engine(error) }
  }

  /// Those of the picture, then those of each layer, counted from 1.
  var knobTable: [KnobRow<Calculator>] {
    Self.ownKnobs + layers.indices.flatMap { Self.knobs(ofLayer: $0, layers[$0]) }
  }

  static let ownKnobs: [KnobRow<Calculator>] = [
    .integer("size", "side of the picture", \Calculator.size, "the side of the picture", in: sizes),
    .integer("channels", "channels of the picture", \Calculator.channels, "the number of channels", in: depths),
  ]

  private static func knobs(ofLayer index: Int, _ layer: LayerDescription) -> [KnobRow<Calculator>] {
    switch layer {
    case .convolution:
      [
        knob(index, "channels", \.units, Limits.units), knob(index, "kernel", \.kernelSize, Limits.window),
        knob(index, "stride", \.windowStride, Limits.window), knob(index, "padding", \.windowPadding, Limits.padding),
        knob(index, "dilation", \.windowDilation, Limits.window),
      ]
    case .pooling:
      [knob(index, "kernel", \.kernelSize, Limits.window), knob(index, "stride", \.windowStride, Limits.window)]
    case .dense: [knob(index, "units", \.units, Limits.units)]
    default: []
    }
  }

  /// `kernel-1` is the kernel of the first layer.
  private static func knob(
    _ index: Int, _ name: String, _ path: any WritableKeyPath<LayerDescription, Int> & Sendable,
    _ range: ClosedRange<Int>
  ) -> KnobRow<Calculator> {
    KnobRow(
      "\(name)-\(index + 1)", "\(name) of layer \(index + 1)", domain: { _ in .integer(range) },
      value: { $0.layers.indices.contains(index) ? .number($0.layers[index][keyPath: path]) : nil },
      set: { (settings, value) throws(SettingProblem) in
        settings.layers[index][keyPath: path] = try value.integer("the \(name) of layer \(index + 1)", in: range)
      })
  }

  /// Reads `size: 32, channels: 1, network: [{conv: 6, kernel: 5}, ...]`.
  static func read(_ reader: inout SettingReader) -> Calculator {
    reader.require("size", example: "size: 32")
    reader.require("network", example: "network: [{conv: 6, kernel: 5}, {max-pool: 2}]")
    let size = reader.integer("size", "the side of the picture", in: sizes)
    let channels = reader.integer("channels", "the number of channels", in: depths)
    var layers: [LayerDescription] = []
    if let setting = reader.take("network") {
      let (found, problems) = LayerDescription.readAll(setting, path: reader.path(to: "network"))
      problems.forEach { reader.report($0) }
      layers = found ?? []
    }
    return Calculator(size: size ?? 1, channels: channels ?? 1, layers: layers)
  }
}

/// The sides of windows, which convolutions and poolings share.
extension LayerDescription {
  fileprivate var pooling: Pooling? {
    get { if case .pooling(let pooling) = self { pooling } else { nil } }
    set { if case .pooling = self, let newValue { self = .pooling(newValue) } }
  }

  fileprivate var kernelSize: Int {
    get { window?.kernel ?? pooling?.size ?? 1 }
    set {
      window?.kernel = newValue
      pooling?.size = newValue
    }
  }

  fileprivate var windowStride: Int {
    get { window?.stride ?? pooling?.stride ?? 1 }
    set {
      window?.stride = newValue
      pooling?.stride = newValue
    }
  }

  fileprivate var windowPadding: Int {
    get { window?.padding ?? 0 }
    set { window?.padding = newValue }
  }

  fileprivate var windowDilation: Int {
    get { window?.dilation ?? 1 }
    set { window?.dilation = newValue }
  }
}
