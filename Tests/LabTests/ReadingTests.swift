import Engine
import Lab
import Testing

@Suite("Reading experiments")
struct ReadingTests {
  @Test("the experiment of the design page is read as it stands")
  func designPage() throws {
    let text =
      "{id: zero-trap, kind: train, data: {circle: {samples: 200, noise: 0, scale: 0.2}}, "
      + "network: [{dense: 4, activation: tanh}, {dense: 4, activation: tanh}, {dense: 1}], initializer: zero, "
      + "loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.3}}, batch: full, epochs: 2000, seed: 7, "
      + "knobs: [initializer, learning-rate], show: [loss, boundary, neurons], claims: ["
      + "{say: The loss never leaves ln 2., expect: train-loss within 0.0001 of 0.6931, "
      + "fails-with: {initializer: xavier}}, {say: Xavier weights solve the same task., with: {initializer: xavier}, "
      + "expect: train-loss below 0.02, fails-with: {initializer: {constant: 0.5}}}]}"
    let read = try experiment(text)
    #expect(read.id == "zero-trap")
    #expect(read.seed == 7)
    #expect(read.visibleKnobs == ["initializer", "learning-rate"])
    #expect(read.visiblePanels == ["loss", "boundary", "neurons"])
    #expect(read.claims.map(\.bound) == [.within(0.0001, of: 0.6931), .below(0.02)])
    let layer = LayerDescription.dense(units: 4, activation: .tanh)
    let expected = Training(
      data: .plane(PlaneData(shape: .circle, samples: 200, noise: 0, scale: 0.2)),
      layers: [layer, layer, .dense(units: 1, activation: .identity)], initializer: .zero, loss: .binaryCrossEntropy,
      optimizer: .sgd(SGD(learningRate: 0.3)), batch: .full, epochs: 2000)
    #expect(read.kind == .train(expected))
    #expect(read.own == read.kind)
  }

  @Test(
    "every initializer is read and written back",
    arguments: [
      ("zero", Initializer.zero), ("{constant: 0.5}", .constant(0.5)),
      ("{constant: {value: 0.5, jitter: 0.001}}", .constant(0.5, jitter: 0.001)), ("{normal: 0.01}", .normal(0.01)),
      ("{uniform: 0.5}", .uniform(0.5)), ("lecun", .lecunNormal), ("he", .heNormal), ("xavier", .xavierNormal),
      ("lecun-uniform", .lecunUniform), ("he-uniform", .heUniform), ("xavier-uniform", .xavierUniform),
      ("{orthogonal: 1}", .orthogonal(gain: 1)), ("lsuv", .lsuv), ("{scaled: 1.5}", .scaledNormal(gain: 1.5)),
    ])
  func initializers(text: String, expected: Initializer) throws {
    let read = try experiment(training(initializer: text))
    guard case .train(let training) = read.kind else { return }
    #expect(training.initializer == expected)
    #expect(read.allKnobs.first { $0.name == "initializer" }?.value.written == text)
  }

  @Test(
    "optimizers are read with their hyperparameters",
    arguments: [
      ("sgd", Optimizer.sgd(SGD(learningRate: 0.1))),
      ("{momentum: {learning-rate: 0.2, momentum: 0.8}}", .momentum(Momentum(learningRate: 0.2, momentum: 0.8))),
      ("{nesterov: {learning-rate: 0.2}}", .nesterov(Nesterov(learningRate: 0.2, momentum: 0.9))),
      (
        "{adam: {beta1: 0.8, beta2: 0.99, epsilon: 1e-6}}",
        .adam(Adam(learningRate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-6))
      ),
      ("{adamw: {weight-decay: 0.1}}", .adamW(AdamW(learningRate: 0.01, weightDecay: 0.1))),
    ])
  func optimizers(text: String, expected: Optimizer) throws {
    guard case .train(let training) = try experiment(training(optimizer: text)).kind else { return }
    #expect(training.optimizer == expected)
  }

