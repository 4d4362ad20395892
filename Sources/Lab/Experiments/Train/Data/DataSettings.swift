import Engine

/// What the settings of every kind of data offer to reading, to knobs, to checks and to runs.
protocol DataSettings: Equatable, Sendable {
  /// What an author and a learner can set about them by name, beside the files they are read from. Kinds share names.
  static var rows: [KnobRow<Self>] { get }
  /// Its word in lessons, where it has only one.
  static var word: String { get }
  /// The case they are.
  var origin: DataSource.Origin { get }
  var files: [String] { get }
  var outline: DataOutline { get }
  /// Samples held out where nobody says how many; nil where the kind does not make any.
  var usualTestSamples: Int? { get }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?)
}

/// What is known of data before they are made or read.
struct DataOutline: Equatable, Sendable {
  enum Layout: Sendable { case vector, image, sequence, tokens }
  enum Answers: Equatable, Sendable {
    /// One class a sample; how many there are may not be known yet.
    case classes(Int?)
    /// A class at each step.
    case steps
    /// So many numbers a sample; nil where they are as many as the data say.
    case numbers
  }

  var layout: Layout
  /// nil while it is not known.
  var shape: Shape?
  var samples: Int?
  var answers: Answers

  /// - Parameter layout: nil takes that of the shape.
  init(_ shape: Shape?, layout: Layout? = nil, samples: Int? = nil, answers: Answers) {
    self.layout = layout ?? shape?.layout ?? .vector
    self.shape = shape
    self.samples = samples
    self.answers = answers
  }
}

extension Shape {
  var layout: DataOutline.Layout {
    switch self {
    case .vector: .vector
    case .image: .image
    case .sequence: .sequence
    case .tokens: .tokens
    }
  }
}

extension DataSettings {
  static var word: String { "" }
  var files: [String] { [] }
  var usualTestSamples: Int? { nil }

  static var rowNames: [String] { rows.map(\.name) }
  static func label(of name: String) -> String? { rows.first { $0.name == name }?.label }
  static func needs(_ name: String) -> String? { rows.first { $0.name == name }?.needs }

  func domain(of name: String) -> Knob.Domain? { Self.rows.first { $0.name == name }?.domain(self) }
  func value(of name: String) -> Setting? { Self.rows.first { $0.name == name }?.value(self) }

  func with(_ name: String, _ value: Setting) throws(SettingProblem) -> DataSource.Origin {
    var changed = self
    try Self.rows.first { $0.name == name }?.set(&changed, value)
    return changed.origin
  }
}

/// Data that are made on the spot. What is held out comes from a stream of its own.
protocol MadeData: DataSettings {
  var samples: Int { get set }
  /// The same kind of samples to test on, without what only training is to suffer from.
  var heldOut: Self { get }

  func make(seed: UInt64, stream: UInt64) throws(DataError) -> Dataset
}

extension MadeData {
  var heldOut: Self { self }
  var usualTestSamples: Int? { min(samples, 500) }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    do {
      let train = try make(seed: seed, stream: Stream.data)
      guard let count = testSamples ?? usualTestSamples else { return (train, nil) }
      var held = heldOut
      held.samples = count
      return (train, try held.make(seed: seed, stream: Stream.testData))
    } catch { throw .data(error) }
  }
}
