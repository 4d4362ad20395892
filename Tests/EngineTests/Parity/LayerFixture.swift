import Foundation
import Testing

/// A file `Fixtures/layers-*.json`: single layers, activations and losses as PyTorch computes them in 64 bits.
/// `Fixtures/make_layers.py` tells what is in each.
struct LayerFixture: Decodable {
  struct Case: Decodable {
    let name: String
    let settings: [String: Setting]
    let given: [String: Numbers]
    let expected: [String: Numbers]
  }

  /// A number, a switch, or one number a dimension.
  enum Setting: Decodable, Equatable {
    case number(Double)
    case numbers([Int])
    case truth(Bool)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let truth = try? container.decode(Bool.self) {
        self = .truth(truth)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .numbers(try container.decode([Int].self))
      }
    }
  }

  /// An array of PyTorch's, row by row: stored, or made from a stream of hashed numbers.
  struct Numbers: Decodable {
    let shape: [Int]
    let values: [Double]

    enum CodingKeys: CodingKey { case shape, values, stream, limit }

    init(shape: [Int], values: [Double]) {
      self.shape = shape
      self.values = values
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      shape = try container.decode([Int].self, forKey: .shape)
      if container.contains(.values) {
        values = try container.decode([Double].self, forKey: .values)
      } else {
        let stream = try container.decode(Int.self, forKey: .stream)
        let limit = try container.decode(Float.self, forKey: .limit)
        values = HashedNumbers.numbers(stream: stream, count: shape.reduce(1, *), limit: limit).map { Double($0) }
      }
    }

    var floats: [Float] { values.map { Float($0) } }
  }

  let cases: [Case]

  /// - `topic`: convolution, normalization, recurrent, activations or losses.
  static func read(_ topic: String) throws -> LayerFixture {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/layers-\(topic)", withExtension: "json"))
    return try JSONDecoder().decode(LayerFixture.self, from: Data(contentsOf: file))
  }
}

extension LayerFixture.Case {
  /// What was given, by name.
  func given(_ name: String) throws -> LayerFixture.Numbers { try #require(given[name], "\(self.name): no \(name)") }

  /// What PyTorch answered, by name.
  func expected(_ name: String) throws -> LayerFixture.Numbers {
    try #require(expected[name], "\(self.name): no \(name)")
  }
}
