public import Engine

/// Where the samples come from.
public struct DataSource: Equatable, Sendable {
  public var origin: Origin
  /// Held out of data that are made; nil takes the usual number.
  public var testSamples: Int?

  /// The closed set of sources. The settings of each say in a file here what can be turned about them.
  public enum Origin: Equatable, Sendable {
    case plane(PlaneData)
    case surface(PlaneRegression)
    case polynomial(PolynomialData)
    case sparseLinear(SparseLinear)
    case twins(TwinFeatures)
    case glyphs(ShiftedGlyphs)
    case filtered(FilteredImages)
    case recall(Recall)
    case adding(AddingProblem)
    case table(TableFile)
    case idx(IDXFiles)
    case words(WordFile)
    case text(TextFile)
    case drawn(DrawnPoints)
    case reviews(OwnReviews)
  }

  public init(_ origin: Origin, testSamples: Int? = nil) {
    self.origin = origin
    self.testSamples = testSamples
  }

  /// Made by a generator in the plane.
  public static func plane(_ data: PlaneData) -> DataSource { DataSource(.plane(data)) }

  /// Read from a file beside the lesson.
  public static func table(file: String, _ table: TableData) -> DataSource {
    DataSource(.table(TableFile(file: file, table: table)))
  }
}

extension DataSource {
  var settings: any DataSettings {
    switch origin {
    case .plane(let settings): settings
    case .surface(let settings): settings
    case .polynomial(let settings): settings
    case .sparseLinear(let settings): settings
    case .twins(let settings): settings
    case .glyphs(let settings): settings
    case .filtered(let settings): settings
    case .recall(let settings): settings
    case .adding(let settings): settings
    case .table(let settings): settings
    case .idx(let settings): settings
    case .words(let settings): settings
    case .text(let settings): settings
    case .drawn(let settings): settings
    case .reviews(let settings): settings
    }
  }

  /// One of each, in the order in which the knobs of data are listed.
  static let kinds: [any DataSettings.Type] = [
    PlaneData.self, PlaneRegression.self, PolynomialData.self, SparseLinear.self, TwinFeatures.self,
    ShiftedGlyphs.self, FilteredImages.self, Recall.self, AddingProblem.self, TableFile.self, IDXFiles.self,
    WordFile.self, TextFile.self, DrawnPoints.self, OwnReviews.self,
  ]

  /// The files the samples are read from, relative to the lesson.
  var files: [String] { settings.files }

  var outline: DataOutline { settings.outline }

  /// The samples to train on and, where there are any, those held out.
  func make(seed: UInt64, tables: Tables) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    try settings.make(seed: seed, testSamples: testSamples, tables: tables)
  }
}
