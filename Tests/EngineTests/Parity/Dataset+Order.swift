@testable import Engine

extension Dataset {
  /// The same samples laid out so that the first epoch of a run with this seed meets them in the present order: a run
  /// shuffles, and PyTorch's side of the fixture does not.
  func metInOrder(seed: UInt64) -> Dataset {
    var sampling = Sampling(count: count, seed: seed)
    sampling.reshuffle()
    var copy = self
    copy.inputs = Self.scattered(inputs, to: sampling.order)
    switch targets {
    case .classes(let labels, let names):
      copy.targets = .classes(Self.scattered(labels, to: sampling.order), names: names)
    case .stepClasses(let labels, let steps, let names):
      copy.targets = .stepClasses(Self.scattered(labels, to: sampling.order), steps: steps, names: names)
    case .values(let values, let width):
      copy.targets = .values(Self.scattered(values, to: sampling.order), width: width)
    }
    return copy
  }

  /// Row i of the result at place order[i].
  private static func scattered<Value>(_ values: [Value], to order: [Int32]) -> [Value] {
    let width = values.count / order.count
    var result = values
    for (row, place) in order.enumerated() {
      result.replaceSubrange(
        Int(place) * width..<(Int(place) + 1) * width, with: values[row * width..<(row + 1) * width])
    }
    return result
  }
}
