/// First moved and then filtered, against first filtered and then moved.
struct ShiftComparison: Equatable, Sendable {
  let movedFirst: PixelGrid
  /// Moved by whole places of the output: shift / stride, rounded to the side that comes out nearer.
  let filteredFirst: PixelGrid
  /// How far the output was moved.
  let places: Int
  /// |movedFirst - filteredFirst|
  let differences: [Float]
  /// Whether neither window touches the border or what came in.
  let isInner: [Bool]

  init(_ image: PixelGrid, _ settings: Convolve) {
    let first = image.moved(by: settings.shift, settings.border).filtered(settings)
    let filtered = image.filtered(settings)
    let low = settings.shift / settings.stride
    let candidates = (settings.shift % settings.stride == 0 ? [low] : [low, low + 1]).map { places in
      Candidate(first, filtered.moved(by: places, settings.border), places, settings)
    }
    let best = candidates.min { $0.inner < $1.inner } ?? candidates[0]
    movedFirst = first
    filteredFirst = best.moved
    places = best.places
    differences = best.differences
    isInner = best.isInner
  }

  var largest: Double { differences.map(Double.init).max() ?? 0 }
  /// nil where every window touches an edge.
  var innerLargest: Double? { zip(differences, isInner).filter(\.1).map { Double($0.0) }.max() }

  private struct Candidate {
    let moved: PixelGrid
    let places: Int
    let differences: [Float]
    let isInner: [Bool]

    init(_ first: PixelGrid, _ moved: PixelGrid, _ places: Int, _ settings: Convolve) {
      self.moved = moved
      self.places = places
      differences = zip(first.values, moved.values).map { abs($0 - $1) }
      isInner = first.values.indices.map { place in
        let inside = 0..<Picture.side
        return place % first.side >= places
          && PixelGrid.places(under: settings, at: place, of: first.side).allSatisfy {
            inside.contains($0.row) && inside.contains($0.column)
              && inside.contains($0.column - settings.shift)
          }
      }
    }

    var inner: Float { zip(differences, isInner).filter(\.1).map(\.0).max() ?? differences.max() ?? 0 }
  }
}
