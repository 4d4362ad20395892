import Engine

/// An experiment as a program in Python, with the data it reads.
struct TrainingScript {
  let experiment: Experiment
  let run: TrainRun
  let finder: Finder?
  let network: PyTorchNetwork
  let rehearsal: Rehearsal

  var settings: Training { run.settings }
  var loss: LossScript { LossScript(run) }
  var descent: DescentScript {
    var descent = DescentScript(run.engine.hyperparameters, gatedUnits: network.gatedUnits)
    if correctsAdam { descent.ownRate = "data[\"rates\"][step].item()" }
    return descent
  }

  var hasTest: Bool { run.test != nil }
  private var samples: Int { run.train.count }
  var batch: Int { run.engine.batch.rows(of: samples) }
  private var isWhole: Bool { batch == samples }
  private var isAugmented: Bool { !run.engine.hyperparameters.augmentation.isNone }

  /// `train.py` for PyTorch.
  var text: String {
    let parts: [[String]] = [
      head, constants, LossScript.reader, data, network.classes.lines(), network.lines + loadedParameters,
      descent.optimizerLines + descent.buried, [""], loss.function, stepFunction,
      finder == nil ? loss.evaluation + rows : [], finder.map { FinderScript($0).lines } ?? loop,
    ]
    return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
  }

  /// Arrays of `data.safetensors`.
  var tensors: [SafeTensors.Tensor] {
    var tensors = loss.tensors("train", run.train)
    if let test = run.test { tensors += loss.tensors("test", test) }
    if finder == nil { tensors += statisticsMasks + scheduled }
    return tensors + rehearsal.chances.tensors
  }

  /// What dropout drops where the statistics of layers are taken, one row for each sample looked at.
  private var statisticsMasks: [SafeTensors.Tensor] {
    run.engine.statisticsMasks(rows: lookedAt).map { mask in
      let numbers = mask.isKept.count / lookedAt
      return SafeTensors.Tensor(
        "looked-at.layer\(mask.layer + 1)", [lookedAt, (numbers + 7) / 8],
        .bytes(Chances.packed(mask.isKept, rowsOf: numbers)))
    }
  }

  /// The rate and, where the schedule has one, the momentum of each step.
  private var scheduled: [SafeTensors.Tensor] {
    let rules = run.engine.hyperparameters
    guard let schedule = rules.schedule else { return [] }
    let steps = 0...rehearsal.steps
    let rates = steps.map { Float(Double(rules.optimizer.learningRate) * schedule.factor(ofStep: $0)) }
    let momenta = steps.compactMap { schedule.momentum(ofStep: $0).map { Float($0) } }
    // PyTorch corrects Adam's mean by the present beta1 to the power of the step; here it is the product of all so far.
    var product = 1.0
    let corrections = momenta.enumerated().map { step, beta -> Float in
      product *= Double(beta)
      let power = (0...step).reduce(1.0) { value, _ in value * Double(beta) }
      return Float((1 - power) / (1 - product))
    }
    return [SafeTensors.Tensor("rates", [rates.count], .floats(rates))]
      + (correctsAdam ? [SafeTensors.Tensor("corrections", [corrections.count], .floats(corrections))] : [])
      + (hasMomenta ? [SafeTensors.Tensor("momenta", [momenta.count], .floats(momenta))] : [])
  }

  private var hasRates: Bool { finder == nil && run.engine.hyperparameters.schedule != nil }

  /// Whether beta1 of Adam moves, for which PyTorch does not correct exactly.
  var correctsAdam: Bool {
    switch run.engine.hyperparameters.optimizer {
    case .adam, .adamW: hasRates && hasMomenta
    default: false
    }
  }

  var hasMomenta: Bool {
    let rules = run.engine.hyperparameters
    return rules.optimizer.momentum != nil && rules.schedule?.momentum(ofStep: 0) != nil
  }

  /// The schedule, applied before a step.
  private var scheduleLines: [String] {
    guard hasRates else { return [] }
    var lines = [
      "for group in optimizer.param_groups:", "    group[\"lr\"] = data[\"rates\"][step].item()  # the schedule",
    ]
    if correctsAdam {
      lines += [
        "    # The running mean began at zero; with a beta that changes, this is its exact correction.",
        "    group[\"lr\"] *= data[\"corrections\"][step].item()",
      ]
    }
    if hasMomenta {
      let momentum = "data[\"momenta\"][step].item()"
      switch run.engine.hyperparameters.optimizer {
      case .adam, .adamW: lines.append("    group[\"betas\"] = (\(momentum), group[\"betas\"][1])")
      default: lines.append("    group[\"momentum\"] = \(momentum)")
      }
    }
    return lines
  }

