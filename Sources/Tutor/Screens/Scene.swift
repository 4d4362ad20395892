import Course
import TerminalUI

/// What a screen may know of its surroundings when it acts or draws.
struct Scene: Equatable, Sendable {
  var theme: Theme
  var settings: Settings
  var progress: Progress
  /// Seconds since 1970, of the message that is being answered.
  var time: Double
  /// The whole terminal.
  var width: Int
  var height: Int
  /// Whether the learner hides everything but the body.
  var isZen = false
  /// How many reviews are due today, as far as it was counted.
  var due = 0
  /// Whether all that was done is on the disk, or the title says that it is not.
  var isSaved = true

  var glyphs: GlyphTier { theme.glyphs }
  var breadth: Breadth { Breadth(width) }
}

/// Which arrangement a width allows.
enum Breadth: Int, Comparable, Sendable {
  /// Below 60 columns: one thing at a time.
  case narrow
  case medium
  /// From 110 columns on: text and picture side by side.
  case wide

  init(_ columns: Int) { self = columns >= 110 ? .wide : columns >= 60 ? .medium : .narrow }

  static func < (a: Breadth, b: Breadth) -> Bool { a.rawValue < b.rawValue }
}
