import CZlib
import Engine
import Testing

@testable import Platform

@Suite("Gzip") struct GzipTests {
  /// One member, as `gzip` writes it.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard z_begin_gzip(&stream) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 100)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
      }
    }
    return Array(output.prefix(written))
  }

  static let text = Array("Units of one layer get the same arithmetic in the same order. ".utf8)
  /// More than the space of one call, and not all alike.
  static let long = (0..<200_000).map { UInt8(truncatingIfNeeded: ($0 &* $0) >> 7) }

  @Test("what was compressed opens to itself", arguments: [[], [7], text, long])
  func roundTrip(bytes: [UInt8]) throws {
    let packed = Self.compressed(bytes)
    #expect(Gzip.isGzip(packed) && packed != bytes)
    #expect(try Gzip.open(packed, name: "f") == bytes)
  }

  @Test("what gzip itself wrote opens, with the file's name in its header")
  func foreign() throws {
    // printf 'hello\n' > h; touch -d @1 h; gzip h
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x08, 0x01, 0x00, 0x00, 0x00, 0x00, 0x03, 0x68, 0x00, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7,
      0x02,
      0x00, 0x20, 0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00,
    ]
    #expect(try Gzip.open(bytes, name: "h.gz") == Array("hello\n".utf8))
  }

  @Test("several members are one sequence of bytes")
  func members() throws {
    let packed = Self.compressed(Self.text) + Self.compressed([]) + Self.compressed(Self.long)
    #expect(try Gzip.open(packed, name: "f") == Self.text + Self.long)
  }

  @Test("a bomb is refused as soon as it is larger than allowed, in one member or in many")
  func bombs() {
    let bomb = Self.compressed([UInt8](repeating: 0, count: 3_000_000))
    #expect(bomb.count < 4_000)
    #expect(throws: GzipError.tooLarge("f", limit: 100_000)) { try Gzip.open(bomb, name: "f", limit: 100_000) }
    let many = Array(repeatElement(Self.compressed(Self.text), count: 100).joined())
    #expect(throws: GzipError.tooLarge("f", limit: 1_000)) { try Gzip.open(many, name: "f", limit: 1_000) }
  }

  @Test("exactly the limit is allowed")
  func limit() throws {
    let packed = Self.compressed(Self.long)
    #expect(try Gzip.open(packed, name: "f", limit: Self.long.count).count == Self.long.count)
    #expect(throws: GzipError.self) { try Gzip.open(packed, name: "f", limit: Self.long.count - 1) }
  }

  @Test("it is what a file opens to that counts, not how large it is compressed")
  func longInput() throws {
    // A header may have a comment of any length.
    let packed = Self.compressed(Self.text)
    var bytes: [UInt8] = [0x1F, 0x8B, 0x08, 0x10] + packed[4..<10]
    bytes += [UInt8](repeating: UInt8(ascii: "a"), count: 70_000_000) + [0]
    bytes += packed[10...]
    #expect(try Gzip.open(bytes, name: "f", limit: 100) == Self.text)
  }

  @Test("a file cut at any byte is refused")
  func truncation() {
    let packed = Self.compressed(Self.text)
    for length in 0..<packed.count {
      let expected: GzipError = length < 2 ? .notGzip("f") : .truncated("f")
      #expect(throws: expected, "cut at \(length)") { try Gzip.open(Array(packed[..<length]), name: "f") }
    }
    // In the second member, too.
    let two = packed + packed
    for length in packed.count + 2..<two.count {
      #expect(throws: GzipError.truncated("f"), "cut at \(length)") {
        try Gzip.open(Array(two[..<length]), name: "f")
      }
    }
  }

  @Test("with any byte changed a file is refused or opens to the same", arguments: [0x01, 0x80, 0xFF])
  func flips(mask: UInt8) {
    let packed = Self.compressed(Self.text)
    var refused = 0
    for place in packed.indices {
      var damaged = packed
      damaged[place] ^= mask
      do {
        // Time, operating system and the bits that fill the last byte mean nothing to the content.
        #expect(try Gzip.open(damaged, name: "f") == Self.text, "byte \(place)")
      } catch { refused += 1 }
    }
    #expect(refused >= packed.count - 8)
  }

  @Test("bytes after the end are refused")
  func trailing() {
    let packed = Self.compressed(Self.text)
    #expect(throws: GzipError.trailingBytes("f", count: 1)) { try Gzip.open(packed + [0], name: "f") }
    #expect(throws: GzipError.trailingBytes("f", count: 3)) { try Gzip.open(packed + [1, 2, 3], name: "f") }
  }

  @Test("an IDX file in gzip is read")
  func idx() throws {
    let packed = Self.compressed([0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 9])
    #expect(try IDXFile(bytes: Gzip.open(packed, name: "l.gz"), name: "l.gz").values == [5, 0, 9])
  }

  @Test(
    "each refusal is a sentence",
    arguments: [
      (GzipError.notGzip("f"), "\"f\" is not compressed with gzip."),
      (.truncated("f"), "\"f\" is cut off: its compressed data have no end."),
      (.damaged("f"), "\"f\" is damaged: its compressed data do not make sense or fail their checksum."),
      (.trailingBytes("f", count: 1), "\"f\" has 1 byte after the end of its compressed data."),
      (.trailingBytes("f", count: 2), "\"f\" has 2 bytes after the end of its compressed data."),
      (.tooLarge("f", limit: 9), "\"f\" opens to more than 9 bytes, the most allowed."),
      (.noMemory("f"), "\"f\" takes more memory to open than there is."),
    ])
  func sentence(error: GzipError, text: String) { #expect(error.message == text) }
}
