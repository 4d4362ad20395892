import Mathematics

/// Why a training cannot be built. Everything is checked before memory is taken or a number computed.
public enum EngineError: Error, Equatable, Sendable {
  case noInputs(Int)
  case noLayers
  case noUnits(layer: Int, units: Int)
  case badSlope(layer: Int, slope: Float)
  case badBias(layer: Int, bias: Float)
  case tooManyParameters(layer: Int)
  case tooManyActivations(layer: Int)
  case tooManyInputs
  case badLayerSetting(layer: Int, String, Float, String)
  case needsImage(layer: Int, Shape)
  case needsFlatten(layer: Int)
  case needsNumbers(layer: Int)
  case needsTokens(layer: Int)
  case needsSequence(layer: Int)
  case windowDoesNotFit(layer: Int, Shape)
  case shapesDoNotFit(Part, Shape, network: Shape)
  case tokenOutOfRange(Part, row: Int, token: Float, vocabulary: Int)
  case needsSteps(layer: Int, Shape, steps: Int)
  case needsVector(layer: Int, Shape)
  case needsSteplessTargets(Loss)
  case targetNoShare(row: Int, value: Float)
  case startNotFinite(layer: Int)
  case tooManySamples(Part, count: Int)
  case batchTooLarge(samples: Int)
  case badBatch(Int)
  case noSamples(Part)
  case featuresDoNotFit(Part, features: Int, inputs: Int)
  case valuesDoNotFit(Part, values: Int, features: Int)
  case targetsDoNotFit(Part, targets: Int, samples: Int)
  case inputNotFinite(Part, row: Int, column: String, value: Float)
  case targetNotFinite(Part, row: Int, value: Float)
  case labelOutOfRange(Part, row: Int, label: Int, classes: Int)
  case classMissing(String)
  case noLabels(Part)
  case targetsDiffer
  case needsClasses(Loss)
  case needsTwoClasses(Loss, classes: Int)
  case outputsDoNotFit(Loss, layer: Int, units: Int, expected: Int, reason: String)
  case badHyperparameter(String, value: Float, expected: String)
  case badSchedule(ScheduleError)
  case badAugmentation(DataError)
}

extension EngineError {
  /// A sentence for people. Layers and rows are counted from 1.
  public var message: String {
    switch self {
    case .noInputs(let inputs): "The network has \(inputs) inputs; it needs at least 1."
    case .noLayers: "The network has no layers; it needs at least one."
    case .noUnits(let layer, let units): "Layer \(layer + 1) has \(units) units; it needs at least 1."
    case .badSlope(let layer, let slope):
      "The leaky ReLU of layer \(layer + 1) has slope \(slope); expected a number of at least 0."
    case .badBias(let layer, let bias):
      "The biases of layer \(layer + 1) start at \(bias); expected a finite number."
    case .tooManyParameters(let layer):
      "With layer \(layer + 1) the network has more than the \(Network.parameterLimit) parameters allowed."
    case .startNotFinite(let layer):
      "The weights of layer \(layer + 1) start at numbers that are not finite; choose a smaller initializer."
    case .badBatch(let size): "The batch size is \(size); expected at least 1."
    case .batchTooLarge(samples: 1):
      "A single sample needs too much memory for this network; choose a smaller network."
    case .batchTooLarge(let samples):
      "A batch of \(samples) samples needs too much memory for this network; choose a smaller batch."
    case .badHyperparameter(let name, let value, let expected):
      "The optimizer's \"\(name)\" is \(value); expected \(expected)."
    case .badSchedule(let error): error.message
    case .badAugmentation(let error): error.message
    case .tooManySamples, .noSamples, .featuresDoNotFit, .valuesDoNotFit, .targetsDoNotFit, .inputNotFinite,
      .targetNotFinite, .labelOutOfRange, .classMissing, .noLabels, .targetsDiffer, .shapesDoNotFit, .tokenOutOfRange:
      dataMessage
    case .needsClasses, .needsTwoClasses, .outputsDoNotFit, .needsSteps, .needsVector, .needsSteplessTargets,
      .targetNoShare:
      lossMessage
    case .tooManyActivations, .tooManyInputs, .badLayerSetting, .needsImage, .needsFlatten, .needsNumbers,
      .needsTokens,
      .needsSequence, .windowDoesNotFit:
      shapeMessage
    }
  }

