/// A formula in the TeX notation of lessons, shown in a terminal in as many rows as it is given, or said in English.
///
///     Formula(tex: "\\frac{\\partial L}{\\partial W_1}").linear(glyphs: .braille)   // ∂L/∂W₁
///
/// Any text makes a formula: what is not understood is a problem and shows as it was written. The notation is that of
/// LaTeX's mathematics mode without macros; lengths are limited to 4,000 characters, nesting to 40 levels.
public struct Formula: Equatable, Sendable {
  public let tex: String
  /// In the order of the source.
  public let problems: [FormulaProblem]
  let node: FormulaNode

  public init(tex: String) {
    self.tex = tex
    (node, problems) = FormulaParser.parse(tex)
  }

  /// Inline, always one row, for running text; else in two dimensions, for a line of its own.
  public func render(_ glyphs: GlyphTier, inline: Bool) -> FormulaBox {
    inline ? FormulaLine(glyphs: glyphs).box(node) : FormulaLayout(glyphs: glyphs).box(node)
  }

  /// The formula on one line, without styles.
  public func linear(glyphs: GlyphTier) -> String {
    render(glyphs, inline: true).rows.joined()
  }

  /// The formula in words, for a screen reader.
  public var spoken: String { FormulaSpeech.words(for: node) }
}
