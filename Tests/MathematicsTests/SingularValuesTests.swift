import Mathematics
import Testing

@Suite("Singular values") struct SingularValuesTests {
  @Test("a diagonal matrix has the sizes of its entries, the largest first")
  func diagonal() {
    #expect(SingularValues.of([3, 0, 0, 0, -5, 0, 0, 0, 1], rows: 3, columns: 3) == [5, 3, 1])
  }

  @Test("a matrix of equal rows has one value", arguments: [(4, 3), (3, 4), (1, 5), (5, 1)])
  func clones(rows: Int, columns: Int) {
    let row = (0..<columns).map { Double($0) + 0.3 }
    let values = SingularValues.of((0..<rows).flatMap { _ in row }, rows: rows, columns: columns)
    let length = (row.reduce(0) { $0 + $1 * $1 } * Double(rows)).squareRoot()
    #expect(values.count == min(rows, columns))
    #expect(abs(values[0] / length - 1) < 1e-12)
    #expect(values.dropFirst().allSatisfy { $0 < 1e-12 * length })
  }

  @Test("the squares sum to the squares of the entries, whatever their size", arguments: [1e-200, 1, 1e200])
  func frobenius(scale: Double) {
    let entries = (0..<63).map { sin(Double($0 * $0) + 1) }
    let values = SingularValues.of(entries.map { $0 * scale }, rows: 9, columns: 7)
    let squares = values.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }
    #expect(abs(squares / entries.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
    #expect(values == values.sorted(by: >))
  }

  @Test("nothing and zeros have values of 0")
  func zero() {
    #expect(SingularValues.of([], rows: 0, columns: 3) == [])
    #expect(SingularValues.of([0, 0, 0, 0, 0, 0], rows: 2, columns: 3) == [0, 0])
  }
}
