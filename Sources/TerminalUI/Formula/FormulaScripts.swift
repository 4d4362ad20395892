/// Small raised and lowered characters, so that x₁² is one row.
enum FormulaScripts {
  /// The node in raised characters, or nil if one of them has no raised form.
  static func superscript(_ node: FormulaNode) -> String? { small(node, raised) }

  /// The node in lowered characters. A comma between indices is low enough as it is.
  static func `subscript`(_ node: FormulaNode) -> String? { small(node, lowered) }

  private static func small(_ node: FormulaNode, _ forms: [Character: Character]) -> String? {
    switch node {
    case .symbol(let symbol, bold: false): return small(symbol.glyph, forms)
    case .text(let text, bold: false): return small(text, forms)
    case .row(let nodes):
      let parts = nodes.map { small($0, forms) }
      guard !parts.isEmpty, !parts.contains(nil) else { return nil }
      return parts.compactMap { $0 }.joined()
    case .fence(let left, let body, let right):
      guard let left, let right, let inside = small(body, forms) else { return nil }
      guard let opener = small(left.glyph, forms), let closer = small(right.glyph, forms) else { return nil }
      return opener + inside + closer
    case .space: return ""
    default: return nil
    }
  }

  private static func small(_ text: String, _ forms: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      guard let form = forms[character] else { return nil }
      result.append(form)
    }
    return result
  }

  private static let raised = table(
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾⊤ᵀ**⋆*′′°°∘°††"
      + "aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
      + "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂ" + "βᵝγᵞδᵟθᶿφᵠχᵡ")

  private static let lowered = table(
    "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎,," + "aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ" + "βᵦγᵧρᵨφᵩχᵪ")

  /// Pairs of a character and its small form.
  private static func table(_ pairs: String) -> [Character: Character] {
    let characters = Array(pairs)
    var forms: [Character: Character] = [:]
    for index in stride(from: 0, to: characters.count - 1, by: 2) { forms[characters[index]] = characters[index + 1] }
    return forms
  }
}
