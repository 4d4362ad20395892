#if os(Linux) && arch(x86_64)
  import Foundation
  import Testing

  /// Code for a wide processor stays within the compilation for it. A generic function of the library that was compiled
  /// there would be a weak symbol, and the copy that the linker keeps for the whole program: an illegal instruction on
  /// an older processor, far away from any kernel.
  @Suite("Wide code") struct WideCodeTests {
    struct Failure: Error, CustomStringConvertible {
      var description: String
    }

    static let tools = ["nm", "objdump", "awk"]

    /// Standard output of a line of shell, as lines. The arguments are `$1`, `$2` and so on.
    static func lines(of script: String, _ arguments: [String]) throws -> [Substring] {
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", script, "sh"] + arguments
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Failure(description: "\(script) ended with \(process.terminationStatus)")
      }
      return text.split(separator: "\n")
    }

    /// The functions of a program with an instruction that processors before x86-64-v3 do not have, and those with one
    /// that came with x86-64-v4.
    static func wideFunctions(of program: URL) throws -> (v3: Set<Substring>, v4: Set<Substring>) {
      // All AVX instructions and no others begin with v; the rest are those of BMI, LZCNT and MOVBE. Those of AVX-512
      // have a register of 512 bits, a mask, or one of the further sixteen registers.
      let script = #"""
        objdump -d --no-show-raw-insn "$1" | awk '
          /^[0-9a-f]+ <.*>:$/ { name = $2; next }
          $2 ~ /^(v|andn$|bextr|bls|bzhi|lzcnt|movbe|mulx|pdep|pext|rorx|sarx|shlx|shrx)/ { v3[name] = 1 }
          /%zmm|%k[0-7]|%[xy]mm(1[6-9]|2[0-9]|3[01])/ { v4[name] = 1 }
          END { for (name in v3) print "v3", name; for (name in v4) print "v4", name }'
        """#
      let found = try lines(of: script, [program.path]).map { $0.split(separator: " ", maxSplits: 1) }
      func functions(_ level: String) -> Set<Substring> { Set(found.filter { $0[0] == level }.map { $0[1] }) }
      return (functions("v3"), functions("v4"))
    }

    static func isKernel(_ symbol: Substring, of rooms: [String] = rooms) -> Bool {
      rooms.contains { symbol.contains("\($0.utf8.count)\($0)") }
    }

    static let rooms = ["KernelsV3", "KernelsV4"]

    @Test("the tools that read object files are there", arguments: tools)
    func toolsAreThere(_ tool: String) throws {
      let found = try Self.lines(of: "command -v \"$1\" || true", [tool])
      #expect(!found.isEmpty, "\(tool) is missing: install binutils and mawk, as Scripts/prepare does")
    }

    @Test("no function compiled for a wide processor is one that the linker may take for others", arguments: rooms)
    func noSharedFunctions(room: String) throws {
      let folder = Bundle.main.bundleURL.appending(path: "\(room).build")
      let objects = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "o" }.map(\.path)
      try #require(!objects.isEmpty, "no object files in \(folder.path)")
      var functions = 0
      for line in try Self.lines(of: "nm \"$@\"", objects) {
        // A symbol has an address, a kind and a name; one that is only used has no address.
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count == 3, words[0].count == 16 else { continue }
        #expect(!["W", "w", "u", "i"].contains(words[1]), "\(words[2]) is weak")
        if words[1] == "T" {
          #expect(Self.isKernel(words[2], of: [room]), "\(words[2]) is not of \(room)")
          functions += 1
        }
      }
      #expect(functions > 20)
    }

    @Test("in the built program only the functions compiled for a wide processor have its instructions")
    func programs() throws {
      let built = Bundle.main.bundleURL.appending(path: "gradus")
      let shipped = BorderTests.root.appending(path: ".build/release/gradus")
      try #require(FileManager.default.fileExists(atPath: built.path), "no program at \(built.path)")
      for program in [built, shipped] where FileManager.default.fileExists(atPath: program.path) {
        let wide = try Self.wideFunctions(of: program)
        let strangers =
          wide.v3.filter { !Self.isKernel($0) } + wide.v4.filter { !Self.isKernel($0, of: ["KernelsV4"]) }
        #expect(strangers.sorted().prefix(5).isEmpty, "in \(program.path)")
        #expect(wide.v3.count > 10, "\(program.path) has no wide kernels, or they were not found")
        if program == built { #expect(wide.v4.count > 10, "no kernels for 512 bits, or they were not found") }
      }
    }
  }
#endif
