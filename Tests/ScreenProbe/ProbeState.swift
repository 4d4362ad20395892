import Foundation
import Lab
import Platform
import TerminalUI
import Tutor

/// What the probe knows and shows.
struct ProbeState: Interaction {
  private let capability: Capability
  private var width: Int
  private var height: Int
  private var sizes = 0
  private var keys = 0
  private var lastKeys: [String] = []
  private var frames = 0
  private var step = 0
  private var problem = ""
  private var showsColors = false
  private let run = RunID(1)

  init(_ capability: Capability, width: Int, height: Int) {
    self.capability = capability
    self.width = width
    self.height = height
  }

  mutating func update(_ message: Message) -> [Effect] {
    switch message.what {
    case .key(let key): return take(key)
    case .resized(let width, let height):
      (self.width, self.height) = (width, height)
      sizes += 1
    case .frame(_, let frame):
      frames += 1
      step = frame.step
    case .runFailed(_, let sentence): problem = sentence
    case .terminate: return [.quit]
    case .measured, .clocked, .shared, .reading, .saved, .notSaved, .notice, .studied, .recalled: break
    }
    return []
  }

  private mutating func take(_ key: Key) -> [Effect] {
    keys += 1
    lastKeys = (lastKeys + [Self.name(key)]).suffix(6)
    switch key {
    case .control("c"), .character("q"): return [.quit]
    case .control("z"): return [.suspend]
    case .control("l"): return [.repaint]
    case .character("p"): showsColors.toggle()
    case .character("r"): return start(.unlimited)
    case .character("s"): return start(.stepsPerFrame(1))
    case .character("t"): return [.lab(run, .toggle)]
    case .character(let character): Failure(character)?.happen()
    default: break
    }
    return []
  }

  private mutating func start(_ pace: Pace) -> [Effect] {
    do {
      return [.start(run, try ProbeExperiment.read(), pace: pace, isPaused: false)]
    } catch {
      problem = "\(error)"
      return []
    }
  }

  private static func name(_ key: Key) -> String {
    if case .paste(let text) = key { "<\(text)>" } else { key.name(.ascii) }
  }
}

extension ProbeState {
  /// The first and the last cell say that a new size was drawn, and drawn to its edges.
  func draw() -> Surface {
    var surface = Surface(width: width, height: height)
    if showsColors { drawColors(on: &surface) }
    surface.put("#", x: width - 1, y: height - 1)
    let lines = [
      "\(sizes % 10) \(width)x\(height) \(capability.colors) \(capability.glyphs)",
      "\(keys) keys: "
        + lastKeys.joined(separator: " "),
      "step \(step), \(frames) frames \(problem), process \(ProcessInfo.processInfo.processIdentifier)",
      capability.glyphs == .ascii ? "|-+|" : "|日本|e\u{301}|⣿█|",
    ]
    for (y, line) in lines.enumerated() where y < height { surface.put(line, x: 0, y: y) }
    surface.cursor = keys % 2 == 1 ? Surface.Point(x: 0, y: 1) : nil
    return surface
  }

  /// More pairs of colours than any terminal of few colours has.
  private func drawColors(on surface: inout Surface) {
    for y in 4..<max(4, height - 1) {
      for x in 0..<width {
        let (front, back) = (Color.palette(UInt8(x * 3 % 256)), Color.palette(UInt8(y * 11 % 256)))
        surface[x, y] = Cell("*", Style(front, on: back))
      }
    }
  }
}
