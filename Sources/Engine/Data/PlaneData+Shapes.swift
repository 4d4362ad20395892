import Mathematics

extension PlaneData {
  func twoClasses(_ generator: inout Generator) -> [Point] {
    (0..<samples).map { index in
      let isPositive = index < positives
      return switch shape {
      case .circle: circlePoint(isPositive, &generator)
      case .xor: xorPoint(isPositive, &generator)
      case .gauss: gaussPoint(isPositive, &generator)
      case .spiral: spiralPoint(isPositive, index, &generator)
      case .moons, .blobs: moonPoint(isPositive, index, &generator)
      case .corners: cornerPoint(isPositive, index, &generator)
      case .diagonal: diagonalPoint(isPositive, &generator)
      }
    }
  }

  /// A disc of radius 2.5 inside a ring from 3.5 to 5. Noise moves the place that decides the label, not the point.
  private func circlePoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    let radius = isPositive ? generator.uniform(0, 2.5) : generator.uniform(3.5, 5)
    let angle = generator.uniform(0, 2 * Double.pi)
    let (x, y) = (radius * sin(angle), radius * cos(angle))
    let (shiftX, shiftY) = labelJitter(&generator)
    let (labelX, labelY) = (x + shiftX, y + shiftY)
    let isInside = noise == 0 ? isPositive : labelX * labelX + labelY * labelY < 2.5 * 2.5
    return Point(x: x, y: y, label: isInside ? 1 : 0)
  }

  /// Class 1 where the coordinates agree in sign; the axes themselves stay empty.
  private func xorPoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    var x = generator.uniform(0, 5)
    var y = generator.uniform(0, 5)
    let isLeft = generator.uniform() < 0.5
    x = (x + 0.3) * (isLeft ? -1 : 1)
    y = (y + 0.3) * (isLeft == isPositive ? -1 : 1)
    let (shiftX, shiftY) = labelJitter(&generator)
    let agrees = noise == 0 ? isPositive : (x + shiftX) * (y + shiftY) >= 0
    return Point(x: x, y: y, label: agrees ? 1 : 0)
  }

  /// Two Gaussian clouds around (2, 2) and (-2, -2), variance 0.5 without noise to 4 at noise 0.5.
  private func gaussPoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    let deviation = (0.5 + 7 * noise).squareRoot()
    let center: Double = isPositive ? 2 : -2
    return Point(
      x: center + deviation * generator.normal(), y: center + deviation * generator.normal(),
      label: isPositive ? 1 : 0)
  }

  /// Two arms that turn 1.75 times around the origin; noise shifts each coordinate by up to itself.
  private func spiralPoint(_ isPositive: Bool, _ index: Int, _ generator: inout Generator) -> Point {
    let (place, count) = isPositive ? (index, positives) : (index - positives, samples - positives)
    let share = Double(place) / Double(count)
    let angle = 1.75 * share * 2 * Double.pi + (isPositive ? 0 : Double.pi)
    let radius = 5 * share
    return Point(
      x: radius * sin(angle) + generator.uniform(-1, 1) * noise,
      y: radius * cos(angle) + generator.uniform(-1, 1) * noise, label: isPositive ? 1 : 0)
  }

  /// Two half circles of radius 1, the second flipped and shifted by (1, 0.5), with Gaussian noise.
  private func moonPoint(_ isPositive: Bool, _ index: Int, _ generator: inout Generator) -> Point {
    let (place, count) = isPositive ? (index, positives) : (index - positives, samples - positives)
    let angle = Double.pi * Double(place) / Double(max(count - 1, 1))
    let x = isPositive ? 1 - cos(angle) : cos(angle)
    let y = isPositive ? 0.5 - sin(angle) : sin(angle)
    return Point(
      x: x + noise * generator.normal(), y: y + noise * generator.normal(), label: isPositive ? 1 : 0)
  }

  /// Each class takes its two corners in turn, so that equal classes of an even size fill all four alike. Then no
  /// single cut of one coordinate tells the classes apart at all.
  private func cornerPoint(_ isPositive: Bool, _ index: Int, _ generator: inout Generator) -> Point {
    let place = isPositive ? index : index - positives
    let x: Double = place % 2 == 0 ? 1 : -1
    return Point(
      x: x + noise * generator.normal(), y: (isPositive ? x : -x) + noise * generator.normal(),
      label: isPositive ? 1 : 0)
  }

  /// Uniform on the square from -5 to 5; a point drawn on the wrong side of the line is mirrored through the origin.
  private func diagonalPoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    var x = generator.uniform(-5, 5)
    var y = generator.uniform(-5, 5)
    if (x + y > 0) != isPositive { (x, y) = (-x, -y) }
    let (shiftX, shiftY) = labelJitter(&generator)
    let isAbove = noise == 0 ? isPositive : x + shiftX + y + shiftY > 0
    return Point(x: x, y: y, label: isAbove ? 1 : 0)
  }

  /// Clouds of standard deviation `noise` around equally spaced places on a circle of radius 3.
  func blobs(_ generator: inout Generator) -> [Point] {
    (0..<samples).map { index in
      let label = index % centers
      let angle = 2 * Double.pi * Double(label) / Double(centers)
      return Point(
        x: 3 * sin(angle) + noise * generator.normal(), y: 3 * cos(angle) + noise * generator.normal(),
        label: Int32(label))
    }
  }

  /// The shift of the place that decides a label: up to five times the noise each way.
  private func labelJitter(_ generator: inout Generator) -> (x: Double, y: Double) {
    (generator.uniform(-5, 5) * noise, generator.uniform(-5, 5) * noise)
  }
}
