// What keeps weights small, as passes over their range. Shapes: everything [count]. Padding is zero and stays so.

/// g <- g + lambda w, the slope of lambda w^2 / 2
@inline(never)
public func addSquarePenalty(_ g: Target, _ w: Source, _ count: Int, _ lambda: Float) {
  for i in 0..<count { g[i] = multiplyAdd(lambda, w[i], g[i]) }
}

/// g <- g + lambda sign w, a slope of lambda |w|; nothing where w is 0
@inline(never)
public func addAbsolutePenalty(_ g: Target, _ w: Source, _ count: Int, _ lambda: Float) {
  for i in 0..<count {
    let weight = w[i]
    let up = weight > 0 ? lambda : 0
    let step = weight < 0 ? -lambda : up
    g[i] = g[i] + step
  }
}

/// w <- sign(w) max(|w| - t, 0), the proximal step of t |w| (Daubechies 2004)
@inline(never)
public func softThreshold(_ w: Target, _ count: Int, _ t: Float) {
  for i in 0..<count {
    let weight = w[i]
    let lower = weight > t ? weight - t : 0
    let shrunk = weight < -t ? weight + t : lower
    // Not a number is neither above nor below.
    w[i] = weight == weight ? shrunk : weight
  }
}

/// The rule of the TensorFlow Playground (Smilkov 2017): a step of t towards 0, and a weight that would cross 0 stays
/// there for good. `alive` is 1, and 0 for dead weights; a dead weight is 0 whatever descent has made of it.
@inline(never)
public func shrinkOrDie(_ w: Target, _ alive: Target, _ count: Int, _ t: Float) {
  for i in 0..<count {
    let life = alive[i]
    let weight = life == 0 ? 0 : w[i]
    let size = weight < 0 ? -weight : weight
    let up = weight > 0 ? weight - t : weight
    let moved = weight < 0 ? weight + t : up
    let rests = size == 0 ? t : size
    w[i] = rests < t ? 0 : moved
    alive[i] = rests < t ? 0 : life
  }
}
