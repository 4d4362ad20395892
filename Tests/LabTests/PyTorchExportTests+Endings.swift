import Engine
import Foundation
import Testing

@testable import Lab

/// What schedules, early stopping and notes become in an exported folder.
extension PyTorchExportTests {
  static let held = "{moons: {samples: 40, noise: 0.4, test-samples: 20}}"

  private func patient(_ form: ExportedFolder.Form, more: String = "early-stopping: {patience: 3}") throws -> String {
    try script(
      folder(
        training(
          data: Self.held, network: "[{dense: 20, activation: tanh}, {dense: 1}]",
          optimizer: "{adam: {learning-rate: 0.1}}", epochs: 200, more: more), form))
  }

  @Test("Adam under one-cycle is corrected for its moving beta1, and decays at the rate of the step all the same")
  func adamUnderOneCycle() throws {
    let cases = [
      ("{adamw: {weight-decay: 0.1}}", "", "weight.mul_(1 - rate * 0.1)"),
      ("adam", ", penalty: {decay: 0.1}", "weight.mul_(1 - rate * DECAY)"),
      ("adam", ", penalty: {l1: 0.01}", "(weight.abs() - rate * L1).clamp(min=0)"),
    ]
    for (optimizer, more, code) in cases {
      let folder = try folder(
        training(optimizer: optimizer, batch: "8", epochs: 3, more: "schedule: one-cycle" + more))
      let script = try script(folder)
      #expect(script.contains("torch.optim.Adam(network.parameters(), lr=LEARNING_RATE"), "\(optimizer)")
      #expect(script.contains("group[\"lr\"] *= data[\"corrections\"][step].item()"))
      #expect(script.contains("rate = data[\"rates\"][step].item()\n"))
      #expect(script.contains(code))
      #expect(try arrays(folder, "data.safetensors")["corrections"]?.floats.count == 16)
    }
    // Where nothing moves, AdamW is PyTorch's.
    let plain = try script(folder(training(optimizer: "adamw", epochs: 3, more: "schedule: cosine")))
    #expect(plain.contains("torch.optim.AdamW("))
    #expect(!plain.contains("corrections"))
  }

