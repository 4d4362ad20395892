/// Where a recurrent layer keeps what its backward pass needs, [steps, rows, ...] each, from the start of its room on.
///
/// Offsets are in floats; a part that a cell does not have takes nothing.
struct RecurrentRoom {
  /// [rows, stride] of zeros: the state before the first step.
  let zero = 0
  /// LSTM: dL/dc on its way back, [rows, stride].
  let cellSlopes: Int
  /// Gates side by side, then their slopes: [steps, rows, gates stride]. The vanilla cells have none: their sums become
  /// states in place.
  let gates: Int
  /// LSTM: c.
  let cells: Int
  /// LSTM: tanh c. GRU: the candidate's recurrent sum, then its slopes.
  let inner: Int
  /// h, where only the last one is handed on.
  let states: Int
  /// dL/dh, likewise.
  let slopes: Int
  let count: Int

  init(_ recurrent: Recurrent, steps: Int, rows: Int) {
    let step = rows * Shape.padded(recurrent.units)
    let isGated = recurrent.cell.gates > 1
    let isLSTM = recurrent.cell == .lstm
    let own = recurrent.output == .last ? steps * step : 0
    cellSlopes = step
    gates = cellSlopes + (isLSTM ? step : 0)
    cells = gates + (isGated ? recurrent.cell.gates * steps * step : 0)
    inner = cells + (isLSTM ? steps * step : 0)
    states = inner + (isGated ? steps * step : 0)
    slopes = states + own
    count = slopes + own
  }
}
