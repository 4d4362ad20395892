/// Where one matrix of weights [inputs, gates x units] lies in the buffer of a network.
///
/// Columns come in panels of 16, the last of 8 where the stride is no multiple of 16: [panels][inputs][16]. A product then
/// reads one panel from start to end. A table of vectors, read row by row, lies row by row instead.
public struct WeightMatrix: Equatable, Sendable {
  /// The place of its first number.
  public let start: Int
  /// Rows: what each unit sees.
  public let inputs: Int
  /// Of one gate; columns from here to its stride are zero and stay zero.
  public let units: Int
  /// Blocks of units side by side: 1 but for recurrent layers.
  public let gates: Int
  let isTable: Bool

  init(start: Int, inputs: Int, units: Int, gates: Int = 1, isTable: Bool = false) {
    self.start = start
    self.inputs = inputs
    self.units = units
    self.gates = gates
    self.isTable = isTable
  }

  /// Columns of all gates with their padding.
  public var stride: Int { gates * Shape.padded(units) }
  /// All its places, padding included.
  public var range: Range<Int> { start..<start + inputs * stride }

  /// Where the weight from an input to a unit of a gate is.
  public func place(input: Int, unit: Int, gate: Int = 0) -> Int {
    let column = gate * Shape.padded(units) + unit
    if isTable { return start + input * stride + column }
    let panel = column / 16 * 16
    return start + panel * inputs + input * min(16, stride - panel) + column - panel
  }
}
