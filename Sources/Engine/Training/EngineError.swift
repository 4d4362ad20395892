/// Why a training cannot be built. Everything is checked before memory is taken or a number computed.
public enum EngineError: Error, Equatable, Sendable {
  case noInputs(Int)
  case noLayers
  case noUnits(layer: Int, units: Int)
  case badSlope(layer: Int, slope: Float)
  case badBias(layer: Int, bias: Float)
  case tooManyParameters(layer: Int)
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
  case targetsDiffer
  case needsClasses(Loss)
  case needsTwoClasses(Loss, classes: Int)
  case outputsDoNotFit(Loss, layer: Int, units: Int, expected: Int, reason: String)
  case badHyperparameter(String, value: Float, expected: String)
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
    case .batchTooLarge(let samples):
      "A batch of \(samples) samples needs too much memory for this network; choose a smaller batch."
    case .badHyperparameter(let name, let value, let expected):
      "The optimizer's \"\(name)\" is \(value); expected \(expected)."
    case .tooManySamples, .noSamples, .featuresDoNotFit, .valuesDoNotFit, .targetsDoNotFit, .inputNotFinite,
      .targetNotFinite, .labelOutOfRange, .classMissing, .targetsDiffer:
      dataMessage
    case .needsClasses, .needsTwoClasses, .outputsDoNotFit: lossMessage
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
    case .labelOutOfRange(let part, let row, let label, let classes):
      "Row \(row + 1) of the \(part.noun) has the label \(label); expected 0 to \(classes - 1)."
    case .classMissing(let name): "No sample of the training set belongs to the class \"\(name)\"."
    default: "The training set and the test set have different kinds of targets."
    }
  }

  private var lossMessage: String {
    switch self {
    case .needsClasses(let loss): "The \(loss.noun) needs classes, but the targets are numbers."
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
