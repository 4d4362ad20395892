/// Samples and what is to be learned from them.
public struct Dataset: Equatable, Sendable {
  /// [count, features] row by row.
  public var inputs: [Float]
  /// How the features of a sample are arranged.
  public var shape: Shape
  /// One for each sample, or for each of its steps.
  public var targets: Targets
  /// One for each feature, for messages and pictures; may be empty.
  public var featureNames: [String]

  /// Of samples times features, in data that is made or read: 240 MB, enough for the whole of MNIST.
  public static let numberLimit = 60_000_000

  public init(inputs: [Float], shape: Shape, targets: Targets, featureNames: [String] = []) {
    self.inputs = inputs
    self.shape = shape
    self.targets = targets
    self.featureNames = featureNames
  }

  /// Samples whose features have no order of their own.
  public init(inputs: [Float], features: Int, targets: Targets, featureNames: [String] = []) {
    self.init(inputs: inputs, shape: .vector(features), targets: targets, featureNames: featureNames)
  }

  /// Numbers in a sample.
  public var features: Int { shape.count }

  /// Samples.
  public var count: Int { features > 0 ? inputs.count / features : 0 }

  /// nil where the targets are numbers.
  public var classCount: Int? {
    switch targets {
    case .classes(_, let names), .stepClasses(_, _, let names): names.count
    case .values: nil
    }
  }
}

/// What a sample is to be answered with.
public enum Targets: Equatable, Sendable {
  /// One label a sample, from 0.
  case classes([Int32], names: [String])
  /// A label for each step of each sample, [count, steps] row by row; -1 where nothing is to be answered.
  case stepClasses([Int32], steps: Int, names: [String])
  /// [count, width] row by row.
  case values([Float], width: Int)
}
