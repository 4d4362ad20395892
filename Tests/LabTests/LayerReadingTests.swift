import Engine
@testable import Lab
import Testing

@Suite("Reading layers, losses and penalties")
struct LayerReadingTests {
  private func layers(_ text: String) throws -> ([LayerDescription]?, [String]) {
    let (layers, problems) = LayerDescription.readAll(try Setting.parse(text), path: [.key("network")])
    return (layers, problems.map(\.sentence))
  }

  @Test(
    "every layer is read, with what may be left out",
    arguments: [
      ("{dense: 4}", LayerDescription.dense(units: 4, activation: .identity)),
      ("{conv: 8}", .convolution(channels: 8, window: Convolution(kernel: 3), activation: .identity)),
      (
        "{conv: 8, kernel: 5, stride: 2, padding: 1, dilation: 3, activation: relu, initializer: he, bias: 0.5}",
        .convolution(
          channels: 8, window: Convolution(kernel: 5, stride: 2, padding: 1, dilation: 3), activation: .relu,
          initializer: .heNormal, bias: 0.5)
      ),
      ("{max-pool: 2}", .pooling(Pooling(.max, size: 2))),
      ("{average-pool: 3, stride: 1}", .pooling(Pooling(.average, size: 3, stride: 1))),
      ("global-max", .globalPooling(.max)), ("global-average", .globalPooling(.average)), ("flatten", .flatten),
      ("{dropout: 0.5}", .dropout(0.5)), ("batch-norm", .batchNormalization()),
      (
        "{batch-norm: {momentum: 0.2, epsilon: 0.001}}",
        .batchNormalization(BatchNormalization(momentum: 0.2, epsilon: 0.001))
      ),
      ("{embedding: 16, initializer: {normal: 1}}", .embedding(features: 16, initializer: .normal(1))),
      ("{rnn: 8}", .recurrent(Recurrent(.tanh, units: 8))),
      ("{rnn: 8, activation: relu, output: every}", .recurrent(Recurrent(.relu, units: 8, output: .every))),
      ("{gru: 8, truncation: 0}", .recurrent(Recurrent(.gru, units: 8, truncation: 0))),
      (
        "{lstm: 16, output: last, forget-bias: 1, initializer: he, recurrent-initializer: {scaled: 1}, truncation: 5}",
        .recurrent(
          Recurrent(
            .lstm, units: 16, recurrentInitializer: .scaledNormal(gain: 1), forgetBias: 1, truncation: 5),
          initializer: .heNormal)
      ),
      ("{lstm: 16, truncation: none}", .recurrent(Recurrent(.lstm, units: 16))),
      ("{activation: gelu}", .activation(.gelu)),
    ] as [(String, LayerDescription)])
  func good(text: String, expected: LayerDescription) throws {
    let (read, problems) = try layers("[\(text)]")
    #expect(problems == [])
    #expect(read == [expected])
  }

  @Test("any layer can be repeated")
  func repeated() throws {
    #expect(try layers("[{conv: 4, padding: 1, repeat: 3}, flatten]").0?.count == 4)
  }

