import Engine
import Mathematics

/// A number that a network is given about a point of the plane. These seven are those of TensorFlow Playground (2016).
public enum PlaneInput: String, CaseIterable, Sendable {
  case x, y
  case x2, y2, xy
  case sinX = "sin-x"
  case sinY = "sin-y"

  /// Those of a network that sees the point itself.
  public static let plain: [PlaneInput] = [.x, .y]

  func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .x: x
    case .y: y
    case .x2: x * x
    case .y2: y * y
    case .xy: x * y
    case .sinX: sin(x)
    case .sinY: sin(y)
    }
  }
}

extension [PlaneInput] {
  static let words = Vocabulary<PlaneInput>("an input", PlaneInput.allCases.map { ($0.rawValue, $0) })

  /// Reads `x`, `[x, y, xy]`, or as one types them, `x y xy`.
  static func read(_ setting: Setting) throws(SettingProblem) -> [PlaneInput] {
    var entries: [Setting]
    if case .text(let text) = setting {
      entries = text.split { $0 == " " || $0 == "," }.map { .text(String($0)) }
    } else {
      entries = try setting.list("inputs", atMost: PlaneInput.allCases.count)
    }
    if entries == [.text("all")] { entries = PlaneInput.allCases.map { .text($0.rawValue) } }
    let inputs = try entries.map { (entry) throws(SettingProblem) in try words.read(entry) }
    guard !inputs.isEmpty, Set(inputs).count == inputs.count else {
      throw SettingProblem("inputs are one or more, each of them once", hint: "write [x, y]")
    }
    return PlaneInput.allCases.filter(inputs.contains)
  }

  /// As it is typed: `x y xy`.
  var setting: Setting { .text(map(\.rawValue).joined(separator: " ")) }

  /// - Parameter points: [count, 2]
  /// - Returns: [count, inputs]
  func values(of points: [Float]) -> [Float] {
    guard self != PlaneInput.plain else { return points }
    return stride(from: 0, to: points.count - 1, by: 2).flatMap { place in
      map { Float($0.value(Double(points[place]), Double(points[place + 1]))) }
    }
  }

  func changed(_ data: Dataset) -> Dataset {
    guard self != PlaneInput.plain else { return data }
    return Dataset(
      inputs: values(of: data.inputs), features: count, targets: data.targets, featureNames: map(\.rawValue))
  }
}
