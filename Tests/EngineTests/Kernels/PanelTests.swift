import Testing

@testable import Engine

@Suite struct PanelTests {
  /// The place of an element of a matrix [rows, n] in panels, from the words of the layout.
  static func place(_ row: Int, _ column: Int, rows: Int, n: Int) -> Int {
    let panel = column / 16
    let width = min(16, n - 16 * panel)
    return 16 * panel * rows + row * width + column - 16 * panel
  }

  /// Rows [rows, n] as panels, one element at a time.
  static func panels(_ a: [Float], rows: Int, n: Int) -> [Float] {
    var out = [Float](repeating: .nan, count: rows * n)
    for row in 0..<rows { for column in 0..<n { out[place(row, column, rows: rows, n: n)] = a[row * n + column] } }
    return out
  }

  static let heights = Array(1...20) + [33, 64]
  static let widths = [8, 16, 24, 40, 56]

  @Test("a product with panels starts from zero, a bias or what is there", arguments: kernelLevels)
  func products(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for m in Self.heights {
      for n in Self.widths {
        for k in [1, 2, 7, 30] {
          // A with padded rows, and the same numbers standing as columns; C with padded rows too.
          let a = numbers(m * (k + 3), seed: 1)
          let upright = (0..<k * m).map { a[$0 % m * (k + 3) + $0 / m] }
          let rows = numbers(k * n, seed: 2)
          let b = Self.panels(rows, rows: k, n: n)
          let bias = numbers(n, seed: 3)
          let cRow = n + 8
          let before = numbers(m * cRow, seed: 4)
          var zero = before
          kernels.panelProduct(m, n, k, a, k + 3, 1, b, &zero, cRow)
          var biased = before
          kernels.panelProductPlusBias(m, n, k, upright, 1, m, b, &biased, cRow, bias)
          var onto = before
          kernels.panelProductOnto(m, n, k, a, k + 3, 1, b, &onto, cRow)
          for i in 0..<m {
            for j in 0..<cRow {
              let at = i * cRow + j
              guard j < n else {
                #expect([zero[at], biased[at], onto[at]] == [Float](repeating: before[at], count: 3))
                continue
              }
              let exact = (0..<k).reduce(0.0) { $0 + Double(a[i * (k + 3) + $1]) * Double(rows[$1 * n + j]) }
              #expect(abs(Double(zero[at]) - exact) < 3e-6, "\(m) x \(n) x \(k)")
              #expect(abs(Double(biased[at]) - exact - Double(bias[j])) < 3e-6, "\(m) x \(n) x \(k)")
              #expect(abs(Double(onto[at]) - exact - Double(before[at])) < 3e-6, "\(m) x \(n) x \(k)")
            }
          }
        }
      }
    }
  }

  @Test("equal rows and columns give sums equal to the bit in every tile", arguments: kernelLevels)
  func clones(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let k = 19
    let row = numbers(k, seed: 1)
    let column = numbers(k, seed: 2)
    for n in Self.widths {
      let b = Self.panels(column.flatMap { [Float](repeating: $0, count: n) }, rows: k, n: n)
      for m in Self.heights {
        let a = (0..<m).flatMap { _ in row }
        var c = [Float](repeating: 0.3, count: m * n)
        kernels.panelProductOnto(m, n, k, a, k, 1, b, &c, n)
        #expect(Set(c).count == 1, "\(m) x \(n)")
      }
    }
  }

  @Test("slopes of weights and biases are sums over any number of rows", arguments: kernelLevels)
  func slopes(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for rows in [0, 1, 7, 255, 256, 257, 600] {
      for n in Self.widths {
        for inputs in [1, 2, 9, 14] {
          let x = numbers(rows * (inputs + 1), seed: 1)
          let d = numbers(rows * (n + 8), seed: 2)
          var weights = [Float](repeating: .nan, count: inputs * n)
          var biases = [Float](repeating: .nan, count: n)
          var scratch = [Float](repeating: .nan, count: 256 * 16)
          kernels.panelSlopes(
            inputs, n, rows, x, inputs + 1, d, n + 8, &weights, &biases, 0.25, &scratch)
          for j in 0..<n {
            let bias = (0..<rows).reduce(0.0) { $0 + Double(d[$1 * (n + 8) + j]) }
            #expect(abs(Double(biases[j]) - 0.25 * bias) < 2e-5)
            for i in 0..<inputs {
              let exact = (0..<rows).reduce(0.0) {
                $0 + Double(x[$1 * (inputs + 1) + i]) * Double(d[$1 * (n + 8) + j])
              }
              let value = weights[Self.place(i, j, rows: inputs, n: n)]
              #expect(abs(Double(value) - 0.25 * exact) < 2e-5, "\(inputs) x \(n) x \(rows)")
            }
          }
        }
      }
    }
  }