  @Test(
    "a layer that cannot be read is refused in one sentence with its place",
    arguments: [
      ("{kernel: 3}", "network[1].kernel: \"kernel\" is not a layer"),
      ("flaten", "network[1]: \"flaten\" is not a layer"),
      ("conv", "network[1]: \"conv\" needs its settings; write {conv: 8, kernel: 3, activation: relu}"),
      ("lstm", "network[1]: \"lstm\" needs its settings; write {lstm: 16}"),
      ("{flatten: 2}", "network[1].flatten: \"flatten\" takes no settings; write flatten"),
      ("{conv: 0}", "network[1].conv: the number of channels is from 1 to 1024; 0 is outside"),
      ("{conv: 4, kernal: 3}", "network[1].kernal: \"kernal\" is not a setting of \"conv\""),
      ("{conv: 4, kernel: 65}", "network[1].kernel: the size of a kernel is from 1 to 64; 65 is outside"),
      ("{conv: 4, padding: -1}", "network[1].padding: the padding is from 0 to 64; -1 is outside"),
      ("{max-pool: two}", "network[1].max-pool: the size of a window is a whole number; \"two\" is not"),
      ("{dropout: 1}", "network[1].dropout: the share that is dropped is from 0 to 0.95; 1 is outside"),
      (
        "{dense: 4, dropout: 0.5}",
        "network[1].dropout: \"dropout\" is a layer of its own; give it an entry of its own"
      ),
      (
        "{batch-norm: {momentun: 1}}",
        "network[1].batch-norm.momentun: \"momentun\" is not a setting of \"batch-norm\""
      ),
      (
        "{rnn: 4, activation: sigmoid}",
        "network[1].activation: \"sigmoid\" is not an activation of a recurrent layer"
      ),
      ("{gru: 4, forget-bias: 1}", "network[1].forget-bias: \"forget-bias\" is not a setting of \"gru\""),
      ("{lstm: 4, output: all}", "network[1].output: \"all\" is not what a layer hands on; expected last or every"),
      ("[1]", "network[1]: a layer is one word or a word with its settings"),
    ] as [(String, String)])
  func bad(text: String, beginning: String) throws {
    let (_, problems) = try layers("[\(text)]")
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(beginning) == true, "\(problems)")
  }

  @Test(
    "layers that do not fit together, or not to the data, are refused while they are read",
    arguments: [
      (
        training(network: "[{conv: 2}, {dense: 1}]"), "network: layer 1 needs images, but gets a vector of 2"
      ),
      (
        training(data: "glyphs", network: "[{conv: 2}, {dense: 4}]", loss: "softmax-cross-entropy"),
        "network: layer 2 needs a vector, but gets images; put a \"flatten\" layer before it"
      ),
      (
        training(
          data: "glyphs", network: "[{conv: 2, kernel: 13}, flatten, {dense: 4}]", loss: "softmax-cross-entropy"),
        "network: the window of layer 1 is larger than images of 12 x 12 with 1 channel; "
          + "choose a smaller kernel or more padding"
      ),
      (
        training(network: "[{lstm: 4}, {dense: 1}]"), "network: layer 1 is recurrent; it needs a sequence or tokens"
      ),
      (
        training(data: "recall", network: "[{embedding: 4}, {dense: 1}]"),
        "network: layer 1 is an embedding; it needs tokens, so it must be the first layer"
      ),
      (
        training(data: "twins", network: "[{dense: 3}]", loss: "softmax-cross-entropy"),
        "loss: softmax-cross-entropy needs classes; these data answer with numbers; write mean-squared-error"
      ),
      (
        training(data: "{words: {file: words.txt}}", network: "[{rnn: 3, output: every}, {dense: 3}]"),
        "loss: binary-cross-entropy cannot be asked at every step; write softmax-cross-entropy"
      ),
      (
        training(
          data: "{recall: {steps: 2000, samples: 100000}}", network: "[{rnn: 4, output: every}, {rnn: 4}, {dense: 1}]"
        ),
        "network: 100000 samples through 8005 units are 800500000 numbers; at most 40000000 are allowed"
      ),
    ] as [(String, String)])
  func misfits(text: String, sentence: String) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "x")
    #expect(read == nil)
    #expect(problems.map(\.sentence) == [sentence])
  }

  @Test("a file that turns out too large for the network is refused in a sentence")
  func tooLargeOnceRead() throws {
    let text = training(
      data: "{text: {file: words.txt, steps: 4, stride: 1}}",
      network: "[{rnn: 1000, output: every, repeat: 2}, {dense: 4}]",
      loss: "softmax-cross-entropy")
    let long = Tables(["words.txt": Array(String(repeating: "ab ba\n", count: 2_000).utf8)])
    let error = #expect(throws: ExperimentError.self) { try Run(try experiment(text), tables: long) }
    #expect(error?.message.hasSuffix("numbers; at most 40000000 are allowed.") == true, "\(error?.message ?? "")")
  }

  @Test(
    "losses are read with their settings, and said by their word",
    arguments: [
      ("huber", Loss.huber(delta: 1), "huber"), ("{huber: {delta: 0.5}}", .huber(delta: 0.5), "huber"),
      ("mean-squared-error", .meanSquaredError, "mean-squared-error"),
      ("softmax-cross-entropy", .softmaxCrossEntropy, "softmax-cross-entropy"),
      (
        "{softmax-cross-entropy: {smoothing: 0.1}}", .smoothedCrossEntropy(smoothing: 0.1), "softmax-cross-entropy"
      ), ("{softmax-cross-entropy: {smoothing: 0}}", .softmaxCrossEntropy, "softmax-cross-entropy"),
    ] as [(String, Loss, String)])
  func losses(text: String, expected: Loss, word: String) throws {
    let read = try Loss.read(try Setting.parse(text))
    #expect(read == expected)
    #expect(read.word == word)
  }

  @Test(
    "what is wrong with a loss, a penalty or a bound is said at its place",
    arguments: [
      (training(loss: "{hubr: {delta: 1}}"), "loss.hubr: \"hubr\" is not a loss"),
      (training(loss: "{huber: {delta: 0}}"), "loss.huber.delta: the delta is from 1e-06 to 1000000; 0 is outside"),
      (
        training(loss: "{huber: {smoothing: 0}}"), "loss.huber.smoothing: \"smoothing\" is not a setting of \"huber\""
      ),
      (training(more: "penalty: {l3: 1}"), "penalty.l3: \"l3\" is not a setting of a penalty"),
      (training(more: "penalty: {l1: -1}"), "penalty.l1: the strength of l1 is from 1e-06 to 100; -1 is outside"),
      (
        training(more: "penalty: {l1: 1, rule: crosing}"),
        "penalty.rule: \"crosing\" is not a rule of the L1 penalty; expected subgradient, proximal or crossing; "
          + "did you mean \"crossing\"?"
      ), (training(more: "clip: 1"), "clip: a gradient is clipped by its norm or value by value; \"1\" says neither"),
      (
        training(more: "clip: {norm: 0}"), "clip.norm: the bound of a gradient is from 1e-06 to 1000000; 0 is outside"
      ),
    ] as [(String, String)])
  func badDescent(text: String, beginning: String) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "x")
    #expect(read == nil)
    #expect(problems.first?.sentence.hasPrefix(beginning) == true, "\(problems.map(\.sentence))")
  }
}
