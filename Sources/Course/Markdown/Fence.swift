/// A fenced block as it stands in the file, before anybody knows what it means.
struct Fence {
  /// The first word after the backticks.
  var language: String
  var text: String
  /// The lines between the fences.
  var lines: Range<Int>
  var position: SourcePosition
  var isClosed: Bool
}
