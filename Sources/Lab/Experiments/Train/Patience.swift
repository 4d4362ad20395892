import Engine

/// When a training is given up: after so many epochs in a row in which the loss on held-out data did not improve.
public struct Patience: Equatable, Sendable {
  /// Epochs without improvement that end the training, at least 1.
  public var epochs: Int
  /// A loss improves if it is below the best one by more than this.
  public var improvement: Double

  public init(epochs: Int, improvement: Double = 0) {
    self.epochs = epochs
    self.improvement = improvement
  }

  /// What watches the losses.
  var stopping: EarlyStopping? { try? EarlyStopping(patience: epochs, minimumImprovement: improvement) }

  /// Reads `{patience: 10, improvement: 0.001}`.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (Patience?, [SettingProblem]) {
    if setting == .text("none") { return (nil, []) }
    var reader = SettingReader(setting, what: "early stopping", path: path)
    reader.require("patience", example: "patience: 10")
    let epochs = reader.value("patience", readEpochs)
    let improvement = reader.number("improvement", "the least improvement", in: Limits.improvement)
    return (epochs.map { Patience(epochs: $0, improvement: improvement ?? 0) }, reader.finish())
  }

  static func readEpochs(_ value: Setting) throws(SettingProblem) -> Int {
    try value.integer("the patience", in: Limits.patience)
  }
}
