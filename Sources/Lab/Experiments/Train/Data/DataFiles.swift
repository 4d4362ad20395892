public import Engine

/// A table with a label column, and where it is.
public struct TableFile: Equatable, Sendable {
  public var file: String
  public var table: TableData

  public init(file: String, table: TableData) {
    self.file = file
    self.table = table
  }
}

/// A pair of IDX files, images and labels, and another for the test where there is one.
public struct IDXFiles: Equatable, Sendable {
  public var train: Pair
  public var test: Pair?
  public var data: IDXData

  public struct Pair: Equatable, Sendable {
    public var images: String
    public var labels: String

    public init(images: String, labels: String) {
      self.images = images
      self.labels = labels
    }
  }

  public init(train: Pair, test: Pair? = nil, data: IDXData = IDXData()) {
    self.train = train
    self.test = test
    self.data = data
  }
}

/// A text with a word on each line.
public struct WordFile: Equatable, Sendable {
  public var file: String
  public var words: WordData

  public init(file: String, words: WordData = WordData()) {
    self.file = file
    self.words = words
  }
}

/// A running text.
public struct TextFile: Equatable, Sendable {
  public var file: String
  public var windows: TextWindows

  public init(file: String, windows: TextWindows = TextWindows()) {
    self.file = file
    self.windows = windows
  }
}
