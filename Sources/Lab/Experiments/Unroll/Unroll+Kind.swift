import Engine

/// The panels of kind `unroll`.
enum UnrollPanel: String, CaseIterable, Sendable { case unrolled, thermometer, back, states }

extension Unroll: KindSettings {
  var kind: Experiment.Kind { .unroll(self) }
  var panelNames: [String] { UnrollPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [UnrollPanel.unrolled, .thermometer].map(\.rawValue) }
  var sizeProblems: [SettingProblem] { [] }
  var knobTable: [KnobRow<Unroll>] { Self.knobs }
  var dependsOnHistory: Bool { false }
  /// A short chain would be over before it is seen: it is stepped by hand.
  var waitsForLearner: Bool { length <= 20 }

  /// Of the whole way first, then step by step.
  var measures: [Measure] {
    [Measure(.factor)] + (1..<length).map { Measure(.kept, layer: $0) }
      + (1...length).map { Measure(.stateSize, layer: $0) }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) -> any KindRun { UnrollRun(self, seed: seed) }

  static let cells = Vocabulary<Cell>("a cell", Cell.allCases.map { ($0.rawValue, $0) })

  static let knobs: [KnobRow<Unroll>] = [
    KnobRow(
      "cell", "cell", isLive: true, domain: { _ in .words(cells.names) }, value: { .text($0.cell.rawValue) },
      set: { (settings, value) throws(SettingProblem) in settings.cell = try cells.read(value) }),
    number("radius", "spectral radius", \.radius, 0.1...3, step: 0.05),
    KnobRow(
      "forget-bias", "bias of the forget gate", isLive: true, needs: "needs the cell lstm",
      domain: { _ in .linear(Limits.bias, step: 0.5) },
      value: { $0.cell == .lstm ? .number($0.forgetBias) : nil },
      set: { (settings, value) throws(SettingProblem) in
        settings.forgetBias = try value.number("the forget bias", in: Limits.bias)
      }),
    number("noise", "noise of the inputs", \.noise, 0...3, step: 0.1),
    integer("length", "time steps", \.length, 2...100),
    integer("units", "units", \.units, 1...64),
    integer("draws", "random cells", \.draws, 1...10),
  ]

  private static func number(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Unroll, Double> & Sendable,
    _ range: ClosedRange<Double>, step: Double
  ) -> KnobRow<Unroll> {
    KnobRow(
      name, label, isLive: true, domain: { _ in .linear(range, step: step) }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number("the \(label)", in: range)
      })
  }

  private static func integer(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Unroll, Int> & Sendable, _ range: ClosedRange<Int>
  ) -> KnobRow<Unroll> {
    KnobRow(
      name, label, domain: { _ in .integer(range) }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.integer("the number of \(label)", in: range)
      })
  }

  /// Reads `cell: tanh` and what may stand beside it.
  static func read(_ reader: inout SettingReader) -> Unroll {
    reader.require("cell", example: "cell: tanh")
    var settings = Unroll()
    for row in knobs {
      guard let value = reader.take(row.name) else { continue }
      if row.name == "forget-bias", settings.cell != .lstm {
        reader.report("\"forget-bias\" \(row.needs)", at: row.name)
        continue
      }
      do { try row.set(&settings, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
    }
    return settings
  }
}
