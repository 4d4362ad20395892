import Engine

extension DataSource {
  /// Reads `circle`, `{circle: {samples: 200}}` or `{table: {file: data/iris.csv, label: species}}`.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (DataSource?, [SettingProblem]) {
    let words = TrainingWords.shapes.names + ["table"]
    func problem(_ word: String, _ path: SettingReader.Path) -> SettingProblem {
      .unknown("a dataset", word, among: words, at: path)
    }
    switch setting {
    case .text("table"):
      let hint = "write {table: {file: data/iris.csv, label: species}}"
      return (nil, [SettingProblem(path: path, "a table needs its file and its label column", hint: hint)])
    case .text(let word):
      guard let shape = TrainingWords.shapes.value(of: word) else { return (nil, [problem(word, path)]) }
      return (.plane(PlaneData(shape: shape)), [])
    case .map(let entries) where entries.count == 1:
      let (word, inner) = (entries[0].key, path + [.key(entries[0].key)])
      if word == "table" { return readTable(entries[0].value, path: inner) }
      guard let shape = TrainingWords.shapes.value(of: word) else { return (nil, [problem(word, inner)]) }
      return readPlane(shape, entries[0].value, path: inner)
    case .map, .list, .null:
      let hint = "write circle or {circle: {samples: 200}}"
      return (nil, [SettingProblem(path: path, "data is one dataset with its settings", hint: hint)])
    }
  }

  private static func readPlane(
    _ shape: PlaneData.Shape, _ setting: Setting, path: SettingReader.Path
  ) -> (DataSource?, [SettingProblem]) {
    var reader = SettingReader(setting, what: "\"\(shape.rawValue)\"", path: path)
    var data = PlaneData(shape: shape)
    for knob in DataKnob.allCases where knob.applies(to: shape) {
      guard let value = reader.take(knob.rawValue) else { continue }
      do { try knob.set(value, in: &data) } catch { reader.report(error.under(reader.path(to: knob.rawValue))) }
    }
    return (.plane(data), reader.finish())
  }

  private static func readTable(_ setting: Setting, path: SettingReader.Path) -> (DataSource?, [SettingProblem]) {
    var reader = SettingReader(setting, what: "a table", path: path)
    reader.require("file", example: "file: data/iris.csv")
    reader.require("label", example: "label: species")
    let file = reader.value("file", filePath) ?? ""
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
    let testShare = reader.value("test-share") { (value) throws(SettingProblem) in
      try value.number("a test share", in: Limits.testShare)
    }
    let standardize = reader.value("standardize") { (value) throws(SettingProblem) in
      try value.flag("standardize")
    }
    let table = TableData(
      labelColumn: label ?? "", features: features, standardize: standardize ?? true, testShare: testShare ?? 0.2)
    return (.table(file: file, table), reader.finish())
  }

  /// A path that stays inside the folder of the lesson.
  private static func filePath(_ setting: Setting) throws(SettingProblem) -> String {
    let file = try setting.line("a file", atMost: Limits.title)
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !file.contains { "\\:~".contains($0) }
    guard isInside else {
      throw SettingProblem(
        "the file \"\(Shown.safe(file))\" is not inside the lesson's folder", hint: "write a path like data/iris.csv")
    }
    return file
  }
}

/// What can be turned about a dataset of the plane.
enum DataKnob: String, CaseIterable, Sendable {
  case samples, noise, scale, balance, centers

  func applies(to shape: PlaneData.Shape) -> Bool {
    switch self {
    case .samples, .noise, .scale: true
    case .balance: shape != .blobs
    case .centers: shape == .blobs
    }
  }

  var label: String {
    switch self {
    case .samples: "samples"
    case .noise: "noise"
    case .scale: "scale of the inputs"
    case .balance: "share of the second class"
    case .centers: "centers"
    }
  }

  var domain: Knob.Domain {
    switch self {
    case .samples: .integer(Limits.samples)
    case .noise: .linear(Limits.noise, step: 0.05)
    case .scale: .logarithmic(Limits.scale, perDecade: 9)
    case .balance: .linear(Limits.balance, step: 0.05)
    case .centers: .integer(Limits.centers)
    }
  }

  func value(in data: PlaneData) -> Setting {
    switch self {
    case .samples: .number(data.samples)
    case .noise: .number(data.noise)
    case .scale: .number(data.scale)
    case .balance: .number(data.balance)
    case .centers: .number(data.centers)
    }
  }

  func set(_ value: Setting, in data: inout PlaneData) throws(SettingProblem) {
    switch self {
    case .samples: data.samples = try value.integer("the number of samples", in: Limits.samples)
    case .noise: data.noise = try value.number("the noise", in: Limits.noise)
    case .scale: data.scale = try value.number("the scale of the inputs", in: Limits.scale)
    case .balance: data.balance = try value.number("the share of the second class", in: Limits.balance)
    case .centers: data.centers = try value.integer("the number of centers", in: Limits.centers)
    }
  }
}
