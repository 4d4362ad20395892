import Mathematics
import TerminalUI

/// The card of the first start: the same curve in three kinds of glyphs, and which of them look right.
struct GlyphCard: Screen {
  /// A place in `tiers`; nil takes what is in use.
  private(set) var selection: Int?

  static let tiers: [GlyphTier] = [.braille, .blocks, .ascii]

  enum Command: Equatable, Sendable {
    case choose(Int)
    case move(Int)
    case confirm, leave
  }

  var title: ScreenTitle { ScreenTitle(left: "Gradus", right: "First start") }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    let samples = Self.tiers.enumerated().map { index, tier in
      Binding(
        [.character(Character("\(index + 1)"))], Command.choose(index), label: Self.name(tier),
        help: "Use \(Self.name(tier))", importance: .primary, group: "Glyphs")
    }
    return KeyMap(
      samples + [
        Binding(
          [.enter], .confirm, label: "this one", help: "Use the marked sample", importance: .primary,
          group: "Glyphs"),
        Binding(
          [.right, .down, .character("l"), .character("j"), .tab], .move(1), label: "right",
          help: "Mark the next sample", importance: .paletteOnly, group: "Glyphs"),
        Binding(
          [.left, .up, .character("h"), .character("k")], .move(-1), label: "left",
          help: "Mark the sample before", importance: .paletteOnly, group: "Glyphs"),
        Binding(
          [.character("q"), .control("g")], .leave, label: "later", help: "Decide another time",
          group: "Glyphs"),
      ])
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .choose(let index): return use(index, scene)
    case .confirm: return use(selected(scene), scene)
    case .move(let steps): selection = Menu.moved(selected(scene), by: steps, count: Self.tiers.count)
    case .leave: return [.leave]
    }
    return []
  }

  private func use(_ index: Int, _ scene: Scene) -> [Reply] {
    guard Self.tiers.indices.contains(index) else { return [] }
    var settings = scene.settings
    settings.glyphs = Self.tiers[index]
    return [.change(settings), .leave]
  }

  private func selected(_ scene: Scene) -> Int {
    selection ?? Self.tiers.firstIndex(of: scene.glyphs) ?? 0
  }

  static func name(_ tier: GlyphTier) -> String {
    switch tier {
    case .braille: "braille"
    case .blocks: "blocks"
    case .ascii: "ASCII"
    }
  }
}

extension GlyphCard {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let body = QuestionScreen.body(in: rect)
    guard !body.isEmpty else { return }
    let theme = scene.theme
    var words = TallColumn(width: body.width)
    words.add(StyledText("Which of these look right?", theme.strong))
    words.add(StyledText("Press 1, 2 or 3. You can change it in the settings.", theme.dim))
    if body.height >= 12 {
      words.add(StyledText("Right is a smooth curve, without boxes or question marks.", theme.dim))
    }
    let rows = min(10, body.height - words.height - 1)
    let height = words.height + max(0, rows) + 2
    let area = body.inset(top: rect.height >= 16 ? max(0, (body.height - height) / 3) : 0)
    words.draw(on: &surface, in: area, offset: nil, theme)
    let (_, rest) = area.splitTop(words.height + 1)
    let places = Split.columns(rest.splitTop(rows).top, [.fill, .fill, .fill], gap: body.width >= 60 ? 3 : 1)
    for (index, place) in places.enumerated() { drawSample(index, on: &surface, in: place, scene) }
  }

  private func drawSample(_ index: Int, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    guard !rect.isEmpty else { return }
    let theme = scene.theme
    let tier = Self.tiers[index]
    let isSelected = index == selected(scene)
    let pointer = isSelected ? AnswerMarks(theme.glyphs).pointer : " "
    surface.put(
      "\(pointer) \(index + 1). \(Self.name(tier))", x: rect.x, y: rect.y, isSelected ? theme.selected : theme.text,
      in: rect)
    if isSelected { surface.cursor = Surface.Point(x: rect.x, y: rect.y) }
    let picture = rect.inset(top: rect.height >= 6 ? 2 : 1)
    var canvas = Canvas(columns: picture.width, rows: picture.height, glyphs: tier)
    for (from, to) in zip(Self.curve, Self.curve.dropFirst()) {
      canvas.line(from: Self.dot(from, on: canvas), to: Self.dot(to, on: canvas), series: 0)
    }
    canvas.draw(on: &surface, x: picture.x, y: picture.y, in: picture) { _ in theme.plots.series(0) }
  }

  /// A wave that dies away: steep, flat and round places, between 0 and 1.
  private static let curve: [(x: Double, y: Double)] = (0...80).map { step in
    let x = Double(step) / 80
    return (x, 0.5 + 0.5 * exp(-2 * x) * cos(10 * x))
  }

  private static func dot(_ point: (x: Double, y: Double), on canvas: Canvas) -> Canvas.Dot {
    Canvas.Dot(x: point.x * Double(max(0, canvas.width - 1)), y: (1 - point.y) * Double(max(0, canvas.height - 1)))
  }
}
