/// Samples and what is to be learned from them.
public struct Dataset: Equatable, Sendable {
  /// [count, features] row by row.
  public var inputs: [Float]
  public var features: Int
  public var targets: Targets
  public var featureNames: [String]

  public init(inputs: [Float], features: Int, targets: Targets, featureNames: [String] = []) {
    self.inputs = inputs
    self.features = features
    self.targets = targets
    self.featureNames = featureNames
  }

  public var count: Int { features > 0 ? inputs.count / features : 0 }

  /// nil where the targets are numbers.
  public var classCount: Int? {
    if case .classes(_, let names) = targets { names.count } else { nil }
  }
}

/// What a sample is to be answered with.
public enum Targets: Equatable, Sendable {
  /// One label a sample, from 0.
  case classes([Int32], names: [String])
  /// [count, width] row by row.
  case values([Float], width: Int)
}
