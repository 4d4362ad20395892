import Lab
import TerminalUI

/// Points drawn with the arrow keys.
extension LabScreen {
  /// Whether the data are of the plane, so that points can take their place.
  var canDraw: Bool { board.knob("dataset")?.takesDrawnPoints == true }

  var drawnPoints: [DrawnPoints.Point]? {
    board.knob("points").flatMap { try? DrawnPoints($0.value) }?.points
  }

  /// Opens the sheet; other data make room for points, those drawn before where there are any.
  mutating func beginDrawing() -> [Reply] {
    var replies: [Reply] = []
    if drawnPoints == nil {
      replies += turn("dataset", to: .text(DrawnPoints.word))
      if let kept { replies += turn("points", to: DrawnPoints(points: kept).setting) }
    }
    sheet = PointSheet(drawnPoints ?? DrawnPoints.start)
    view.crosshair = nil
    view.showsClaims = false
    if let place = frame?.panels.firstIndex(where: { $0.name == "boundary" }) { view.main = place }
    return replies
  }

  static let drawingHelp = "Arrows move   1 2 put a point   x erases   u undo   C clears   Enter is done"

  /// Keys while points are drawn.
  mutating func draw(with key: Key) -> [Reply]? {
    guard var sheet else { return nil }
    let before = sheet.points
    var reason: String?
    switch key {
    case .left, .character("h"): sheet.move(-1, 0)
    case .right, .character("l"): sheet.move(1, 0)
    case .up, .character("k"): sheet.move(0, 1)
    case .down, .character("j"): sheet.move(0, -1)
    case .shiftLeft: sheet.move(-5, 0)
    case .shiftRight: sheet.move(5, 0)
    case .pageUp: sheet.move(0, 5)
    case .pageDown: sheet.move(0, -5)
    case .character("1"), .character(" "): reason = sheet.put(1)
    case .character("2"): reason = sheet.put(2)
    case .character("x"), .backspace, .delete: reason = sheet.erase()
    case .character("u"): reason = sheet.undo()
    case .character("C"): sheet.clear()
    case .enter, .character("q"), .character("D"), .control("g"), .escape:
      self.sheet = nil
      return [.notice("\(sheet.points.count) points. r trains on them.")]
    case .control, .character("?"): return nil
    default: return []
    }
    self.sheet = sheet
    kept = sheet.points
    if let reason { return [.notice(reason)] }
    return sheet.points == before ? [] : turn("points", to: DrawnPoints(points: sheet.points).setting)
  }
}

/// Weights and biases set by hand: a list of them takes the place of the knobs.
extension LabScreen {
  /// More would be no list to look through.
  private static let mostWeights = 400
  private static let shown = -5.0...5.0

  var weights: [(edit: WeightEdit, knob: Knob)] {
    guard let picture = networkPicture else { return [] }
    var result: [(WeightEdit, Knob)] = []
    for (place, layer) in picture.layers.enumerated().dropFirst() {
      let inputs = picture.layers[place - 1].units
      for unit in 0..<layer.units {
        let name = "\(layer.title)\(layer.units > 1 ? ".\(unit + 1)" : "")"
        if unit < layer.biases.count { result.append(item(place, unit, 0, "\(name) bias", layer.biases[unit])) }
        for input in 0..<inputs where unit * inputs + input < layer.weights.count {
          let from = place == 1 ? "input \(input + 1)" : "\(picture.layers[place - 1].title).\(input + 1)"
          result.append(item(place, unit, input + 1, "\(name) from \(from)", layer.weights[unit * inputs + input]))
        }
      }
      if result.count > Self.mostWeights { return [] }
    }
    return result
  }

  private func item(_ layer: Int, _ unit: Int, _ input: Int, _ label: String, _ value: Float) -> (WeightEdit, Knob) {
    let edit = WeightEdit(layer: layer, unit: unit + 1, input: input, value: value)
    let knob = Knob(
      name: label, label: label, domain: .linear(Self.shown, step: 0.1), isLive: true,
      value: .number((Double(value) * 1_000).rounded() / 1_000))
    return (edit, knob)
  }

  private var networkPicture: Panel.NetworkPicture? {
    for panel in frame?.panels ?? [] { if case .network(let picture) = panel.content { return picture } }
    return nil
  }

  /// Whether the network in the picture is one whose weights can be set.
  var canEditWeights: Bool {
    guard let first = weights.first else { return false }
    return experiment.problem(with: first.edit) == nil && frame?.ending?.isDivergence != true
  }

  /// What the list shows: the knobs, or the weights.
  var listed: [Knob] { showsWeights ? weights.map(\.knob) : board.knobs }
  var listFocus: Int { showsWeights ? min(weightFocus, max(0, weights.count - 1)) : board.focus }
  var focusedKnob: Knob? { listed.indices.contains(listFocus) ? listed[listFocus] : nil }

  mutating func moveFocus(by steps: Int) {
    guard showsWeights else { return board.moveFocus(by: steps) }
    weightFocus = Menu.moved(listFocus, by: steps, count: weights.count) ?? 0
  }

  /// Sets the weight in focus, here and in the run.
  mutating func setWeight(to value: Setting) -> [Reply] {
    guard weights.indices.contains(listFocus), let number = value.double else { return [] }
    var edit = weights[listFocus].edit
    edit.value = Float(number)
    if let problem = experiment.problem(with: edit) { return [.notice(problem.sentence + ".")] }
    playback.steer()
    return [.effect(.lab(run, .edit(edit)))]
  }
}
