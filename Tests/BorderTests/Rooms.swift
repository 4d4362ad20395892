/// What each room may import: the table of ARCHITECTURE.md as data.
enum Rooms {
  static let imports: [String: Set<String>] = [
    "Mathematics": ["Glibc", "Darwin"],
    "Kernels": [],
    "Engine": ["Kernels", "KernelsV3", "KernelsV4", "Mathematics", "Synchronization"],
    "Lab": ["Engine", "Mathematics"],
    "Course": ["Lab", "Engine", "Mathematics", "CMarkGFM", "Yams"],
    "TerminalUI": ["Mathematics"],
    "Tutor": ["Course", "Lab", "Engine", "TerminalUI", "Mathematics"],
    "Platform": [
      "Tutor", "Course", "Lab", "Engine", "TerminalUI", "Mathematics", "Foundation", "Dispatch", "Glibc", "Darwin",
      "Synchronization", "GRDB", "Yams", "CNcurses", "CTerminal", "CProcessor", "CZlib",
    ],
    "gradus": ["Platform", "ArgumentParser"],
  ]

  /// What single files may import beyond their room.
  static let importsOfFiles: [String: Set<String>] = [
    // The one place where a pure room starts a thread: a result does not depend on who computes it.
    "Sources/Engine/Training/Workers.swift": ["Glibc", "Darwin"]
  ]

  /// Rooms without clocks, files, output or chance.
  static let pure = ["Mathematics", "Kernels", "Engine", "Lab", "Course", "TerminalUI", "Tutor"]

  /// Words that only an impure room may write.
  static let impureWords = [
    "print(", "debugPrint(", "SystemRandomNumberGenerator", ".randomElement()", ".shuffled()", ".shuffle()",
    "ContinuousClock", "SuspendingClock", "clock_gettime", "ProcessInfo", "FileManager", "getenv", "readLine(",
    "Thread(", "Task {", "Task.detached",
  ]

  /// Ways around the compiler's proofs, allowed nowhere.
  static let escapeHatches = ["@unchecked", "nonisolated(unsafe)", "try!", "as!", "@preconcurrency", "fatalError()"]
}
