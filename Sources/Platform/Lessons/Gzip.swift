import CZlib

/// Why bytes cannot be opened as gzip.
enum GzipError: Error, Equatable {
  case notGzip(String)
  case truncated(String)
  case damaged(String)
  case trailingBytes(String, count: Int)
  case tooLarge(String, limit: Int)
  case noMemory(String)

  var message: String { "\"\(name)\" \(complaint)." }

  private var name: String {
    switch self {
    case .notGzip(let name), .truncated(let name), .damaged(let name), .trailingBytes(let name, _),
      .tooLarge(let name, _), .noMemory(let name):
      name
    }
  }

  /// What is wrong with the file, to stand behind its name.
  var complaint: String {
    switch self {
    case .notGzip: "is not compressed with gzip"
    case .truncated: "is cut off: its compressed data have no end"
    case .damaged: "is damaged: its compressed data do not make sense or fail their checksum"
    case .trailingBytes(_, let count):
      "has \(count) \(count == 1 ? "byte" : "bytes") after the end of its compressed data"
    case .tooLarge(_, let limit): "opens to more than \(limit) bytes, the most allowed"
    case .noMemory: "takes more memory to open than there is"
    }
  }
}

/// Opens gzip (RFC 1952) with zlib. Nothing of the output is kept until all of it has been checked.
enum Gzip {
  /// The most that is opened unless somebody says otherwise: MNIST's largest file opens to 47 million bytes.
  static let outputLimit = 64_000_000
  private static let chunk = 65_536

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Several members one after the other are opened to one sequence of bytes, as `gunzip` does.
  ///
  /// - Parameters:
  ///   - bytes: as many as whoever read them allowed.
  ///   - name: what errors call the file.
  ///   - limit: the most bytes it may open to. What would be more is not decompressed.
  static func open(_ bytes: [UInt8], name: String, limit: Int = outputLimit) throws(GzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip(name) }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard z_open_gzip(stream) == Z_OK else { throw .noMemory(name) }
    defer { inflateEnd(stream) }
    // zlib reads through a pointer that it does not write to but does not call constant either.
    let input = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    input.initialize(from: bytes, count: bytes.count)
    defer { input.deallocate() }
    stream.pointee.next_in = input
    stream.pointee.avail_in = UInt32(clamping: bytes.count)
    return try members(stream, name: name, limit: limit)
  }

  private static func members(
    _ stream: UnsafeMutablePointer<z_stream>, name: String, limit: Int
  ) throws(GzipError) -> [UInt8] {
    let space = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
    defer { space.deallocate() }
    var output: [UInt8] = []
    while true {
      stream.pointee.next_out = space
      stream.pointee.avail_out = UInt32(chunk)
      let status = inflate(stream, Z_NO_FLUSH)
      let made = chunk - Int(stream.pointee.avail_out)
      guard output.count + made <= limit else { throw .tooLarge(name, limit: limit) }
      output.append(contentsOf: UnsafeBufferPointer(start: space, count: made))
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        if stream.pointee.avail_in == 0 { return output }
        guard beginsMember(stream) else { throw .trailingBytes(name, count: Int(stream.pointee.avail_in)) }
        guard inflateReset(stream) == Z_OK else { throw .damaged(name) }
      case Z_BUF_ERROR: throw .truncated(name)
      case Z_MEM_ERROR: throw .noMemory(name)
      default: throw .damaged(name)
      }
    }
  }

  private static func beginsMember(_ stream: UnsafeMutablePointer<z_stream>) -> Bool {
    guard let next = stream.pointee.next_in else { return false }
    return stream.pointee.avail_in >= 2 && next[0] == 0x1F && next[1] == 0x8B
  }
}
