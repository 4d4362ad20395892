import Foundation
import Testing

/// The borders between rooms hold in the source text, whatever the compiler happens to let through.
@Suite("Borders") struct BorderTests {
  struct Source {
    var path: String
    var lines: [Substring]
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func sources(of room: String) throws -> [Source] {
    let folder = root.appending(path: "Sources/\(room)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
      .map { file in
        let text = try String(contentsOf: file, encoding: .utf8)
        return Source(
          path: String(file.path.dropFirst(root.path.count + 1)),
          lines: text.split(separator: "\n", omittingEmptySubsequences: false))
      }
  }

  static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
    let modifiers: Set<Substring> = ["public", "internal", "package", "fileprivate", "private", "@testable"]
    guard words[..<place].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
    return String(name.split(separator: ".")[0])
  }

  /// The code of a line, without its comment and without the text between quotes.
  static func code(_ line: Substring) -> Substring {
    var (code, isQuoted, isEscaped) = ("", false, false)
    for character in line {
      if character == "\"", !isEscaped { isQuoted.toggle() }
      if !isQuoted { code.append(character) }
      isEscaped = character == "\\" && !isEscaped
    }
    return code.firstRange(of: "//").map { code[..<$0.lowerBound] } ?? code[...]
  }

  @Test("code is told from comments and from text")
  func codeOfLine() {
    #expect(Self.code("let a = 1  // print(a)") == "let a = 1  ")
    #expect(Self.code(#"print("a", "\"b") // c"#) == #"print(", ") "#)
    #expect(Self.code(#"["print(x)", y]"#) == #"[", y]"#)
  }

  /// Whether the code of a line holds a word, not as the end of a longer one.
  static func holds(_ line: Substring, _ word: String) -> Bool {
    let code = Self.code(line)
    return code.ranges(of: word).contains { range in
      guard let first = word.first, first.isLetter, range.lowerBound > code.startIndex else { return true }
      return !code[code.index(before: range.lowerBound)].isLetter
    }
  }

  @Test("a room imports only what its row in the table allows", arguments: Rooms.imports.keys.sorted())
  func imports(room: String) throws {
    let sources = try Self.sources(of: room)
    #expect(!sources.isEmpty, "Sources/\(room) has no Swift file")
    for source in sources {
      let allowed = (Rooms.imports[room] ?? []).union(Rooms.importsOfFiles[source.path] ?? [])
      for (number, line) in source.lines.enumerated() {
        guard let module = Self.importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(source.path):\(number + 1): \(room) may not import \(module)")
      }
    }
  }

  @Test("a pure room has no clock, no output, no file and no unseeded chance", arguments: Rooms.pure)
  func purity(room: String) throws {
    for source in try Self.sources(of: room) {
      for (number, line) in source.lines.enumerated() {
        for word in Rooms.impureWords {
          #expect(!Self.holds(line, word), "\(source.path):\(number + 1): '\(word)' in a pure room")
        }
      }
    }
  }

  @Test("nothing goes around the compiler's proofs", arguments: Rooms.imports.keys.sorted())
  func escapeHatches(room: String) throws {
    for source in try Self.sources(of: room) {
      for (number, line) in source.lines.enumerated() {
        for word in Rooms.escapeHatches {
          #expect(!Self.code(line).contains(word), "\(source.path):\(number + 1): '\(word)'")
        }
      }
    }
  }

  @Test("every folder of sources is a room of the table or a C target")
  func everyFolderIsKnown() throws {
    let known = Set(Rooms.imports.keys).union([
      "KernelsV3", "KernelsV4", "CNcurses", "CMarkGFM", "CZlib", "CTerminal", "CProcessor",
    ])
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders).subtracting(known).isEmpty)
  }

  @Test("a file with imports of its own is there, and needs them", arguments: Rooms.importsOfFiles.keys.sorted())
  func exceptions(path: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    let imported = Set(text.split(separator: "\n").compactMap(Self.importedModule))
    #expect(Rooms.importsOfFiles[path]?.isSubset(of: imported) == true)
  }

  @Test("an import line is recognized in each of its spellings")
  func importSpellings() {
    #expect(Self.importedModule("import Lab") == "Lab")
    #expect(Self.importedModule("public import Engine") == "Engine")
    #expect(Self.importedModule("  import Glibc") == "Glibc")
    #expect(Self.importedModule("@testable import Tutor") == "Tutor")
    #expect(Self.importedModule("import struct Foundation.URL") == "Foundation")
    #expect(Self.importedModule("/// how to import a table") == nil)
  }
}
