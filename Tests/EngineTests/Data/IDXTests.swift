import Testing

@testable import Engine

@Suite("IDX files") struct IDXTests {
  /// The bytes of an IDX file.
  static func bytes(_ dimensions: [Int], _ values: [UInt8], type: UInt8 = 8) -> [UInt8] {
    let sizes = dimensions.flatMap { size in (0..<4).reversed().map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } }
    return [0, 0, type, UInt8(dimensions.count)] + sizes + values
  }

  static let images = bytes([3, 2, 2], [0, 51, 102, 153, 204, 255, 0, 0, 1, 2, 3, 4])
  static let labels = bytes([3], [1, 0, 2])

  static func dataset(_ images: [UInt8], _ labels: [UInt8], _ source: IDXData = IDXData()) throws(DataError)
    -> Dataset
  {
    try source.make(images: IDXFile(bytes: images, name: "images"), labels: IDXFile(bytes: labels, name: "labels"))
  }

  @Test("pictures and labels become data from 0 to 1")
  func reading() throws {
    let data = try Self.dataset(Self.images, Self.labels)
    #expect(data.shape == .image(channels: 1, height: 2, width: 2) && data.count == 3)
    #expect(data.inputs[..<8] == [0, 0.2, 0.4, 0.6, 0.8, 1, 0, 0])
    #expect(PlaneDataTests.labels(data) == [1, 0, 2])
    #expect(data.classCount == 10)
    let first = try Self.dataset(Self.images, Self.labels, IDXData(classes: 2, samples: 2))
    #expect(first.inputs == Array(data.inputs[..<8]) && PlaneDataTests.labels(first) == [1, 0])
  }

  @Test("two dimensions are rows of features")
  func rows() throws {
    let data = try Self.dataset(Self.bytes([2, 3], [0, 0, 255, 255, 0, 0]), Self.bytes([2], [0, 1]))
    #expect(data.shape == .vector(3) && data.inputs == [0, 0, 1, 1, 0, 0])
  }

  @Test(
    "every damage is refused in words",
    arguments: [
      ([], IDXDamage.truncated(found: 0, expected: 4), "is cut off: it has 0 of at least 4 bytes"),
      ([0, 0, 8], .truncated(found: 3, expected: 4), "is cut off: it has 3 of at least 4 bytes"),
      (
        [0x1F, 0x8B, 8, 0], .isCompressed,
        "is compressed where an IDX file was expected; gzip is undone once, not twice"
      ),
      ([7, 0, 8, 1, 0, 0, 0, 1, 5], .notIDX(byte: 1, 7), "is no IDX file: its byte 1 is 7; expected 0"),
      ([0, 1, 8, 1, 0, 0, 0, 1, 5], .notIDX(byte: 2, 1), "is no IDX file: its byte 2 is 1; expected 0"),
      (
        bytes([1], [0, 0, 0, 0], type: 13), .wrongType(13),
        "holds numbers of type 13, its byte 3; only unsigned bytes, type 8, are read"
      ),
      ([0, 0, 8, 0, 1], .badDimensions(0), "has 0 dimensions, its byte 4; expected 1 to 3"),
      (bytes([1, 1, 1, 1], [7]), .badDimensions(4), "has 4 dimensions, its byte 4; expected 1 to 3"),
      ([0, 0, 8, 2, 0, 0, 0], .truncated(found: 7, expected: 12), "is cut off: it has 7 of at least 12 bytes"),
      (bytes([2, 0], []), .emptyDimension(2), "has nothing in it: its dimension 2 is 0"),
      (
        bytes([3, 2, 3], [1, 2]), .wrongLength(found: 2, [3, 2, 3]),
        "is cut off: its dimensions 3 x 2 x 3 announce 18 bytes, but 2 follow"
      ),
      (
        bytes([1], [1, 2]), .wrongLength(found: 2, [1]),
        "is too long: its dimensions 1 announce 1 byte, but 2 follow"
      ),
      (
        bytes([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF], []), .tooLarge(limit: 60_000_000),
        "announces more than 60000000 numbers, the most allowed"
      ),
      (
        bytes([60_000, 1_001], []), .tooLarge(limit: 60_000_000),
        "announces more than 60000000 numbers, the most allowed"
      ),
    ])
  func damage(bytes: [UInt8], damage: IDXDamage, complaint: String) {
    #expect(throws: DataError.damagedIDX("a file", damage)) { try IDXFile(bytes: bytes, name: "a file") }
    #expect(DataError.damagedIDX("a file", damage).message == "\"a file\" \(complaint).")
  }

  @Test("files that do not go together are refused in words")
  func mismatches() {
    func refused(
      _ error: DataError, _ sentence: String, _ images: [UInt8] = Self.images, _ labels: [UInt8] = Self.labels,
      _ source: IDXData = IDXData()
    ) {
      #expect(throws: error) { try Self.dataset(images, labels, source) }
      #expect(error.message == sentence)
    }
    refused(
      .notImages("images"), "\"images\" has 1 dimension; pictures have 3, rows of features 2.", Self.labels,
      Self.images)
    refused(
      .notLabels("labels", dimensions: 3), "\"labels\" has 3 dimensions; labels have 1.", Self.images, Self.images)
    refused(
      .countsDiffer(images: "images", 3, labels: "labels", 1),
      "\"images\" has 3 samples, but \"labels\" has 1 label.", Self.images, Self.bytes([1], [0]))
    refused(
      .labelTooLarge("labels", row: 3, label: 2, classes: 2), "Label 3 of \"labels\" is 2; expected 0 to 1.",
      Self.images, Self.labels, IDXData(classes: 2))
    refused(
      .badSetting("samples", value: 4, expected: "1 to 3"), "\"samples\" is 4; expected 1 to 3.", Self.images,
      Self.labels, IDXData(samples: 4))
    refused(
      .badSetting("classes", value: 1, expected: "2 to 256"), "\"classes\" is 1; expected 2 to 256.", Self.images,
      Self.labels, IDXData(classes: 1))
  }

  @Test("a file cut at any byte is refused", arguments: [images, labels])
  func truncation(file: [UInt8]) {
    for length in 0..<file.count {
      #expect(throws: DataError.self, "cut at \(length)") { try IDXFile(bytes: Array(file[..<length]), name: "f") }
    }
  }

  @Test("with any byte changed a file is refused or means what its bytes say", arguments: [0x01, 0x80, 0xFF, 0x55])
  func flips(mask: UInt8) throws {
    for place in Self.images.indices {
      var damaged = Self.images
      damaged[place] ^= mask
      guard place >= 16 else {
        #expect(throws: DataError.self, "byte \(place)") { try Self.dataset(damaged, Self.labels) }
        continue
      }
      let data = try Self.dataset(damaged, Self.labels)
      #expect(data.inputs[place - 16] == Float(damaged[place]) / 255)
    }
  }

  @Test("random bytes never do more than be refused")
  func noise() {
    var generator = Generator(seed: 5, stream: Stream.probe)
    for _ in 0..<3_000 {
      var bytes = (0..<generator.below(40)).map { _ in UInt8(truncatingIfNeeded: generator.next() % 5) }
      for (place, value) in [0, 0, 8].enumerated() where place < bytes.count { bytes[place] = UInt8(value) }
      if let file = try? IDXFile(bytes: bytes, name: "f") {
        #expect(file.values.count == file.dimensions.reduce(1, *))
      }
    }
  }
}
