/// Which knobs share codes know of, so that a code of before a knob existed still opens: with that knob's default, under
/// which the run has to be what it was.
///
/// The first edition has every knob that is not named here. Whoever adds a knob adds it to `present`, in an edition one
/// above the last.
struct KnobEditions: Equatable, Sendable {
  /// A knob that came later.
  struct Addition: Equatable, Sendable {
    /// nil: of every kind that has it.
    var kind: String?
    var knob: String
    /// The first that has it, at least 2.
    var edition: Int
  }

  var additions: [Addition]

  static let present = KnobEditions(additions: [])

  /// The one that codes are written in.
  var last: Int { additions.map(\.edition).max() ?? 1 }

  /// Whether a knob was there already.
  func knows(_ knob: String, of kind: String, in edition: Int) -> Bool {
    additions.allSatisfy { $0.knob != knob || ($0.kind ?? kind) != kind || $0.edition <= edition }
  }
}
