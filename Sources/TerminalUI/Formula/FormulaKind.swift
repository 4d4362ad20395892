/// The class of an atom, which decides the space around it (Knuth, The TeXbook, 1984, chapter 18).
enum FormulaKind: Equatable, Sendable {
  case ordinary
  /// A named function: log, max.
  case function
  /// A sum, product or integral.
  case large
  case binary, relation, open, close, punctuation
  /// A binary operator without a left operand: the minus of −x.
  case sign
  /// A vertical bar: opens, closes or separates, as its row decides.
  case bar
  /// Something with its own outline: a fraction, a matrix.
  case inner
  /// Something in brackets.
  case fence
}
