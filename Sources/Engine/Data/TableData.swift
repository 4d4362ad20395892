import Mathematics

/// How a table becomes data to learn from.
public struct TableData: Equatable, Sendable {
  /// The column of the classes.
  public var labelColumn: String
  /// nil: every column but the label.
  public var features: [String]?
  /// Subtract the mean of each column and divide by its standard deviation, both of the training part alone.
  public var standardize: Bool
  /// Held out, of each class alike; 0 keeps everything for training.
  public var testShare: Double
  /// How the features of a row are arranged, in the order of their columns: an image's rows of pixels one after the
  /// other, channel by channel. nil leaves them without order. Tokens are no numbers of a table.
  public var shape: Shape?
  /// Every feature is divided by it, before any standardizing: 16 takes ink of 0...16 to 0...1.
  public var divisor: Double

  public static let classLimit = 100

  public init(
    labelColumn: String, features: [String]? = nil, standardize: Bool = true, testShare: Double = 0.2,
    shape: Shape? = nil, divisor: Double = 1
  ) {
    self.labelColumn = labelColumn
    self.features = features
    self.standardize = standardize
    self.testShare = testShare
    self.shape = shape
    self.divisor = divisor
  }

  /// Classes are numbered in the order of their names; both parts have all of them.
  /// - Parameters:
  ///   - table: where the columns named in these settings are.
  ///   - seed: decides which rows are held out.
  ///   - progress: told now and then what share of the rows is read, 0 to 1.
  /// - Throws: a row, column or label that cannot be learned from.
  public func make(
    from table: Table, seed: UInt64, progress: (Double) -> Void = { _ in }
  ) throws(DataError) -> (train: Dataset, test: Dataset?) {
    guard testShare >= 0, testShare < 1 else {
      throw .badSetting("test-share", value: testShare, expected: "0 or more and less than 1")
    }
    guard divisor.isFinite, divisor > 0 else {
      throw .badSetting("divisor", value: divisor, expected: "a positive number")
    }
    let labelIndex = try index(of: labelColumn, in: table)
    let names = features ?? table.columns.filter { $0 != labelColumn }
    guard !names.isEmpty else { throw .noFeatures(table: table.name) }
    var columns: [Int] = []
    for name in names {
      let column = try index(of: name, in: table)
      if column == labelIndex { throw .labelAmongFeatures(table: table.name, column: name) }
      if columns.contains(column) { throw .repeatedFeature(table: table.name, column: name) }
      columns.append(column)
    }
    let shape = try shape(of: columns.count, in: table)
    let values = try numbers(in: columns, of: table, progress)
    let (labels, classes) = try labels(in: labelIndex, of: table)
    let (trainRows, testRows) = try split(labels, classes: classes, table: table, seed: seed)

    func part(_ rows: [Int]) -> Dataset {
      Dataset(
        inputs: gathered(rows, of: values, features: columns.count), shape: shape,
        targets: .classes(rows.map { labels[$0] }, names: classes), featureNames: names)
    }
    var train = part(trainRows)
    var test = testRows.isEmpty ? nil : part(testRows)
    if standardize {
      let scaling = Scaling(of: train)
      scaling.apply(to: &train)
      if var held = test {
        scaling.apply(to: &held)
        test = held
      }
    }
    return (train, test)
  }

  /// The shape asked for, if it takes exactly the columns there are.
  private func shape(of columns: Int, in table: Table) throws(DataError) -> Shape {
    guard let shape else { return .vector(columns) }
    guard shape.holds(columns) else { throw .doesNotFitShape(table: table.name, features: columns, shape) }
    return shape
  }

  private func index(of column: String, in table: Table) throws(DataError) -> Int {
    guard let index = table.columns.firstIndex(of: column) else {
      throw .noSuchColumn(
        table: table.name, column, nearest: Spelling.nearest(to: column, in: table.columns))
    }
    return index
  }

  /// [rows, features], row by row
  private func numbers(
    in columns: [Int], of table: Table, _ progress: (Double) -> Void
  ) throws(DataError) -> [Float] {
    try table.withBytes { (bytes) throws(DataError) in
      var result: [Float] = []
      result.reserveCapacity(table.rowCount * columns.count)
      for row in 0..<table.rowCount {
        if row % 10_000 == 0 { progress(Double(row) / Double(table.rowCount)) }
        for column in columns {
          let value = DecimalText.parse(bytes[table.field(row, column).range])
          guard let value = value.map({ divisor == 1 ? $0 : Float(Double($0) / divisor) }), value.isFinite else {
            throw .notANumber(
              table: table.name, row: row + 2, column: table.columns[column], text: table.text(row, column))
          }
          result.append(value)
        }
      }
      progress(1)
      return result
    }
  }

  private func gathered(_ rows: [Int], of values: [Float], features: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(rows.count * features)
    for row in rows { result.append(contentsOf: values[row * features..<(row + 1) * features]) }
    return result
  }

