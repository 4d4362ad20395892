/// How a curve is dashed, so that curves differ without colour.
public enum LinePattern: Int, Hashable, Sendable, CaseIterable {
  case solid, dashed, dotted, dashDotted

  /// Whether the pen is down after a way along the curve, measured in half cells.
  func isDrawn(at distance: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: distance % 8 < 5
    case .dotted: distance % 4 < 1
    case .dashDotted: distance % 12 < 6 || (8...9).contains(distance % 12)
    }
  }

  /// A few characters that show the pattern beside the curve's name.
  func swatch(ascii: Bool) -> String {
    switch self {
    case .solid: ascii ? "---" : "───"
    case .dashed: ascii ? "- -" : "─ ─"
    case .dotted: ascii ? "..." : "···"
    case .dashDotted: ascii ? "-.-" : "─·─"
    }
  }
}
