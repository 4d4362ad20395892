import Engine

/// `train.py` for fastai: the same data, network, loss and rule, in a `Learner` that looks for a rate and then trains.
struct FastaiScript {
  private let script: TrainingScript
  private var descent: DescentScript

  init(_ script: TrainingScript) {
    self.script = script
    descent = script.descent
    descent.isCallback = true
  }

  var text: String {
    let parts: [[String]] = [
      head, constants, LossScript.reader,
      ["", "", "data = read_safetensors(FOLDER / \"data.safetensors\")", "", ""],
      script.network.classes.lines(givesMasks: false), network, script.loss.function, callback, learner,
      script.finder.map(test) ?? training,
    ]
    return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "\"\"\"An experiment of Gradus with fastai: the same data, network, loss and rule of descent in a Learner.", "",
      "    python train.py", "",
      "fastai shuffles and drops by itself, so the curve is like that of Gradus, but not the same.", "\"\"\"", "",
      "import json", "import pathlib", "from collections import OrderedDict", "from functools import partial", "",
      "import numpy", "import torch", "from fastai.callback.core import Callback",
      "from fastai.callback.progress import ProgressCallback  # noqa: F401 (gives a Learner its no_bar)",
      "from fastai.callback.schedule import minimum, slide, steep, valley  # this gives a Learner its lr_find, too",
      "from fastai.data.core import DataLoaders", "from fastai.data.load import DataLoader",
      "from fastai.learner import Learner", "from fastai.optimizer import OptimWrapper", "from torch import nn",
      "from torch.nn import functional", "",
    ]
  }

  private var constants: [String] {
    [
      "FOLDER = pathlib.Path(__file__).parent", "TITLE = \(PythonText.string(script.experiment.title))", "",
      "BATCH = \(script.batch)  # samples of a step",
    ] + (script.finder == nil ? ["EPOCHS = \(script.settings.epochs)"] : []) + descent.constants + [""]
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
    if !descent.beforeStep.isEmpty {
      lines += ["    def before_step(self):"] + PythonText.indented(descent.beforeStep, by: 8) + [""]
    }
    if !descent.after.isEmpty {
      lines += ["    def after_step(self):"] + PythonText.indented(descent.after, by: 8) + [""]
    }
    return lines + [""]
  }

  private var learner: [String] {
    let settings = (["opt=torch.optim.\(descent.name)"] + descent.settings + undecayed).joined(separator: ", ")
    let hasCallback = !descent.beforeStep.isEmpty || !descent.after.isEmpty
    return [
      "def loader(part, shuffle):", "    samples = list(zip(data[f\"{part}.inputs\"], data[f\"{part}.targets\"]))",
      "    return DataLoader(samples, bs=BATCH, shuffle=shuffle)", "", "",
      "loaders = DataLoaders(",
      "    loader(\"train\", shuffle=True), loader(\"\(script.hasTest ? "test" : "train")\", shuffle=False), "
        + "device=torch.device(\"cpu\"))",
      "learner = Learner(", "    loaders, network, loss_func=loss_function, lr=LEARNING_RATE,",
      "    # A rule of PyTorch's own, so that every setting means the same.",
      "    opt_func=partial(OptimWrapper, \(settings)),\(hasCallback ? " cbs=[AroundTheStep()]," : "")",
      "    path=FOLDER)  # lr_find puts the weights aside here and takes them back afterwards", "",
    ]
  }

  /// AdamW decays by itself unless it is told not to.
  private var undecayed: [String] { descent.name == "AdamW" ? ["weight_decay=0"] : [] }

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
    search("") + [
      "with learner.no_bar():",
      "    learner.fit(EPOCHS)  # at the rate of Gradus; learner.fit(EPOCHS, lr=found.valley) takes the advice",
    ]
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
