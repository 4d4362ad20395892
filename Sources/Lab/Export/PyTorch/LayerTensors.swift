import Engine

/// The parameters of a layer as PyTorch names and arranges them.
struct LayerTensors {
  let all: [SafeTensors.Tensor]

  init(_ layer: Layer, _ name: String, _ parameters: FloatBuffer) {
    let source = LayerSource(layer: layer, parameters: parameters)
    func tensor(_ part: String, _ shape: [Int], _ values: [Float]) -> SafeTensors.Tensor {
      SafeTensors.Tensor("\(name).\(part)", shape, .floats(values))
    }
    let units = layer.units
    switch layer.kind {
    case .dense:
      all = [
        tensor("weight", [units, layer.inputs], source.matrix(0)), tensor("bias", [units], source.biases(block: 0)),
      ]
    case .convolution(let window):
      let channels = layer.inputs / (window.kernel * window.kernel)
      all = [
        tensor("weight", [units, channels, window.kernel, window.kernel], source.matrix(0)),
        tensor("bias", [units], source.biases(block: 0)),
      ]
    case .embedding: all = [tensor("weight", [layer.inputs, units], source.table)]
    case .recurrent(let recurrent):
      let rows = recurrent.cell.gates * recurrent.units
      let biases = (0..<recurrent.cell.gates).flatMap { source.biases(block: $0) }
      var second = [Float](repeating: 0, count: rows)
      if recurrent.cell == .gru { second.replaceSubrange(2 * units..<3 * units, with: source.biases(block: 3)) }
      all = [
        tensor("weight_ih_l0", [rows, layer.inputs], source.matrix(0)),
        tensor("weight_hh_l0", [rows, units], source.matrix(1)), tensor("bias_ih_l0", [rows], biases),
        tensor("bias_hh_l0", [rows], second),
      ]
    case .batchNormalization:
      all = [
        tensor("weight", [units], source.biases(block: 0)), tensor("bias", [units], source.biases(block: 1)),
        tensor("running_mean", [units], source.state(block: 0)),
        tensor("running_var", [units], source.state(block: 1)),
        SafeTensors.Tensor("\(name).num_batches_tracked", [], .integers([0])),
      ]
    case .pooling, .globalPooling, .flatten, .activation, .dropout: all = []
    }
  }
}

/// A layer with the buffer that holds its parameters.
private struct LayerSource {
  let layer: Layer
  let parameters: FloatBuffer

  /// [gates x units, inputs]
  func matrix(_ index: Int) -> [Float] {
    let matrix = layer.matrices[index]
    return (0..<matrix.gates).flatMap { gate in
      (0..<matrix.units).flatMap { unit in
        (0..<matrix.inputs).map { parameters[matrix.place(input: $0, unit: unit, gate: gate)] }
      }
    }
  }

  /// [inputs, units]: a row for each token.
  var table: [Float] {
    let matrix = layer.matrices[0]
    return (0..<matrix.inputs).flatMap { input in
      (0..<matrix.units).map { parameters[matrix.place(input: input, unit: $0)] }
    }
  }

  /// One gate's, or scale and shift of a normalization.
  func biases(block: Int) -> [Float] { numbers(layer.biases, block) }

  func state(block: Int) -> [Float] { numbers(layer.state, block) }

  /// Blocks lie at the same distance, which is no less than the units.
  private func numbers(_ range: Range<Int>, _ block: Int) -> [Float] {
    let blocks = range.count / ((layer.units + 7) / 8 * 8)
    let first = range.lowerBound + block * (range.count / max(blocks, 1))
    return Array(parameters[first..<first + layer.units])
  }
}
