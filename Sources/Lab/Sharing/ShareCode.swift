/// A shared run as a line of letters and digits that can be sent and typed: `g1:...`.
///
/// Behind the prefix stand, in base64url (RFC 4648, 2005): a checksum of all that follows (32 bits), a fingerprint of
/// what the settings mean (32 bits), and the settings, compressed.
public enum ShareCode {
  /// The form of the code. Another primer or coder, or another order of its parts, needs another number.
  static let prefix = "g1:"
  /// Characters of a code at most.
  public static let longest = 2_000
  /// Bytes of the settings at most, however small they were compressed.
  private static let longestText = SettingParser.longest

  /// Whether a word is meant as a share code, of whatever version.
  public static func isMeant(by word: String) -> Bool {
    let head = word.prefix { $0 != ":" }
    return head.count >= 2 && head.count <= 4 && head.count < word.count && head.first == "g"
      && head.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// - Throws: `noSource`, or `tooLong` with the same as YAML.
  public static func encode(_ shared: SharedRun) throws(ShareProblem) -> String {
    try encode(shared, editions: .present)
  }

  static func encode(_ shared: SharedRun, editions: KnobEditions) throws(ShareProblem) -> String {
    let tree = try shared.setting()
    let text = tree.written
    let code = sealed(text, fingerprint: meaning(of: shared.experiment, in: editions.last, editions))
    guard code.count <= longest, text.utf8.count <= longestText else {
      throw .tooLong(characters: code.count, yaml: tree.yaml)
    }
    return code
  }

  /// A code of any text.
  static func sealed(_ text: String, fingerprint: UInt32) -> String {
    let body = bytes(of: fingerprint) + PrimedCoder.pack(Array(text.utf8))
    return prefix + Base64URL.encode(bytes(of: checksum(body)) + body)
  }

  /// Blanks and line feeds, as a terminal or a letter puts them in, are passed over.
  ///
  /// - Throws: what is wrong with the code, before any of the memory that it asks for is taken.
  public static func decode(_ text: String) throws(ShareProblem) -> SharedRun {
    try decode(text, editions: .present)
  }

  static func decode(_ text: String, editions: KnobEditions) throws(ShareProblem) -> SharedRun {
    guard text.utf8.count <= 2 * longest else { throw .damaged("it has more than \(longest) characters") }
    let code = text.filter { !$0.isWhitespace }
    guard isMeant(by: code) else { throw .notACode }
    guard code.hasPrefix(prefix) else { throw .otherForm(String(code.prefix { $0 != ":" }) + ":") }
    guard code.count <= longest else { throw .damaged("it has more than \(longest) characters") }
    guard let bytes = Base64URL.decode(code.dropFirst(prefix.count)), bytes.count > 8 else {
      throw .damaged("it is cut off, or has letters that do not belong in a code")
    }
    let body = bytes[4...]
    guard number(bytes[..<4]) == checksum(body) else {
      throw .damaged("its letters do not agree with its checksum. Was all of it copied?")
    }
    guard let written = PrimedCoder.unpack(body.dropFirst(4), atMost: longestText) else {
      throw .damaged("its contents are longer than \(longestText) bytes")
    }
    let tree: Setting
    do { tree = try Setting.parse(String(decoding: written, as: UTF8.self)) } catch { throw .refused([error]) }
    let shared = try SharedRun(tree)
    // A code does not say its edition: knobs that it knows nothing of have their defaults.
    let fingerprint = number(body.prefix(4))
    guard (1...editions.last).contains(where: { meaning(of: shared.experiment, in: $0, editions) == fingerprint })
    else { throw .otherMeaning }
    return shared
  }

  /// Says whether the settings still mean what they meant: kind, knobs and all their values, defaults among them.
  ///
  /// - Parameter edition: knobs that came later do not count.
  static func meaning(
    of experiment: Experiment, in edition: Int = KnobEditions.present.last, _ editions: KnobEditions = .present
  ) -> UInt32 {
    let kind = experiment.kind
    let knobs = kind.settings.knobs.filter { editions.knows($0.name, of: kind.name, in: edition) }
    let words = [kind.name, "seed=\(experiment.seed)"] + knobs.map { "\($0.name)=\($0.value.written)" }
    return checksum(words.joined(separator: ";").utf8)
  }

  /// FNV-1a folded to 32 bits.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    let hash = Digest(of: bytes).value
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// Bytes as letters that survive in an address and a command line (RFC 4648, section 5, without padding).
enum Base64URL {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(letters[word >> (18 - 6 * place) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// nil where a letter is none of these, or the text ends in the middle of a byte.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (word, bits) = (0, 0)
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      word = (word << 6 | value) & 0xffff
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(word >> bits & 0xff))
      }
    }
    return bits < 6 && word & (1 << bits - 1) == 0 ? bytes : nil
  }
}
