import Engine

/// The loss of a training, its targets, and what is measured with them, as code and data.
struct LossScript {
  let loss: Loss
  let outputs: Int
  let width: Int
  let targets: Targets
  let hasAccuracy: Bool

  init(_ run: TrainRun) {
    loss = run.settings.loss
    outputs = run.engine.network.outputs
    width = outputs
    targets = run.train.targets
    hasAccuracy = run.settings.hasAccuracy
  }

  private var hasSteps: Bool { if case .stepClasses = targets { true } else { false } }

  /// Whether targets are class numbers, so that they are the labels too.
  private var asksClasses: Bool {
    switch loss {
    case .softmaxCrossEntropy, .smoothedCrossEntropy: true
    case .meanSquaredError, .huber, .binaryCrossEntropy: false
    }
  }

  /// The samples of a part, what is asked of them, and their labels where those are something else.
  func tensors(_ part: String, _ data: Dataset) -> [SafeTensors.Tensor] {
    let count = data.count
    let shape = [count] + data.shape.pythonSizes
    var tensors: [SafeTensors.Tensor] = []
    if case .tokens = data.shape {
      tensors.append(SafeTensors.Tensor("\(part).inputs", shape, .integers(data.inputs.map { Int32($0) })))
    } else {
      tensors.append(SafeTensors.Tensor("\(part).inputs", shape, .floats(data.inputs)))
    }
    let name = "\(part).targets"
    switch data.targets {
    case .values(let values, let width): tensors.append(SafeTensors.Tensor(name, [count, width], .floats(values)))
    case .stepClasses(let labels, let steps, _):
      tensors.append(SafeTensors.Tensor(name, [count, steps], .integers(labels)))
    case .classes(let labels, _) where asksClasses:
      tensors.append(SafeTensors.Tensor(name, [count], .integers(labels)))
    case .classes(let labels, _):
      var values = [Float](repeating: 0, count: count * outputs)
      for (row, label) in labels.enumerated() {
        if outputs == 1 { values[row] = Float(label) } else { values[row * outputs + Int(label)] = 1 }
      }
      tensors.append(SafeTensors.Tensor(name, [count, outputs], .floats(values)))
      tensors.append(SafeTensors.Tensor("\(part).labels", [count], .integers(labels)))
    }
    return tensors
  }

  /// Targets among the samples that statistics look at.
  var asked: String {
    hasSteps ? "int((targets[looked_at] >= 0).sum())  # labels" : "len(targets[looked_at])"
  }

  private var call: (comment: String, code: String) {
    switch loss {
    case .meanSquaredError:
      ("The mean of the squared errors.", "functional.mse_loss(outputs, targets)")
    case .huber(let delta):
      (
        "Squares for small errors, absolute values for large ones.",
        "functional.huber_loss(outputs, targets, delta=\(PythonText.number(delta)))"
      )
    case .binaryCrossEntropy:
      (
        "From the logits: the sigmoid is part of the loss, which keeps it finite.",
        "functional.binary_cross_entropy_with_logits(outputs, targets)"
      )
    case .softmaxCrossEntropy, .smoothedCrossEntropy:
      (
        hasSteps
          ? "From the logits, over all steps that have a label."
          : "From the logits: the softmax is part of the loss.",
        "functional.cross_entropy(\(hasSteps ? "outputs.reshape(-1, outputs.shape[-1]), targets.flatten()" : "outputs, targets")"
          + (hasSteps ? ", ignore_index=-1" : "") + smoothing + ")"
      )
    }
  }

  private var smoothing: String {
    if case .smoothedCrossEntropy(let smoothing) = loss {
      ", label_smoothing=\(PythonText.number(smoothing))"
    } else {
      ""
    }
  }

  /// The line that computes it.
  var expression: String { call.code }

  var function: [String] {
    [
      "", "def loss_function(outputs, targets):", "    \"\"\"\(call.comment)\"\"\"", "    return \(call.code)", "",
      "",
    ]
  }

  var evaluation: [String] {
    var lines = [
      "def answers(inputs):", "    \"\"\"What the network says as it stands, with nothing dropped.\"\"\"",
      "    network.eval()", "    with torch.no_grad():",
      "        return torch.cat([network(part) for part in inputs.split(1000)])", "", "",
    ]
    guard hasAccuracy else { return lines }
    let winners =
      outputs == 1
      ? "(outputs[:, 0] > \(loss.classifies ? "0" : "0.5")).long()" : "outputs.argmax(dim=-1)"
    lines += [
      "def accuracy(outputs, labels):", "    \"\"\"The share of right answers.\"\"\"",
      "    right = (\(winners) == labels)",
      hasSteps ? "    return right[labels >= 0].double().mean().item()" : "    return right.double().mean().item()",
      "",
      "",
    ]
    return lines
  }

  /// Fills in the columns about the whole network.
  func rowLines(hasTest: Bool, measures: [String]) -> [String] {
    var lines: [String] = []
    for part in hasTest ? ["train", "test"] : ["train"] {
      let targets = "data[\"\(part).targets\"]"
      lines += [
        "outputs = answers(data[\"\(part).inputs\"])",
        "values[\"\(part)-loss\"] = loss_function(outputs, \(targets)).item()",
      ]
      if measures.contains("\(part)-accuracy") {
        let labels = asksClasses ? targets : "data[\"\(part).labels\"]"
        lines.append("values[\"\(part)-accuracy\"] = accuracy(outputs, \(labels))")
      }
      if measures.contains("\(part)-rmse") {
        lines.append("values[\"\(part)-rmse\"] = values[\"\(part)-loss\"] ** 0.5")
      }
    }
    if hasTest { lines.append("values[\"gap\"] = values[\"test-loss\"] - values[\"train-loss\"]") }
    return lines
  }

  /// Reads the format of the two files of numbers.
  static let reader = [
    "", "def read_safetensors(path):",
    "    \"\"\"All arrays of a file by name: the length of a header, the header in JSON, then the numbers.\"\"\"",
    "    with open(path, \"rb\") as file:", "        length = int.from_bytes(file.read(8), \"little\")",
    "        header, numbers = json.loads(file.read(length)), file.read()",
    "    types = {\"F32\": numpy.float32, \"I32\": numpy.int32, \"U8\": numpy.uint8}", "    arrays = {}",
    "    for name, entry in header.items():", "        start, end = entry[\"data_offsets\"]",
    "        array = numpy.frombuffer(numbers[start:end], types[entry[\"dtype\"]]).reshape(entry[\"shape\"])",
    "        array = torch.from_numpy(array.copy())",
    "        arrays[name] = array.long() if entry[\"dtype\"] == \"I32\" else array  # PyTorch counts in 64 bits",
    "    return arrays",
  ]
}
