// Batch normalization (Ioffe and Szegedy 2015) of images, a channel at a time, over the pixels of all images. Sums
// run in 32 bits within a plane and in 64 bits over planes. The variance is taken about the mean, and what the mean
// was wrong by is put right by the sum of the differences from it (Chan, Golub and LeVeque 1983).
//
// Shapes: x, normalized, out, d, dx [ceil(count / 16)][channels][pixels][16], the last block perhaps partly empty:
// what is in lanes without an image counts nowhere; gamma, beta, mean, variance, inverse [channels].

/// x^ = (x - mean) / sqrt(variance + epsilon); out = gamma x^ + beta, with mean and variance of this batch, and the
/// inverse of the root kept beside them. `out` may be `x`.
@inline(never)
public func normalizeImages(
  _ x: Source, _ count: Int, _ channels: Int, _ pixels: Int, _ gamma: Source, _ beta: Source, _ epsilon: Float,
  _ normalized: Target, _ out: Target, _ mean: Target, _ variance: Target, _ inverse: Target
) {
  let plane = pixels &* 16
  let blocks = (count &+ 15) / 16
  let share = 1 / (Double(count) * Double(pixels))
  for channel in 0..<channels {
    var sum = 0.0
    for block in 0..<blocks {
      let source = x + (block &* channels &+ channel) &* plane
      sum += differences(source, pixels, 0, count &- block &* 16).sum
    }
    let center = Float(sum * share)
    sum = 0
    var squares = 0.0
    for block in 0..<blocks {
      let source = x + (block &* channels &+ channel) &* plane
      let part = differences(source, pixels, center, count &- block &* 16)
      sum += part.sum
      squares += part.squares
    }
    let offset = sum * share
    mean[channel] = Float(Double(center) + offset)
    variance[channel] = Float(squares * share - offset * offset)
    let factor = 1 / (variance[channel] + epsilon).squareRoot()
    inverse[channel] = factor
    for block in 0..<blocks {
      let place: Int = (block &* channels &+ channel) &* plane
      standardize(
        x + place, plane, mean[channel], factor, gamma[channel], beta[channel], normalized + place, out + place)
    }
  }
}

/// out = gamma (x - mean) / sqrt(variance + epsilon) + beta with mean and variance given. `out` may be `x`.
@inline(never)
public func normalizeImagesAsGiven(
  _ x: Source, _ count: Int, _ channels: Int, _ pixels: Int, _ gamma: Source, _ beta: Source, _ epsilon: Float,
  _ mean: Source, _ variance: Source, _ out: Target
) {
  let plane = pixels &* 16
  for block in 0..<((count &+ 15) / 16) {
    for channel in 0..<channels {
      let place: Int = (block &* channels &+ channel) &* plane
      let center = mean[channel]
      let factor = 1 / (variance[channel] + epsilon).squareRoot()
      let size = gamma[channel]
      let level = beta[channel]
      let source = x + place
      let target = out + place
      for i in 0..<plane { target[i] = multiplyAdd(size, (source[i] - center) * factor, level) }
    }
  }
}

/// dgamma = scale sum of d x^; dbeta = scale sum of d;
/// dx = gamma / sqrt(variance + epsilon) (d - mean of d - x^ mean of d x^), exactly zero in lanes without an image.
/// `dx` may be `d`.
@inline(never)
public func normalizeImagesBackward(
  _ d: Source, _ count: Int, _ channels: Int, _ pixels: Int, _ normalized: Source, _ inverse: Source,
  _ gamma: Source, _ dx: Target, _ dgamma: Target, _ dbeta: Target, _ scale: Float
) {
  let plane = pixels &* 16
  let blocks = (count &+ 15) / 16
  let share = 1 / (Double(count) * Double(pixels))
  for channel in 0..<channels {
    var sum = 0.0
    var products = 0.0
    for block in 0..<blocks {
      let place: Int = (block &* channels &+ channel) &* plane
      let part = slopeSums(d + place, normalized + place, pixels, count &- block &* 16)
      sum += part.sum
      products += part.products
    }
    dbeta[channel] = scale * Float(sum)
    dgamma[channel] = scale * Float(products)
    let level = Float(sum * share)
    let tilt = Float(products * share)
    let factor = gamma[channel] * inverse[channel]
    for block in 0..<blocks {
      let place: Int = (block &* channels &+ channel) &* plane
      let slopes = d + place
      let values = normalized + place
      let target = dx + place
      for i in 0..<plane { target[i] = factor * ((slopes[i] - level) - values[i] * tilt) }
      clearLanes(target, pixels, count &- block &* 16)
    }
  }
}

/// r <- r + share (scale f - r): running statistics r follow the fresh ones f. Shapes: [count].
@inline(never)
public func follow(_ r: Target, _ f: Source, _ count: Int, _ share: Float, _ scale: Float) {
  for i in 0..<count { r[i] = multiplyAdd(share, scale * f[i] - r[i], r[i]) }
}

/// normalized = (x - mean) inverse; out = gamma normalized + beta. Shapes: x, normalized, out [count].
@inline(__always)
func standardize(
  _ x: Source, _ count: Int, _ mean: Float, _ inverse: Float, _ gamma: Float, _ beta: Float, _ normalized: Target,
  _ out: Target
) {
  for i in 0..<count {
    let value = (x[i] - mean) * inverse
    normalized[i] = value
    out[i] = multiplyAdd(gamma, value, beta)
  }
}

/// The sums of x - center and of its squares over a plane, as far as its lanes have images.
@inline(__always)
func differences(_ x: Source, _ pixels: Int, _ center: Float, _ images: Int) -> (sum: Double, squares: Double) {
  let middle = SIMD16<Float>(repeating: center)
  var sums = SIMD16<Float>(repeating: 0)
  var squares = SIMD16<Float>(repeating: 0)
  for i in 0..<pixels {
    let difference = load16(x + i &* 16) - middle
    sums += difference
    squares = multiplyAdd(difference, difference, squares)
  }
  return (laneSum(sums, images), laneSum(squares, images))
}

/// The sums of d and of d x^ over a plane, as far as its lanes have images.
@inline(__always)
func slopeSums(_ d: Source, _ normalized: Source, _ pixels: Int, _ images: Int) -> (sum: Double, products: Double) {
  var sums = SIMD16<Float>(repeating: 0)
  var products = SIMD16<Float>(repeating: 0)
  for i in 0..<pixels {
    let slopes = load16(d + i &* 16)
    sums += slopes
    products = multiplyAdd(slopes, load16(normalized + i &* 16), products)
  }
  return (laneSum(sums, images), laneSum(products, images))
}

@inline(__always)
func laneSum(_ v: SIMD16<Float>, _ images: Int) -> Double {
  var sum = 0.0
  for lane in 0..<(images < 16 ? images : 16) { sum += Double(v[lane]) }
  return sum
}

/// Zero in every lane of a plane that has no image.
@inline(__always)
func clearLanes(_ plane: Target, _ pixels: Int, _ images: Int) {
  if images >= 16 { return }
  for i in 0..<pixels {
    for lane in images..<16 { plane[i &* 16 &+ lane] = 0 }
  }
}
