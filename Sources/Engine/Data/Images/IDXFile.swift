/// An array of bytes as the IDX format holds it, which MNIST comes in (LeCun, Cortes and Burges 1998): two zero
/// bytes, the type of the numbers, the count of dimensions, each dimension in four bytes with the highest first, and
/// the numbers row by row. Read are unsigned bytes in one to three dimensions.
public struct IDXFile: Equatable, Sendable {
  /// What errors call it.
  public let name: String
  /// One to three; the first counts the samples.
  public let dimensions: [Int]
  /// Row by row.
  public let values: [UInt8]

  private static let unsignedByte: UInt8 = 0x08

  /// - Throws: what is wrong with the file, before memory for its numbers is taken.
  public init(bytes: [UInt8], name: String) throws(DataError) {
    do throws(IDXDamage) {
      let dimensions = try IDXFile.header(of: bytes)
      let start = 4 + 4 * dimensions.count
      let count = try IDXFile.size(of: dimensions)
      guard bytes.count - start == count else { throw .wrongLength(found: bytes.count - start, dimensions) }
      self.dimensions = dimensions
      values = Array(bytes[start...])
    } catch { throw .damagedIDX(name, error) }
    self.name = name
  }

  private static func header(of bytes: [UInt8]) throws(IDXDamage) -> [Int] {
    guard bytes.count >= 4 else { throw .truncated(found: bytes.count, expected: 4) }
    if bytes[0] == 0x1F, bytes[1] == 0x8B { throw .isCompressed }
    for place in 0..<2 where bytes[place] != 0 { throw .notIDX(byte: place + 1, bytes[place]) }
    guard bytes[2] == unsignedByte else { throw .wrongType(bytes[2]) }
    let count = Int(bytes[3])
    guard (1...3).contains(count) else { throw .badDimensions(count) }
    guard bytes.count >= 4 + 4 * count else { throw .truncated(found: bytes.count, expected: 4 + 4 * count) }
    return (0..<count).map { dimension in
      bytes[4 + 4 * dimension..<8 + 4 * dimension].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The product of the dimensions, each below 2^32.
  private static func size(of dimensions: [Int]) throws(IDXDamage) -> Int {
    var size = 1
    for (number, dimension) in dimensions.enumerated() {
      guard dimension > 0 else { throw .emptyDimension(number + 1) }
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard !overflow, product <= Dataset.numberLimit else { throw .tooLarge(limit: Dataset.numberLimit) }
      size = product
    }
    return size
  }
}

/// What is wrong with an IDX file.
public enum IDXDamage: Error, Equatable, Sendable {
  /// It begins as gzip does.
  case isCompressed
  /// One of the first two bytes, counted from 1, and what it is.
  case notIDX(byte: Int, UInt8)
  case wrongType(UInt8)
  case badDimensions(Int)
  case emptyDimension(Int)
  case tooLarge(limit: Int)
  /// It ends inside its header.
  case truncated(found: Int, expected: Int)
  /// Its dimensions announce more numbers than follow them, or fewer.
  case wrongLength(found: Int, [Int])

  /// To follow the file's name in a sentence.
  var complaint: String {
    switch self {
    case .isCompressed: "is compressed where an IDX file was expected; gzip is undone once, not twice"
    case .notIDX(let place, let byte): "is no IDX file: its byte \(place) is \(byte); expected 0"
    case .wrongType(let type):
      "holds numbers of type \(type), its byte 3; only unsigned bytes, type 8, are read"
    case .badDimensions(let count): "has \(count) dimensions, its byte 4; expected 1 to 3"
    case .emptyDimension(let number): "has nothing in it: its dimension \(number) is 0"
    case .tooLarge(let limit): "announces more than \(limit) numbers, the most allowed"
    case .truncated(let found, let expected): "is cut off: it has \(found) of at least \(expected) bytes"
    case .wrongLength(let found, let dimensions):
      "\(found < dimensions.reduce(1, *) ? "is cut off" : "is too long"): its dimensions "
        + "\(dimensions.map { String($0) }.joined(separator: " x ")) announce \(dimensions.reduce(1, *)) "
        + "\(dimensions.reduce(1, *) == 1 ? "byte" : "bytes"), but \(found) follow"
    }
  }
}
