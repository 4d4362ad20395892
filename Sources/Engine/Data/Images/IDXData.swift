/// How a pair of IDX files, pictures and their labels, becomes data to learn from.
public struct IDXData: Equatable, Sendable {
  /// Labels are 0 ..< classes.
  public var classes: Int
  /// The first so many samples; nil takes all.
  public var samples: Int?

  public static let classLimit = 256

  public init(classes: Int = 10, samples: Int? = nil) {
    self.classes = classes
    self.samples = samples
  }

  /// Pictures [count, height, width], or rows [count, features], scaled from 0...255 to 0...1; labels [count].
  public func make(images: IDXFile, labels: IDXFile) throws(DataError) -> Dataset {
    try DataError.check("classes", classes, in: 2...IDXData.classLimit)
    guard images.dimensions.count > 1 else { throw .notImages(images.name) }
    guard labels.dimensions.count == 1 else { throw .notLabels(labels.name, dimensions: labels.dimensions.count) }
    let total = images.dimensions[0]
    guard labels.values.count == total else {
      throw .countsDiffer(images: images.name, total, labels: labels.name, labels.values.count)
    }
    if let samples { try DataError.check("samples", samples, in: 1...total) }
    let count = samples ?? total
    if let row = labels.values.prefix(count).firstIndex(where: { $0 >= classes }) {
      throw .labelTooLarge(labels.name, row: row + 1, label: Int(labels.values[row]), classes: classes)
    }
    let features = images.values.count / total
    let isPicture = images.dimensions.count == 3
    return Dataset(
      inputs: images.values.prefix(count * features).map { Float($0) / 255 },
      shape: isPicture
        ? .image(channels: 1, height: images.dimensions[1], width: images.dimensions[2]) : .vector(features),
      targets: .classes(labels.values.prefix(count).map { Int32($0) }, names: (0..<classes).map { "\($0)" }))
  }
}
