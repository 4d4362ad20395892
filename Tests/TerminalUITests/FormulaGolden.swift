import Testing

/// A formula and all that a person may see or hear of it.
struct FormulaGolden: Sendable, CustomTestStringConvertible {
  let name: String
  let tex: String
  let display: String
  let baseline: Int
  let inline: String
  let asciiDisplay: String
  let ascii: String
  let spoken: String

  var testDescription: String { name }

  static let all = basics + learning + statistics

  init(
    _ name: String, tex: String, display: String, baseline: Int, inline: String, asciiDisplay: String? = nil,
    ascii: String, spoken: String
  ) {
    self.name = name
    self.tex = tex
    self.display = display
    self.baseline = baseline
    self.inline = inline
    self.asciiDisplay = asciiDisplay ?? ascii
    self.ascii = ascii
    self.spoken = spoken
  }
}
