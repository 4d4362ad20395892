// Between rows and panels: see `PanelProduct.swift` for the layout.

/// Rows into panels; columns from `columns` up to n are made zero. Shapes: a [rows, columns] with row stride aRow; out
/// [rows, n] in panels, n a multiple of 8.
@inline(never)
public func packPanels(_ a: Source, _ aRow: Int, _ rows: Int, _ columns: Int, _ out: Target, _ n: Int) {
  var j = 0
  while j < n {
    let width = n &- j >= 16 ? 16 : 8
    let left = columns &- j
    let filled = left < width ? left : width
    for r in 0..<rows {
      let from = a + r &* aRow + j
      let to = out + (j &* rows &+ r &* width)
      if filled == 16 {
        store(load16(from), to)
      } else {
        for c in 0..<filled { to[c] = from[c] }
        for c in filled..<width { to[c] = 0 }
      }
    }
    j &+= width
  }
}

/// Panels into rows. Shapes: a [rows, n] in panels; out [rows, columns] with row stride outRow, columns <= n.
@inline(never)
public func unpackPanels(_ a: Source, _ n: Int, _ rows: Int, _ columns: Int, _ out: Target, _ outRow: Int) {
  var j = 0
  while j < columns {
    let width = n &- j >= 16 ? 16 : 8
    let left = columns &- j
    let filled = left < width ? left : width
    for r in 0..<rows { copy(a + (j &* rows &+ r &* width), out + r &* outRow + j, filled) }
    j &+= width
  }
}

/// The panels of a matrix from the panels of its transpose: out(u, i) = a(i, u) for u < units; columns of out from
/// `inputs` on are zero. Shapes: a [inputs, n] in panels; out [units, inputs rounded up to 8] in panels, units <= n.
@inline(never)
public func transposePanels(_ a: Source, _ n: Int, _ inputs: Int, _ units: Int, _ out: Target) {
  let columns = (inputs &+ 7) & -8
  var u = 0
  while u < units {
    let panel = u & -16
    let width = n &- panel >= 16 ? 16 : 8
    let from: Int = panel &* inputs &+ (u &- panel)
    let leftUnits = units &- u
    var i = 0
    while i < columns {
      let target = i & -16
      let outWidth = columns &- target >= 16 ? 16 : 8
      let to: Int = target &* units &+ u &* outWidth &+ (i &- target)
      let leftInputs = inputs &- i
      if leftInputs >= 8 && leftUnits >= 8 {
        transposeBlock(a + (from &+ i &* width), width, out + to, outWidth)
      } else {
        for y in 0..<(leftUnits < 8 ? leftUnits : 8) {
          for x in 0..<8 {
            out[to &+ y &* outWidth &+ x] = x < leftInputs ? a[from &+ (i &+ x) &* width &+ y] : 0
          }
        }
      }
      i &+= 8
    }
    u &+= 8
  }
}
