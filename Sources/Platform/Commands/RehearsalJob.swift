import Course
import Foundation
import Tutor

/// A quiz without a screen, to be killed at any moment: it answers made-up cards through the same queue and the same
/// writer as a real one, and says what is saved once it is.
public struct RehearsalJob: Sendable {
  let answers: Int
  let options: GlobalOptions

  public init(answers: Int, options: GlobalOptions) {
    self.answers = answers
    self.options = options
  }

  /// Every seventh answer is taken back, every fifth is given another grade.
  public func perform() -> Int32 {
    let session = UUID().uuidString.lowercased()
    var ids = EventIDs(session: session)
    guard let wakePipe = WakePipe() else { return ExitStatus.inputOutput }
    let mailbox = Mailbox(wakePipe: wakePipe)
    let saved = SavedProgress(at: options.directories.progressFile)
    let writer = ProgressWriter(saved, mailbox: mailbox)
    let history = (try? saved.store?.history()) ?? ReviewHistory([])
    var queue = QuizQueue(Self.deck(session, answers), memory: Memory(history), at: Moment.local, limits: Self.limits)
    var number = 0
    while let card = queue.next(at: Moment.local), number < answers {
      number += 1
      let record = Self.record(card, number)
      let id = ids.next()
      let moment = Moment.local
      writer.record(.answered(record), id: id, at: moment.time)
      queue.answer(
        Review(id: id, lesson: record.lesson, question: card.id, grade: record.reviewGrade, moment: moment))
      guard confirm(id, "answered", mailbox, wakePipe) else { return ExitStatus.inputOutput }
      guard number % 7 == 0 || number % 5 == 0 else { continue }
      let isTakenBack = number % 7 == 0
      let next = ids.next()
      writer.record(isTakenBack ? .tookBack([id]) : .regraded(answer: id, .hard), id: next, at: Moment.now)
      if isTakenBack, let card = queue.takeBack() { queue.skip(card) }
      guard confirm(next, isTakenBack ? "took-back \(id)" : "regraded \(id)", mailbox, wakePipe) else {
        return ExitStatus.inputOutput
      }
    }
    return writer.finish().isEmpty ? ExitStatus.success : ExitStatus.inputOutput
  }

  /// Waits until an event is on the disk, then says so.
  private func confirm(_ id: String, _ what: String, _ mailbox: Mailbox, _ wakePipe: WakePipe) -> Bool {
    while true {
      for message in mailbox.take() {
        switch message.what {
        case .saved(id): return (try? Output.result("\(id) \(what)\n")) != nil
        case .notSaved(let sentence):
          Output.error(sentence)
          return false
        default: continue
        }
      }
      var file = pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)
      _ = poll(&file, 1, 10_000)
      wakePipe.drain()
    }
  }

  private static let limits: QuizQueue.Limits = {
    var limits = QuizQueue.Limits()
    limits.newCards = .max
    return limits
  }()

  private static func deck(_ session: String, _ count: Int) -> QuizDeck {
    QuizDeck(
      cards: (0..<count).map { number in
        let question = Question(
          id: "rehearsal.\(session).\(number)", ask: [.text("Well?")],
          kind: .shortText(Question.TextKey(accept: ["yes"], reject: [])), hints: [], explanation: [])
        return QuizCard(
          id: question.id, lesson: "rehearsal", page: nil, content: .question(question), kin: ["\(number / 3)"],
          isOpen: true)
      })
  }

  private static func record(_ card: QuizCard, _ number: Int) -> AnswerRecord {
    AnswerRecord(
      lesson: card.lesson, question: card.id, answer: "yes", grade: "right", isRight: true, attempt: 1, hintsUsed: 0,
      duration: 1, seed: UInt64(number), occasion: .quiz, confidence: .sure, rating: .easy)
  }
}
