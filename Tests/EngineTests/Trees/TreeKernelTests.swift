import Kernels
import Testing

@testable import Engine

/// The loops over entries against plain ones. Trees use the kernels for every processor only.
@Suite struct TreeKernelTests {
  static let sizes = [1, 2, 3, 7, 39, 40, 41, 64, 257, 3_000]

  private func entry(rank: Int, label: Int = 0, weight: Int = 1, row: Int) -> UInt64 {
    UInt64(rank) << 44 | UInt64(label) << 28 | UInt64(weight) << 20 | UInt64(row)
  }

  private func random(_ count: Int, ranks: Int, classes: Int = 3) -> [UInt64] {
    var generator = Generator(seed: UInt64(count), stream: Stream.probe)
    return (0..<count).map { row in
      entry(
        rank: generator.below(ranks), label: generator.below(classes), weight: 1 + generator.below(4), row: row)
    }
  }

  @Test("a column is ranked as by sorting", arguments: sizes, [3, 100_000])
  func ranks(_ count: Int, _ levels: Int) {
    var generator = Generator(seed: UInt64(count), stream: Stream.probe)
    let values = (0..<count * 3).map { _ -> Float in
      let value = Float(generator.below(levels) - levels / 2) * Float(generator.below(2) == 0 ? 1 : 1e-30)
      return value
    }
    var order = [UInt32](repeating: 0, count: count)
    var ranks = order
    var (a, b) = ([UInt64](repeating: 0, count: count), [UInt64](repeating: 0, count: count))
    var histogram = [UInt32](repeating: 9, count: 6_144)
    let different = values.withUnsafeBufferPointer { values -> Int in
      guard let base = values.baseAddress else { return 0 }
      return rankColumn(base + 1, 3, count, &order, &ranks, &a, &b, &histogram)
    }
    let column = (0..<count).map { values[3 * $0 + 1] }
    let distinct = Set(column).sorted()
    #expect(different == distinct.count)
    #expect(order.map { Int($0) } == column.indices.sorted { (column[$0], $0) < (column[$1], $1) })
    #expect(ranks.map { distinct[Int($0)] } == column)
  }

  @Test("entries are sorted by rank, and none is lost", arguments: sizes, [1, 5, 13, 20])
  func sorting(_ count: Int, _ bits: Int) {
    let before = random(count, ranks: 1 << bits)
    var after = before
    var scratch = [UInt64](repeating: 0, count: count)
    var histogram = [UInt32](repeating: 9, count: 2_048)
    sortEntries(&after, count, bits, &scratch, &histogram)
    #expect(after.sorted() == before.sorted())
    #expect(after.map { $0 >> 44 } == before.map { $0 >> 44 }.sorted())
  }

  @Test("a column is divided without changing the order on either side", arguments: sizes)
  func separation(_ count: Int) {
    let before = random(count, ranks: 50).sorted()
    var side = [UInt8](repeating: 7, count: count)
    let left = before.filter { $0 % 3 == 0 }
    let right = before.filter { $0 % 3 != 0 }
    markSide(left, left.count, 0, &side)
    markSide(right, right.count, 1, &side)
    var (after, scratch) = (before, [UInt64](repeating: 0, count: count))
    separate(&after, count, side, &scratch)
    #expect(after == left + right)
  }

  @Test("only drawn samples become entries", arguments: sizes)
  func drawing(_ count: Int) {
    var payloads = random(count, ranks: 1)
    for row in payloads.indices where row % 3 == 1 { payloads[row] = 0 }
    let drawn = payloads.filter { $0 != 0 }
    #expect(countDrawn(payloads, count) == drawn.count)
    var out = [UInt64](repeating: 0, count: drawn.count + 1)
    drawnPayloads(payloads, count, &out)
    #expect(Array(out[..<drawn.count]) == drawn)

    let ranks = (0..<count).map { UInt32((count - $0) / 2) }
    let order = (0..<UInt32(count)).sorted { (ranks[Int($0)], $0) < (ranks[Int($1)], $1) }
    entriesInOrder(order, ranks, payloads, count, &out)
    let expected = order.map { Int($0) }.filter { payloads[$0] != 0 }.map { payloads[$0] | UInt64(ranks[$0]) << 44 }
    #expect(Array(out[..<drawn.count]) == expected)
    var ranked = [UInt64](repeating: 0, count: drawn.count)
    rankedEntries(drawn, drawn.count, ranks, &ranked)
    #expect(ranked.sorted() == expected.sorted())
    withoutRanks(expected, drawn.count, &ranked)
    #expect(ranked.sorted() == drawn.sorted())
  }

  @Test("counts and moments are weighted sums", arguments: sizes)
  func sums(_ count: Int) {
    let entries = random(count, ranks: 9, classes: 5)
    var counts = [Int32](repeating: 9, count: 5)
    countClasses(entries, count, &counts, 5)
    let weights = entries.map { Int($0 >> 20 & 0xFF) }
    for k in 0..<5 {
      let rows = entries.indices.filter { Int(entries[$0] >> 28 & 0xFFFF) == k }
      #expect(Int(counts[k]) == rows.reduce(0) { $0 + weights[$1] })
    }
    let y = numbers(count, seed: 3).map { 100 + Double($0) }
    var moments = [Double](repeating: 0, count: 4)
    targetMoments(entries, count, y, &moments)
    let total = Double(weights.reduce(0, +))
    let mean = y.indices.reduce(0) { $0 + Double(weights[$1]) * y[$1] } / total
    let squares = y.indices.reduce(0) { $0 + Double(weights[$1]) * (y[$1] - mean) * (y[$1] - mean) }
    #expect(moments[0] == total)
    #expect(abs(moments[1] - mean) < 1e-11)
    #expect(abs(moments[2] - squares) < 1e-9 * max(1, squares))
    #expect((moments[3] == 1) == (count == 1))
  }
}
