/// Compresses short texts of settings: a binary arithmetic coder whose odds come from the last few bytes, and which has
/// read a text like them before it begins, so that even the first words are short.
///
/// Everything is whole numbers, so every machine decodes what another has encoded. (Witten, Neal and Cleary, 1987; the
/// contexts as in Cleary and Witten, 1984.)
enum PrimedCoder {
  static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var model = primed
    var coder = Encoder()
    for byte in bytes + [end] {
      for shift in stride(from: 7, through: 0, by: -1) {
        let bit = byte >> shift & 1 == 1
        coder.encode(bit, odds: model.odds)
        model.learn(bit)
      }
    }
    return coder.finish()
  }

  /// nil for a text longer than the limit.
  static func unpack(_ packed: ArraySlice<UInt8>, atMost limit: Int) -> [UInt8]? {
    var model = primed
    var decoder = Decoder(packed)
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      for _ in 0..<8 {
        let bit = decoder.decode(odds: model.odds)
        model.learn(bit)
        byte = byte << 1 | (bit ? 1 : 0)
      }
      if byte == end { return bytes }
      guard bytes.count < limit else { return nil }
      bytes.append(byte)
    }
  }

  /// Stands behind the last byte; texts do not contain it.
  private static let end: UInt8 = 0

  private static let primed: Model = {
    var model = Model()
    for byte in primer.utf8 {
      for shift in stride(from: 7, through: 0, by: -1) { model.learn(byte >> shift & 1 == 1) }
    }
    return model
  }()
}

/// What bit to expect next, judged by the bits that followed the last one to five bytes before.
private struct Model {
  /// Of 65,536: that the next bit is 1.
  var odds: UInt32 {
    var (sum, weights): (UInt64, UInt64) = (32_768, 1)
    for order in 0..<Self.orders {
      let cell = cells[order][place(order)]
      // The longer a context and the more often it was met, the more its word counts.
      let weight = UInt64(min(cell.count, 12)) << UInt64(2 * order)
      sum += weight * UInt64(cell.odds)
      weights += weight
    }
    return UInt32(min(max(sum / weights, 64), 65_472))
  }

  private struct Cell {
    var odds: UInt16 = 32_768
    var count: UInt8 = 0
  }

  private static let orders = 6
  private static let size = 1 << 17
  private var cells = Array(repeating: Array(repeating: Cell(), count: size), count: orders)
  /// The last eight bytes, and the bits of the present one behind a leading 1.
  private var history: UInt64 = 0
  private var bits: UInt64 = 1

  private func place(_ order: Int) -> Int {
    let seen = order == 0 ? 0 : history & (UInt64.max >> UInt64(64 - 8 * order))
    return Int(truncatingIfNeeded: ((seen &+ 1) &* 0x9e37_79b9_7f4a_7c15 &+ bits &* 0xc2b2_ae3d_27d4_eb4f) >> 47)
  }

  mutating func learn(_ bit: Bool) {
    for order in 0..<Self.orders {
      let place = place(order)
      var cell = cells[order][place]
      cell.count = min(cell.count + 1, 30)
      let target: Int32 = bit ? 65_535 : 0
      cell.odds = UInt16(Int32(cell.odds) + (target - Int32(cell.odds)) * 2 / (2 * Int32(cell.count) + 1))
      cells[order][place] = cell
    }
    bits = bits << 1 | (bit ? 1 : 0)
    if bits > 255 {
      history = history << 8 | (bits & 255)
      bits = 1
    }
  }
}

private struct Encoder {
  private var (low, high): (UInt32, UInt32) = (0, .max)
  private var bytes: [UInt8] = []

  mutating func encode(_ bit: Bool, odds: UInt32) {
    let middle = low + UInt32((UInt64(high - low) * UInt64(odds)) >> 16)
    if bit { high = middle } else { low = middle + 1 }
    while (low ^ high) >> 24 == 0 {
      bytes.append(UInt8(high >> 24))
      low <<= 8
      high = high << 8 | 255
    }
  }

  /// Bytes that are missing read as zeros, so that those at the end need not be written.
  func finish() -> [UInt8] {
    var bytes = bytes
    if low > 0 {
      let short = (low >> 24) + 1
      if short <= 255, short << 24 <= high {
        bytes.append(UInt8(short))
      } else {
        bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: low >> $0) }
      }
    }
    while bytes.last == 0 { bytes.removeLast() }
    return bytes
  }
}

private struct Decoder {
  private var (low, high): (UInt32, UInt32) = (0, .max)
  private var value: UInt32 = 0
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
    for _ in 0..<4 { read() }
  }

  private mutating func read() { value = value << 8 | UInt32(rest.popFirst() ?? 0) }

  mutating func decode(odds: UInt32) -> Bool {
    let middle = low + UInt32((UInt64(high - low) * UInt64(odds)) >> 16)
    let bit = value <= middle
    if bit { high = middle } else { low = middle + 1 }
    while (low ^ high) >> 24 == 0 {
      low <<= 8
      high = high << 8 | 255
      read()
    }
    return bit
  }
}