  @Test("early stopping takes back the weights of the best step in PyTorch")
  func patience() throws {
    let text = training(
      data: Self.held, network: "[{dense: 20, activation: tanh}, {dense: 1}]",
      optimizer: "{adam: {learning-rate: 0.1}}", epochs: 200, more: "early-stopping: {patience: 3}")
    var run = try Run(text)
    run.advance(by: 200)
    let training = try #require(run.training)
    let best = try #require(training.stopping?.bestStep)
    #expect(training.step < 200 && best == training.step - 3)
    let script = try patient(.pytorch)
    #expect(
      script.contains("STEPS = \(training.step)  # there it reached the end of its patience; back are the weights"))
    #expect(script.contains("    if step == \(best):  # the test loss is never lower than here\n"))
    #expect(
      script.contains("    if step == STEPS:  # patience is at its end\n        network.load_state_dict(best)\n"))
    // A run that ends before its patience does keeps the weights it has.
    #expect(!(try patient(.pytorch, more: "early-stopping: {patience: 1000}")).contains("load_state_dict(best)"))
  }

  @Test("early stopping is that of fastai, with the best weights brought back")
  func fastaiPatience() throws {
    let script = try patient(.fastai)
    #expect(script.contains("from fastai.callback.tracker import EarlyStoppingCallback, SaveModelCallback\n"))
    #expect(script.contains("learner.fit(EPOCHS, cbs=[EarlyStoppingCallback(patience=3), SaveModelCallback()])"))
    let least = try patient(.fastai, more: "schedule: cosine, early-stopping: {patience: 3, improvement: 0.01}")
    #expect(
      least.contains(
        """
            learner.fit(EPOCHS, cbs=[
                ParamScheduler({"lr": rate}),
                EarlyStoppingCallback(patience=3, min_delta=0.01),
                SaveModelCallback(min_delta=0.01),
            ])

        """))
  }

  @Test(
    "a schedule is fastai's own method where it has one, and a function of the position elsewhere",
    arguments: [
      ("constant", "sgd", ["learner.fit(EPOCHS)"]),
      (
        "one-cycle", "momentum",
        [
          "learner.fit_one_cycle(EPOCHS, LEARNING_RATE, div=25, div_final=100000, pct_start=0.25, moms=(0.95, 0.85, 0.95))"
        ]
      ),
      (
        "one-cycle", "sgd",
        ["rate = combined_cos(0.25, LEARNING_RATE / 25, LEARNING_RATE, LEARNING_RATE / 100000)\n"]
      ),
      (
        "{linear: {end: 0.5}}", "sgd",
        ["rate = SchedLin(LEARNING_RATE, LEARNING_RATE * 0.5)\n", "import (", "SchedLin,"]
      ),
      ("cosine", "sgd", ["rate = SchedCos(LEARNING_RATE, 0)\n", "cbs=[ParamScheduler({\"lr\": rate})])"]),
      ("exponential", "sgd", ["rate = SchedExp(LEARNING_RATE, LEARNING_RATE * 0.01)\n"]),
      ("step", "sgd", ["    return LEARNING_RATE * 0.1 ** int(position * 3)\n", "rate = stages\n"]),
      (
        "{constant: {warm-up: 0.2}}", "sgd",
        [
          "rate = combine_scheds([0.2, 1 - 0.2], [SchedLin(0, LEARNING_RATE), SchedNo(LEARNING_RATE, LEARNING_RATE)])\n"
        ]
      ),
      ("flat-cosine", "sgd", ["learner.fit_flat_cos(EPOCHS, LEARNING_RATE, div_final=1 / 1e-05, pct_start=0.75)"]),
      ("{flat-cosine: {end: 0}}", "sgd", ["rate = combined_cos(0.75, LEARNING_RATE, LEARNING_RATE, 0)\n"]),
      ("warm-restarts", "sgd", ["    place, length = position * 7, 1\n", "length * 2\n", "rate = restarts\n"]),
      (
        "{warm-restarts: {cycles: 4, growth: 1}}", "sgd",
        ["    place, length = position * 4, 1\n", "SchedCos(LEARNING_RATE, 0)(place / length)", "rate = restarts\n"]
      ),
    ])
  func fastaiSchedules(schedule: String, optimizer: String, code: [String]) throws {
    let script = try script(folder(training(optimizer: optimizer, epochs: 7, more: "schedule: \(schedule)"), .fastai))
    for piece in code { #expect(script.contains(piece), "\(piece) in \(script.suffix(900))") }
    #expect(script.contains("ParamScheduler,") == script.contains("ParamScheduler({"))
  }

  @Test("samples change in a callback of fastai, in training alone")
  func fastaiChanges() throws {
    let text = training(
      data: "{glyphs: {samples: 40}}", network: "[{conv: 2}, flatten, {dense: 4}]", loss: "softmax-cross-entropy",
      batch: "8", epochs: 2, more: "augmentation: {jitter: 0.1, shift: 2, flip: 0.5}")
    let script = try script(folder(text, .fastai))
    for piece in [
      "FLIP = 0.5", "SHIFT = 2", "JITTER = 0.1", "    run_valid = False\n", "    cbs=[Changes()],\n",
      "x = x + JITTER * torch.randn_like(x)", "x[mirrored].flip(-1)", "torch.randint(2 * SHIFT + 1",
    ] {
      #expect(script.contains(piece), "\(piece)")
    }
    #expect(!(try self.script(folder(training(epochs: 2), .fastai))).contains("Changes"))
  }

  @Test("links that L1 has cut grow again before fastai trains, for the search of a rate has cut some too")
  func fastaiCrossing() throws {
    let script = try script(
      folder(training(epochs: 2, more: "penalty: {l1: 0.01, rule: crossing}"), .fastai))
    #expect(script.contains("    def before_fit(self):\n        for lives in alive:\n            lives.fill_(1)\n"))
  }

  @Test("README says what cannot be the same, a line each")
  func notes() throws {
    func readme(_ text: String, _ form: ExportedFolder.Form) throws -> String {
      let folder = try folder(text, form)
      let readme = String(decoding: try #require(folder.files.last).bytes, as: UTF8.self)
      for sentence in folder.sentences { #expect(readme.contains("\(sentence)\n")) }
      return readme
    }
    let unrolled = training(
      data: "{recall: {steps: 4, samples: 10}}", network: "[{gru: 3, output: every}, {rnn: 3}, {dense: 1}]", epochs: 1
    )
    #expect(try readme(unrolled, .pytorch).contains("The column gradient-std stays empty for recurrent layers"))
    #expect(!(try readme(training(epochs: 1), .pytorch)).contains("gradient-std"))
    #expect(try readme(training(epochs: 1), .pytorch).contains("Held against `gradus run --format csv`: The curves"))
    #expect(try readme(training(epochs: 2), .fastai).contains("so its curve is that of Gradus, but for rounding."))
    for chance in [training(batch: "8", epochs: 2), training(epochs: 2, more: "augmentation: {jitter: 0.1}")] {
      #expect(try readme(chance, .fastai).contains("so its curve is like that of Gradus, not the same."))
    }
    let cycle = training(optimizer: "adamw", epochs: 2, more: "schedule: one-cycle")
    #expect(try readme(cycle, .fastai).contains("Under one-cycle, beta1 of Adam moves."))
    let stop = training(epochs: 9, more: "stop: train-loss below 9")
    #expect(
      try readme(stop, .fastai).contains(
        "Gradus ended early, there it reached train-loss below 9; fastai trains all its epochs."))
    #expect(!(try readme(finder, .fastai)).contains("smooths"))
    let slow = finder.dropLast() + ", smoothing-beta: 0.9}"
    #expect(try readme(String(slow), .fastai).contains("fastai always smooths losses by 0.98"))
    let patient = training(data: Self.held, epochs: 9, more: "early-stopping: {patience: 3}")
    #expect(try readme(patient, .fastai).contains("fastai brings the best weights back in the end"))
  }
}
