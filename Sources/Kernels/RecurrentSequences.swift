// Sequences lie batch first in a data set, [rows, steps, features], and time first in a recurrent layer,
// [steps, rows, stride]: a step is then one matrix.

/// out[t, r, c] = a[r, t, c]; the padding becomes zero. Shapes: a [rows, steps * features]; out [steps, rows, stride].
@inline(never)
public func packSequence(
  _ a: Source, _ rows: Int, _ steps: Int, _ features: Int, _ out: Target, _ stride: Int
) {
  for t in 0..<steps {
    for r in 0..<rows {
      let from = a + (r &* steps &+ t) &* features
      let to = out + (t &* rows &+ r) &* stride
      copy(from, to, features)
      for c in features..<stride { to[c] = 0 }
    }
  }
}

/// out[r, t, c] = a[t, r, c]. Shapes: a [steps, rows, stride]; out [rows, steps * features].
@inline(never)
public func unpackSequence(
  _ a: Source, _ stride: Int, _ rows: Int, _ steps: Int, _ features: Int, _ out: Target
) {
  for r in 0..<rows {
    for t in 0..<steps {
      copy(a + (t &* rows &+ r) &* stride, out + (r &* steps &+ t) &* features, features)
    }
  }
}
