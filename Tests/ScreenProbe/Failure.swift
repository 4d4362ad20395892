import CTerminal
import Foundation

/// The ways in which a program can end that nobody meant.
enum Failure: Character {
  case trap = "T"
  case fatal = "F"
  case abort = "A"
  case overflow = "O"
  case memory = "S"
  case exit = "X"
  case hang = "H"
  /// No end, only a word about one.
  case complain = "E"
  case trapInThread = "1"
  case overflowInThread = "2"
  case exitInThread = "3"

  init?(_ character: Character) { self.init(rawValue: character) }

  func happen() {
    switch self {
    case .trap: Self.trap()
    case .fatal: fatalError("the probe fails on purpose")
    case .abort: Foundation.abort()
    case .overflow: Self.sink(Self.recurse(0))
    case .memory: raise(SIGSEGV)
    case .exit: Foundation.exit(3)
    case .hang:
      write("hanging", to: .standardOutput)
      while true { Self.sink(0) }
    case .complain: write("something went wrong\n", to: .standardError)
    case .trapInThread: inThread { Self.trap() }
    case .overflowInThread: inThread { Self.sink(Self.recurse(0)) }
    case .exitInThread: inThread { Foundation.exit(3) }
    }
  }

  private func write(_ text: String, to file: FileHandle) { try? file.write(contentsOf: Data(text.utf8)) }

  private func inThread(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread {
      terminal_guard_thread()
      body()
    }
    thread.start()
  }

  private static func trap() {
    let numbers = Array(0..<CommandLine.arguments.count)
    sink(numbers[numbers.count + 3])
  }

  @inline(never) private static func recurse(_ depth: Int) -> Int {
    guard depth < .max else { return 0 }
    var numbers = [depth, depth + 1]
    numbers[0] += recurse(depth + 1)
    return numbers[0] + numbers[1]
  }

  @inline(never) private static func sink(_ number: Int) {}
}
