@testable import Engine

/// The data of the parity workloads, sample by sample as `Fixtures/make_parity.py` describes them.
enum ParityData {
  private static func names(_ count: Int) -> [String] { (0..<count).map { "\($0)" } }

  private static func plane(_ count: Int, classes: Int, _ label: (Float, Float) -> Int32) -> Dataset {
    let inputs = HashedNumbers.numbers(stream: 101, count: 2 * count)
    let labels = (0..<count).map { label(inputs[2 * $0], inputs[2 * $0 + 1]) }
    return Dataset(inputs: inputs, features: 2, targets: .classes(labels, names: names(classes)))
  }

  /// W1
  static func sameSign(_ count: Int) -> Dataset {
    plane(count, classes: 2) { x, y in (x > 0) == (y > 0) ? 1 : 0 }
  }

  /// W2
  static func quarters(_ count: Int) -> Dataset {
    plane(count, classes: 3) { x, y in (x > y ? 1 : 0) + (x > -y ? 1 : 0) }
  }

  /// W3 and W4
  static func images(_ count: Int, shape: Shape) -> Dataset {
    var inputs: [Float] = []
    inputs.reserveCapacity(count * 784)
    for n in 0..<count {
      let first = 2 * (n % 10) + 2
      for pixel in 0..<784 {
        let value = HashedNumbers.unit(stream: 101, index: 784 * n + pixel)
        let row = pixel / 28
        inputs.append(row >= first && row < first + 6 ? value : value / 8)
      }
    }
    return Dataset(
      inputs: inputs, shape: shape, targets: .classes((0..<count).map { Int32($0 % 10) }, names: names(10)))
  }

  /// W5, W6 and W6g
  static func characters(_ count: Int, steps: Int = 32, vocabulary: Int = 28) -> Dataset {
    var inputs: [Float] = []
    var targets: [Int32] = []
    for n in 0..<count {
      var token = 0
      for t in 0...steps {
        let hash = Int(HashedNumbers.hash(stream: 101, index: (steps + 1) * n + t))
        token = t == 0 || hash % 4 == 0 ? (hash >> 8) % vocabulary : (token + 3) % vocabulary
        if t < steps { inputs.append(Float(token)) }
        if t > 0 { targets.append(Int32(token)) }
      }
    }
    return Dataset(
      inputs: inputs, shape: .tokens(steps: steps, vocabulary: vocabulary),
      targets: .stepClasses(targets, steps: steps, names: names(vocabulary)))
  }

  /// W7
  static func adding(_ count: Int, steps: Int = 100) -> Dataset {
    let half = UInt32(steps / 2)
    var inputs: [Float] = []
    var targets: [Float] = []
    for n in 0..<count {
      let marked = [
        Int(HashedNumbers.hash(stream: 102, index: n) % half),
        Int(half + HashedNumbers.hash(stream: 103, index: n) % half),
      ]
      let values = (0..<steps).map { HashedNumbers.unit(stream: 101, index: steps * n + $0) }
      for (t, value) in values.enumerated() { inputs += [value, marked.contains(t) ? 1 : 0] }
      targets.append(values[marked[0]] + values[marked[1]])
    }
    return Dataset(
      inputs: inputs, shape: .sequence(steps: steps, features: 2), targets: .values(targets, width: 1))
  }
}
