/// Something that was changed in a run after a number of steps.
public struct RunTurn: Equatable, Sendable {
  public var step: Int
  public var change: Change

  public enum Change: Equatable, Sendable {
    /// A live knob and its new value.
    case knob(String, Setting)
    case weight(WeightEdit)
  }

  public init(step: Int, _ change: Change) {
    self.step = step
    self.change = change
  }
}
