import Engine

extension DataSource {
  /// What a word for data begins with: settings that are complete, or files that must be named.
  enum Form: Sendable {
    case made(Origin)
    case table, idx, words, text

    /// What a file of this kind needs, and how to write it.
    var missing: (message: String, hint: String)? {
      switch self {
      case .made: nil
      case .table:
        ("a table needs its file and its label column", "write {table: {file: data/iris.csv, label: species}}")
      case .idx:
        (
          "images need their file and that of their labels",
          "write {idx: {images: data/images.idx.gz, labels: data/labels.idx.gz}}"
        )
      case .words: ("words need their file, with one on each line", "write {words: {file: data/names.txt}}")
      case .text: ("a text needs its file", "write {text: {file: data/poem.txt, steps: 32}}")
      }
    }
  }

  /// Reads `circle`, `{circle: {samples: 200}}` or `{table: {file: data/iris.csv, label: species}}`.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (DataSource?, [SettingProblem]) {
    let vocabulary = TrainingWords.data
    switch setting {
    case .text(let word):
      guard let form = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: path)]) }
      if case .made(let origin) = form { return (DataSource(origin), []) }
      return (nil, form.missing.map { [SettingProblem(path: path, $0.message, hint: $0.hint)] } ?? [])
    case .map(let entries) where entries.count == 1:
      let (word, inner) = (entries[0].key, path + [.key(entries[0].key)])
      guard let form = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: inner)]) }
      var reader = SettingReader(entries[0].value, what: form.what(word), path: inner)
      var source = DataSource(form.begin(&reader))
      for row in knobs where row.name != "dataset" && row.value(source) != nil {
        guard let value = reader.take(row.name) else { continue }
        do { try row.set(&source, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
      }
      return (source, reader.finish())
    case .map, .list, .null:
      let hint = "write circle or {circle: {samples: 200}}"
      return (nil, [SettingProblem(path: path, "data is one dataset with its settings", hint: hint)])
    }
  }
}

extension DataSource.Form {
  fileprivate func what(_ word: String) -> String {
    if case .table = self { "a table" } else { "\"\(word)\"" }
  }

  /// The settings before their knobs are read.
  fileprivate func begin(_ reader: inout SettingReader) -> DataSource.Origin {
    switch self {
    case .made(let origin): return origin
    case .table: return .table(Self.table(&reader))
    case .idx: return .idx(Self.idx(&reader))
    case .words:
      reader.require("file", example: "file: data/names.txt")
      return .words(WordFile(file: reader.value("file", Self.path) ?? ""))
    case .text:
      reader.require("file", example: "file: data/poem.txt")
      return .text(TextFile(file: reader.value("file", Self.path) ?? ""))
    }
  }

  private static func table(_ reader: inout SettingReader) -> TableFile {
    reader.require("file", example: "file: data/iris.csv")
    reader.require("label", example: "label: species")
    let file = reader.value("file", path) ?? ""
    let label = reader.value("label") { (value) throws(SettingProblem) in
      try value.line("a column", atMost: Limits.title)
    }
    let features = reader.value("features") { (value) throws(SettingProblem) in
      var names: [String] = []
      for name in try value.list("features", atMost: Limits.units.upperBound) {
        names.append(try name.line("a column", atMost: Limits.title))
      }
      return names
    }
    let image = reader.value("image") { (value) throws(SettingProblem) in
      let sizes = try Self.sizes(value, "an image", "[8, 8] or, with channels first, [3, 8, 8]", counts: 2...3)
      return Shape.image(
        channels: sizes.count == 3 ? sizes[0] : 1, height: sizes[sizes.count - 2], width: sizes[sizes.count - 1])
    }
    let sequence = reader.value("sequence") { (value) throws(SettingProblem) in
      let sizes = try Self.sizes(value, "a sequence", "[steps, features], such as [12, 3]", counts: 2...2)
      return Shape.sequence(steps: sizes[0], features: sizes[1])
    }
    if image != nil, sequence != nil { reader.report("a row is an image or a sequence, not both", at: "sequence") }
    // Pixels keep their meaning; columns of their own are brought to one scale.
    let table = TableData(
      labelColumn: label ?? "", features: features, standardize: image == nil, testShare: 0.2,
      shape: image ?? sequence)
    return TableFile(file: file, table: table)
  }

  private static func sizes(
    _ value: Setting, _ what: String, _ form: String, counts: ClosedRange<Int>
  ) throws(SettingProblem) -> [Int] {
    guard case .list(let entries) = value, counts.contains(entries.count) else {
      throw SettingProblem("\(what) is written as \(form)")
    }
    var sizes: [Int] = []
    for entry in entries { sizes.append(try entry.integer("a size", in: 1...Table.columnLimit)) }
    return sizes
  }

  private static func idx(_ reader: inout SettingReader) -> IDXFiles {
    reader.require("images", example: "images: data/images.idx.gz")
    reader.require("labels", example: "labels: data/labels.idx.gz")
    let (images, labels) = (reader.value("images", path) ?? "", reader.value("labels", path) ?? "")
    let testImages = reader.value("test-images", path)
    let testLabels = reader.value("test-labels", path)
    if (testImages == nil) != (testLabels == nil) {
      reader.report(
        "test images and their labels come together", at: testImages == nil ? "test-labels" : "test-images")
    }
    let classes = reader.integer("classes", "the number of classes", in: 2...IDXData.classLimit)
    return IDXFiles(
      train: IDXFiles.Pair(images: images, labels: labels),
      test: testImages.flatMap { images in testLabels.map { IDXFiles.Pair(images: images, labels: $0) } },
      data: IDXData(classes: classes ?? 10))
  }

  /// Whether it may lead there is for the whole experiment to say.
  private static func path(_ setting: Setting) throws(SettingProblem) -> String {
    try setting.line("a file", atMost: DataPath.longest)
  }
}
