// Pooling of planes of 16 images without a border: a window that does not fit is left out, as in PyTorch. A window as
// large as the image pools globally. Shapes: x [planes][height][width][16]; out [planes][outHeight][outWidth][16],
// outHeight = (height - windowHeight) / stride + 1, and outWidth likewise.

/// out = the largest of each window, and the winner's place in the window, row by row: the first of equals. What is
/// not a number wins and stays. Shapes: winners as out, whole numbers.
@inline(never)
public func maxPoolForward(
  _ x: Source, _ planes: Int, _ height: Int, _ width: Int, _ windowHeight: Int, _ windowWidth: Int,
  _ stride: Int, _ out: Target, _ winners: Target
) {
  let outHeight = (height &- windowHeight) / stride &+ 1
  let outWidth = (width &- windowWidth) / stride &+ 1
  var best = out
  var winner = winners
  for plane in 0..<planes {
    for oy in 0..<outHeight {
      for ox in 0..<outWidth {
        let window = x + ((plane &* height &+ oy &* stride) &* width &+ ox &* stride) &* 16
        var largest = SIMD16<Int32>(repeating: -0x8000_0000)
        var places = SIMD16<Int32>(repeating: 0)
        for ky in 0..<windowHeight {
          for kx in 0..<windowWidth {
            let contender = rank(load16(window + (ky &* width &+ kx) &* 16))
            let place = bits(SIMD16(repeating: Float(ky &* windowWidth &+ kx)))
            let wins = mask(contender .> largest)
            largest = select(wins, contender, largest)
            places = select(wins, place, places)
          }
        }
        store(value(largest), best)
        store(unsafeBitCast(places, to: SIMD16<Float>.self), winner)
        best += 16
        winner += 16
      }
    }
  }
}

/// Whole numbers in the order of the values, with one zero and what is not a number above all.
@inline(__always)
func rank(_ v: SIMD16<Float>) -> SIMD16<Int32> {
  // A negative number's bits grow as it falls; adding zero makes a negative zero positive.
  let raw = bits(v + SIMD16(repeating: 0))
  let size = raw & SIMD16(repeating: 0x7fff_ffff)
  let ordered = raw ^ ((raw &>> SIMD16(repeating: 31)) & SIMD16(repeating: 0x7fff_ffff))
  return select(
    mask(size .> SIMD16(repeating: 0x7f80_0000)), SIMD16(repeating: 0x7fff_ffff), ordered)
}

/// The value of a rank.
@inline(__always)
func value(_ rank: SIMD16<Int32>) -> SIMD16<Float> {
  let raw = rank ^ ((rank &>> SIMD16(repeating: 31)) & SIMD16(repeating: 0x7fff_ffff))
  return unsafeBitCast(raw, to: SIMD16<Float>.self)
}

/// dx = the slopes of the windows that the pixel won, summed. Shapes: d, winners as out; dx as x.
@inline(never)
public func maxPoolBackward(
  _ d: Source, _ winners: Source, _ planes: Int, _ height: Int, _ width: Int, _ windowHeight: Int,
  _ windowWidth: Int, _ stride: Int, _ dx: Target
) {
  let outHeight = (height &- windowHeight) / stride &+ 1
  let outWidth = (width &- windowWidth) / stride &+ 1
  var slopes = d
  var winner = winners
  // Windows side by side write each of their pixels once.
  let isApart = stride == windowHeight && stride == windowWidth
  let isCovered = isApart && outHeight &* stride == height && outWidth &* stride == width
  for plane in 0..<planes {
    // A plane at a time, so that what was just cleared is still in the cache.
    if !isCovered { fill(dx + plane &* height &* width &* 16, height &* width &* 16, 0) }
    for oy in 0..<outHeight {
      for ox in 0..<outWidth {
        let corner: Int = (plane &* height &+ oy &* stride) &* width &+ ox &* stride
        for ky in 0..<windowHeight {
          for kx in 0..<windowWidth {
            let pixel = dx + (corner &+ ky &* width &+ kx) &* 16
            let part = award(slopes, winner, Float(ky &* windowWidth &+ kx))
            store(isApart ? part : load16(pixel) + part, pixel)
          }
        }
        slopes += 16
        winner += 16
      }
    }
  }
}

/// The slopes in the lanes where the place won, else 0.
@inline(__always)
func award(_ slopes: Source, _ winner: Source, _ place: Float) -> SIMD16<Float> {
  let won = mask(bits(load16(winner)) .== bits(SIMD16(repeating: place)))
  return unsafeBitCast(bits(load16(slopes)) & won, to: SIMD16<Float>.self)
}

/// out = the mean of each window.
@inline(never)
public func averagePoolForward(
  _ x: Source, _ planes: Int, _ height: Int, _ width: Int, _ windowHeight: Int, _ windowWidth: Int,
  _ stride: Int, _ out: Target
) {
  let outHeight = (height &- windowHeight) / stride &+ 1
  let outWidth = (width &- windowWidth) / stride &+ 1
  let share = 1 / Float(windowHeight &* windowWidth)
  var mean = out
  for plane in 0..<planes {
    for oy in 0..<outHeight {
      for ox in 0..<outWidth {
        let window = x + ((plane &* height &+ oy &* stride) &* width &+ ox &* stride) &* 16
        var sum = SIMD16<Float>(repeating: 0)
        for ky in 0..<windowHeight {
          for kx in 0..<windowWidth { sum += load16(window + (ky &* width &+ kx) &* 16) }
        }
        store(sum * share, mean)
        mean += 16
      }
    }
  }
}

/// dx = the slopes of the windows that the pixel lies in, shared among their pixels and summed.
/// Shapes: d as out; dx as x.
@inline(never)
public func averagePoolBackward(
  _ d: Source, _ planes: Int, _ height: Int, _ width: Int, _ windowHeight: Int, _ windowWidth: Int,
  _ stride: Int, _ dx: Target
) {
  let outHeight = (height &- windowHeight) / stride &+ 1
  let outWidth = (width &- windowWidth) / stride &+ 1
  let share = 1 / Float(windowHeight &* windowWidth)
  var slopes = d
  for plane in 0..<planes {
    fill(dx + plane &* height &* width &* 16, height &* width &* 16, 0)
    for oy in 0..<outHeight {
      for ox in 0..<outWidth {
        let window = dx + ((plane &* height &+ oy &* stride) &* width &+ ox &* stride) &* 16
        let part = load16(slopes) * share
        for ky in 0..<windowHeight {
          for kx in 0..<windowWidth {
            let pixel = window + (ky &* width &+ kx) &* 16
            store(load16(pixel) + part, pixel)
          }
        }
        slopes += 16
      }
    }
  }
}
