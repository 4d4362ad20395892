/// A run as one hands it on: all that another needs to take the same steps.
public struct SharedRun: Equatable, Sendable {
  /// With its knobs as they stood before the first step.
  public var experiment: Experiment
  /// What was changed on the way, in order.
  public var turns: [RunTurn]
  /// Where it stood when it was shared.
  public var step: Int
  /// The data it was trained on.
  public var files: [File]

  /// A data file, known by its bytes wherever it lies.
  public struct File: Equatable, Sendable {
    public var name: String
    public var hash: Digest

    public init(name: String, hash: Digest) {
      self.name = name
      self.hash = hash
    }
  }

  public init(experiment: Experiment, turns: [RunTurn] = [], step: Int = 0, files: [File] = []) {
    self.experiment = experiment
    self.turns = turns
    self.step = step
    self.files = files
  }
}

/// 64 bits that tell files apart (FNV-1a: Fowler, Noll and Vo, 1991). It finds mistakes, not malice.
public struct Digest: Hashable, Sendable {
  public let value: UInt64

  public init(of bytes: some Sequence<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    value = hash
  }

  /// - Parameter text: sixteen digits of base 16; nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 16, text.allSatisfy({ $0.isHexDigit && !$0.isUppercase }),
      let value = UInt64(text, radix: 16)
    else { return nil }
    self.value = value
  }

  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
