import Course
import Mathematics

extension QuizSession {
  /// `3 done   12 left today   40 more later`
  var standing: [String] {
    let counts = queue.counts
    var words = ["\(done) done", isCram ? "\(counts.today) to go" : "\(counts.today) left today"]
    if counts.later > 0 { words.append("\(counts.later) more later") }
    return words
  }

  /// When the card in front is asked next.
  func comesBack(_ time: Double) -> String? {
    guard let last = answered.last, let known = queue.memory.cards[last.card] else { return nil }
    switch known.due {
    case .at(let due): return "Back in \(NumberText.count(Self.minutes(from: time, to: due), "minute"))."
    case .on(let day):
      let today = queue.memory.scheduler.day(of: moment(time))
      return "Back in \(NumberText.count(day.days(since: today), "day"))."
    }
  }

  /// What is said when nothing is left to ask; the first is the heading.
  func endSentences(_ time: Double) -> [String] {
    var result = [
      done > 0
        ? "That is all for \(isCram ? "now" : "today")."
        : isCram ? "There is nothing to ask yet." : "Nothing is due today."
    ]
    if done > 0 {
      result.append("\(NumberText.count(done, "question")) answered, \(right) right at the first try.")
    } else if !hasAnything {
      result.append("Read a lesson first: the questions of its pages come here.")
    }
    if let step = queue.nextStep, step > time {
      result.append("One comes back in \(NumberText.count(Self.minutes(from: time, to: step), "minute")).")
    }
    if queue.counts.later > 0 { result.append("\(queue.counts.later) more are kept for later days.") }
    if canCram {
      result.append("To practise on, cram (c): that asks everything you have read and changes no date.")
    }
    return result
  }

  /// Whether there is something to cram when nothing is left.
  var canCram: Bool { !isCram && hasAnything }

  private var hasAnything: Bool { queue.deck.cards.contains { $0.isOpen || queue.memory.cards[$0.id] != nil } }

  private static func minutes(from time: Double, to due: Double) -> Int {
    max(1, Int(((due - time) / 60).rounded(.up)))
  }
}

extension Confidence {
  var sentence: String {
    switch self {
    case .sure: "You are sure."
    case .fairly: "You are fairly sure."
    case .guess: "It is a guess."
    }
  }
}

extension PredictionCard {
  static let kicker = "From your own prediction"
  static let invitation = "Answer in your head."
  static let selfGrading = "How well did you know it? 1 again, 2 hard, 3 good, 4 easy."
}