  @Test("a layer can be repeated, and a table named")
  func layersAndTables() throws {
    let text = training(
      data: "{table: {file: data/iris.csv, label: species, test-share: 0.3, standardize: false}}",
      network: "[{dense: 16, activation: relu, bias: 0.1, repeat: 30}, {dense: 3}]", loss: "softmax-cross-entropy")
    let read = try experiment(text)
    guard case .train(let training) = read.kind else { return }
    #expect(training.layers.count == 31)
    #expect(training.layers[29] == .dense(units: 16, activation: .relu, initializer: nil, bias: 0.1))
    #expect(read.tablesNeeded == ["data/iris.csv"])
    #expect(
      training.data
        == .table(
          file: "data/iris.csv", TableData(labelColumn: "species", standardize: false, testShare: 0.3)))
  }

  @Test("missing and unknown keys are all reported, each with its place")
  func allProblems() throws {
    let text =
      "{kind: train, data: {cirle: {samples: 1}}, network: [{dense: 0, activaton: tanh}, {units: 1}], "
      + "initializer: xaver, optimiser: sgd, batch: half, epochs: -1, seed: x, pace: fast, colour: red}"
    let (read, problems) = Experiment.read(try Setting.parse(text), id: nil)
    #expect(read == nil)
    let sentences = problems.map(\.sentence)
    let expected = [
      "an experiment needs \"id\"; for example id: zero-trap",
      "seed: a seed is a whole number from 0; \"x\" is not",
      "pace: a pace is \"unlimited\" or a number of steps a frame; \"fast\" is neither",
      "data.cirle: \"cirle\" is not a dataset; did you mean \"circle\"?",
      "an experiment needs \"optimizer\"; for example optimizer: {sgd: {learning-rate: 0.3}}",
      "network[1].dense: the number of units is from 1 to 1024; 0 is outside",
      "network[1].activaton: \"activaton\" is not a setting of \"dense\"; expected dense, activation, initializer, "
        + "bias or repeat; did you mean \"activation\"?",
      "network[2].units: \"units\" is not a layer; expected dense, conv, max-pool, average-pool, global-max, "
        + "global-average, flatten, dropout, batch-norm, embedding, rnn, gru, lstm or activation",
      "an experiment needs \"loss\"; for example loss: binary-cross-entropy",
      "batch: a batch is \"full\" or a number of samples; \"half\" is neither",
      "epochs: the number of epochs is from 1 to 1000000; -1 is outside",
    ]
    for sentence in expected { #expect(sentences.contains(sentence), "\(sentence)\nis not among\n\(sentences)") }
    #expect(sentences.contains { $0.hasPrefix("optimiser: \"optimiser\" is not") && $0.hasSuffix("\"optimizer\"?") })
    #expect(sentences.contains { $0.hasPrefix("colour: \"colour\" is not a setting of an experiment") })
    #expect(
      sentences.contains {
        $0.hasPrefix("initializer: \"xaver\" is not an initializer") && $0.hasSuffix("\"xavier\"?")
      })
  }

  @Test(
    "an experiment that reads but cannot be meant is refused in one exact sentence",
    arguments: [
      (
        training(data: "{circle: {samples: 1}}"),
        "data.circle.samples: the number of samples is from 2 to 100000; 1 is outside"
      ),
      (
        training(data: "{circle: {centers: 3}}"),
        "data.circle.centers: \"centers\" is not a setting of \"circle\"; expected samples, noise, "
          + "scale, balance, flipped or test-samples"
      ),
      (
        training(data: "table"),
        "data: a table needs its file and its label column; write {table: {file: data/iris.csv, label: species}}"
      ),
      (
        training(data: "{table: {file: ../iris.csv, label: a}}"),
        "data.table.file: the file \"../iris.csv\" is not inside the lesson's folder; write a path like data/iris.csv"
      ),
      (
        training(data: "{table: {file: /etc/passwd, label: a}}"),
        "data.table.file: the file \"/etc/passwd\" is not inside the lesson's folder; write a path like data/iris.csv"
      ),
      (
        training(network: "[]"),
        "network: a network is a list of layers; write [{dense: 4, activation: tanh}, {dense: 1}]"
      ),
      (training(network: "[{dense: 4, repeat: 200}, {dense: 1}]"), "network: a network has at most 200 layers"),
      (
        training(network: "[{dense: 1024, repeat: 10}, {dense: 1}]"),
        "network: with layer 6 the network has more than the 5000000 parameters allowed"
      ),
      (
        training(data: "{circle: {samples: 100000}}", network: "[{dense: 1000}, {dense: 1}]"),
        "network: 100000 samples through 1001 units are 100100000 numbers; at most 40000000 are allowed"
      ),
      (
        training(network: "[{dense: 2}]"),
        "network: binary-cross-entropy needs one output; the last layer has 2; "
          + "write {dense: 1} or loss: softmax-cross-entropy"
      ),
      (
        training(loss: "softmax-cross-entropy"),
        "network: softmax-cross-entropy needs an output for each class; the last layer has 1; "
          + "write {dense: 2} or loss: binary-cross-entropy"
      ),
      (training(initializer: "normal"), "initializer: \"normal\" needs a number; write {normal: 0.5}"),
      (training(initializer: "{xavier: 2}"), "initializer.xavier: \"xavier\" takes no number; write xavier"),
      (
        training(initializer: "{constant: {jitter: 1}}"),
        "initializer.constant: a constant initializer needs \"value\"; for example {value: 0.5, jitter: 0.001}"
      ),
      (
        training(optimizer: "{sgd: {momentum: 0.9}}"),
        "optimizer.sgd.momentum: \"momentum\" is not a setting of \"sgd\"; expected learning-rate"
      ),
      (
        training(optimizer: "{sgd: {learning-rate: 0}}"),
        "optimizer.sgd.learning-rate: the learning rate is from 1e-06 to 100; 0 is outside"
      ),
      (
        training(batch: "1", epochs: 1_000_000, more: "title: x").replacing("samples: 40", with: "samples: 400"),
        "epochs: 1000000 epochs are 400000000 steps; at most 100000000 are allowed"
      ),
      (training(more: "show: [los]"), nil),
      (training(more: "show: [loss, loss]"), "show[2]: \"loss\" is listed twice"),
      (training(more: "knobs: [beta1]"), nil),
      (training(more: "title: \"a\u{202e}b\""), "title: a title contains the hidden character U+202E"),
      (sweep("{knob: jiter, values: [1, 2], measure: train-loss}"), nil),
      (
        sweep("{knob: weight-scale, values: [1], measure: train-loss}"),
        "sweep.values: a sweep needs at least two values"
      ),
      (
        sweep("{knob: weight-scale, values: [1, big], measure: train-loss}"),
        "sweep.values[2]: the scale of the weights is a number; \"big\" is not"
      ),
      (
        sweep("{knob: units, values: [1, 2000], measure: train-loss}"),
        "sweep.values[2]: the number of units is from 1 to 1024; 2000 is outside"
      ),
      (
        sweep("{knob: samples, values: [10, 100000], seeds: 20, measure: train-loss}", epochs: 1_000)
          .replacing("epochs: 1000", with: "epochs: 1000, batch: 10"),
        "epochs: 40 runs take up to 200020000 steps together; at most 100000000 are allowed"
      ),
      (
        sweep("{knob: weight-scale, values: [1, 2], measure: epochs}"),
        "sweep.measure: epochs count the way to a threshold, and there is none; add until: train-loss below 0.35"
      ),
      (
        propagation("{depth: 100, width: 512, activation: tanh, initializer: he}"),
        "depth: 100 layers of 512 units have 26265600 weights and biases; at most 4000000 are allowed"
      ),
      (
        propagation("{width: 5, activation: tanh, initializer: he}"),
        "network: a stack of layers needs \"depth\"; "
          + "for example network: {depth: 30, width: 100, activation: tanh, initializer: lecun}"
      ),
      ("[1]", "an experiment is written as named settings, {name: value}"),
    ] as [(String, String?)])
  func sentences(text: String, expected: String?) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "x")
    #expect(read == nil)
    if let expected { #expect(problems.map(\.sentence) == [expected]) } else { #expect(problems.count == 1) }
  }

  @Test(
    "a claim must be able to fail, and must be about something that exists",
    arguments: [
      (
        "{say: a, expect: train-loss below 1}",
        "claims[1]: a claim needs \"fails-with\"; for example fails-with: {initializer: xavier}"
      ),
      (
        "{say: a, expect: train-loss below 1, fails-with: {}}",
        "claims[1].fails-with: \"fails-with\" changes nothing, so the claim cannot fail"
      ),
      (
        "{say: a, expect: train-loss below 1, fails-with: {learning-rate: 0.3}}",
        "claims[1].fails-with: \"fails-with\" changes nothing, so the claim cannot fail"
      ),
      (
        "{say: a, expect: train-loss below x, fails-with: {initializer: zero}}",
        "claims[1].expect: \"x\" is not a number; write below X, above X, within T of X, between A and B or equals X"
      ),
      (
        "{say: a, expect: train-loss under 1, fails-with: {initializer: zero}}",
        "claims[1].expect: \"under 1\" is no bound; "
          + "write below X, above X, within T of X, between A and B or equals X"
      ),
      ("{say: a, expect: rank(9) equals 1, fails-with: {initializer: zero}}", nil),
      ("{say: a, expect: \"train-los below 1\", fails-with: {initializer: zero}}", nil),
      (
        "{say: a, expect: train-loss between 2 and 1, fails-with: {initializer: zero}}",
        "claims[1].expect: between 2 and 1 holds for no number; the smaller comes first"
      ),
      (
        "{say: a, expect: train-loss below 1, at: 999, fails-with: {initializer: zero}}",
        "claims[1].at: the epoch of a claim is from 0 to 40; 999 is outside"
      ),
      ("{say: a, with: {inicializer: zero}, expect: train-loss below 1, fails-with: {initializer: zero}}", nil),
      (
        "{say: a, expect: train-loss below 1, fails-with: {beta1: 0.5}}",
        "claims[1].fails-with.beta1: \"beta1\" needs the optimizer adam or adamw"
      ),
    ])
  func claims(claim: String, expected: String?) throws {
    let (read, problems) = Experiment.read(try Setting.parse(training(more: "claims: [\(claim)]")), id: "x")
    #expect(read == nil)
    if let expected { #expect(problems.map(\.sentence) == [expected]) } else { #expect(problems.count == 1) }
  }

  @Test("text that was damaged anywhere is read or refused, and never traps")
  func damage() {
    let originals = [training(more: "claims: [{say: a, expect: rank(1) equals 2, fails-with: {initializer: zero}}]")]
    var generator = Generator(seed: 3)
    let marks = Array("{}[]:,\"' 0189.-eaz\u{202e}\u{0}")
    for round in 0..<1_500 {
      var text = Array((originals + oneOfEachKind)[round % (originals.count + oneOfEachKind.count)])
      for _ in 0...generator.below(4) {
        let place = generator.below(text.count)
        switch generator.below(3) {
        case 0: text.remove(at: place)
        case 1: text[place] = marks[generator.below(marks.count)]
        default: text.insert(marks[generator.below(marks.count)], at: place)
        }
      }
      guard let setting = try? Setting.parse(String(text)) else { continue }
      let (read, problems) = Experiment.read(setting, id: "x")
      #expect((read == nil) == !problems.isEmpty)
      #expect(problems.allSatisfy { problem in !problem.sentence.unicodeScalars.contains { $0.value == 0x202e } })
    }
  }

  @Test(
    "bounds and measures are read as they are written",
    arguments: [
      "train-loss within 0.0001 of 0.6931", "rank(1) equals 1", "gradient-norm(2) between 0 and 1e-06",
      "test-accuracy above 0.9", "unit-spread below 0.5",
    ])
  func thresholds(text: String) throws {
    #expect(try Threshold.read(.text(text)).words == text)
  }
}
