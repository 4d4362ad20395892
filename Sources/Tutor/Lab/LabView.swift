import Lab

/// How the lab is looked at: nothing of it reaches the run.
struct LabView: Equatable, Sendable {
  /// The panel shown first and large.
  var main = 0
  var axis = AxisChoice.automatic
  /// A place on the x axis at which all curves are read out.
  var crosshair: Double?
  /// Whether the claims take the place of the pictures.
  var showsClaims = false
  /// The first line shown of the claims.
  var claimsOffset = 0

  enum AxisChoice: String, Equatable, Sendable, CaseIterable {
    /// As each picture asks for.
    case automatic
    case linear, logarithmic

    var next: AxisChoice {
      switch self {
      case .automatic: .linear
      case .linear: .logarithmic
      case .logarithmic: .automatic
      }
    }

    func scale(_ own: Panel.LineChart.Scale) -> Panel.LineChart.Scale {
      switch self {
      case .automatic: own
      case .linear: .linear
      case .logarithmic: .logarithmic
      }
    }
  }
}

/// A place on the x axis of a chart that moves from point to point.
enum Crosshair {
  /// How many presses of a key lead from one end of the curves to the other, about.
  private static let presses = 60

  enum Step: Equatable, Sendable {
    case one, tenth
  }

  /// Where it starts: at the newest point.
  static func start(on chart: Panel.LineChart) -> Double? { places(chart).last }

  static func moved(_ place: Double, by step: Step, isRight: Bool, on chart: Panel.LineChart) -> Double {
    let places = places(chart)
    guard let nearest = places.indices.min(by: { abs(places[$0] - place) < abs(places[$1] - place) }) else {
      return place
    }
    let stride = max(1, step == .one ? places.count / presses : places.count / 10)
    return places[min(max(nearest + (isRight ? stride : -stride), 0), places.count - 1)]
  }

  /// The x values of all curves, in order.
  private static func places(_ chart: Panel.LineChart) -> [Double] {
    var result: [Double] = []
    for x in chart.series.flatMap(\.x).sorted() where x != result.last { result.append(x) }
    return result
  }
}
