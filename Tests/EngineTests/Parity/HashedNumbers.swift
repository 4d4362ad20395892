/// Numbers that PyTorch's side of a fixture computes too, so that they need not be stored: `Fixtures/hashed.py`.
enum HashedNumbers {
  /// Two rounds of xor-shift and multiply over index + stream * 0x9E3779B9, in wrapping arithmetic ("lowbias32" of Chris
  /// Wellons' hash-prospector).
  static func hash(stream: Int, index: Int) -> UInt32 {
    var x = UInt32(truncatingIfNeeded: index) &+ UInt32(truncatingIfNeeded: stream) &* 0x9E37_79B9
    x ^= x >> 16
    x = x &* 0x7FEB_352D
    x ^= x >> 15
    x = x &* 0x846C_A68B
    return x ^ x >> 16
  }

  /// In 0..<1, a multiple of 2^-24.
  static func unit(stream: Int, index: Int) -> Float {
    Float(hash(stream: stream, index: index) >> 8) * 0x1p-24
  }

  /// In -limit..<limit; exact when the limit is a power of two.
  static func number(stream: Int, index: Int, limit: Float = 1) -> Float {
    (2 * unit(stream: stream, index: index) - 1) * limit
  }

  static func numbers(stream: Int, count: Int, limit: Float = 1) -> [Float] {
    (0..<count).map { number(stream: stream, index: $0, limit: limit) }
  }
}