  private var lookedAt: Int { min(samples, 1_000) }

  private var drops: [(name: String, numbers: Int)] {
    run.engine.network.layers.enumerated().compactMap { index, layer in
      guard case .dropout(let rate) = layer.kind, rate > 0 else { return nil }
      return ("layer\(index + 1)", layer.output.count)
    }
  }
}

extension TrainingScript {
  private var head: [String] {
    let what =
      finder == nil
      ? ["A training of Gradus, taken to PyTorch."] : ["A learning-rate range test of Gradus, taken to PyTorch."]
    let about =
      finder == nil
      ? "It starts from the same weights and sees the same samples in the same order, so it prints the table that"
      : "It starts from the same weights and sees the same batches at the same rates, so it prints the table that"
    let measures = finder == nil ? ["", "import measures"] : []
    return ["\"\"\"\(what[0])", "", "    python train.py", "", about]
      + [
        "`gradus run --format csv` prints. README.md says how far the two agree.", "\"\"\"", "", "import json",
        "import pathlib", "from collections import OrderedDict", "", "import numpy", "import torch",
        "from torch import nn", "from torch.nn import functional",
      ] + measures + [""]
  }

  var constants: [String] {
    var lines = [
      "FOLDER = pathlib.Path(__file__).parent", "TITLE = \(PythonText.string(experiment.title))", "",
      "SAMPLES = \(samples)  # to train on", "BATCH = \(batch)  # samples of a step",
      "STEPS_PER_EPOCH = \((samples + batch - 1) / batch)",
    ]
    if let finder { lines += FinderScript(finder).constants } else { lines += lengthConstants }
    return lines + descent.constants + [
      "", "torch.set_num_threads(1)  # small matrices are multiplied fastest by one processor alone", "",
    ]
  }

  private var lengthConstants: [String] {
    let planned = run.lastStep
    var why = ""
    switch rehearsal.ending {
    case .diverged: why = "  # the last one with finite numbers: after it this training diverges"
    case .reached(let what): why = "  # there it reached \(PythonText.comment(what))"
    case .completed, nil: why = "  # \(NumberWords.plural(settings.epochs, "epoch"))"
    }
    return [
      "STEPS = \(rehearsal.steps)\(why)",
      "EVERY = \(max(1, (planned + 99) / 100))  # steps between two rows of the table",
    ]
  }

  private var data: [String] {
    var lines = ["", "", "data = read_safetensors(FOLDER / \"data.safetensors\")"]
    lines += ["inputs, targets = data[\"train.inputs\"], data[\"train.targets\"]"]
    if !isWhole { lines.append("order = data[\"order\"]  # the numbers of the samples, one epoch after the other") }
    if isAugmented {
      lines.append("changed = data[\"train.changed\"]  # the samples as they are seen, changed a little each time")
    }
    return lines + ["", ""]
  }

  var loadedParameters: [String] {
    let load = "network.load_state_dict(read_safetensors(FOLDER / \"parameters.safetensors\"))"
    guard descent.tellsWeightsApart else { return [load, ""] }
    return [
      load, "",
      "# Penalties are for weights; biases, which have a single dimension, are left alone.",
      "weights = [parameter for parameter in network.parameters() if parameter.dim() > 1]",
      "biases = [parameter for parameter in network.parameters() if parameter.dim() == 1]", "",
    ]
  }

  private var stepFunction: [String] {
    var lines = ["def train_step(step):", "    \"\"\"One step of descent on the next batch.\"\"\""]
    if !isWhole || isAugmented || !drops.isEmpty {
      lines += [
        "    epoch, place = divmod(step, STEPS_PER_EPOCH)", "    first = epoch * SAMPLES + place * BATCH",
        "    visits = slice(first, min(first + BATCH, (epoch + 1) * SAMPLES))",
      ]
    }
    lines += PythonText.indented(scheduleLines) + ["    network.train()"]
    for drop in drops {
      lines.append("    network.\(drop.name).mask = unpacked(data[\"kept.\(drop.name)\"][visits], \(drop.numbers))")
    }
    let x = isAugmented ? "changed[visits]" : isWhole ? "inputs" : "inputs[order[visits]]"
    let y = isWhole ? "targets" : "targets[order[visits]]"
    lines += [
      "    optimizer.zero_grad()", "    loss = loss_function(network(\(x)), \(y))", "    loss.backward()",
    ]
    return lines + PythonText.indented(descent.stepLines) + ["", ""]
      + (drops.isEmpty ? [] : Self.unpacking)
  }

