/// The window of a pooling layer. There is no padding; what does not fill a window is left out, as elsewhere.
public struct Pooling: Equatable, Sendable {
  /// What is taken of a window.
  public enum Rule: String, CaseIterable, Sendable {
    /// The largest value; the gradient goes to it alone, the first of equals.
    case max
    /// The mean; the gradient is shared equally.
    case average
  }

  public var rule: Rule
  /// Pixels along each side of the window.
  public var size: Int
  /// Pixels from one window to the next.
  public var stride: Int

  /// Without a stride the windows touch.
  public init(_ rule: Rule, size: Int, stride: Int? = nil) {
    self.rule = rule
    self.size = size
    self.stride = stride ?? size
  }

  /// floor((size - window) / stride) + 1; 0 where the window does not fit.
  public func outputSize(_ extent: Int) -> Int { extent < size ? 0 : (extent - size) / stride + 1 }
}
