import Testing

@testable import Engine

extension Network {
  /// The buffer that holds these tensors, one after the other in the order of the layers, in PyTorch's shapes.
  func parameters(_ tensors: [[Float]]) throws -> FloatBuffer {
    let places = layers.flatMap(\.tensorPlaces)
    try #require(places.map(\.count) == tensors.map(\.count))
    var buffer = initialParameters(seed: 1, samples: [], kernels: KernelTable(level: .baseline))
    for (places, values) in zip(places, tensors) {
      for (place, value) in zip(places, values) { buffer[place] = value }
    }
    return buffer
  }
}

extension Layer {
  /// Where the numbers of each tensor lie that PyTorch would call a parameter of this layer, row by row.
  var tensorPlaces: [[Int]] {
    switch kind {
    case .dense, .convolution: [rows(of: inputMatrix), biasPlaces(0..<1)]
    case .embedding:
      [(0..<matrices[0].inputs).flatMap { row in (0..<units).map { matrices[0].place(input: row, unit: $0) } }]
    case .recurrent(let recurrent):
      [rows(of: inputMatrix), rows(of: recurrentMatrix), biasPlaces(0..<recurrent.cell.gates)]
        + (recurrent.cell == .gru ? [biasPlaces(3..<4)] : [])
    case .batchNormalization: [biasPlaces(0..<1), biasPlaces(1..<2)]
    case .pooling, .globalPooling, .flatten, .activation, .dropout: []
    }
  }

  private func rows(of matrix: WeightMatrix) -> [Int] {
    (0..<matrix.gates).flatMap { gate in
      (0..<matrix.units).flatMap { unit in
        (0..<matrix.inputs).map { matrix.place(input: $0, unit: unit, gate: gate) }
      }
    }
  }

  private func biasPlaces(_ blocks: Range<Int>) -> [Int] {
    blocks.flatMap { block in (0..<units).map { biases.lowerBound + block * Shape.padded(units) + $0 } }
  }
}
