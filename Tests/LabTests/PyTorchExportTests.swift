import Engine
import Foundation
import Testing

@testable import Lab

@Suite("Export to PyTorch")
struct PyTorchExportTests {
  func folder(_ text: String, _ form: ExportedFolder.Form = .pytorch) throws -> ExportedFolder {
    try ExportedFolder(try experiment(text), for: form, tables: sampleFiles, kernels: .baseline)
  }

  func script(_ folder: ExportedFolder) throws -> String {
    let file = try #require(folder.files.first { $0.name == "train.py" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  func arrays(_ folder: ExportedFolder, _ name: String) throws -> [String: ReadTensor] {
    try ReadTensor.all(in: try #require(folder.files.first { $0.name == name }).bytes)
  }

  @Test("a training has its program, its numbers and a README of about ten lines")
  func files() throws {
    let folder = try folder(training(batch: "8", epochs: 3))
    #expect(
      folder.files.map(\.name)
        == ["train.py", "measures.py", "parameters.safetensors", "data.safetensors", "README.md"])
    let readme = String(decoding: folder.files[4].bytes, as: UTF8.self)
    #expect((8...14).contains(readme.split(separator: "\n", omittingEmptySubsequences: false).count))
    #expect(readme.contains("seed 7"))
    #expect(folder.agreement == Agreement(step: 15, steps: 15))
    #expect(folder.sentences.first?.contains("all 15 steps") == true)
  }

  @Test("a range test needs no measures", arguments: ExportedFolder.Form.allCases)
  func rangeTest(form: ExportedFolder.Form) throws {
    let folder = try folder(finder, form)
    #expect(folder.files.map(\.name) == ["train.py", "parameters.safetensors", "data.safetensors", "README.md"])
    let script = try script(folder)
    #expect(script.contains(form == .pytorch ? "BATCHES = 40" : "learner.lr_find(start_lr=1e-07, end_lr=10"))
  }

  @Test("every family of layers, data and losses can be exported, in ASCII", arguments: families)
  func everyFamily(text: String) throws {
    for form in ExportedFolder.Form.allCases {
      let folder = try folder(text, form)
      let script = try script(folder)
      #expect(script.utf8.allSatisfy { $0 < 0x7F })
      #expect(script.split(separator: "\n").allSatisfy { $0.count <= 130 })
      #expect(folder.agreement.step > 0 && folder.agreement.step <= folder.agreement.steps)
      let data = try arrays(folder, "data.safetensors")
      #expect(data["train.inputs"]?.shape.first == data["train.targets"]?.shape.first)
    }
  }

  @Test("the table has the columns of gradus run")
  func columns() throws {
    let text = training(loss: "mean-squared-error", epochs: 2)
    var run = try Run(text)
    let script = try script(try folder(text))
    let place = try #require(script.range(of: "COLUMNS = ["))
    let list = script[place.upperBound...].prefix { $0 != "]" }
    let names = list.split(whereSeparator: { ",\n ".contains($0) }).map { String($0.dropFirst().dropLast()) }
    #expect(names == run.finish().header)
  }

  @Test("weights leave their panels: [units, inputs], a row a unit")
  func weights() throws {
    let text = training(network: "[{dense: 19, activation: tanh}, {dense: 1, bias: 0.5}]", epochs: 1)
    let run = try #require(try Run(text).training)
    let arrays = try arrays(try folder(text), "parameters.safetensors")
    #expect(arrays["layer1.weight"] == ReadTensor(type: "F32", shape: [19, 2], floats: run.weights(0).values))
    #expect(arrays["layer2.weight"] == ReadTensor(type: "F32", shape: [1, 19], floats: run.weights(1).values))
    #expect(arrays["layer2.bias"] == ReadTensor(type: "F32", shape: [1], floats: [0.5]))
    #expect(arrays.count == 4)
  }

