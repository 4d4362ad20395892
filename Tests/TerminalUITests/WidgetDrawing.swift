@testable import TerminalUI

/// The rows a widget draws in a window of this size, as text.
func drawn(_ widget: some Widget, _ width: Int, _ height: Int) -> String {
  surface(of: widget, width, height).text
}

/// What a widget draws in a window of this size.
func surface(of widget: some Widget, _ width: Int, _ height: Int) -> Surface {
  var surface = Surface(width: width, height: height)
  widget.draw(on: &surface, in: surface.bounds)
  return surface
}
