import Engine

/// A weight or a bias that somebody sets by hand.
public struct WeightEdit: Equatable, Sendable {
  /// Counted from 1, as in measures.
  public var layer: Int
  public var unit: Int
  /// Counted from 1; 0 is the bias.
  public var input: Int
  public var value: Float

  public static let range = -100.0...100.0

  public init(layer: Int, unit: Int, input: Int, value: Float) {
    self.layer = layer
    self.unit = unit
    self.input = input
    self.value = value
  }
}

extension Experiment {
  /// Why there is no such weight, or why it cannot be set so; nil when it can.
  public func problem(with edit: WeightEdit) -> SettingProblem? {
    guard case .train(let training) = kind, let sizes = training.stackSizes else {
      return SettingProblem("weights are set by hand in stacks of dense layers only")
    }
    guard edit.layer > 0, edit.layer < sizes.count else {
      return SettingProblem("the network has \(sizes.count - 1) layers; there is no layer \(edit.layer)")
    }
    guard edit.unit > 0, edit.unit <= sizes[edit.layer] else {
      return SettingProblem("layer \(edit.layer) has \(sizes[edit.layer]) units; there is no unit \(edit.unit)")
    }
    guard edit.input >= 0, edit.input <= sizes[edit.layer - 1] else {
      return SettingProblem("units of layer \(edit.layer) see \(sizes[edit.layer - 1]) inputs, and a bias as input 0")
    }
    guard WeightEdit.range.contains(Double(edit.value)) else {
      return SettingProblem("a weight set by hand is from -100 to 100")
    }
    return nil
  }
}

extension Training {
  /// Inputs, then units of each layer; nil unless all layers are dense.
  var stackSizes: [Int]? {
    guard case .vector(let inputs)? = outline.shape, layers.allSatisfy(\.isDense) else { return nil }
    return [inputs] + layers.map(\.units)
  }
}
