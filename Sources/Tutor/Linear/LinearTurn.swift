/// What the linear front end answers to a line.
public struct LinearTurn: Equatable, Sendable {
  /// To be printed as it is: it ends behind the prompt, or with a line feed when the session is over.
  public var text: String
  /// To be performed after printing; only `.record`, `.recordAs`, `.flag` and `.export` occur.
  public var effects: [Effect]
  public var isOver: Bool

  public init(text: String, effects: [Effect] = [], isOver: Bool = false) {
    self.text = text
    self.effects = effects
    self.isOver = isOver
  }
}
