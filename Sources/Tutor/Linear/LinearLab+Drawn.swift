import Lab
import Mathematics

/// Points drawn and weights set in words.
extension LinearLab {
  private var drawn: [DrawnPoints.Point]? {
    experiment.allKnobs.first { $0.name == "points" }.flatMap { try? DrawnPoints($0.value) }?.points
  }

  mutating func point(_ argument: String, _ draft: inout LinearDraft) {
    guard experiment.allKnobs.contains(where: { $0.name == "dataset" && $0.takesDrawnPoints }) else {
      return draft.say("Points take the place of data in the plane only.")
    }
    let numbers = Self.numbers(argument)
    guard numbers.count == 3, let label = Int(exactly: numbers[2]) else {
      return draft.say("Type point, x, y and the class, such as point 0.5 -0.25 2.")
    }
    if drawn == nil {
      guard change(.turn("dataset", .text(DrawnPoints.word)), &draft) else { return }
      draft.say("The data are now drawn, with two points to begin with.")
    }
    let points = (drawn ?? []) + [DrawnPoints.Point(x: numbers[0], y: numbers[1], label: label)]
    guard change(.turn("points", DrawnPoints(points: points).setting), &draft) else { return }
    draft.say("\(NumberText.count(points.count, "point")). The run starts anew.")
  }

  mutating func erase(_ argument: String, _ draft: inout LinearDraft) {
    let numbers = Self.numbers(argument)
    guard var points = drawn, numbers.count == 2 else {
      return draft.say("Type erase, x and y of a drawn point, such as erase 0.5 -0.25.")
    }
    func distance(_ point: DrawnPoints.Point) -> Double {
      (point.x - numbers[0]) * (point.x - numbers[0]) + (point.y - numbers[1]) * (point.y - numbers[1])
    }
    guard let nearest = points.indices.min(by: { distance(points[$0]) < distance(points[$1]) }) else { return }
    points.remove(at: nearest)
    guard change(.turn("points", DrawnPoints(points: points).setting), &draft) else { return }
    draft.say("\(NumberText.count(points.count, "point")). The run starts anew.")
  }

  mutating func weight(_ argument: String, _ draft: inout LinearDraft) {
    let numbers = Self.numbers(argument)
    let places = numbers.prefix(3).compactMap { Int(exactly: $0) }
    guard places.count == 3, numbers.count <= 4 else {
      return draft.say("Type weight, layer, unit and input, and a value to set it, such as weight 1 2 1 0.5.")
    }
    var edit = WeightEdit(layer: places[0], unit: places[1], input: places[2], value: 0)
    if let problem = experiment.problem(with: edit) { return draft.say(problem.sentence + ".") }
    if numbers.count == 4 {
      edit.value = Float(numbers[3])
      guard change(.edit(edit), &draft) else { return }
      return draft.say("It is now \(NumberText.short(numbers[3])). It acts from step \(recording.step) on.")
    }
    let value = recording.present.weight(edit)
    draft.say("It is \(value.map { NumberText.short(Double($0)) } ?? "unknown").")
  }

  private static func numbers(_ text: String) -> [Double] {
    text.split { $0 == " " || $0 == "," }.compactMap { NumberText.parse(String($0)) }
  }
}
