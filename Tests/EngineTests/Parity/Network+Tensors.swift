import Testing

@testable import Engine

extension Network {
  /// The buffer that holds these tensors, one after the other in the order of the layers, in PyTorch's shapes.
  func parameters(_ tensors: [[Float]]) throws -> [Float] {
    // A buffer that holds its own places, read as the network reads it, tells where everything lies.
    try #require(parameterCount < 1 << 24, "places beyond 2^24 are not exact in 32 bits")
    let ramp = (0..<parameterCount).map { Float($0) }
    let places = layers.indices.flatMap { self.tensors($0, in: ramp) }
    try #require(places.map(\.count) == tensors.map(\.count))
    var buffer = [Float](repeating: 0, count: parameterCount)
    for (places, values) in zip(places, tensors) {
      for (place, value) in zip(places, values) { buffer[Int(place)] = value }
    }
    return buffer
  }

  /// What PyTorch would call the parameters of a layer, row by row.
  private func tensors(_ layer: Int, in parameters: [Float]) -> [[Float]] {
    switch layers[layer] {
    case .dense: [weights(layer, in: parameters).values, biases(layer, in: parameters)]
    }
  }
}
