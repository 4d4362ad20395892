import CNcurses
import Foundation
import Testing

/// A program on a pseudo-terminal, with a person's eyes and hands: it gets keys and signals, and its screen is read.
///
/// It has a home of its own, and is ended and reaped with the last reference to it.
final class PtyProgram {
  let emulator: PtyEmulator
  /// Everything it has written.
  private(set) var bytes: [UInt8] = []
  let process: pid_t
  /// A folder for this program alone.
  let home: URL

  /// How the terminal stood before the program was started.
  let before: PtyAttributes

  private var master: Int32
  /// Ends when the program and all it has started have ended.
  private let lifeline: Int32
  private var exit: PtyExit?

  /// Long enough for a busy machine; nothing waits that long when all is well.
  static let patience = 20.0

  /// What stands in the environment of a program unless a test says otherwise.
  private static func environment(_ home: URL, _ changes: [String: String?]) -> [String: String] {
    let inherited = ProcessInfo.processInfo.environment
    var result = [
      "PATH": inherited["PATH"] ?? "/usr/bin:/bin", "HOME": home.path, "XDG_DATA_HOME": home.path + "/data",
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_STATE_HOME": home.path + "/state",
      "XDG_CACHE_HOME": home.path + "/cache", "TMPDIR": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "TZ": "UTC",
    ]
    // Where a measurement of coverage wants to hear of children too.
    result["LLVM_PROFILE_FILE"] = inherited["LLVM_PROFILE_FILE"]
    for (name, value) in changes { result[name] = value }
    return result
  }

  /// - Parameter environment: what differs from the usual one; nil takes a variable away.
  init(
    _ program: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment changes: [String: String?] = [:]
  ) throws {
    emulator = PtyEmulator(columns: columns, rows: rows)
    home = FileManager.default.temporaryDirectory.appending(path: "gradus-pty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let environment = Self.environment(home, changes).map { "\($0.key)=\($0.value)" }
    (process, master, lifeline, before) = try PtyFiles.whileNothingStarts {
      try Self.start(program, arguments, environment, columns, rows)
    }
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      hangUp()
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    hangUp()
    close(lifeline)
    try? FileManager.default.removeItem(at: home)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ environment: [String], _ columns: Int, _ rows: Int
  ) throws -> (pid_t, master: Int32, lifeline: Int32, PtyAttributes) {
    var (master, slave): (Int32, Int32) = (0, 0)
    var ends: [Int32] = [0, 0]
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&master, &slave, &name, nil, nil) == 0)
    try #require(pipe(&ends) == 0)
    PtyFiles.closeOnExecution(master, slave, ends[0], ends[1])
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    PtyFiles.setSize(master, columns: columns, rows: rows)
    let before = PtyAttributes(of: master)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own, with no signal blocked or ignored, whatever this process does with them.
    posix_spawnattr_setflags(&attributes, Int16(PtyFiles.newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal a session opens is the one that controls it.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 3)

    var process: pid_t = 0
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    let error = posix_spawn(&process, program, &actions, &attributes, words, variables)
    close(slave)
    close(ends[1])
    try #require(error == 0, "\(program) does not start: \(String(cString: strerror(error)))")
    return (process, master, ends[0], before)
  }

  /// The window is closed.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  var attributes: PtyAttributes { PtyAttributes(of: master) }

  func resize(columns: Int, rows: Int) {
    emulator.resize(columns: columns, rows: rows)
    PtyFiles.setSize(master, columns: columns, rows: rows)
  }

  /// The terminal claims a size; the picture of it stays as large as it was.
  func claim(columns: Int, rows: Int) { PtyFiles.setSize(master, columns: columns, rows: rows) }

  func signal(_ number: Int32) { kill(process, number) }

  /// Types. Returns false when the terminal takes no more for a while, because the program does not read.
  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var file = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
        if poll(&file, 1, 300) <= 0 { return false }
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

extension PtyProgram {
  /// Takes what the program writes until something is so. Fails the test, with the screen, when it never is.
  @discardableResult func wait(
    _ what: String, patience: Double = patience, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (PtyEmulator) -> Bool
  ) -> Bool {
    let deadline = ContinuousClock.now + .seconds(patience)
    while !condition(emulator) {
      guard ContinuousClock.now < deadline, listen(milliseconds: 200) else {
        Issue.record("\(what): never came. The screen:\n\(emulator.text)", sourceLocation: sourceLocation)
        return false
      }
    }
    return true
  }

  /// Waits until a row of the screen begins like this.
  @discardableResult func wait(row: Int, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    wait("row \(row) begins \"\(text)\"", sourceLocation: sourceLocation) { $0.row(row).hasPrefix(text) }
  }

  /// Waits for the end of the program and takes all it has left to say.
  func end(sourceLocation: SourceLocation = #_sourceLocation) -> PtyExit? {
    let deadline = ContinuousClock.now + .seconds(Self.patience)
    while !hasEnded {
      guard ContinuousClock.now < deadline else {
        Issue.record("it does not end. The screen:\n\(emulator.text)", sourceLocation: sourceLocation)
        return nil
      }
      listen(milliseconds: 200)
    }
    takeWhatIsThere()
    return reap()
  }

  /// Whether it has ended, without taking what it wrote.
  var hasEnded: Bool {
    var file = pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)
    return exit != nil || poll(&file, 1, 0) > 0
  }

  private func reap() -> PtyExit? {
    if exit == nil {
      var status: Int32 = 0
      guard waitpid(process, &status, 0) == process else { return nil }
      exit = PtyExit(status: status)
    }
    return exit
  }

  /// Takes the output that has come, without waiting.
  func takeWhatIsThere() { while takeBytes() {} }

  /// Waits a moment for output. Returns false when there will be none any more.
  @discardableResult private func listen(milliseconds: Int32) -> Bool {
    var files = [pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)]
    if master >= 0 { files.append(pollfd(fd: master, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&files, nfds_t(files.count), milliseconds)
    return takeBytes() || files[0].revents == 0
  }

  private func takeBytes() -> Bool {
    guard master >= 0 else { return false }
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      let count = read(master, buffer.baseAddress, buffer.count)
      if count > 0 { bytes += buffer[..<count] }
      return count
    }
    guard count > 0 else { return false }
    emulator.write(bytes.suffix(count))
    return true
  }

  /// Whether the program has written this.
  func hasWritten(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }

  /// Whether this is the last it has written.
  func hasJustWritten(_ text: String) -> Bool { bytes.suffix(text.utf8.count).elementsEqual(text.utf8) }

  /// Which of two sequences was written last, as a mode is turned on and off; nil when neither was.
  func isOn(_ on: String, _ off: String) -> Bool? {
    func last(_ text: String) -> Int? { bytes.ranges(of: Array(text.utf8)).last?.lowerBound }
    switch (last(on), last(off)) {
    case (nil, nil): return nil
    case (let on?, let off?): return on > off
    case (let on, _): return on != nil
    }
  }
}
