import Engine
@testable import Lab
import Testing

/// Experiments of every kind, and a training of each family.
private let all =
  families + oneOfEachKind + [
    training(), softmax, grown("trees: 5", kind: "forest"), grown("feature: y, threshold: 0.2", kind: "split"),
    sweep("{knob: weight-scale, values: [1, 2], measure: train-loss}"),
    "{kind: descend, learning-rate: 0.1, flat: 1, steep: 10, start: 1, steps: 60}",
  ]

@Suite struct ShareCodeTests {
  @Test("An experiment of any kind comes back from its code as it was", arguments: all)
  func roundTrip(_ text: String) throws {
    let shared = SharedRun(experiment: try experiment(text), step: 3)
    let code = try ShareCode.encode(shared)
    #expect(code.count <= 600)
    let opened = try ShareCode.decode(code)
    #expect(opened.experiment.kind == shared.experiment.kind)
    #expect(opened.experiment.seed == shared.experiment.seed)
    #expect(opened.step == 3)
  }

  @Test("Every kind has a part in that")
  func kinds() throws {
    let kinds = Set(try all.map { try experiment($0).kind.name })
    #expect(
      kinds == [
        "train", "sweep", "propagate", "softmax", "descend", "range-test", "tree", "forest", "split", "loader",
        "unroll", "convolve", "calculator",
      ])
  }

  @Test("A run of any kind that was turned on its way is the same when it is opened", arguments: oneOfEachKind)
  func turned(_ text: String) throws {
    var recording = try Recording(try experiment(text), tables: sampleFiles)
    recording.advance(by: 2)
    for knob in recording.experiment.kind.settings.knobs where knob.isLive {
      // What would not fit is refused.
      if let value = Self.other(knob) { _ = recording.perform(.turn(knob.name, value)) }
    }
    recording.advance(by: 3)
    var opened = try Recording(ShareCode.decode(ShareCode.encode(recording.shared)), tables: sampleFiles)
    for _ in 0..<100 where !opened.isPaused { opened.advance(by: 7) }
    #expect(opened.step == recording.step)
    #expect(opened.experiment.kind == recording.experiment.kind)
    #expect(opened.present.readings() == recording.present.readings())
  }

  private static func other(_ knob: Knob) -> Setting? {
    switch knob.domain {
    case .choice(let choices): choices.first { $0.value != knob.value }?.value
    case .linear(let range, _), .logarithmic(let range, _): .number(range.lowerBound)
    case .integer(let range): .number(range.lowerBound)
    case .seed: nil
    }
  }

  @Test("Blanks and line feeds in a code are passed over")
  func broken() throws {
    let code = try ShareCode.encode(SharedRun(experiment: try experiment(training())))
    let torn = code.enumerated().map { $0 % 20 == 19 ? "\($1)\n " : "\($1)" }.joined()
    #expect(try ShareCode.decode(torn) == ShareCode.decode(code))
  }

  @Test(
    "A run with turned knobs is the same to the last bit when it is opened, wherever it was paused",
    arguments: [3, 17, 40])
  func sameRun(_ end: Int) throws {
    let first = try experiment(training(batch: "8", epochs: 12))
    var recording = try Recording(first)
    #expect(recording.perform(.turn("initializer", .text("he"))) == nil)
    #expect(recording.perform(.turn("seed", .text("11"))) == nil)
    recording.advance(by: 3)
    #expect(recording.perform(.turn("learning-rate", .text("0.7"))) == nil)
    recording.advance(by: 10)
    #expect(recording.perform(.turn("batch", .text("16"))) == nil)
    #expect(recording.perform(.turn("l2", .text("0.01"))) == nil)
    recording.advance(by: 200)
    #expect(recording.perform(.rewind(to: end)) == nil)

    let code = try ShareCode.encode(recording.shared)
    var opened = try Recording(ShareCode.decode(code))
    while !opened.isPaused { opened.advance(by: 7) }
    #expect(opened.step == recording.step)
    #expect(opened.takeDeparture() == nil)
    #expect(opened.experiment.kind == recording.experiment.kind)
    #expect(opened.present.readings() == recording.present.readings())
    #expect(opened.present.training?.engine.checkpoint() == recording.present.training?.engine.checkpoint())
  }

  @Test("What was shared half way goes back, forward and its own way as any run")
  func opened() throws {
    var recording = try Recording(try experiment(training(batch: "8")))
    recording.advance(by: 20)
    #expect(recording.perform(.turn("learning-rate", .text("1"))) == nil)
    recording.advance(by: 20)
    var opened = try Recording(recording.shared)
    while !opened.isPaused { opened.advance(by: 1_000) }
    #expect(opened.perform(.rewind(to: 10)) == nil)
    #expect(opened.experiment.kind != recording.experiment.kind)
    #expect(opened.perform(.forward(30)) == nil)
    #expect(opened.present.readings() == recording.present.readings())
    #expect(opened.perform(.run) == nil)
    opened.advance(by: 10)
    #expect(opened.step == 50)
  }

  @Test("Text that was packed once is packed the same for ever, or the code has another prefix")
  func pinned() throws {
    let text =
      "{experiment: {kind: train, data: moons, loss: binary-cross-entropy}, turns: [[5, learning-rate, 0.05]], step: 9}"
    let packed: [UInt8] = [
      35, 105, 203, 178, 42, 144, 236, 169, 63, 105, 225, 9, 236, 244, 149, 7,
      0, 10, 176, 246, 97, 115, 140, 162, 13, 133, 205, 79, 110, 182, 156, 171,
      246, 172, 219, 225, 228, 61, 179,
    ]
    #expect(PrimedCoder.pack(Array(text.utf8)) == packed)
    #expect(PrimedCoder.unpack(packed[...], atMost: 200) == Array(text.utf8))
  }

  @Test("Data files are named by what is in them")
  func files() throws {
    let text = training(
      data: "{words: {file: words.txt}}", network: "[{embedding: 2}, {rnn: 3, output: every}, {dense: 4}]",
      loss: "softmax-cross-entropy", epochs: 2)
    let shared = try Recording(try experiment(text), tables: sampleFiles).shared
    let bytes = try #require(sampleFiles["words.txt"])
    #expect(shared.files == [SharedRun.File(name: "words.txt", hash: Digest(of: bytes))])
    let opened = try ShareCode.decode(ShareCode.encode(shared))
    #expect(opened.files == shared.files)
    #expect(opened.experiment.kind == shared.experiment.kind)
  }
}

