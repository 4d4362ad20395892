import Engine

/// `train.py` for fastai: the same data, network, loss and rule, in a `Learner` that looks for a rate and then trains.
struct FastaiScript {
  private let script: TrainingScript
  private let schedule: FastaiSchedule
  private let changes: FastaiChanges
  private var descent: DescentScript

  init(_ script: TrainingScript) {
    self.script = script
    let rules = script.run.engine.hyperparameters
    schedule = FastaiSchedule(
      script.finder == nil ? rules.schedule?.schedule : nil, hasMomentum: script.hasMomenta)
    changes = FastaiChanges(rules.augmentation)
    descent = script.descent
    descent.isCallback = true
    descent.ownRate = nil
  }

  var text: String {
    let parts: [[String]] = [
      head, constants, LossScript.reader,
      ["", "", "data = read_safetensors(FOLDER / \"data.safetensors\")", "", ""],
      script.network.classes.lines(givesMasks: false), network, script.loss.function, callback, changes.callback,
      learner,
      script.finder.map(test) ?? training,
    ]
    return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "\"\"\"An experiment of Gradus with fastai: the same data, network, loss and rule of descent in a Learner.", "",
      "    python train.py", "",
      "README.md says how near its curve is to that of Gradus.", "\"\"\"", "",
      "import json", "import pathlib", "from collections import OrderedDict", "from functools import partial", "",
      "import numpy", "import torch", "from fastai.callback.core import Callback",
      "from fastai.callback.progress import ProgressCallback  # noqa: F401 (gives a Learner its no_bar)",
    ]
      + PythonText.filled(
        "from fastai.callback.schedule import (  # this gives a Learner its lr_find, too",
        (schedule.imports + ["minimum", "slide", "steep", "valley"]).sorted(), ")")
      + (patience == nil ? [] : ["from fastai.callback.tracker import EarlyStoppingCallback, SaveModelCallback"]) + [
        "from fastai.data.core import DataLoaders", "from fastai.data.load import DataLoader",
        "from fastai.learner import Learner", "from fastai.optimizer import OptimWrapper", "from torch import nn",
        "from torch.nn import functional", "",
      ]
  }

  private var constants: [String] {
    [
      "FOLDER = pathlib.Path(__file__).parent", "TITLE = \(PythonText.string(script.experiment.title))", "",
      "BATCH = \(script.batch)  # samples of a step",
    ] + (script.finder == nil ? ["EPOCHS = \(script.settings.epochs)"] : []) + descent.constants + changes.constants
      + [""]
  }

  private var network: [String] {
    script.network.lines.map { $0.replacing("=Dropout(", with: "=nn.Dropout(") } + script.loadedParameters
      + descent.buried
  }

  private var callback: [String] {
    guard !descent.beforeStep.isEmpty || !descent.after.isEmpty else { return [] }
    var lines = [
      "class AroundTheStep(Callback):",
      "    \"\"\"What is done to gradients before, and to weights before and after a step.\"\"\"", "",
    ]
    if !descent.unburied.isEmpty {
      lines += ["    def before_fit(self):"] + PythonText.indented(descent.unburied, by: 8) + [""]
    }
    if !descent.beforeStep.isEmpty {
      lines += ["    def before_step(self):"] + PythonText.indented(descent.beforeStep, by: 8) + [""]
    }
    if !descent.after.isEmpty {
      lines += ["    def after_step(self):"] + PythonText.indented(descent.after, by: 8) + [""]
    }
    return lines + [""]
  }

  private var learner: [String] {
    let settings = (["opt=torch.optim.\(descent.name)"] + descent.settings).joined(separator: ", ")
    let callbacks = (callback.isEmpty ? [] : ["AroundTheStep()"]) + (changes.callback.isEmpty ? [] : ["Changes()"])
    let more = callbacks.isEmpty ? [] : ["    cbs=[\(callbacks.joined(separator: ", "))],"]
    return schedule.function + [
      "def loader(part, shuffle):", "    samples = list(zip(data[f\"{part}.inputs\"], data[f\"{part}.targets\"]))",
      "    return DataLoader(samples, bs=BATCH, shuffle=shuffle)", "", "",
      "loaders = DataLoaders(",
      "    loader(\"train\", shuffle=True), loader(\"\(script.hasTest ? "test" : "train")\", shuffle=False), "
        + "device=torch.device(\"cpu\"))",
      "learner = Learner(", "    loaders, network, loss_func=loss_function, lr=LEARNING_RATE,",
      "    # A rule of PyTorch's own, so that every setting means the same.",
      "    opt_func=partial(OptimWrapper, \(settings)),",
    ] + more + [
      "    path=FOLDER)  # lr_find puts the weights aside here and takes them back afterwards", "",
    ]
  }

  private var patience: Patience? { script.finder == nil ? script.settings.patience : nil }

  /// What ends the training early and brings the best weights back.
  private var watchers: [String] {
    guard let patience else { return [] }
    let least = patience.improvement == 0 ? "" : "min_delta=\(PythonText.number(patience.improvement))"
    let stopping = (["patience=\(patience.epochs)"] + (least.isEmpty ? [] : [least])).joined(separator: ", ")
    return ["EarlyStoppingCallback(\(stopping))", "SaveModelCallback(\(least))"]
  }

  /// What is to be known of the folder, a sentence each.
  var notes: [String] {
    var notes = ["The data, the network and its first weights are those of Gradus."]
    if script.rehearsal.chances.areNeeded {
      notes.append(
        "fastai shuffles and draws dropout and other changes by itself, so its curve is like that of Gradus, not the same."
      )
    } else if !script.correctsAdam {
      notes.append("Nothing here is left to chance, so its curve is that of Gradus, but for rounding.")
    }
    if let test = script.finder?.test {
      let isUsual = test.beta == 0.98 && test.correctsBias
      return notes + (isUsual ? [] : ["fastai always smooths losses by 0.98, and corrects the bias of that."])
    }
    if script.correctsAdam {
      notes.append(
        "Under one-cycle, beta1 of Adam moves. Gradus corrects the running mean exactly for that, PyTorch as if beta1 had "
          + "always been as it is now, so the first steps differ.")
    }
    if patience != nil {
      notes.append(
        "fastai brings the best weights back in the end, Gradus only where the end of its patience ended the run.")
    }
    if case .reached(let what) = script.rehearsal.ending, script.rehearsal.bestStep == nil {
      notes.append("Gradus ended early, there it reached \(what); fastai trains all its epochs.")
    }
    if script.rehearsal.ending?.isDivergence == true {
      notes.append("In Gradus this training diverges after \(NumberWords.plural(script.rehearsal.steps, "step")).")
    }
    return notes
  }

  private func test(_ finder: Finder) -> [String] {
    let settings = finder.test
    return search(
      "start_lr=\(PythonText.number(settings.start)), end_lr=\(PythonText.number(settings.end)), "
        + "num_it=\(settings.batches), stop_div=\(settings.stopsOnDivergence ? "True" : "False")") + [
        "print(\"batch,learning-rate,smoothed-loss\")",
        "for batch, (rate, loss) in enumerate(zip(learner.recorder.lrs, learner.recorder.losses)):",
        "    print(f\"{batch},{float(rate):.9g},{float(loss):.9g}\")",
      ]
  }

  private var training: [String] {
    search("")
      + [
        "",
        "# At the rate of Gradus. To take the advice, give the Learner lr=found.valley and LEARNING_RATE its value.",
      ]
      + (watchers.isEmpty ? [] : ["# The loss on held-out data ends it; the best weights come back in the end."])
      + schedule.rateLines + ["with learner.no_bar():"] + PythonText.indented(schedule.fitLines(watchers))
  }

  private func search(_ settings: String) -> [String] {
    let start = settings.isEmpty ? "" : "\(settings), "
    return [
      "# The range test (Smith 2017): the rate grows from batch to batch until the loss shoots up.",
      "with learner.no_bar():",
      "    found = learner.lr_find(\(start)show_plot=False, suggest_funcs=(valley, slide, minimum, steep))",
      "print(\"suggested rates:\", \", \".join(f\"{name} {rate:.2g}\" for name, rate in found._asdict().items()))",
    ]
  }
}
