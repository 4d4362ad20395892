import Engine

/// The modules that PyTorch does not have as they are needed, each a few lines of Python.
struct PyTorchClasses: Equatable {
  enum Kind: Equatable {
    case dropout, oneHot, normOfSteps
    case recurrent(Recurrent)

    fileprivate var name: String {
      switch self {
      case .dropout: "Dropout"
      case .oneHot: "OneHot"
      case .normOfSteps: "BatchNormOfSteps"
      case .recurrent(let recurrent): recurrent.className
      }
    }
  }

  private(set) var kinds: [Kind] = []

  mutating func insert(_ kind: Kind) {
    if !kinds.contains(where: { $0.name == kind.name }) { kinds.append(kind) }
  }

  var hasDropout: Bool { kinds.contains(.dropout) }

  /// - Parameter givesMasks: whether what is dropped comes from the data.
  func lines(givesMasks: Bool = true) -> [String] {
    kinds.flatMap { kind -> [String] in
      if kind == .dropout, !givesMasks { return [] }
      return kind.lines + ["", ""]
    }
  }
}

extension PyTorchClasses.Kind {
  fileprivate var lines: [String] {
    switch self {
    case .dropout:
      [
        "class Dropout(nn.Module):",
        "    \"\"\"nn.Dropout with a given mask instead of a new one, so that both programs drop the same numbers.\"\"\"",
        "", "    def __init__(self, rate):", "        super().__init__()", "        self.rate = rate",
        "        self.mask = None", "", "    def forward(self, x):", "        if not self.training:",
        "            return x  # a trained network answers with all it has",
        "        # What is kept grows, so that the sum is as large as without dropout.",
        "        return x * self.mask.reshape(x.shape) / (1 - self.rate)",
      ]
    case .oneHot:
      [
        "class OneHot(nn.Module):", "    \"\"\"Tokens as rows of zeros with a single 1.\"\"\"", "",
        "    def __init__(self, vocabulary):", "        super().__init__()",
        "        self.vocabulary = vocabulary", "", "    def forward(self, x):",
        "        return functional.one_hot(x, self.vocabulary).float()",
      ]
    case .normOfSteps:
      [
        "class BatchNormOfSteps(nn.BatchNorm1d):",
        "    \"\"\"Normalizes each feature over samples and steps. PyTorch wants the features in the middle.\"\"\"",
        "",
        "    def forward(self, x):", "        return super().forward(x.transpose(1, 2)).transpose(1, 2)",
      ]
    case .recurrent(let recurrent): recurrent.classLines
    }
  }
}

extension Recurrent {
  private var baseName: String {
    switch cell {
    case .tanh, .relu: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }

  var className: String {
    let rectified = cell == .relu ? "Relu" : ""
    return rectified + baseName + (output == .last ? "Last" : "Every") + (truncation.map { "Cut\($0)" } ?? "")
  }

  var comment: String {
    output == .last ? "hands on its state after the last step" : "hands on its state after every step"
  }

  fileprivate var classLines: [String] {
    let what = output == .last ? "the state after the last step alone" : "the state after every step"
    let rectified = cell == .relu ? ", nonlinearity=\"relu\"" : ""
    var lines = [
      "class \(className)(nn.\(baseName)):", "    \"\"\"A recurrent layer that hands on \(what).\"\"\"", "",
      "    def __init__(self, inputs, units):",
      "        super().__init__(inputs, units, batch_first=True\(rectified))",
    ]
    if cell != .gru {
      lines += [
        "        # PyTorch adds two biases where one would do. The second stays zero.",
        "        self.bias_hh_l0.requires_grad_(False)",
      ]
    }
    lines += ["", "    def forward(self, x):"]
    if let truncation {
      let length = truncation + 1
      lines += [
        "        # The gradient goes back at most \(truncation) steps: between pieces of \(length) it is cut.",
        "        first = x.shape[1] % \(length)",
        "        sizes = ([first] if first else []) + [\(length)] * (x.shape[1] // \(length))",
        "        pieces, state = [], None", "        for piece in x.split(sizes, dim=1):",
        "            states, state = super().forward(piece, state)", "            pieces.append(states)",
        cell == .lstm
          ? "            state = tuple(part.detach() for part in state)" : "            state = state.detach()",
        "        states = torch.cat(pieces, dim=1)",
      ]
    } else {
      lines.append("        states, _ = super().forward(x)")
    }
    lines.append(output == .last ? "        return states[:, -1]" : "        return states")
    guard cell == .gru else { return lines }
    return lines + [
      "", "    def keep_one_bias(self):",
      "        \"\"\"PyTorch adds two biases to each gate; the second one counts for the candidate alone.\"\"\"",
      "        self.bias_hh_l0.grad[: 2 * self.hidden_size] = 0",
    ]
  }
}