  @Test(
    "recurrent layers have PyTorch's four arrays, and one bias of them stays zero",
    arguments: [("rnn", 1), ("lstm", 4), ("gru", 3)])
  func recurrent(cell: String, gates: Int) throws {
    let bias = cell == "lstm" ? ", forget-bias: 1" : ""
    let text = training(
      data: "{recall: {steps: 4, samples: 10}}", network: "[{\(cell): 3\(bias)}, {dense: 1}]", epochs: 1)
    let run = try #require(try Run(text).training)
    let arrays = try arrays(try folder(text), "parameters.safetensors")
    let whole = run.weights(0)
    let inputs = whole.columns - 3
    let rows = (0..<3 * gates).map { row in (0..<whole.columns).map { whole[row, $0] } }
    #expect(arrays["layer1.weight_ih_l0"]?.floats == rows.flatMap { $0.prefix(inputs) })
    #expect(arrays["layer1.weight_hh_l0"]?.floats == rows.flatMap { $0.suffix(3) })
    #expect(arrays["layer1.weight_hh_l0"]?.shape == [3 * gates, 3])
    let first = try #require(arrays["layer1.bias_ih_l0"]?.floats)
    #expect(cell != "lstm" || first == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
    #expect(arrays["layer1.bias_hh_l0"]?.floats == [Float](repeating: 0, count: 3 * gates))
  }

  @Test("the order has each sample once an epoch, and one step more than is trained")
  func order() throws {
    let order = try #require(
      try arrays(try folder(training(batch: "16", epochs: 3)), "data.safetensors")["order"]?.integers)
    #expect(order.count == 3 * 40 + 16)
    for epoch in 0..<3 { #expect(order[epoch * 40..<(epoch + 1) * 40].sorted() == Array(0..<40)) }
    #expect(order[0..<40] != order[40..<80])
    #expect(try arrays(try folder(training(epochs: 3)), "data.safetensors")["order"] == nil)
  }

  @Test("a run that follows the exported order and masks takes the very same steps")
  func replay() throws {
    let text = training(network: "[{dense: 9}, {dropout: 0.5}, {dense: 1}]", batch: "16", epochs: 4)
    let data = try arrays(try folder(text), "data.safetensors")
    let mask = try #require(data["kept.layer2"])
    #expect(mask.shape == [4 * 40 + 16, 2])
    let shares = mask.bytes.map { Double($0.nonzeroBitCount) }.reduce(0, +) / Double(mask.shape[0] * 9)
    #expect(abs(shares - 0.5) < 0.05)
    var run = try #require(try Run(text).training?.engine)
    let order = try #require(data["order"]?.integers)
    var visit = 0
    for _ in 0..<12 {
      let step = run.upcomingStep()
      #expect(step.samples.map(Int.init) == Array(order[visit..<visit + step.samples.count]))
      let packed = Chances.packed(step.masks[0].isKept, rowsOf: 9)
      #expect(packed == Array(mask.bytes[2 * visit..<2 * (visit + step.samples.count)]))
      visit += step.samples.count
      run.advance(by: 1)
    }
  }

  @Test("eight flags make a byte, and each row begins a new one")
  func packing() {
    #expect(Chances.packed([true, false, false, true], rowsOf: 2) == [0x80, 0x40])
    let nine = (0..<9).map { $0 == 0 || $0 == 8 }
    #expect(Chances.packed(nine, rowsOf: 9) == [0x80, 0x80])
  }

  @Test(
    "a penalty or a rule that PyTorch has is PyTorch's",
    arguments: [
      ("penalty: {l2: 0.01}", "sgd", "dict(params=weights, weight_decay=L2)"),
      ("penalty: {l1: 0.01}", "sgd", "weight.sign() * (weight.abs() - rate * L1).clamp(min=0)"),
      ("penalty: {l1: 0.01, rule: subgradient}", "sgd", "weight.grad.add_(weight.sign(), alpha=L1)"),
      ("penalty: {l1: 0.01, rule: crossing}", "sgd", "lives.masked_fill_(crosses, 0)"),
      ("penalty: {l2: 0.01}", "adamw", "weight.grad.add_(weight, alpha=L2)"),
      ("clip: {norm: 1}", "adam", "clip_grad_norm_(network.parameters(), 1)"),
      ("clip: {value: 0.5}", "rmsprop", "clip_grad_value_(network.parameters(), 0.5)"),
      ("pace: 1", "nesterov", "torch.optim.SGD(network.parameters(), lr=LEARNING_RATE, momentum=0.9, nesterov=True)"),
      ("pace: 1", "{nesterov: {momentum: 0}}", "torch.optim.SGD(network.parameters(), lr=LEARNING_RATE)"),
      ("pace: 1", "adagrad", "torch.optim.Adagrad(network.parameters(), lr=LEARNING_RATE, eps=1e-10)"),
    ])
  func rules(more: String, optimizer: String, code: String) throws {
    #expect(try script(try folder(training(optimizer: optimizer, epochs: 2, more: more))).contains(code))
  }
}

