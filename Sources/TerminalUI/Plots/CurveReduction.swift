/// A curve with no more vertices than a screen can show, which looks the same as with all of them.
///
/// Values that follow each other in one bucket of the x axis become the first, the smallest, the largest and the last,
/// in the order they came. A bucket is a power of two wide and counted from zero, so that its edges stay where they
/// are while values are added and the past does not move.
struct CurveReduction {
  /// In pixels. A vertex whose y is NaN breaks the curve.
  private(set) var vertices: [Canvas.Dot] = []
  /// Where a value was not finite, and where a logarithmic axis could not show it: pixels of x.
  private(set) var notFinite: [Double] = []
  private(set) var atFloor: [Double] = []
  /// The last vertex drawn.
  var end: Canvas.Dot? { vertices.last { !$0.y.isNaN } }

  private var bucket = Double.nan
  private var first = Canvas.Dot(x: 0, y: 0)
  private var low = Canvas.Dot(x: 0, y: 0)
  private var high = Canvas.Dot(x: 0, y: 0)
  private var last = Canvas.Dot(x: 0, y: 0)
  private var lowIsFirst = true

  init(of series: LineChart.Series, in layout: LineChart.Layout, pixelColumns: Int) {
    let width = layout.xScale.bucketWidth(pixelColumns)
    for index in 0..<series.count {
      let value = series.y[index]
      let dot = Canvas.Dot(x: layout.dotX(series.x[index]), y: layout.dotY(value))
      guard dot.x.isFinite else { continue }
      guard value.isFinite else {
        interrupt()
        notFinite.append(dot.x)
        continue
      }
      guard dot.y.isFinite else {
        interrupt()
        atFloor.append(dot.x)
        continue
      }
      include(dot, bucket: (layout.xScale.linearized(series.x[index]) / width).rounded(.down))
    }
    closeBucket()
  }

  private mutating func include(_ dot: Canvas.Dot, bucket: Double) {
    if bucket == self.bucket {
      if dot.y < low.y {
        low = dot
        lowIsFirst = false
      }
      if dot.y > high.y {
        high = dot
        lowIsFirst = true
      }
      last = dot
      return
    }
    closeBucket()
    self.bucket = bucket
    first = dot
    low = dot
    high = dot
    last = dot
  }

  private mutating func closeBucket() {
    guard !bucket.isNaN else { return }
    bucket = .nan
    append(first)
    append(lowIsFirst ? low : high)
    append(lowIsFirst ? high : low)
    append(last)
  }

  private mutating func append(_ dot: Canvas.Dot) {
    if vertices.last != dot { vertices.append(dot) }
  }

  private mutating func interrupt() {
    closeBucket()
    if let end = vertices.last, !end.y.isNaN { vertices.append(Canvas.Dot(x: end.x, y: .nan)) }
  }
}
