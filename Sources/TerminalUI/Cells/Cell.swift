/// One place on the screen: a character and its style.
///
/// A character two columns wide fills its own cell and leaves `Cell.continuation` in the next.
public struct Cell: Hashable, Sendable {
  public var character: Character
  public var style: Style

  public init(_ character: Character = " ", _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  public static let blank = Cell()

  /// The right half of a wide character.
  public static let continuationCharacter: Character = "\u{0}"

  public var isContinuation: Bool { character == Cell.continuationCharacter }
}
