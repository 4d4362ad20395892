/// A stretch of text in one style.
public struct TextRun: Hashable, Sendable {
  public var text: String
  public var style: Style
  /// Kept on one line as long as a line can hold it: an inline formula, the name of a key.
  public var isUnbreakable: Bool

  public init(_ text: String, _ style: Style = .plain, unbreakable: Bool = false) {
    self.text = text
    self.style = style
    isUnbreakable = unbreakable
  }
}

/// Text in several styles that has not been broken into lines yet.
public struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  public var runs: [TextRun]

  public init(_ runs: [TextRun] = []) { self.runs = runs }

  public init(_ text: String, _ style: Style = .plain) { runs = [TextRun(text, style)] }

  public init(stringLiteral value: String) { self.init(value) }

  /// The characters without their styles.
  public var text: String { runs.map(\.text).joined() }

  public mutating func append(_ text: String, _ style: Style = .plain, unbreakable: Bool = false) {
    runs.append(TextRun(text, style, unbreakable: unbreakable))
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText { StyledText(left.runs + right.runs) }

  /// Lines of at most `width` columns, all but the first indented by `hanging`, at most half of the width.
  ///
  /// Lines break at spaces, after hyphens inside words and between ideographs. What is longer than a line is broken
  /// rather than lost, and line breaks in the text stay. Only a wide character in a width of 1 sticks out.
  public func wrapped(width: Int, hanging: Int = 0) -> [TextLine] {
    var wrapper = TextWrapper(width: width, hanging: hanging)
    for paragraph in TextWrapper.glyphs(of: self) { wrapper.add(paragraph) }
    return wrapper.lines
  }
}
