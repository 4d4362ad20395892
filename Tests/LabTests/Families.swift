@testable import Lab

/// Files that experiments of these tests may name.
let sampleFiles = Tables([
  "words.txt": Array("ab\nba\nabba\nbaab\naab\nbba\nab ab\nbb\n".utf8), "images.csv": imageTable,
  "images.idx": idx(dimensions: [12, 4, 4], count: 12 * 16, step: 37, below: 256),
  "labels.idx": idx(dimensions: [12], count: 12, step: 1, below: 3),
])

/// Twenty pictures of 4 x 4: bright above, or bright below.
private let imageTable: [UInt8] = {
  var text = (0..<16).map { "p\($0)," }.joined() + "kind\n"
  for row in 0..<20 {
    let isAbove = row % 2 == 0
    for pixel in 0..<16 {
      let isBright: Bool = (pixel < 8) == isAbove
      text += "\(isBright ? 12 + row % 4 : row % 3),"
    }
    text += isAbove ? "above\n" : "below\n"
  }
  return Array(text.utf8)
}()

/// Dimensions of one byte each.
private func idx(dimensions: [UInt8], count: Int, step: Int, below limit: Int) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, 8, UInt8(dimensions.count)]
  for size in dimensions { bytes += [0, 0, 0, size] }
  for place in 0..<count { bytes.append(UInt8(place * step % limit)) }
  return bytes
}

/// A training of each family of layers, data and losses.
let families: [String] = [
  training(
    data: "{glyphs: {samples: 16, noise: 0.1, shift: 1, test-shift: 2}}",
    network: "[{conv: 2, kernel: 3, padding: 1, activation: relu}, {max-pool: 2}, batch-norm, "
      + "{conv: 3, kernel: 2, stride: 2, dilation: 2, activation: tanh}, global-max, {dense: 4}]",
    loss: "{softmax-cross-entropy: {smoothing: 0.1}}", optimizer: "adam", batch: "5", epochs: 8,
    more: "clip: {norm: 1}, sample: 3"),
  training(
    data: "{table: {file: images.csv, label: kind, image: [4, 4], divisor: 16}}",
    network: "[{conv: 2, kernel: 2}, {average-pool: 2, stride: 1}, {activation: gelu}, flatten, {dense: 2}]",
    loss: "softmax-cross-entropy", batch: "6", epochs: 10),
  training(
    data:
      "{idx: {images: images.idx, labels: labels.idx, classes: 3, test-images: images.idx, test-labels: labels.idx}}",
    network: "[{conv: 2, kernel: 3, activation: relu}, global-average, {dense: 3}]", loss: "softmax-cross-entropy",
    batch: "5", epochs: 9),
  training(
    data: "{filtered: {filter: sobel, samples: 4}}", network: "[{conv: 1, kernel: 3}, flatten]",
    loss: "mean-squared-error", epochs: 25),
  training(
    data: "{recall: {steps: 5, samples: 12}}",
    network: "[{lstm: 3, forget-bias: 1, recurrent-initializer: {orthogonal: 1}, truncation: 3}, {dense: 1}]",
    batch: "5", epochs: 8),
  training(
    data: "{adding: {steps: 4, samples: 10}}", network: "[{rnn: 3, activation: relu}, {dense: 1}]",
    loss: "{huber: {delta: 0.5}}", epochs: 25, more: "clip: {value: 0.2}"),
  training(
    data: "{words: {file: words.txt, test-share: 0.25}}",
    network: "[{embedding: 3}, {gru: 4, output: every}, {dropout: 0.2}, {dense: 4}]", loss: "softmax-cross-entropy",
    optimizer: "adam", batch: "3", epochs: 12),
  training(
    data: "{text: {file: words.txt, steps: 4, stride: 2, test-share: 0.3}}",
    network: "[{rnn: 3, output: every}, {dense: 4}]", loss: "softmax-cross-entropy", batch: "4", epochs: 10),
  training(
    data: "{polynomial: {samples: 10, degree: 4, basis: powers, test-samples: 20}}", network: "[{dense: 1}]",
    loss: "mean-squared-error", optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 25, more: "penalty: {l2: 0.01}"),
  training(
    data: "{sparse-linear: {samples: 12, features: 5}}", network: "[{dense: 1}]", loss: "mean-squared-error",
    optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 25, more: "penalty: {l1: 0.2, rule: proximal}"),
  training(
    data: "{twins: {samples: 12, difference: 0.1}}", network: "[{dense: 1}]", loss: "huber",
    optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 25, more: "penalty: {l1: 0.1, rule: crossing, decay: 0.1}"),
  training(
    data: "{reg-gauss: {samples: 20, noise: 0.1, scale: 0.2}}",
    network: "[{dense: 4, activation: tanh}, {dropout: 0.3}, {dense: 1}]", loss: "mean-squared-error", batch: "7",
    epochs: 12),
  training(
    data: "{moons: {samples: 20, noise: 0.3, flipped: 0.1, test-samples: 30}}", loss: "mean-squared-error",
    epochs: 25, more: "penalty: {l1: 0.01, rule: subgradient}"),
  training(
    data: "{glyphs: {samples: 12, noise: 0.1}}", network: "[{conv: 2, kernel: 3}, global-average, {dense: 4}]",
    loss: "softmax-cross-entropy", optimizer: "adam", batch: "5", epochs: 8,
    more: "schedule: one-cycle, augmentation: {jitter: 0.1, shift: 2, flip: 0.5}, early-stopping: {patience: 99}"),
  training(
    data: "{moons: {samples: 20, noise: 0.3, test-samples: 30}}", batch: "7", epochs: 10,
    more: "schedule: {warm-restarts: {cycles: 2, warm-up: 0.2}}, augmentation: {jitter: 0.2}, "
      + "early-stopping: {patience: 9, improvement: 0.0001}"),
  training(
    data: "{my-reviews: {samples: 50, told: all, learner: simulated}}", network: "[{dense: 1}]",
    loss: "binary-cross-entropy", optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 25),
].map(withEveryPanel)

/// What every contract of runs is tried on.
let everyRun = oneOfEachKind + families

/// The same with every panel there is for it.
func withEveryPanel(_ text: String) -> String {
  let read = (try? Setting.parse(text)).flatMap { Experiment.read($0, id: "test").experiment }
  let panels = read?.kind.settings.panelNames ?? []
  return text.dropLast() + ", show: [\(panels.joined(separator: ", "))]}"
}
