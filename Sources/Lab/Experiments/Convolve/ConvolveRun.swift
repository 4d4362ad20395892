import Engine

/// A window going over a picture, row by row. Each step multiplies one more pixel with its weight.
struct ConvolveRun: Sendable {
  let settings: Convolve
  let image: PixelGrid
  let output: PixelGrid
  /// Nothing for the rule `max`.
  let weights: [Float]?
  private(set) var step = 0

  init(_ settings: Convolve, seed: UInt64) {
    self.settings = settings
    weights = settings.filter.weights(side: settings.window.kernel)
    image = PixelGrid(side: Picture.side, values: settings.image.pixels(seed: seed))
    output = image.filtered(settings)
  }

  /// Products at one place of the window.
  var terms: Int { settings.window.kernel * settings.window.kernel }
  var lastStep: Int { output.values.count * terms }
  var ending: Ending? { step == lastStep ? .completed : nil }

  mutating func advance(by steps: Int) { step = min(step + max(steps, 0), lastStep) }

  /// The place of the window, counted from 0. It moves on with the first product of the next place.
  var place: Int { max(step - 1, 0) / terms }
  /// How many of its products are done.
  var done: Int { step == 0 ? 0 : (step - 1) % terms + 1 }

  /// What lies under the window at a place, in the order of its weights.
  func covered(at place: Int) -> [Float] { image.covered(by: settings, at: place, of: output.side) }
}

/// A square of numbers, row by row from the top.
struct PixelGrid: Equatable, Sendable {
  let side: Int
  let values: [Float]

  /// out(y, x) = sum over i, j of k(i, j) in(y s + i d - p, x s + j d - p), the kernel not turned round; or the largest of
  /// these pixels.
  func filtered(_ settings: Convolve) -> PixelGrid {
    let size = settings.window.outputSize(side)
    let weights = settings.filter.weights(side: settings.window.kernel)
    let values = (0..<size * size).map { place -> Float in
      let pixels = covered(by: settings, at: place, of: size)
      guard let weights else { return pixels.reduce(-Float.infinity) { max($0, $1) } }
      return zip(weights, pixels).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return PixelGrid(side: size, values: values)
  }

  func covered(by settings: Convolve, at place: Int, of size: Int) -> [Float] {
    Self.places(under: settings, at: place, of: size).map { pixel(row: $0.row, column: $0.column, settings.border) }
  }

  /// Rows and columns under the window; those of the border are outside the picture.
  static func places(under settings: Convolve, at place: Int, of size: Int) -> [(row: Int, column: Int)] {
    let window = settings.window
    let top = place / max(size, 1) * window.stride - window.padding
    let left = place % max(size, 1) * window.stride - window.padding
    return (0..<window.kernel * window.kernel).map { term in
      (top + term / window.kernel * window.dilation, left + term % window.kernel * window.dilation)
    }
  }

  func pixel(row: Int, column: Int, _ border: Convolve.Border) -> Float {
    if row >= 0, row < side, column >= 0, column < side { return values[row * side + column] }
    guard border == .wrap, side > 0 else { return 0 }
    return values[((row % side) + side) % side * side + ((column % side) + side) % side]
  }

  /// Moved to the right. What comes in on the left is nothing, or what went out on the right.
  func moved(by shift: Int, _ border: Convolve.Border) -> PixelGrid {
    let places = values.indices
    return PixelGrid(
      side: side,
      values: places.map { place in
        let column = place % side - shift
        return column >= 0 || border == .wrap ? pixel(row: place / side, column: column, border) : 0
      })
  }
}
