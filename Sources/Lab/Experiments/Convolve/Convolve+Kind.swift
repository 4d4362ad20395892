import Engine

/// The panels of kind `convolve`.
enum ConvolvePanel: String, CaseIterable, Sendable { case slide, sum, shift }

/// The words of kind `convolve`.
enum ConvolveWords {
  static let images = Vocabulary<Picture>("a picture", Picture.allCases.map { ($0.rawValue, $0) })
  static let filters = Vocabulary<Convolve.Filter>(
    "a filter", Convolve.Filter.allCases.map { ($0.rawValue, $0) })
  static let borders = Vocabulary<Convolve.Border>("a border", Convolve.Border.allCases.map { ($0.rawValue, $0) })
}

extension Convolve: KindSettings {
  var kind: Experiment.Kind { .convolve(self) }
  var knobTable: [KnobRow<Convolve>] { Self.knobs }
  var isSeeded: Bool { image == .noise }
  var panelNames: [String] { ConvolvePanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [ConvolvePanel.slide.rawValue, ConvolvePanel.sum.rawValue] }

  var measures: [Measure] {
    let names: [Measure.Name] = [.size, .smallest, .largest, .shiftDifference, .innerDifference]
    return names.map { Measure($0) }
  }

  /// A window that is larger than the picture with its border.
  var sizeProblems: [SettingProblem] {
    let window = self.window
    guard window.outputSize(Picture.side) < 1 else { return [] }
    let extent = window.dilation * (window.kernel - 1) + 1
    return [
      SettingProblem(
        path: [.key(filter.hasSize ? "size" : "dilation")],
        "a window that is \(extent) pixels wide does not fit into \(Picture.side + 2 * window.padding)")
    ]
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) -> any KindRun { ConvolveRun(self, seed: seed) }

  static let knobs: [KnobRow<Convolve>] = [
    .word("image", "picture", \Convolve.image, ConvolveWords.images),
    .word("filter", "filter", \Convolve.filter, ConvolveWords.filters),
    KnobRow(
      "size", "side of the window", needs: "needs the filter mean or max; the others have a side of 3",
      domain: { _ in .integer(sizes) },
      value: { $0.filter.hasSize ? .number($0.size) : nil },
      set: { (settings, value) throws(SettingProblem) in
        settings.size = try value.integer("the side of the window", in: sizes)
      }),
    .integer("stride", "stride", \Convolve.stride, "the stride", in: strides),
    .integer("padding", "padding", \Convolve.padding, "the padding", in: paddings),
    .integer("dilation", "dilation", \Convolve.dilation, "the dilation", in: dilations),
    .word("border", "around the picture", \Convolve.border, ConvolveWords.borders),
    .integer("shift", "shift to the right", \Convolve.shift, "the shift", in: shifts),
  ]

  /// Reads `image: seven, filter: upright-edges` and what may stand beside it.
  static func read(_ reader: inout SettingReader) -> Convolve {
    reader.require("image", example: "image: seven")
    reader.require("filter", example: "filter: upright-edges")
    var settings = Convolve(image: .seven, filter: .uprightEdges)
    reader.take(knobs.map(\.name), of: knobs, into: &settings)
    return settings
  }
}

extension ConvolveRun: KindRun {
  var plannedSteps: Int? { lastStep }
  /// A place of the window is what an epoch is elsewhere.
  var stepsPerEpoch: Int { terms }
  var stepsToNextEpoch: Int { terms - step % terms }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .size: Double(output.side)
    case .smallest: output.values.map(Double.init).min()
    case .largest: output.values.map(Double.init).max()
    case .shiftDifference: ShiftComparison(image, settings).largest
    case .innerDifference: ShiftComparison(image, settings).innerLargest
    default: nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { ConvolvePanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a place.
  var tableHeader: [String] { ["row", "column", "output"] }
  var tableRows: [[Double?]] {
    output.values.prefix(step / terms).enumerated().map {
      [Double($0 / output.side + 1), Double($0 % output.side + 1), Double($1)]
    }
  }
}
