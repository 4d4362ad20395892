import Foundation
@testable import Lab
import Testing

/// Codes that people have: `Fixtures/share-codes.json`, as `gradus run --share` gave them out. They are never made anew;
/// codes of later versions are added.
@Suite("Share codes of before") struct FrozenShareCodeTests {
  struct Frozen: Decodable, Sendable, CustomTestStringConvertible {
    /// The version of Gradus that gave it out.
    var version: String
    /// The experiment as it was written then.
    var experiment: String
    var code: String
    var step: Int
    /// Turns on the way.
    var turns: Int
    var testDescription: String { experiment }
  }

  static let all: [Frozen] = {
    guard let file = Bundle.module.url(forResource: "Fixtures/share-codes", withExtension: "json"),
      let data = try? Data(contentsOf: file), let all = try? JSONDecoder().decode([Frozen].self, from: data)
    else { return [] }
    return all
  }()

  @Test("there are some of every kind")
  func kinds() throws { #expect(Set(try Self.all.map { try experiment($0.experiment).kind.name }).count == 13) }

  @Test("each opens as it was; where a knob was added, KnobEditions has to know of it", arguments: all)
  func opens(_ frozen: Frozen) throws {
    let shared = try ShareCode.decode(frozen.code)
    #expect(shared.experiment.kind == (try experiment(frozen.experiment)).kind)
    #expect(shared.experiment.seed == (try experiment(frozen.experiment)).seed)
    #expect(shared.step == frozen.step)
    #expect(shared.turns.count == frozen.turns)
  }

  /// As if `l2` had come with the second edition, and `clip` with the third.
  static let later = KnobEditions(additions: [
    .init(kind: "train", knob: "l2", edition: 2), .init(kind: nil, knob: "clip", edition: 3),
  ])

  /// A code as the version of an edition gave it out.
  private func code(_ text: String, edition: Int) throws -> String {
    let read = try experiment(text)
    return ShareCode.sealed(
      try SharedRun(experiment: read).setting().written,
      fingerprint: ShareCode.meaning(of: read, in: edition, Self.later))
  }

  @Test("a code of before a knob existed opens with that knob's default", arguments: 1...3)
  func older(edition: Int) throws {
    let code = try code(training(), edition: edition)
    let opened = try ShareCode.decode(code, editions: Self.later)
    #expect(opened.experiment.kind == (try experiment(training())).kind)
    // Without knowing when knobs came, all but the newest would be of another version.
    guard edition < 3 else { return }
    #expect(throws: ShareProblem.otherMeaning) { try ShareCode.decode(code, editions: .present) }
  }

  @Test("a code of after it keeps what the knob was turned to")
  func newer() throws {
    let turned = SharedRun(experiment: try experiment(training(more: "penalty: {l2: 0.01}")))
    let code = try ShareCode.encode(turned, editions: Self.later)
    #expect(try ShareCode.decode(code, editions: Self.later).experiment.kind == turned.experiment.kind)
    // To a version of before it, the code comes from another one.
    let before = KnobEditions(additions: [])
    #expect(before.last == 1 && Self.later.last == 3)
    #expect(ShareCode.meaning(of: turned.experiment, in: 1, Self.later) != ShareCode.meaning(of: turned.experiment))
  }

  @Test("a knob of before that means something else is noticed in every edition", arguments: 1...3)
  func changed(edition: Int) throws {
    // As if a rate that is not written had been another one then.
    let text = try SharedRun(experiment: try experiment(training(optimizer: "sgd"))).setting().written
    let then = ShareCode.meaning(
      of: try experiment(training(optimizer: "{sgd: {learning-rate: 0.05}}")), in: edition, Self.later)
    #expect(throws: ShareProblem.otherMeaning) {
      try ShareCode.decode(ShareCode.sealed(text, fingerprint: then), editions: Self.later)
    }
  }

  @Test("a knob of one kind is none of another's")
  func kindsApart() {
    #expect(!Self.later.knows("l2", of: "train", in: 1))
    #expect(Self.later.knows("l2", of: "train", in: 2))
    #expect(Self.later.knows("l2", of: "range-test", in: 1))
    #expect(!Self.later.knows("clip", of: "range-test", in: 2))
    #expect(KnobEditions.present.knows("l2", of: "train", in: 1))
  }
}
