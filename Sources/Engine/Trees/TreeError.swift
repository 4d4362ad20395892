import Mathematics

/// Why a tree or a forest cannot be grown or asked. Everything is checked before memory is taken.
public enum TreeError: Error, Equatable, Sendable {
  case badSetting(String, value: Double, expected: String)
  case noFeatures
  case noSamples
  case tooManySamples(Int)
  case tooManyFeatures(Int)
  case tooManyValues(Int)
  case tooManyClasses(Int)
  case tooManyNodes(trees: Int, nodes: Int, limit: Int)
  case tooManyAnswers(samples: Int, classes: Int)
  case valuesDoNotFit(values: Int, features: Int)
  case featuresDoNotFit(features: Int, expected: Int)
  case targetsDoNotFit(targets: Int, samples: Int)
  case inputNotFinite(row: Int, column: String, value: Float)
  case targetNotFinite(row: Int, value: Float)
  case labelOutOfRange(row: Int, label: Int, classes: Int)
  case noSuchFeature(Int, features: Int)
  case noSuchRow(Int, samples: Int)
  case needsClasses(Criterion)
  case needsNumbers
  case targetsTooWide(Int)
  case targetsDiffer
  case noTrees
}

extension TreeError {
  /// A sentence for people. Rows and columns are counted from 1.
  public var message: String {
    switch self {
    case .badSetting(let name, let value, let expected):
      "The tree's \"\(name)\" is \(NumberText.exact(value)); expected \(expected)."
    case .tooManyNodes(let trees, let nodes, let limit):
      "\(trees == 1 ? "A tree" : "\(trees) trees") on these data could grow to \(nodes) nodes; at most \(limit) are "
        + "allowed. Set a depth or a larger minimum-leaf."
    case .tooManyAnswers(let samples, let classes):
      "The shares of \(classes) classes for \(samples) samples need too much memory; take fewer samples."
    case .needsClasses(let criterion):
      "The criterion \"\(criterion.rawValue)\" needs classes, but the targets are numbers."
    case .needsNumbers: "The criterion \"squared-error\" needs numbers as targets, but the data have classes."
    case .targetsTooWide(let width): "A tree answers with 1 number, but the data have \(width) targets a sample."
    case .targetsDiffer: "The data have other targets than those the tree has learned."
    case .noTrees: "The forest has no trees yet; grow at least one."
    default: dataMessage
    }
  }

  private var dataMessage: String {
    switch self {
    case .noFeatures: "The data have no features."
    case .noSamples: "The data have no samples."
    case .tooManySamples(let count):
      "The data have \(count) samples; a tree takes at most \(RankedData.sampleLimit)."
    case .tooManyFeatures(let count):
      "The data have \(count) features; a tree takes at most \(RankedData.featureLimit)."
    case .tooManyValues(let count):
      "The data have \(count) values; a tree takes at most \(RankedData.valueLimit)."
    case .tooManyClasses(let count):
      "The data have \(count) classes; a tree takes at most \(RankedData.classLimit)."
    case .valuesDoNotFit(let values, let features):
      "The data have \(values) values, which is no whole number of rows of \(features) features."
    case .featuresDoNotFit(let features, let expected):
      "The data have \(features) features, but the tree has learned from \(expected)."
    case .targetsDoNotFit(let targets, let samples):
      "The data have targets for \(targets) samples, but \(samples) samples."
    case .inputNotFinite(let row, let column, let value):
      "Row \(row + 1) of the data has \(value) in column \"\(column)\"; expected a finite number."
    case .targetNotFinite(let row, let value):
      "Row \(row + 1) of the data has the target \(value); expected a finite number."
    case .labelOutOfRange(let row, let label, let classes):
      "Row \(row + 1) of the data has the label \(label); expected 0 to \(classes - 1)."
    case .noSuchFeature(let feature, let features):
      "There is no feature \(feature + 1); the data have \(features)."
    case .noSuchRow(let row, let samples): "There is no row \(row + 1); the data have \(samples) samples."
    default: ""
    }
  }
}
