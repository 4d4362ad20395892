import Engine

extension Tables {
  func bytes(of file: String) throws(ExperimentError) -> [UInt8] {
    guard let bytes = self[file] else { throw missing(file) }
    return bytes
  }
}

extension TableFile: DataSettings {
  static let word = "table"

  static let rows: [KnobRow<TableFile>] = [
    .testShare(\.table.testShare),
    .flag("standardize", "standardize the columns", \.table.standardize),
    .number(
      "divisor", "divisor of the columns", \.table.divisor, "a divisor", in: Limits.divisor, perDecade: 9),
  ]

  var origin: DataSource.Origin { .table(self) }
  var files: [String] { [file] }

  var outline: DataOutline {
    let shape = table.shape ?? table.features.map { .vector($0.count) }
    return DataOutline(shape, answers: .classes(nil))
  }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    let bytes = try tables.bytes(of: file)
    let report = tables.onProgress
    do {
      // Finding the fields takes about as long as making numbers of them.
      let fields = try Table(csv: bytes, name: file) { report?(file, $0 / 2) }
      return try table.make(from: fields, seed: seed) { report?(file, 0.5 + $0 / 2) }
    } catch { throw .data(error) }
  }
}

extension IDXFiles: DataSettings {
  static let word = "idx"

  static let rows: [KnobRow<IDXFiles>] = [
    KnobRow(
      "samples", "samples",
      domain: { _ in .words(["all", "100", "1000", "5000", "10000", "60000"]) },
      value: { $0.data.samples.map { .number($0) } ?? .text("all") },
      set: { (files, value) throws(SettingProblem) in
        files.data.samples =
          value == .text("all") ? nil : try value.integer("the number of samples", in: 1...Limits.samples.upperBound)
      })
  ]

  var origin: DataSource.Origin { .idx(self) }

  var files: [String] {
    [train.images, train.labels] + (test.map { [$0.images, $0.labels] } ?? [])
  }

  var outline: DataOutline {
    DataOutline(nil, layout: .image, samples: data.samples, answers: .classes(data.classes))
  }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    (try read(train, tables), try test.map { (pair) throws(ExperimentError) in try read(pair, tables) })
  }

  /// Of a test set smaller than the number of samples asked for, all are taken.
  private func read(_ pair: Pair, _ tables: Tables) throws(ExperimentError) -> Dataset {
    let (images, labels) = (try tables.bytes(of: pair.images), try tables.bytes(of: pair.labels))
    do {
      let pictures = try IDXFile(bytes: images, name: pair.images)
      var part = data
      if pair == test, let samples = part.samples, let count = pictures.dimensions.first, count < samples {
        part.samples = nil
      }
      return try part.make(images: pictures, labels: IDXFile(bytes: labels, name: pair.labels))
    } catch { throw .data(error) }
  }
}

extension WordFile: DataSettings {
  static let word = "words"
  static let rows: [KnobRow<WordFile>] = [.testShare(\.words.testShare)]

  var origin: DataSource.Origin { .words(self) }
  var files: [String] { [file] }
  var outline: DataOutline { DataOutline(nil, layout: .tokens, answers: .steps) }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    let bytes = try tables.bytes(of: file)
    do { return try words.make(from: Corpus(bytes: bytes, name: file), seed: seed) } catch { throw .data(error) }
  }
}

extension TextFile: DataSettings {
  static let word = "text"

  static let rows: [KnobRow<TextFile>] = [
    KnobRow(
      "steps", "characters of a window",
      domain: { _ in .integer(1...TextWindows.stepLimit) },
      value: { .number($0.windows.steps) },
      set: { (text, value) throws(SettingProblem) in
        let steps = try value.integer("the number of steps", in: 1...TextWindows.stepLimit)
        // Windows that lie end to end stay so.
        if text.windows.stride == text.windows.steps { text.windows.stride = steps }
        text.windows.steps = steps
      }),
    .integer("stride", "characters between windows", \.windows.stride, "the stride", in: Limits.textStride),
    .testShare(\.windows.testShare),
  ]

  var origin: DataSource.Origin { .text(self) }
  var files: [String] { [file] }
  var outline: DataOutline { DataOutline(nil, layout: .tokens, answers: .steps) }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    let bytes = try tables.bytes(of: file)
    do { return try windows.make(from: Corpus(bytes: bytes, name: file)) } catch { throw .data(error) }
  }
}
