// Inverted dropout (Srivastava 2014). Whether a value is kept depends on the key and its place only, so that no mask is
// kept: the way back draws the same again.

/// a <- scale a where the hash of (key, first + i) is at least `threshold`, else exactly 0. Shapes: a [count].
///
/// - `threshold`: the share to drop, times 2^32; `scale`: 1 / (1 - share).
/// - `first`: the place of a[0] among all that one key covers.
@inline(never)
public func dropout(_ a: Target, _ count: Int, _ key: UInt64, _ first: Int, _ threshold: UInt32, _ scale: Float) {
  let low = UInt32(truncatingIfNeeded: key)
  let high = UInt32(truncatingIfNeeded: key &>> 32)
  let start = UInt32(truncatingIfNeeded: first)
  for i in 0..<count {
    let hash = mixed(mixed((start &+ UInt32(truncatingIfNeeded: i)) ^ low) ^ high)
    a[i] = hash >= threshold ? scale * a[i] : 0
  }
}

/// The finalizer of MurmurHash3 (Appleby 2011): a bijection in which each bit of the input moves half of the output's.
@inline(__always)
func mixed(_ x: UInt32) -> UInt32 {
  let a = (x ^ (x &>> 16)) &* 0x85eb_ca6b
  let b = (a ^ (a &>> 13)) &* 0xc2b2_ae35
  return b ^ (b &>> 16)
}
