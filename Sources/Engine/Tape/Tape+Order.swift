extension Tape {
  /// Everything a result depends on, once each: first what is not computed, then what is, operands before results.
  static func order(_ result: Scalar) -> [Scalar] {
    var leaves: [Scalar] = []
    var computed: [Scalar] = []
    var seen: Set<ObjectIdentifier> = []
    // A scalar is met twice: on the way down, and again once all it depends on is in order.
    var waiting = [(scalar: result, isReady: false)]
    while let (scalar, isReady) = waiting.popLast() {
      if isReady {
        computed.append(scalar)
      } else if seen.insert(ObjectIdentifier(scalar)).inserted {
        if scalar.operands.isEmpty {
          leaves.append(scalar)
        } else {
          waiting.append((scalar, true))
          for operand in scalar.operands.reversed() { waiting.append((operand, false)) }
        }
      }
    }
    return leaves + computed
  }

  /// Constants are called by their value, results without a name v1, v2 and so on, past the names that are taken.
  static func names(_ scalars: [Scalar]) -> [String] {
    var taken: Set<String> = []
    for name in scalars.compactMap(\.name) {
      precondition(taken.insert(name).inserted, "two scalars on one tape are called \(name)")
    }
    var number = 0
    return scalars.map { scalar in
      if let name = scalar.name { return name }
      if scalar.operation == .constant { return Self.short(scalar.value) }
      repeat { number += 1 } while taken.contains("v\(number)")
      return "v\(number)"
    }
  }
}
