import Engine

/// `README.md` of a folder.
struct ExportReadme {
  let text: String

  /// - Parameter notes: what is to be known, a sentence each.
  init(_ script: TrainingScript, form: ExportedFolder.Form, notes: [String]) {
    let experiment = script.experiment
    let isTest = script.finder != nil
    let what = isTest ? "A learning-rate range test" : "A training"
    let title = Self.plain(experiment.title)
    let needs = form == .fastai ? "fastai" : "torch and numpy"
    let files =
      form == .pytorch && !isTest
      ? "`measures.py`: what Gradus shows of each layer; not needed to train."
      : "Nothing else is needed; no file here is a pickle."
    let promise = form == .pytorch ? "Held against `gradus run --format csv`: " : ""
    let lines =
      [
        "# \(title)", "",
        "\(what) of Gradus (seed \(experiment.seed)), for \(form == .pytorch ? "PyTorch" : "fastai").",
        "Run it with `python train.py`; it needs \(needs).", "",
        "- `train.py`: data, network, loss, optimizer and loop. Read it from the top.",
        "- `parameters.safetensors`: the weights and biases it starts from, in PyTorch's layout.",
        "- `data.safetensors`: samples, targets, the order of the batches, and all else that chance decides.",
        "- \(files)", "",
      ]
    text = lines.joined(separator: "\n") + "\n" + promise + notes.joined(separator: "\n") + "\n"
  }

  /// A title without signs that Markdown would take for its own.
  private static func plain(_ text: String) -> String {
    Shown.safe(text).map { "\\`*_{}[]<>()#+-!|&~".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
