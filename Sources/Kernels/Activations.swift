// Activations in place, and their slopes told from their values. Shapes: everything [count].

/// z <- tanh z
@inline(never)
public func tanhForward(_ z: Target, _ count: Int) {
  for i in 0..<count { z[i] = hyperbolicTangent(z[i]) }
}

/// d <- d (1 - h^2)
@inline(never)
public func tanhBackward(_ h: Source, _ d: Target, _ count: Int) {
  for i in 0..<count {
    let value = h[i]
    d[i] = d[i] * (1 - value * value)
  }
}

/// z <- 1 / (1 + e^-z), as 1/2 + tanh(z/2)/2
@inline(never)
public func sigmoidForward(_ z: Target, _ count: Int) {
  for i in 0..<count { z[i] = multiplyAdd(0.5, hyperbolicTangent(0.5 * z[i]), 0.5) }
}

/// d <- d h (1 - h)
@inline(never)
public func sigmoidBackward(_ h: Source, _ d: Target, _ count: Int) {
  for i in 0..<count {
    let value = h[i]
    d[i] = d[i] * (value * (1 - value))
  }
}

/// z <- z where z > 0, else slope * z; with slope 0 the rectifier, where not a number stays so and is seen.
@inline(never)
public func rectifierForward(_ z: Target, _ count: Int, _ slope: Float) {
  if slope == 0 {
    for i in 0..<count { z[i] = z[i] <= 0 ? 0 : z[i] }
  } else {
    for i in 0..<count { z[i] = z[i] <= 0 ? slope * z[i] : z[i] }
  }
}

/// d <- d where h > 0, else slope * d; with slope 0 exactly 0 whatever d is.
@inline(never)
public func rectifierBackward(_ h: Source, _ d: Target, _ count: Int, _ slope: Float) {
  if slope == 0 {
    for i in 0..<count { d[i] = h[i] > 0 ? d[i] : 0 }
  } else {
    for i in 0..<count { d[i] = h[i] > 0 ? d[i] : slope * d[i] }
  }
}
