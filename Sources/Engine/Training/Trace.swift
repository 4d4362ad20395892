/// Everything one forward and one backward pass computed, laid open for measures and tests.
struct Trace {
  /// A layer: h, [rows, units]
  let activations: [[Float]]
  /// A layer: dL/dz, [rows, units], where L is each row's own loss
  let deltas: [[Float]]
  /// In the layout of the parameters: the mean over rows.
  let gradients: [Float]
  /// The mean over rows; nil where the caller gave the slopes.
  let loss: Double?
}

extension Network {
  /// Forward and backward through the mean of a loss. Shapes: inputs [rows, features]; targets as encoded for the loss.
  func trace(
    inputs: [Float], targets: EncodedTargets, loss: Loss, parameters: [Float], kernels: KernelTable
  ) -> Trace {
    let rows = inputs.count / self.inputs
    precondition(targets.values.count == rows * targets.width, "targets for \(rows) samples expected")
    return trace(rows: rows, inputs: inputs, parameters: parameters, kernels: kernels) { pass in
      pass.evaluate(loss, targets, kernels) / Double(rows)
    }
  }

  /// Forward, then backward from given slopes dL/dh [rows, outputs] at the last layer's activations.
  func trace(
    inputs: [Float], outputGradient: [Float], parameters: [Float], kernels: KernelTable
  ) -> Trace {
    let rows = inputs.count / self.inputs
    precondition(
      outputGradient.count == rows * outputs, "\(rows * outputs) slopes expected, \(outputGradient.count) given")
    return trace(rows: rows, inputs: inputs, parameters: parameters, kernels: kernels) { pass in
      let last = pass.slots[pass.slots.count - 1].layer
      kernels.copyRows(outputGradient, last.units, rows, last.units, pass.outputSlopes, last.stride)
      return nil
    }
  }

  private func trace(
    rows: Int, inputs: [Float], parameters: [Float], kernels: KernelTable, top: (Pass) -> Double?
  ) -> Trace {
    precondition(
      inputs.count == rows * self.inputs, "rows of \(self.inputs) values expected, \(inputs.count) values given")
    var workspace = Workspace(layers, features: self.inputs, rows: rows, targetWidth: 0)
    var gradients = [Float](repeating: 0, count: parameterCount)
    var loss: Double?
    workspace.withPass(inputs: inputs, features: self.inputs, rows: rows, parameters: parameters) { pass in
      pass.forward(kernels)
      loss = top(pass)
      pass.backward(&gradients, kernels)
    }
    return Trace(
      activations: workspace.slots.map { workspace.rows(at: $0.output, of: $0.layer, count: rows, kernels) },
      deltas: workspace.slots.map { workspace.rows(at: $0.slopes, of: $0.layer, count: rows, kernels) },
      gradients: gradients, loss: loss)
  }
}
