import Engine

/// The window of each layer in turn goes along one side of what is below it, and makes a row of numbers there.
struct CalculatorRun: Sendable {
  let settings: Calculator
  let network: Network
  /// The picture, then every layer whose numbers still lie in a picture.
  let floors: [Floor]
  private(set) var step = 0

  /// Numbers along one side, and how they came from those below.
  struct Floor: Equatable, Sendable {
    let count: Int
    let name: String
    /// From pixel to pixel of the window, and from window to window, both in numbers below.
    let dilation: Int
    let stride: Int
    let kernel: Int
    let padding: Int
    /// Numbers at the end below, border included, that no window reaches.
    let leftOver: Int
    /// The middle of the first, and how far the next is, in pixels of the picture.
    let start: Double
    let pitch: Double
    /// Pixels that one of them sees.
    let field: Int
  }

  /// Steps that a window stays where it is, so that an eye can follow.
  static let rest = 4

  init(_ settings: Calculator, _ network: Network) {
    self.settings = settings
    self.network = network
    var floors = [
      Floor(
        count: settings.size, name: "picture", dilation: 1, stride: 1, kernel: 1, padding: 0, leftOver: 0, start: 0,
        pitch: 1, field: 1)
    ]
    for (index, layer) in network.layers.enumerated() {
      guard case .image(_, let side, _) = layer.output else { break }
      let below = floors[floors.count - 1]
      var window = Convolution(kernel: 1)
      switch layer.kind {
      case .convolution(let own): window = own
      case .pooling(let own): window = Convolution(kernel: own.size, stride: own.stride)
      default: break
      }
      let extent = window.dilation * (window.kernel - 1) + 1
      floors.append(
        Floor(
          count: side, name: settings.layers[index].name, dilation: window.dilation, stride: window.stride,
          kernel: window.kernel, padding: window.padding,
          leftOver: below.count + 2 * window.padding - (side - 1) * window.stride - extent,
          start: below.start + (Double(extent - 1) / 2 - Double(window.padding)) * below.pitch,
          pitch: below.pitch * Double(window.stride), field: network.receptiveField(layer: index) ?? 1))
    }
    self.floors = floors
  }

  private var places: Int { floors.dropFirst().reduce(0) { $0 + $1.count } }
  var lastStep: Int { places * Self.rest }
  var ending: Ending? { step == lastStep ? .completed : nil }

  mutating func advance(by steps: Int) { step = min(step + max(steps, 0), lastStep) }

  /// The floor being made and the place on it, both counted from 0; nil while there is nothing above the picture.
  var present: (floor: Int, place: Int)? {
    guard floors.count > 1 else { return nil }
    var place = max(step - 1, 0) / Self.rest
    for floor in 1..<floors.count {
      if place < floors[floor].count { return (floor, place) }
      place -= floors[floor].count
    }
    return (floors.count - 1, floors[floors.count - 1].count - 1)
  }

  /// What the present place sees on each floor below it; those of a border are outside.
  var seen: [[Int]] {
    var seen = [[Int]](repeating: [], count: floors.count)
    guard let present else { return seen }
    seen[present.floor] = [present.place]
    for floor in stride(from: present.floor, to: 0, by: -1) {
      let own = floors[floor]
      let inside = seen[floor].filter { $0 >= 0 && $0 < own.count }
      let below = inside.flatMap { unit in
        (0..<own.kernel).map { unit * own.stride - own.padding + $0 * own.dilation }
      }
      seen[floor - 1] = Array(Set(below)).sorted()
    }
    return seen
  }
}

extension CalculatorRun: KindRun {
  var plannedSteps: Int? { lastStep }
  var stepsPerEpoch: Int { Self.rest }
  var stepsToNextEpoch: Int { Self.rest - step % Self.rest }

  func value(of measure: Measure) -> Double? {
    guard let layer = measure.layer else {
      return measure.name == .parameters ? Double(network.trainableCount) : nil
    }
    guard network.layers.indices.contains(layer - 1) else { return nil }
    let own = network.layers[layer - 1]
    switch measure.name {
    case .parameters: return Double(own.trainableCount)
    case .size:
      if case .image(_, let side, _) = own.output { return Double(side) }
      return Double(own.output.count)
    case .receptiveField: return network.receptiveField(layer: layer - 1).map(Double.init)
    case .leftOver: return floors.indices.contains(layer) ? Double(floors[layer].leftOver) : nil
    default: return nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { CalculatorPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a layer.
  var tableHeader: [String] { ["layer", "size", "parameters", "receptive-field", "left-over"] }
  var tableRows: [[Double?]] {
    network.layers.indices.map { index in
      [Double(index + 1)]
        + [Measure.Name.size, .parameters, .receptiveField, .leftOver].map {
          value(of: Measure($0, layer: index + 1))
        }
    }
  }
}