  private static let unpacking = [
    "def unpacked(rows, count):",
    "    \"\"\"Masks, which are stored eight to a byte, as rows of zeros and ones.\"\"\"",
    "    bits = numpy.unpackbits(rows.numpy(), axis=1, count=count)", "    return torch.from_numpy(bits).float()", "",
    "",
  ]
}

extension TrainingScript {
  /// The rows of the table.
  private var rows: [String] {
    let header = run.tableHeader
    let places = network.places.map { place in
      "(\(PythonText.string(place.module)), \(PythonText.string(place.output)), "
        + "\(place.slopes.map(PythonText.string) ?? "None"), \(PythonText.string(place.saturation))),"
    }
    var lines = PythonText.filled("COLUMNS = [", header.map(PythonText.string), "]")
    lines +=
      [
        "# Of each layer: the module with its weights, the one with its outputs, where slopes are taken, its saturation.",
        "PLACES = [",
      ] + PythonText.indented(places) + ["]"]
    lines += [
      "SPREAD = \(PythonText.list(settings.spreadLayers.map { String($0 + 1) }))  # layers with clones to watch"
    ]
    lines += [
      "", "", "def row(step, norm):", "    \"\"\"Everything that is measured before a step, by column.\"\"\"",
    ]
    lines += [
      "    epoch, place = divmod(step, STEPS_PER_EPOCH)",
      "    values = {\"step\": step, \"epoch\": epoch + min(place * BATCH, SAMPLES) / SAMPLES}",
    ]
    lines += PythonText.indented(loss.rowLines(hasTest: run.test != nil, measures: header))
    if header.contains("batch-gradient-norm") { lines.append("    values[\"batch-gradient-norm\"] = norm") }
    if hasRates { lines.append("    values[\"learning-rate\"] = data[\"rates\"][step].item()") }
    let masks = drops.map {
      "\(PythonText.string($0.name)): unpacked(data[\"looked-at.\($0.name)\"], \($0.numbers))"
    }
    lines += [
      "    looked_at = slice(\(lookedAt))",
      "    asked = \(loss.asked)",
      "    values.update(measures.of_layers(",
      "        network, PLACES, SPREAD, inputs[looked_at],",
      "        lambda outputs: loss_function(outputs, targets[looked_at]), asked, {\(masks.joined(separator: ", "))}))",
      "    return values", "", "",
    ]
    return lines
  }

  /// Early stopping takes back the weights that were best on held-out data.
  private var patience: [String] {
    guard let best = rehearsal.bestStep else { return [] }
    return [
      "    if step == \(best):  # the test loss is never lower than here",
      "        best = {name: value.clone() for name, value in network.state_dict().items()}",
      "    if step == STEPS:  # patience is at its end", "        network.load_state_dict(best)",
    ]
  }

  private var loop: [String] {
    // What takes longer than a step is measured at the end alone.
    let isWhole = run.ranksAreCheap ? "is_shown" : "step == STEPS"
    return [
      "print(\",\".join(COLUMNS))", "norm = None", "for step in range(STEPS + 1):",
    ] + patience + [
      "    is_shown = step % EVERY == 0 or step == STEPS", "    if is_shown:", "        values = row(step, norm)",
      "        before = measures.matrices(network, PLACES)",
      "    # The step after the last row is taken only to see how large it is.",
      "    if is_shown or step < STEPS:",
      "        loss, norm = train_step(step)", "    if \(isWhole):",
      "        values.update(measures.of_updates(before, measures.matrices(network, PLACES)))", "    if is_shown:",
      "        print(\",\".join(measures.written(values.get(column)) for column in COLUMNS))",
    ]
  }
}

extension PythonText {
  /// Items between two brackets, as many on a line as fit.
  static func filled(_ opening: String, _ items: [String], _ closing: String) -> [String] {
    var lines = [opening]
    var line = ""
    for item in items {
      if !line.isEmpty, line.count + item.count > 100 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "    " : " ") + item + ","
    }
    return lines + (line.isEmpty ? [] : [line]) + [closing]
  }

  /// Text of ours inside a comment: on one line whatever it is.
  static func comment(_ text: String) -> String {
    String(text.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" })
  }
}
