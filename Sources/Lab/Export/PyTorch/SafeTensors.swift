import Mathematics

/// Named arrays of numbers in one file, in the format of Hugging Face's safetensors: the length of a header in 8 bytes, the
/// header in JSON, and the numbers, little-endian.
struct SafeTensors: Equatable, Sendable {
  struct Tensor: Equatable, Sendable {
    var name: String
    var shape: [Int]
    var values: Values

    init(_ name: String, _ shape: [Int], _ values: Values) {
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  enum Values: Equatable, Sendable {
    case floats([Float])
    case integers([Int32])
    case bytes([UInt8])

    var count: Int {
      switch self {
      case .floats(let values): values.count
      case .integers(let values): values.count
      case .bytes(let values): values.count
      }
    }

    fileprivate var word: String {
      switch self {
      case .floats: "F32"
      case .integers: "I32"
      case .bytes: "U8"
      }
    }

    var byteCount: Int {
      switch self {
      case .floats(let values): 4 * values.count
      case .integers(let values): 4 * values.count
      case .bytes(let values): values.count
      }
    }
  }

  var tensors: [Tensor]

  /// - Precondition: the shape of each tensor has as many places as there are values.
  init(_ tensors: [Tensor]) {
    for tensor in tensors {
      let places = tensor.shape.reduce(1, *)
      precondition(
        places == tensor.values.count, "\(tensor.name): \(tensor.values.count) values for \(places) places")
    }
    self.tensors = tensors
  }

  /// Numbers of more bytes come first, so that each array starts where its numbers may start.
  var bytes: [UInt8] {
    let sorted = tensors.filter { $0.values.word != "U8" } + tensors.filter { $0.values.word == "U8" }
    var place = 0
    var members: [(String, String)] = []
    for tensor in sorted {
      let end = place + tensor.values.byteCount
      members.append(
        (
          tensor.name,
          JSONText.object([
            ("dtype", JSONText.string(tensor.values.word)), ("shape", JSONText.array(tensor.shape.map(String.init))),
            ("data_offsets", JSONText.array([String(place), String(end)])),
          ])
        ))
      place = end
    }
    var header = Array(JSONText.object(members).utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + place)
    bytes.append(numbers: [UInt64(header.count).littleEndian])
    bytes += header
    for tensor in sorted { tensor.values.append(to: &bytes) }
    return bytes
  }
}

extension SafeTensors.Values {
  fileprivate func append(to bytes: inout [UInt8]) {
    switch self {
    case .floats(let values): bytes.append(numbers: values.map(\.bitPattern.littleEndian))
    case .integers(let values): bytes.append(numbers: values.map(\.littleEndian))
    case .bytes(let values): bytes += values
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Number: FixedWidthInteger>(numbers: [Number]) {
    numbers.withUnsafeBytes { append(contentsOf: $0) }
  }
}
