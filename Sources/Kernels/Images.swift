// Images lie in blocks of 16, the image in the lane: [block][channel][height][width][16], so that every loop over
// pixels works on 16 images at once and no image has an edge in a register. The last block may be partly empty.

/// Rows to blocks, with a border of zeros `padding` wide around every image; lanes without an image are zero. Without
/// a border it takes slopes back, too, where blocks were unpacked.
/// Shapes: rows [count, channels height width] with a row stride;
/// images [ceil(count / 16)][channels][height + 2 padding][width + 2 padding][16].
@inline(never)
public func packImages(
  _ rows: Source, _ rowStride: Int, _ count: Int, _ channels: Int, _ height: Int, _ width: Int, _ padding: Int,
  _ images: Target
) {
  let outWidth = (width &+ 2 &* padding) &* 16
  let outPlane = (height &+ 2 &* padding) &* outWidth
  var first = 0
  var block = images
  while first < count {
    let lanes = count &- first < 16 ? count &- first : 16
    if padding > 0 || lanes < 16 { fill(block, channels &* outPlane, 0) }
    if padding == 0 {
      spread(rows + first &* rowStride, rowStride, lanes, channels &* height &* width, block)
    } else {
      for line in 0..<(channels &* height) {
        let channel = line / height
        let y: Int = line &- channel &* height &+ padding
        let target = block + channel &* outPlane + y &* outWidth + padding &* 16
        spread(rows + first &* rowStride + line &* width, rowStride, lanes, width, target)
      }
    }
    block += channels &* outPlane
    first &+= 16
  }
}

/// out[p, lane] = rows[lane, p]. Shapes: rows [lanes, width] with a row stride; out [width, 16].
@inline(__always)
func spread(_ rows: Source, _ rowStride: Int, _ lanes: Int, _ width: Int, _ out: Target) {
  var start = 0
  if lanes == 16 {
    while width &- start >= 8 {
      transposeBlock(rows + start, rowStride, out + start &* 16, 16)
      transposeBlock(rows + 8 &* rowStride + start, rowStride, out + start &* 16 + 8, 16)
      start &+= 8
    }
  }
  // In pieces of 16 pixels, so that what is written stays within few cache lines.
  while start < width {
    let end = width &- start < 16 ? width : start &+ 16
    for lane in 0..<lanes {
      let row = rows + lane &* rowStride
      for p in start..<end { out[p &* 16 &+ lane] = row[p] }
    }
    start = end
  }
}

/// Blocks to rows, what lies beyond the features of a row zero.
/// Shapes: images [ceil(count / 16)][features][16]; rows [count, rowStride], features <= rowStride.
@inline(never)
public func unpackImages(_ images: Source, _ count: Int, _ features: Int, _ rows: Target, _ rowStride: Int) {
  var r = 0
  while r < count {
    let block: Int = (r &>> 4) &* features &* 16
    let source = images + block + (r & 15)
    let row = rows + r &* rowStride
    let few = count &- r < 8 ? count &- r : 8
    var p = 0
    if few == 8 {
      while features &- p >= 8 {
        transposeBlock(source + p &* 16, 16, row + p, rowStride)
        p &+= 8
      }
    }
    for i in 0..<few {
      for q in p..<features { row[i &* rowStride &+ q] = source[q &* 16 &+ i] }
      for q in features..<rowStride { row[i &* rowStride &+ q] = 0 }
    }
    r &+= few
  }
}

/// A copy of every plane with a border of zeros around it.
/// Shapes: images [planes][height][width][16]; out [planes][height + 2 padding][width + 2 padding][16].
@inline(never)
public func padImages(
  _ images: Source, _ planes: Int, _ height: Int, _ width: Int, _ padding: Int, _ out: Target
) {
  let row = width &* 16
  let side = padding &* 16
  let outRow = row &+ 2 &* side
  var source = images
  var target = out
  for _ in 0..<planes {
    fill(target, padding &* outRow, 0)
    target += padding &* outRow
    for _ in 0..<height {
      fill(target, side, 0)
      copy(source, target + side, row)
      fill(target + side + row, side, 0)
      source += row
      target += outRow
    }
    fill(target, padding &* outRow, 0)
    target += padding &* outRow
  }
}

@inline(__always)
func fill(_ out: Target, _ count: Int, _ value: Float) {
  for i in 0..<count { out[i] = value }
}
