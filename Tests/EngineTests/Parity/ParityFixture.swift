import Foundation
import Testing

/// `Fixtures/parity.json`: the first losses of the benchmark workloads, from PyTorch. `Fixtures/make_parity.py` tells what
/// is in it.
struct ParityFixture: Decodable {
  struct Hash: Decodable {
    let stream: Int
    let hashes: [UInt32]
    let numbers: [Float]
  }

  /// A parameter of the network: its numbers are those of stream 1 + its place in the list.
  struct Tensor: Decodable {
    let name: String
    let shape: [Int]
    let limit: Float

    var count: Int { shape.reduce(1, *) }
  }

  /// The beginning of the data, and their sum.
  struct Sample: Decodable {
    let inputs: [Float]
    let targets: [Float]
    let inputsSum: Double
    let targetsSum: Double
  }

  struct Workload: Decodable {
    let tensors: [Tensor]
    let batch: Int
    let data: Sample
    let losses: [Float]

    /// The starting numbers of each tensor, in PyTorch's shapes, row by row.
    var start: [[Float]] {
      tensors.enumerated().map { place, tensor in
        HashedNumbers.numbers(stream: place + 1, count: tensor.count, limit: tensor.limit)
      }
    }
  }

  let hash: Hash
  let workloads: [String: Workload]

  static func read() throws -> ParityFixture {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/parity", withExtension: "json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(ParityFixture.self, from: Data(contentsOf: file))
  }
}