  /// Classes in the order of their names; where all names are numbers, in the order of the numbers.
  private func labels(in column: Int, of table: Table) throws(DataError) -> ([Int32], classes: [String]) {
    let (kinds, names) = try distinct(column, of: table)
    let seen = Set(names)
    let areNumbers = seen.allSatisfy { NumberText.parse($0) != nil }
    let classes = seen.sorted { a, b in
      if areNumbers, let x = NumberText.parse(a), let y = NumberText.parse(b), x != y { return x < y }
      return a < b
    }
    if classes.count < 2 { throw .oneClass(table: table.name, column: labelColumn) }
    var numberOf: [String: Int32] = [:]
    for (index, name) in classes.enumerated() { numberOf[name] = Int32(index) }
    let numbers = names.map { numberOf[$0] ?? 0 }
    return (kinds.map { numbers[$0] }, classes)
  }

  /// Which of the different texts of a column each row has, and these in the order in which they come.
  private func distinct(_ column: Int, of table: Table) throws(DataError) -> (kinds: [Int], names: [String]) {
    try table.withBytes { (bytes) throws(DataError) in
      var kinds: [Int] = []
      kinds.reserveCapacity(table.rowCount)
      var fields: [Table.Field] = []
      for row in 0..<table.rowCount {
        let field = table.field(row, column)
        if field.count == 0 { throw .emptyLabel(table: table.name, row: row + 2) }
        if let known = fields.firstIndex(where: { Self.isSame(bytes, $0, field) }) {
          kinds.append(known)
          continue
        }
        kinds.append(fields.count)
        fields.append(field)
        if fields.count > TableData.classLimit {
          throw .tooManyClasses(table: table.name, column: labelColumn, limit: TableData.classLimit)
        }
      }
      return (kinds, fields.map { String(decoding: bytes[$0.range], as: UTF8.self) })
    }
  }

  private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Table.Field, _ b: Table.Field) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where bytes[Int(a.start) + offset] != bytes[Int(b.start) + offset] { return false }
    return true
  }

  /// A seeded split that takes the same share of every class. Each part comes in random order, so that its first rows
  /// are as good a sample as any even if the table is sorted.
  private func split(
    _ labels: [Int32], classes: [String], table: Table, seed: UInt64
  ) throws(DataError) -> (train: [Int], test: [Int]) {
    var generator = Generator(seed: seed, stream: Stream.split)
    var isHeldOut = [Bool](repeating: false, count: labels.count)
    var rowsOf = [[Int32]](repeating: [], count: classes.count)
    for (row, label) in labels.enumerated() { rowsOf[Int(label)].append(Int32(row)) }
    for (number, name) in classes.enumerated() {
      var rows = rowsOf[number]
      generator.shuffle(&rows)
      let held = Int((Double(rows.count) * testShare).rounded())
      if held == rows.count { throw .splitLeavesClassEmpty(table: table.name, name: name) }
      for row in rows.prefix(held) { isHeldOut[Int(row)] = true }
    }
    var order = labels.indices.map { Int32($0) }
    generator.shuffle(&order)
    let rows = order.map { Int($0) }
    return (rows.filter { !isHeldOut[$0] }, rows.filter { isHeldOut[$0] })
  }
}

extension Shape {
  /// Whether a sample of so many numbers can be arranged like this. Parts are tried one by one: their product may be
  /// too large for an integer.
  fileprivate func holds(_ features: Int) -> Bool {
    let parts =
      switch self {
      case .vector(let count): [count]
      case .image(let channels, let height, let width): [channels, height, width]
      case .sequence(let steps, let features): [steps, features]
      case .tokens: [0]
      }
    return parts.allSatisfy { (1...features).contains($0) } && count == features
  }
}

/// The mean and standard deviation of each column, in 64 bits. A constant column is only centred: to exactly 0.
private struct Scaling {
  var means: [Double]
  var deviations: [Double]

  init(of data: Dataset) {
    let count = Double(data.count)
    means = Array(repeating: 0, count: data.features)
    deviations = Array(repeating: 0, count: data.features)
    // Sums of differences from the first row, so that a constant column has no spread made of rounding.
    let first = data.inputs.prefix(data.features).map { Double($0) }
    for (index, value) in data.inputs.enumerated() {
      let column = index % data.features
      means[column] += Double(value) - first[column]
    }
    for column in means.indices { means[column] = first[column] + means[column] / count }
    for (index, value) in data.inputs.enumerated() {
      let distance = Double(value) - means[index % data.features]
      deviations[index % data.features] += distance * distance / count
    }
    deviations = deviations.map { $0 > 0 ? $0.squareRoot() : 1 }
  }

  func apply(to data: inout Dataset) {
    for index in data.inputs.indices {
      let column = index % data.features
      data.inputs[index] = Float((Double(data.inputs[index]) - means[column]) / deviations[column])
    }
  }
}