@Suite struct BadShareCodeTests {
  private static func code(_ text: String) -> String {
    let read = try? SharedRun(Setting.parse(text))
    return ShareCode.sealed(text, fingerprint: read.map { ShareCode.meaning(of: $0.experiment) } ?? 0)
  }

  @Test("Every letter that is wrong, and every end that is missing, is noticed")
  func damaged() throws {
    let code = Array(try ShareCode.encode(SharedRun(experiment: try experiment(training()))))
    for place in 3..<code.count {
      var wrong = code
      wrong[place] = wrong[place] == "A" ? "B" : "A"
      #expect(throws: ShareProblem.self) { try ShareCode.decode(String(wrong)) }
      #expect(throws: ShareProblem.self) { try ShareCode.decode(String(code[..<place])) }
    }
  }

  @Test("What is no code of this version is told apart from what is damaged")
  func other() throws {
    let code = try ShareCode.encode(SharedRun(experiment: try experiment(training())))
    #expect(throws: ShareProblem.otherForm("g2:")) { try ShareCode.decode("g2:" + code.dropFirst(3)) }
    #expect(throws: ShareProblem.notACode) { try ShareCode.decode("initialization/zero-trap") }
    let text = try SharedRun(experiment: try experiment(training())).setting().written
    #expect(throws: ShareProblem.otherMeaning) {
      try ShareCode.decode(ShareCode.sealed(text, fingerprint: 1))
    }
  }

  @Test(
    "What asks for more than an experiment may, or turns what cannot be turned, is refused with its place",
    arguments: [
      ("{experiment: {kind: train}}", "experiment: an experiment needs \"data\""),
      ("{experiment: \(training(network: "[{dense: 1000000}]"))}", "experiment.network[1].dense"),
      ("{experiment: \(training(data: "{circle: {samples: 100000000}}"))}", "samples"),
      ("{experiment: \(training()), step: -1}", "step: the step of a run is from 0 to 100000000"),
      ("{experiment: \(training()), set: [[learning-rate, 1e9]]}", "set.learning-rate"),
      ("{experiment: \(training()), turns: [[2, learning-rate, 0.1]]}", "turns[1]: turns go from the start"),
      ("{experiment: \(training()), turns: [[2, initializer, he]], step: 5}", "cannot be turned while"),
      ("{experiment: \(training()), turns: [[4, l2, 0.1], [2, l2, 0]], step: 5}", "turns[2]"),
      ("{experiment: \(training()), turns: [[2, learning-rate]], step: 5}", "a turn is a step, a knob and a value"),
      ("{experiment: \(training()), files: {a: 12}}", "no hash of sixteen digits"),
      ("{experiment: \(training()), extra: 1}", "not a setting of a shared run"),
    ])
  func refused(_ text: String, says: String) {
    #expect {
      try ShareCode.decode(Self.code(text))
    } throws: { ($0 as? ShareProblem)?.message.contains(says) ?? false }
  }

  @Test("A run too long for a code is offered as YAML that is read as the same run")
  func tooLong() throws {
    var shared = SharedRun(experiment: try experiment(training(epochs: 100_000)), step: 90_000)
    shared.turns = (1...700).map {
      RunTurn(step: $0 * 97, .knob("learning-rate", .number(Double(($0 * 7_919) % 9_973) / 9_973 + 0.001)))
    }
    let problem = #expect(throws: ShareProblem.self) { try ShareCode.encode(shared) }
    guard case .tooLong(let characters, let yaml) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(characters > ShareCode.longest)
    #expect(yaml.hasPrefix("experiment:\n  kind: train\n"))
    #expect(yaml.contains("turns:\n  - [97, learning-rate, "))
  }

  @Test("A made-up code whose turn comes after the run has diverged stops there and says so")
  func departs() throws {
    let text = training(loss: "mean-squared-error", optimizer: "{sgd: {learning-rate: 100}}", batch: "4", epochs: 200)
    var opened = try Recording(
      ShareCode.decode(Self.code("{experiment: \(text), turns: [[900, l2, 0.1]], step: 1000}")))
    for _ in 0..<100 where !opened.isPaused { opened.advance(by: 100) }
    #expect(opened.isPaused)
    #expect(opened.takeDeparture()?.message.contains("not the run that was shared") == true)
  }

  @Test("Random bytes behind a right checksum never do more than be refused")
  func random() throws {
    var state: UInt64 = 9
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let text = try SharedRun(experiment: try experiment(training()), step: 9).setting().written
    var opened = 0
    for _ in 0..<400 {
      var bytes = Array(text.utf8)
      for _ in 0...next() % 3 { bytes[Int(next()) % bytes.count] = UInt8(next() % 96 + 32) }
      if (try? ShareCode.decode(Self.code(String(decoding: bytes, as: UTF8.self)))) != nil { opened += 1 }
    }
    #expect(opened < 400)
    for count in 0..<200 {
      let packed = (0..<count).map { _ in UInt8(next() % 256) }
      #expect((PrimedCoder.unpack(packed[...], atMost: 500)?.count ?? 0) <= 500)
    }
  }
}
