import Engine
import Testing

@testable import Lab

@Suite("Reviews as data") struct OwnReviewsTests {
  static func source(_ settings: String = "") -> String {
    "{kind: train, data: {my-reviews: {\(settings)}}, network: [{dense: 1}], initializer: zero, "
      + "loss: binary-cross-entropy, batch: full, optimizer: {sgd: {learning-rate: 0.2}}, epochs: 300, seed: 3}"
  }

  /// A log as long as asked for, of which every tenth was forgotten.
  static func log(_ count: Int) -> Tables {
    var tables = Tables.none
    tables.reviews = (0..<count).map {
      ReviewRow(days: Double(1 + $0 % 7), strength: 5, reviews: 2, lapses: 0, recalled: $0 % 10 != 0)
    }
    return tables
  }

  @Test("the simulated learner is the same for the same seed, and forgets by its law", arguments: 1...3)
  func simulated(seed: UInt64) {
    let rows = SimulatedLearner.reviews(20_000, seed: seed)
    #expect(rows == SimulatedLearner.reviews(20_000, seed: seed))
    #expect(rows.prefix(100) == SimulatedLearner.reviews(100, seed: seed)[...])
    #expect(rows.allSatisfy { $0.days >= 1 && $0.strength > 0.05 && $0.strength <= 365 && $0.reviews >= 1 })
    for (low, high) in [(0.2, 0.5), (0.9, 1.1), (2, 4), (8, 16)] {
      let group = rows.filter { (low...high).contains($0.days / $0.strength) }
      let expected = group.reduce(0) { $0 + SimulatedLearner.recall(days: $1.days, strength: $1.strength) }
      let recalled = Double(group.count { $0.recalled })
      let spread = (Double(group.count) * 0.25).squareRoot()
      #expect(group.count > 100 && abs(recalled - expected) < 4 * spread)
    }
    #expect(abs(SimulatedLearner.recall(days: 7, strength: 7) - 0.9) < 1e-12)
  }

  @Test("own reviews are taken from fifty on, the newest so many, and the last in time are held out")
  func own() throws {
    let data = OwnReviews(told: .strength, samples: 60, testShare: 0.25)
    #expect(!data.isOwn(Self.log(49)) && data.isOwn(Self.log(50)))
    #expect(data.rows(Self.log(49), seed: 1) == SimulatedLearner.reviews(60, seed: 1))
    #expect(!OwnReviews(learner: .simulated).isOwn(Self.log(500)))
    let tables = Self.log(100)
    #expect(data.rows(tables, seed: 1) == Array(tables.reviews[40...]))
    let (train, test) = try data.make(seed: 1, testSamples: nil, tables: tables)
    #expect(train.count == 45 && test?.count == 15)
    #expect(
      test?.targets == .classes(tables.reviews[85...].map { $0.recalled ? 1 : 0 }, names: ["forgotten", "recalled"]))
  }

  @Test("what is told decides the features", arguments: zip(OwnReviews.Told.allCases, [1, 1, 2, 4]))
  func told(_ told: OwnReviews.Told, features: Int) throws {
    let run = try Run(try experiment(Self.source("told: \(told.rawValue)")))
    #expect(run.training?.train.features == features)
  }

  @Test("whose reviews they are, and that there are not enough, is said")
  func said() throws {
    func sentence(_ settings: String, _ tables: Tables) throws -> String {
      let run = try Run(try experiment(Self.source(settings)), tables: tables)
      return try #require(run.training).forgettingPanel().sentence
    }
    #expect(try sentence("", Self.log(80)).contains("These are 80 reviews of your own."))
    #expect(try sentence("", Self.log(10)).contains("Not enough data"))
    #expect(try sentence("learner: simulated", Self.log(80)).contains("of a simulated learner"))
    #expect(try sentence("told: days", Self.log(80)).contains("once the model is told"))
  }

  @Test("a model that is told days and strength finds that their ratio counts, and beats the mean")
  func learned() throws {
    func trained(_ told: String) throws -> TrainRun {
      var run = try Run(try experiment(Self.source("learner: simulated, samples: 4000, told: \(told)")))
      run.advance(by: 300)
      return try #require(run.training)
    }
    let (model, mean) = (try trained("strength"), try trained("none"))
    let (days, strength) = (try #require(model.coefficient(1)), try #require(model.coefficient(2)))
    #expect(days < -0.6 && strength > 0.6 && abs(days + strength) < 0.2)
    let (loss, base) = (model.engine.evaluate(on: .test)?.loss, mean.engine.evaluate(on: .test)?.loss)
    #expect(try #require(loss) < 0.95 * #require(base))
  }

  @Test("a run on own reviews has no code and no folder; the simulated learner has both")
  func stays() throws {
    let mine = try experiment(Self.source())
    #expect(mine.usesOwnReviews)
    #expect(throws: ShareProblem.ownReviews) { try ShareCode.encode(SharedRun(experiment: mine)) }
    #expect(ShareProblem.ownReviews.message.contains("your own reviews"))
    #expect(ExportedFolder.refusal(of: mine)?.contains("your own reviews") == true)
    #expect(throws: ExportRefusal.self) {
      try ExportedFolder(mine, for: .pytorch, tables: .none, kernels: .baseline)
    }
    let simulated = try experiment(Self.source("learner: simulated"))
    #expect(!simulated.usesOwnReviews && ExportedFolder.refusal(of: simulated) == nil)
    let code = try ShareCode.encode(SharedRun(experiment: simulated))
    #expect(try ShareCode.decode(code).experiment.kind == simulated.kind)
    let turned = try mine.with([Setting.Entry("learner", .text("simulated"))])
    #expect(try ShareCode.encode(SharedRun(experiment: turned)).hasPrefix("g1:"))
  }

  @Test(
    "what cannot be is refused with its place",
    arguments: [
      ("learner: mne", "mine"), ("told: everything", "told"), ("samples: 49", "50"), ("test-share: 0.95", "0.9"),
      ("days: 3", "days"),
    ])
  func refused(settings: String, word: String) throws {
    let (experiment, problems) = Experiment.read(try Setting.parse(Self.source(settings)), id: "test")
    #expect(experiment == nil)
    #expect(problems.contains { $0.sentence.contains(word) }, "\(problems.map(\.sentence))")
  }
}