  @Test("slopes without a gap between rows give the same bits as those with one", arguments: kernelLevels)
  func slopesWithoutGap(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (rows, inputs) in [(1, 3), (10, 8), (257, 5)] {
      let x = numbers(rows * inputs, seed: 1)
      let d = numbers(rows * 8, seed: 2)
      let spread: [Float] = (0..<rows * 16).map { $0 % 16 < 8 ? d[$0 / 16 * 8 + $0 % 16] : .nan }
      var weights = [Float](repeating: .nan, count: inputs * 8)
      var biases = [Float](repeating: .nan, count: 8)
      var (otherWeights, otherBiases) = (weights, biases)
      var scratch = [Float](repeating: .nan, count: 256 * 16)
      kernels.panelSlopes(inputs, 8, rows, x, inputs, d, 8, &weights, &biases, 0.5, &scratch)
      kernels.panelSlopes(inputs, 8, rows, x, inputs, spread, 16, &otherWeights, &otherBiases, 0.5, &scratch)
      #expect(weights == otherWeights)
      #expect(biases == otherBiases)
    }
  }

  @Test("equal units get equal slopes to the bit, wherever they lie", arguments: kernelLevels)
  func equalUnits(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let rows = 517
    let unit = numbers(rows, seed: 7)
    let feature = numbers(rows, seed: 8)
    for (inputs, n) in Self.widths.flatMap({ n in [2, 13].map { ($0, n) } }) {
      let x = feature.flatMap { [Float](repeating: $0, count: inputs) }
      let d = unit.flatMap { [Float](repeating: $0, count: n) }
      var weights = [Float](repeating: .nan, count: inputs * n)
      var biases = [Float](repeating: .nan, count: n)
      var scratch = [Float](repeating: .nan, count: 256 * 16)
      kernels.panelSlopes(inputs, n, rows, x, inputs, d, n, &weights, &biases, 1 / 3, &scratch)
      #expect(Set(weights).count == 1)
      #expect(Set(biases).count == 1)
    }
  }

  @Test("rows become panels, panels rows, and panels those of the transpose", arguments: kernelLevels)
  func layouts(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for rows in [1, 3, 8, 13, 16, 23, 24, 40] {
      for columns in [1, 5, 8, 11, 16, 17, 24, 30, 39] {
        let n = (columns + 7) / 8 * 8
        let a = numbers(rows * columns, seed: 1)
        let padded = (0..<rows * n).map { $0 % n < columns ? a[$0 / n * columns + $0 % n] : 0 }
        var packed = [Float](repeating: .nan, count: rows * n)
        kernels.packPanels(a, columns, rows, columns, &packed, n)
        #expect(packed == Self.panels(padded, rows: rows, n: n), "\(rows) x \(columns)")

        var back = [Float](repeating: .nan, count: rows * columns)
        kernels.unpackPanels(packed, n, rows, columns, &back, columns)
        #expect(back == a, "\(rows) x \(columns)")

        let outColumns = (rows + 7) / 8 * 8
        let turned = (0..<columns * outColumns).map { place -> Float in
          let (unit, input) = (place / outColumns, place % outColumns)
          return input < rows ? a[input * columns + unit] : 0
        }
        var transposed = [Float](repeating: .nan, count: columns * outColumns)
        kernels.transposePanels(packed, n, rows, columns, &transposed)
        #expect(transposed == Self.panels(turned, rows: columns, n: outColumns), "\(rows) x \(columns)")
      }
    }
  }
}
