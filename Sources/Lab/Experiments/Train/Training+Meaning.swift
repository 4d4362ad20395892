import Engine

extension Training {
  /// Layers that do not fit together or to the data, and outputs that do not suit the loss.
  var meaningProblems: [SettingProblem] {
    guard let last = layers.last else { return [] }
    let place: SettingReader.Path = [.key("network")]
    if let shape = outline.shape {
      do { _ = try Network(description(for: shape)) } catch  where !error.isAboutSize {
        return [SettingProblem(path: place, error.clause)]
      } catch {}
    }
    if let problem = lossProblem ?? augmentationProblem { return [problem] }
    guard last.units > 0, data.outline.answers != .numbers else { return [] }
    switch loss {
    case .binaryCrossEntropy where last.units != 1:
      return [
        SettingProblem(
          path: place, "binary-cross-entropy needs one output; the last layer has \(last.units)",
          hint: "write {dense: 1} or loss: softmax-cross-entropy")
      ]
    case .softmaxCrossEntropy where last.units < 2, .smoothedCrossEntropy where last.units < 2:
      return [
        SettingProblem(
          path: place, "softmax-cross-entropy needs an output for each class; the last layer has 1",
          hint: "write {dense: 2} or loss: binary-cross-entropy")
      ]
    default: return []
    }
  }

  private var lossProblem: SettingProblem? {
    switch (data.outline.answers, loss) {
    case (.numbers, .softmaxCrossEntropy), (.numbers, .smoothedCrossEntropy):
      SettingProblem(
        path: [.key("loss")], "\(loss.word) needs classes; these data answer with numbers",
        hint: "write mean-squared-error")
    case (.steps, .binaryCrossEntropy), (.steps, .meanSquaredError), (.steps, .huber):
      SettingProblem(
        path: [.key("loss")], "\(loss.word) cannot be asked at every step", hint: "write softmax-cross-entropy")
    default: nil
    }
  }
}

extension EngineError {
  /// The sentence as a part of another.
  var clause: String {
    let sentence = message.hasSuffix(".") ? String(message.dropLast()) : message
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// Whether it refuses a size rather than a meaning.
  var isAboutSize: Bool {
    switch self {
    case .tooManyParameters, .tooManyActivations, .tooManyInputs, .batchTooLarge, .tooManySamples: true
    default: false
    }
  }
}

extension DataSource {
  /// Whether what is learned is a curve over one number.
  var isReviews: Bool { if case .reviews = origin { true } else { false } }
  var isCurve: Bool { if case .polynomial = origin { true } else { false } }
}

extension Training {
  /// What is known of the samples as the network gets them.
  var outline: DataOutline {
    var outline = data.outline
    if isPlane, inputs != PlaneInput.plain { outline.shape = .vector(inputs.count) }
    return outline
  }
}
