import Course
import Lab
import Mathematics
import TerminalUI

extension LinearPage {
  /// Reads the page out, from its title to its last block.
  func show(_ draft: inout LinearDraft) {
    draft.say(lesson.title)
    draft.say("Page \(number) of \(count): ", page.title)
    if index == 0, let needs = lesson.needsSentence { draft.say(needs) }
    var thing = 0
    for block in page.blocks {
      draft.gap()
      switch block.content {
      case .experiment(let experiment):
        thing += 1
        show(experiment, thing, &draft)
      case .question(let question):
        thing += 1
        show(question, thing, &draft)
      case .recipe(let recipe):
        thing += 1
        show(recipe, thing, &draft)
      default: show(block, indent: 0, &draft)
      }
    }
  }

  private func show(_ experiment: Experiment, _ number: Int, _ draft: inout LinearDraft) {
    var words = "[\(number)] Experiment: \(experiment.title)."
    if let prediction = draft.progress.openPrediction(about: experiment.id, in: lesson) {
      words += " Locked. \(advice(for: prediction))"
    } else {
      let claims = experiment.claims.count
      if claims > 0 { words += " \(NumberText.count(claims, "thing")) to see for yourself." }
      if draft.progress.experimentsRun.contains("\(lesson.id)/\(experiment.id)") { words += " You have run it." }
    }
    draft.say(words, hanging: 4)
  }

  /// Why it works or fails would answer a prediction that is still open.
  private func show(_ recipe: Recipe, _ number: Int, _ draft: inout LinearDraft) {
    let title = "[\(number)] Recipe: \(recipe.title). "
    if let prediction = draft.progress.openPrediction(about: recipe.experiment, in: lesson) {
      draft.say("\(title)Locked. \(advice(for: prediction))", hanging: 4)
    } else {
      draft.say("\(title)\(recipe.isGood ? "Known to work. " : "Known to fail. ")", recipe.why, hanging: 4)
    }
  }

  private func show(_ question: Question, _ number: Int, _ draft: inout LinearDraft) {
    let isPrediction = if case .predict = question.kind { true } else { false }
    let standing =
      switch draft.progress.answered[question.id] {
      case true?: " (Answered.)"
      case false?: isPrediction ? " (Predicted.)" : " (Not right yet.)"
      case nil: ""
      }
    draft.say("[\(number)] \(isPrediction ? "Predict" : "Question"): ", question.teaser, after: standing, hanging: 4)
  }

  private func show(_ block: Block, indent: Int, _ draft: inout LinearDraft) {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): draft.say(text, indent: indent)
    case .list(let isOrdered, let start, let items):
      for (index, item) in items.enumerated() {
        show(item, marker: isOrdered ? "\(start + index). " : "* ", indent: indent, &draft)
      }
    case .quote(let blocks):
      draft.say("Quote:", indent: indent)
      for block in blocks { show(block, indent: indent + 2, &draft) }
    case .code(_, let text):
      draft.say("Code:", indent: indent)
      draft.show(text.hasSuffix("\n") ? String(text.dropLast()) : text, indent: indent + 4)
    case .formula(let tex): show(Formula(tex: tex), indent: indent, &draft)
    case .table(let header, _, let rows): show(header, rows, indent: indent, &draft)
    case .rule: break
    case .myth(let belief, let correction):
      draft.say("Myth: ", belief, indent: indent)
      draft.say("In truth: ", correction, indent: indent)
    case .summary(let blocks): for block in blocks { show(block, indent: indent, &draft) }
    case .broken(let source, let message):
      draft.say("This block cannot be shown: \(message)", indent: indent)
      draft.show(source, indent: indent + 4)
    case .experiment, .question, .recipe: break
    }
  }

  /// The marker stands before the first line; everything else is under the text.
  private func show(_ item: [Block], marker: String, indent: Int, _ draft: inout LinearDraft) {
    var rest = item[...]
    if case .paragraph(let text)? = item.first?.content {
      draft.say(marker, text, indent: indent, hanging: marker.count)
      rest = rest.dropFirst()
    } else {
      draft.say(marker, indent: indent)
    }
    for block in rest { show(block, indent: indent + marker.count, &draft) }
  }

  /// On one line, and in words where the line is hard to listen to.
  private func show(_ formula: Formula, indent: Int, _ draft: inout LinearDraft) {
    draft.say(formula.linear(glyphs: .ascii), indent: indent + 4, hanging: 2)
    let spoken = formula.spoken
    if spoken.split(separator: " ").count > Self.easyWords {
      draft.say("[In words: \(spoken)]", indent: indent + 4, hanging: 2)
    }
  }

  /// A formula of so few words is understood as it stands.
  private static let easyWords = 8

  /// One line a row, each cell behind the name of its column.
  private func show(_ header: [[Inline]], _ rows: [[[Inline]]], indent: Int, _ draft: inout LinearDraft) {
    let names = header.map(draft.words)
    draft.say("Table of \(NumberText.count(rows.count, "row")):", indent: indent)
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        let name = column < names.count ? names[column] : ""
        return (name.isEmpty ? "" : name + ": ") + draft.words(cell)
      }
      draft.say("* " + cells.joined(separator: "; "), indent: indent, hanging: 2)
    }
  }
}

extension LinearDraft {
  /// Running text without anything before it.
  mutating func say(_ text: [Inline], indent: Int = 0) { say("", text, indent: indent) }
}