extension PyTorchExportTests {
  @Test(
    "text is a literal in ASCII",
    arguments: [
      ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("a\nb\r\t\0", "\"a\\nb\\u000d\\u0009\\u0000\""),
      ("\u{202E}é", "\"\\u202e\\u00e9\""), ("😀", "\"\\U0001f600\""), ("{x}", "\"{x}\""),
    ])
  func literals(text: String, literal: String) { #expect(PythonText.string(text) == literal) }

  @Test(
    "a hostile title stays a literal",
    arguments: [
      "\"\"\"\nimport os; os.remove(\"x\")\n\"\"\"", "# \n import os", "\\\"); import os #", "x\u{2028}import os",
      "`rm -rf` <script> [a](b)",
    ])
  func hostileTitle(title: String) throws {
    var hostile = try experiment(training(epochs: 1))
    hostile.title = title
    for form in ExportedFolder.Form.allCases {
      let folder = try ExportedFolder(hostile, for: form, tables: .none, kernels: .baseline)
      let lines = try script(folder).split(separator: "\n")
      let touched = lines.filter { $0.contains("import os") || $0.contains("rm -rf") }
      #expect(touched.allSatisfy { $0 == "TITLE = \(PythonText.string(title))" })
      #expect(lines.filter { $0.hasPrefix("TITLE = ") } == ["TITLE = \(PythonText.string(title))"])
      let readme = String(decoding: try #require(folder.files.last).bytes, as: UTF8.self)
      #expect(!readme.contains("<script>") && !readme.contains("\n import os"))
    }
  }

  @Test("a condition that ends a run is no more than a comment")
  func stop() throws {
    let script = try script(try folder(training(epochs: 9, more: "stop: train-loss below 9")))
    #expect(script.contains("STEPS = 0  # there it reached train-loss below 9\n"))
    #expect(PythonText.comment("a\nimport os\u{85}b") == "a?import os?b")
  }

  @Test(
    "what is no training is refused by its kind",
    arguments: [
      sweep("{knob: learning-rate, values: [0.1, 0.5], seeds: 2, measure: train-loss}"), propagation(), grown(),
      softmax, descent, grown("trees: 5", kind: "forest"), grown("threshold: 0.5", kind: "split"),
    ])
  func kinds(text: String) throws {
    let refusal = #expect(throws: ExportRefusal.self) { try folder(text) }
    let kind = try experiment(text).kind.name
    #expect(
      refusal?.message == "An experiment of kind \(kind) cannot be exported: it is no single training of a network. "
        + "Only train and range-test are.")
  }

  @Test("PyTorch cannot normalize a single sample")
  func singleSample() throws {
    let refusal = #expect(throws: ExportRefusal.self) {
      try folder(training(network: "[batch-norm, {dense: 1}]", batch: "13", epochs: 1))
    }
    #expect(refusal?.message.contains("the last batch of an epoch has one") == true)
    _ = try folder(training(network: "[batch-norm, {dense: 1}]", batch: "12", epochs: 1))
  }

  @Test("more masks than a disk should hold are refused with their size, before they are made")
  func size() throws {
    let run = try #require(try Run(training(network: "[{dense: 800}, {dropout: 0.5}, {dense: 1}]")).training)
    let refusal = #expect(throws: ExportRefusal.self) { try Chances(run, steps: 1_000_000) }
    #expect(refusal?.message.contains("4,000 MB; at most 400 MB") == true)
  }

