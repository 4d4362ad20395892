/// Many numbers in one block that starts at a 64-byte address, as wide registers like to read them: a value, copied when
/// one of its owners changes it.
///
/// The parameters of a network, their gradients, and what an optimizer remembers of them all have this form and one layout.
public struct FloatBuffer: Sendable {
  /// An array of 64-byte vectors is placed at a multiple of 64 bytes; one of floats is not.
  private var lines: [SIMD16<Float>]
  /// Numbers in it.
  public let count: Int

  /// All zero.
  public init(count: Int) {
    self.count = count
    lines = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: (count + 15) / 16)
  }

  /// A copy of an array.
  public init(_ values: [Float]) {
    self.init(count: values.count)
    withUnsafeMutablePointer { target in
      for index in values.indices { target[index] = values[index] }
    }
  }

  /// A copy as an array.
  public var values: [Float] {
    withUnsafePointer { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count, "place \(index) in a buffer of \(count) numbers")
      return withUnsafePointer { $0[index] }
    }
    set {
      precondition(index >= 0 && index < count, "place \(index) in a buffer of \(count) numbers")
      withUnsafeMutablePointer { $0[index] = newValue }
    }
  }

}

extension FloatBuffer: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }
}

extension FloatBuffer {
  /// The address holds for the time of `body`, also for an empty buffer.
  func withUnsafePointer<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    lines.withUnsafeBytes { bytes in
      body(UnsafePointer(Self.start(bytes.baseAddress)))
    }
  }

  mutating func withUnsafeMutablePointer<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    lines.withUnsafeMutableBytes { bytes in
      body(Self.start(UnsafeRawPointer(bytes.baseAddress)))
    }
  }

  private static func start(_ address: UnsafeRawPointer?) -> UnsafeMutablePointer<Float> {
    let address = UnsafeMutableRawPointer(mutating: address) ?? UnsafeMutableRawPointer(bitPattern: 64)
    guard let address else { preconditionFailure("an address of 64 is not zero") }
    return address.assumingMemoryBound(to: Float.self)
  }
}

extension FloatBuffer: Equatable {
  public static func == (a: FloatBuffer, b: FloatBuffer) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    return a.withUnsafePointer { a in
      b.withUnsafePointer { b in
        for index in 0..<count where a[index] != b[index] { return false }
        return true
      }
    }
  }
}
