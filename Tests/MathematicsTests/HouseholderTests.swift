import Mathematics
import Testing

@Suite("Householder") struct HouseholderTests {
  @Test("the columns of Q are orthonormal", arguments: [(1, 1), (3, 2), (5, 5), (9, 4)])
  func orthonormal(rows: Int, columns: Int) {
    let values = (0..<rows * columns).map { sin(Double($0 * $0) + 1) }
    let q = Householder.orthonormalColumns(values, rows: rows, columns: columns)
    for a in 0..<columns {
      for b in 0..<columns {
        let dot = (0..<rows).reduce(0.0) { $0 + q[$1 * columns + a] * q[$1 * columns + b] }
        let expected: Double = a == b ? 1 : 0
        #expect(abs(dot - expected) < 1e-12)
      }
    }
  }

  @Test("Q keeps the first column's direction, so R has a positive diagonal")
  func sign() {
    let q = Householder.orthonormalColumns([3, 0, 4, 1], rows: 2, columns: 2)
    #expect(abs(q[0] - 0.6) < 1e-12 && abs(q[2] - 0.8) < 1e-12)
  }
}