  private var shapeMessage: String {
    switch self {
    case .tooManyActivations(let layer):
      "Layer \(layer + 1) has more than the \(Network.activationLimit) activations a sample may have."
    case .tooManyInputs: "A sample has more than the \(Network.activationLimit) numbers allowed."
    case .badLayerSetting(let layer, let name, let value, let expected):
      "The \"\(name)\" of layer \(layer + 1) is \(NumberText.short(Double(value), digits: 7)); expected \(expected)."
    case .needsImage(let layer, let shape): "Layer \(layer + 1) needs images, but gets \(shape.words)."
    case .needsFlatten(let layer):
      "Layer \(layer + 1) needs a vector, but gets images; put a \"flatten\" layer before it."
    case .needsNumbers(let layer):
      "Layer \(layer + 1) needs numbers, but gets tokens; put an \"embedding\" or a recurrent layer before it."
    case .needsTokens(let layer):
      "Layer \(layer + 1) is an embedding; it needs tokens, so it must be the first layer."
    case .needsSequence(let layer): "Layer \(layer + 1) is recurrent; it needs a sequence or tokens."
    case .windowDoesNotFit(let layer, let shape):
      "The window of layer \(layer + 1) is larger than \(shape.words); choose a smaller kernel or more padding."
    default: ""
    }
  }

  private var dataMessage: String {
    switch self {
    case .tooManySamples(let part, let count):
      "The \(part.noun) has \(count) samples; at most \(TrainingPlan.sampleLimit) are allowed."
    case .noSamples(let part): "The \(part.noun) has no samples."
    case .featuresDoNotFit(let part, let features, let inputs):
      "The \(part.noun) has \(features) features, but the network has \(inputs) inputs."
    case .valuesDoNotFit(let part, let values, let features):
      "The \(part.noun) has \(values) values, which is no whole number of rows of \(features) features."
    case .targetsDoNotFit(let part, let targets, let samples):
      "The \(part.noun) has targets for \(targets) samples, but \(samples) samples."
    case .inputNotFinite(let part, let row, let column, let value):
      "Row \(row + 1) of the \(part.noun) has \(value) in column \"\(column)\"; expected a finite number."
    case .targetNotFinite(let part, let row, let value):
      "Row \(row + 1) of the \(part.noun) has the target \(value); expected a finite number."
    case .labelOutOfRange(let part, let row, let label, classes: 0):
      "Row \(row + 1) of the \(part.noun) has the label \(label), but there are no classes."
    case .labelOutOfRange(let part, let row, let label, let classes):
      "Row \(row + 1) of the \(part.noun) has the label \(label); expected 0 to \(classes - 1)."
    case .shapesDoNotFit(let part, let shape, let network):
      "The samples of the \(part.noun) are \(shape.words), but the network expects \(network.words)."
    case .tokenOutOfRange(let part, let row, let token, let vocabulary):
      "Row \(row + 1) of the \(part.noun) has the token \(token); expected a whole number from 0 to \(vocabulary - 1)."
    case .noLabels(let part): "No step of the \(part.noun) has a label."
    case .classMissing(let name): "No sample of the training set belongs to the class \"\(name)\"."
    default: "The training set and the test set have different kinds of targets."
    }
  }

  private var lossMessage: String {
    switch self {
    case .needsClasses(let loss): "The \(loss.noun) needs classes, but the targets are numbers."
    case .needsSteps(let layer, let shape, let steps):
      "There is a label at each of \(steps) steps, but the last layer, layer \(layer + 1), answers \(shape.words)."
    case .needsVector(let layer, let shape):
      "There is one target a sample, but the last layer, layer \(layer + 1), answers \(shape.words)."
    case .needsSteplessTargets(let loss):
      "The \(loss.noun) cannot be asked at every step; choose the softmax cross-entropy."
    case .targetNoShare(let row, let value):
      "Row \(row + 1) of the training set has the target \(value); the binary cross-entropy expects 0 to 1."
    case .needsTwoClasses(let loss, let classes):
      "The \(loss.noun) needs two classes, but the data have \(classes)."
    case .outputsDoNotFit(let loss, let layer, let units, let expected, let reason):
      "The \(loss.noun) needs \(expected) \(expected == 1 ? "output" : "outputs") (\(reason)), but the last layer, "
        + "layer \(layer + 1), has \(units) \(units == 1 ? "unit" : "units")."
    default: ""
    }
  }
}

extension Loss {
  fileprivate var noun: String {
    switch self {
    case .meanSquaredError: "mean squared error"
    case .binaryCrossEntropy: "binary cross-entropy"
    case .softmaxCrossEntropy: "softmax cross-entropy"
    case .smoothedCrossEntropy: "cross-entropy with label smoothing"
    case .huber: "Huber loss"
    }
  }
}

extension Shape {
  fileprivate var words: String {
    switch self {
    case .vector(let features): "a vector of \(features)"
    case .image(let channels, let height, let width):
      "images of \(height) x \(width) with \(channels) \(channels == 1 ? "channel" : "channels")"
    case .sequence(let steps, let features): "a sequence of \(steps) steps with \(features) features"
    case .tokens(let steps, let vocabulary): "\(steps) tokens out of \(vocabulary)"
    }
  }
}

extension Part {
  fileprivate var noun: String {
    switch self {
    case .train: "training set"
    case .test: "test set"
    }
  }
}
