/// What is wrong with a formula, where, and the nearest thing that would be right.
public struct FormulaProblem: Equatable, Sendable {
  /// Where it starts: the number of Characters of the source before it.
  public let offset: Int
  public let fault: Fault

  public enum Fault: Equatable, Sendable {
    case unknownCommand(String)
    case unknownEnvironment(String)
    case unknownDelimiter(String)
    case missingArgument(of: String)
    case unclosedGroup
    case strayBrace
    case unclosedBracket
    case unclosedFence
    case strayRight
    case unclosedEnvironment(String)
    case strayEnd(String)
    case outsideEnvironment(String)
    case secondScript(String)
    case tooDeep
    case tooLong(Int)
    case tooManyEntries
  }

  /// One sentence for the author of the formula.
  public var message: String {
    switch fault {
    case .unknownCommand(let name): "\"\\\(name)\" is not a command of formulas"
    case .unknownEnvironment(let name): "\"\(name)\" is not an environment of formulas"
    case .unknownDelimiter(let text): "\"\(text)\" cannot be a bracket: expected ( ) [ ] \\{ \\} | \\| or ."
    case .missingArgument(let name): "\"\(name)\" needs something after it, such as \"{x}\""
    case .unclosedGroup: "\"{\" is never closed: expected \"}\""
    case .strayBrace: "\"}\" closes nothing: expected a \"{\" before it"
    case .unclosedBracket: "\"[\" is never closed: expected \"]\""
    case .unclosedFence: "\"\\left\" is never closed: expected \"\\right\" with a bracket or \".\""
    case .strayRight: "\"\\right\" closes nothing: expected a \"\\left\" before it"
    case .unclosedEnvironment(let name): "\"\\begin{\(name)}\" is never closed: expected \"\\end{\(name)}\""
    case .strayEnd(let name): "\"\\end{\(name)}\" closes nothing: expected a \"\\begin{\(name)}\" before it"
    case .outsideEnvironment(let text):
      "\"\(text)\" stands outside a matrix: expected \"\\begin{aligned}\" or another environment around it"
    case .secondScript(let text): "a second \"\(text)\" on one symbol: expected braces that say which it belongs to"
    case .tooDeep: "nested deeper than \(FormulaParser.depthLimit) levels: expected a flatter formula"
    case .tooLong(let length):
      "a formula of \(length) characters: expected at most \(FormulaParser.lengthLimit)"
    case .tooManyEntries: "more than \(FormulaParser.entryLimit) entries of matrices: expected fewer"
    }
  }

  /// The nearest valid spelling, where there is one near enough.
  public var hint: String? {
    switch fault {
    case .unknownCommand(let name):
      FormulaSpelling.nearest(to: name, among: FormulaVocabulary.commands).map { "\\" + $0 }
    case .unknownEnvironment(let name), .strayEnd(let name):
      FormulaSpelling.nearest(to: name, among: FormulaEnvironment.table.map(\.name))
    case .strayBrace: "\\}"
    case .outsideEnvironment("&"): "\\&"
    default: nil
    }
  }
}
