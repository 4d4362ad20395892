import Engine
@testable import Lab
import Testing

/// Reads an experiment from one line of settings; a problem fails the test.
func experiment(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Experiment {
  let (experiment, problems) = Experiment.read(try Setting.parse(text), id: "test")
  #expect(problems.map(\.sentence) == [], sourceLocation: sourceLocation)
  return try #require(experiment, sourceLocation: sourceLocation)
}

/// A small training that every test can afford. `more` comes last, so it can add keys.
func training(
  data: String = "{circle: {samples: 40, scale: 0.2}}",
  network: String = "[{dense: 4, activation: tanh}, {dense: 4, activation: tanh}, {dense: 1}]",
  initializer: String = "xavier", loss: String = "binary-cross-entropy",
  optimizer: String = "{sgd: {learning-rate: 0.3}}", batch: String = "full", epochs: Int = 40, seed: Int = 7,
  more: String = ""
) -> String {
  "{kind: train, data: \(data), network: \(network), initializer: \(initializer), loss: \(loss), "
    + "optimizer: \(optimizer), batch: \(batch), epochs: \(epochs), seed: \(seed)\(more.isEmpty ? "" : ", " + more)}"
}

func sweep(_ sweep: String, more: String = "", epochs: Int = 20) -> String {
  "{kind: sweep, data: {circle: {samples: 20, scale: 0.2}}, network: [{dense: 3, activation: tanh}, {dense: 1}], "
    + "initializer: {normal: 0.5}, loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.5}}, "
    + "epochs: \(epochs), sweep: \(sweep)\(more.isEmpty ? "" : ", " + more)}"
}

func propagation(_ network: String = "{depth: 6, width: 20, activation: tanh, initializer: lecun, samples: 20}")
  -> String
{
  "{kind: propagate, network: \(network), show: [forward, backward, saturation, table]}"
}

/// A tree, a forest or a split on a small noisy plane.
func grown(_ more: String = "", kind: String = "tree", data: String = "{moons: {samples: 60, noise: 0.3}}") -> String
{
  "{kind: \(kind), data: \(data), seed: 7\(more.isEmpty ? "" : ", " + more)}"
}

let everyPanel =
  "show: [loss, accuracy, boundary, neurons, weights, gradients, activations, layers, spread, network, gap]"

extension Run {
  /// The run of one line of settings, trained so far.
  init(_ text: String, steps: Int = 0) throws {
    try self.init(try LabTests.experiment(text), tables: sampleFiles)
    advance(by: steps)
  }

  func sentence(_ panel: String) -> String? { frame().panels.first { $0.name == panel }?.sentence }
}

/// One experiment of each kind, with every panel it has.
let oneOfEachKind = [
  training(batch: "8", more: everyPanel),
  training(
    data: "{blobs: {samples: 30, noise: 0.3, centers: 3}}", network: "[{dense: 3, activation: relu}, {dense: 3}]",
    loss: "softmax-cross-entropy", optimizer: "adam", batch: "7", epochs: 6, more: everyPanel),
  sweep("{knob: learning-rate, values: [0.1, 0.5], seeds: 2, measure: train-loss}", more: "show: [sweep, table]"),
  sweep(
    "{knob: weight-scale, values: [1, 0.1], seeds: 2, measure: epochs}",
    more: "until: train-loss below 0.6, show: [sweep, table]", epochs: 60),
  propagation(), descent, finder, loader, unrolled, unrolledLSTM,
  grown("flipped: 0.1, show: [tree, boundary, depth, pruning, importances, confusion]"),
  grown(
    "pruning: cost-complexity, alpha: 0.02, criterion: entropy, min-leaf: 2, show: [tree, pruning, confusion]",
    data: "{blobs: {samples: 60, noise: 0.5, centers: 4}}"),
  grown("pruning: reduced-error, flipped: 0.2, show: [tree, boundary, pruning]"),
  grown("trees: 45, depth: 4, show: [accuracy, boundary, importances, confusion]", kind: "forest"),
  grown("threshold: 0.5, show: [points, gain, sides, arithmetic]", kind: "split"),
  convolution("image: noise, filter: upright-edges, padding: 1, shift: 1, stride: 2"),
  convolution("image: noise, filter: max, size: 2, stride: 2, border: wrap"),
  calculator,
]

/// A window over a small picture, with every panel.
func convolution(_ more: String) -> String { "{kind: convolve, \(more), show: [slide, sum, shift]}" }

let calculator =
  "{kind: calculator, size: 12, network: [{conv: 4, kernel: 3, padding: 1, stride: 2}, {max-pool: 2}, flatten, "
  + "{dense: 3}], show: [window, sizes, worked]}"

let finder =
  "{kind: range-test, data: {moons: {samples: 60, noise: 0.2}}, network: [{dense: 8, activation: relu}, {dense: 1}], "
  + "initializer: he, loss: binary-cross-entropy, optimizer: sgd, batch: 8, batches: 40, seed: 3}"

let descent = "{kind: descend, learning-rate: 0.15, steps: 30, show: [path, loss, factors]}"

let softmax =
  "{kind: softmax, logits: [2, 1, 0], labels: [cat, dog, bird], show: [bars, worked, sigmoids, overflow]}"

let loader =
  "{kind: loader, batches: 40, load: 8, compute: 5, workers: 2, start-up: 30, jitter: 0.5, "
  + "show: [timeline, queue, times, break-even]}"

let unrolled =
  "{kind: unroll, cell: tanh, radius: 0.9, length: 12, units: 6, draws: 2, show: [unrolled, thermometer, back, states]}"

let unrolledLSTM =
  "{kind: unroll, cell: lstm, forget-bias: 3, length: 9, units: 5, show: [unrolled, thermometer, back, states]}"
