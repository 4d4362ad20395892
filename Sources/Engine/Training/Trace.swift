/// Everything one forward and one backward pass computed, laid open for measures and tests.
struct Trace {
  /// A layer: h, [rows, count of its shape]
  let activations: [[Float]]
  /// A layer: dL/dz, [rows, count of its shape], where L is each target's own loss
  let deltas: [[Float]]
  /// In the layout of the parameters: the mean over targets.
  let gradients: FloatBuffer
  /// The mean over targets; nil where the caller gave the slopes.
  let loss: Double?
}

extension Network {
  /// Forward and backward through the mean of a loss, as in training. Shapes: inputs [rows, count of the input]; targets as
  /// encoded for the loss.
  func trace(
    inputs: [Float], targets: EncodedTargets, loss: Loss, parameters: FloatBuffer, mode: Pass.Mode = .trial(key: 1),
    kernels: KernelTable
  ) -> Trace {
    let rows = inputs.count / self.inputs
    precondition(targets.values.count == rows * targets.width, "targets for \(rows) samples expected")
    let asked = max(targets.asked(from: 0, rows: rows), 1)
    return trace(
      rows: rows, inputs: inputs, parameters: parameters, scale: 1 / Float(asked), mode: mode, kernels: kernels
    ) { pass in pass.evaluate(loss, targets, kernels) / Double(asked) }
  }

  /// Forward, then backward from given slopes dL/dh [rows, count of the output] at the last layer's activations.
  func trace(
    inputs: [Float], outputGradient: [Float], parameters: FloatBuffer, mode: Pass.Mode = .trial(key: 1),
    kernels: KernelTable
  ) -> Trace {
    let rows = inputs.count / self.inputs
    precondition(
      outputGradient.count == rows * output.count,
      "\(rows * output.count) slopes expected, \(outputGradient.count) given")
    return trace(
      rows: rows, inputs: inputs, parameters: parameters, scale: 1 / Float(rows), mode: mode, kernels: kernels
    ) { pass in
      kernels.arrange(output, outputGradient, rows, pass.outputSlopes)
      return nil
    }
  }

  private func trace(
    rows: Int, inputs: [Float], parameters: FloatBuffer, scale: Float, mode: Pass.Mode, kernels: KernelTable,
    top: (Pass) -> Double?
  ) -> Trace {
    precondition(
      inputs.count == rows * self.inputs, "rows of \(self.inputs) values expected, \(inputs.count) values given")
    var workspace = Workspace(self, shards: Shards(single: rows))
    var gradients = FloatBuffer(count: trainedCount)
    var loss: Double?
    gradients.withUnsafeMutablePointer { gradients in
      workspace.withPass(
        inputs: inputs, shape: description.input, rows: rows, parameters: parameters, gradients: gradients,
        mode: mode, scale: scale, kernels
      ) { pass in
        pass.forward(kernels)
        loss = top(pass)
        pass.backward(kernels)
      }
    }
    func rowsOf(_ offset: (Workspace.Slot) -> Int) -> [[Float]] {
      workspace.slots.map { slot in
        // What hands on its table has no rows.
        slot.layer.handsOnTable ? [] : workspace.rows(at: offset(slot), of: slot.layer, count: rows, kernels)
      }
    }
    return Trace(
      activations: rowsOf(\.output), deltas: rowsOf(\.slopes), gradients: gradients, loss: loss)
  }
}