  @Test("files that are missing are named, and an export can be given up")
  func failures() throws {
    let table = training(
      data: "{table: {file: none.csv, label: kind}}", network: "[{dense: 2}]", loss: "softmax-cross-entropy")
    #expect(throws: ExportRefusal("The data file \"none.csv\" was not found beside the lesson.")) {
      try folder(table)
    }
    #expect(throws: ExportRefusal.givenUp) {
      try ExportedFolder(
        try experiment(training()), for: .pytorch, tables: .none, kernels: .baseline, isCancelled: { true })
    }
  }

  @Test("a run that diverges says where, and has no step beyond")
  func divergence() throws {
    let text = training(
      data: "{blobs: {samples: 30, centers: 3}}", network: "[{dense: 8, activation: relu}, {dense: 3}]",
      loss: "mean-squared-error", optimizer: "{sgd: {learning-rate: 100}}", epochs: 300)
    let run = try Run(text, steps: 300)
    let folder = try folder(text)
    #expect(folder.agreement.steps == run.step && run.step < 300)
    // Its last losses may be beyond what another program can sum.
    #expect(folder.agreement.step < run.step)
    #expect(try script(folder).contains("STEPS = \(run.step)  # the last one with finite numbers"))
  }

  @Test("the rates of a schedule are exported, one more than is trained")
  func schedule() throws {
    let folder = try folder(training(batch: "8", epochs: 3, more: "schedule: {linear: {end: 0.5}}"))
    let rates = try #require(try arrays(folder, "data.safetensors")["rates"]).floats
    #expect(rates.count == 16)
    #expect(rates[0] == 0.3 && abs(rates[15] - 0.15) < 1e-6)
    #expect(try script(folder).contains("group[\"lr\"] = data[\"rates\"][step].item()"))
  }

  @Test("samples that are changed a little are exported as they are seen")
  func augmentation() throws {
    let folder = try folder(training(batch: "8", epochs: 2, more: "augmentation: {jitter: 0.1}"))
    let changed = try #require(try arrays(folder, "data.safetensors")["train.changed"])
    let inputs = try #require(try arrays(folder, "data.safetensors")["train.inputs"])
    #expect(changed.shape[1...] == inputs.shape[1...])
    #expect(Set(changed.floats).isDisjoint(with: inputs.floats))
    #expect(try script(folder).contains("network(changed[visits])"))
  }

  @Test("blank pixels are not moved where it is asked how far rounding goes")
  func blankPixels() throws {
    let text = training(
      data: "{glyphs: {samples: 80}}", network: "[{conv: 4, activation: relu}, flatten, {dense: 4}]",
      initializer: "he", loss: "softmax-cross-entropy", optimizer: "{adam: {learning-rate: 0.005}}", batch: "16",
      epochs: 6)
    #expect(try folder(text).agreement.step >= 20)
  }
}

/// An array of a safetensors file, read with other code than it was written with.
struct ReadTensor: Equatable {
  var type: String
  var shape: [Int]
  var floats: [Float] = []
  var integers: [Int] = []
  var bytes: [UInt8] = []

  static func all(in file: [UInt8]) throws -> [String: ReadTensor] {
    let data = Data(file)
    let length = (0..<8).reduce(0) { $0 + Int(data[$1]) << (8 * $1) }
    let header = try #require(
      try JSONSerialization.jsonObject(with: data[8..<8 + length]) as? [String: [String: Any]])
    #expect((8 + length) % 8 == 0)
    var end = 0
    var tensors: [String: ReadTensor] = [:]
    for (name, entry) in header {
      let offsets = try #require(entry["data_offsets"] as? [Int])
      var tensor = ReadTensor(
        type: try #require(entry["dtype"] as? String), shape: try #require(entry["shape"] as? [Int]))
      let numbers = Array(data[(8 + length + offsets[0])..<(8 + length + offsets[1])])
      let words = stride(from: 0, to: tensor.type == "U8" ? 0 : numbers.count, by: 4).map { start in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(numbers[start + $1]) << UInt32(8 * $1) }
      }
      switch tensor.type {
      case "F32": tensor.floats = words.map { Float(bitPattern: $0) }
      case "I32": tensor.integers = words.map { Int(Int32(bitPattern: $0)) }
      default: tensor.bytes = numbers
      }
      end = max(end, offsets[1])
      tensors[name] = tensor
    }
    #expect(8 + length + end == file.count)
    return tensors
  }
}
