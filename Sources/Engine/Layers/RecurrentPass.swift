/// A recurrent layer in one pass: the pointers of every step.
struct RecurrentPass {
  let recurrent: Recurrent
  let room: RecurrentRoom
  let pass: LayerPass
  let steps: Int
  /// Columns of a state, and of all gates.
  let stride: Int
  let columns: Int

  init(_ recurrent: Recurrent, steps: Int, _ pass: LayerPass) {
    self.recurrent = recurrent
    self.steps = steps
    self.pass = pass
    room = RecurrentRoom(recurrent, steps: steps, rows: pass.rows)
    stride = Shape.padded(recurrent.units)
    columns = recurrent.cell.gates * stride
  }

  var zero: UnsafePointer<Float> { UnsafePointer(pass.kept) }
  var cellSlopes: UnsafeMutablePointer<Float> { pass.kept + room.cellSlopes }

  /// h of a step.
  func state(_ step: Int) -> UnsafeMutablePointer<Float> {
    (recurrent.output == .every ? pass.output : pass.kept + room.states) + step * pass.rows * stride
  }

  /// h of the step before.
  func stateBefore(_ step: Int) -> UnsafePointer<Float> { step > 0 ? UnsafePointer(state(step - 1)) : zero }

  /// dL/dh of a step; for the vanilla cells dL/dz afterwards.
  func slopes(_ step: Int) -> UnsafeMutablePointer<Float> {
    (recurrent.output == .every ? pass.outputSlopes : pass.kept + room.slopes) + step * pass.rows * stride
  }

  /// The sums of a step, then its gates, then their slopes.
  func gates(_ step: Int) -> UnsafeMutablePointer<Float> {
    guard recurrent.cell.gates > 1 else { return state(step) }
    return pass.kept + room.gates + step * pass.rows * columns
  }

  /// dL/dz of a step.
  func sumSlopes(_ step: Int) -> UnsafeMutablePointer<Float> {
    recurrent.cell.gates > 1 ? gates(step) : slopes(step)
  }

  func cell(_ step: Int) -> UnsafeMutablePointer<Float> { pass.kept + room.cells + step * pass.rows * stride }

  func cellBefore(_ step: Int) -> UnsafePointer<Float> { step > 0 ? UnsafePointer(cell(step - 1)) : zero }

  func inner(_ step: Int) -> UnsafeMutablePointer<Float> { pass.kept + room.inner + step * pass.rows * stride }

  /// Whether the gradient that goes from a step to the one before is cut off.
  func isCut(before step: Int) -> Bool {
    guard let truncation = recurrent.truncation else { return false }
    return (steps - 1 - step) % (truncation + 1) == truncation
  }
}
