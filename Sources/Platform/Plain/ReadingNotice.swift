import Foundation
import Lab
import Synchronization

/// Lines that tell how far the reading of a large table is, for a session of text: none about what is over in a second,
/// and then a line now and then.
final class ReadingNotice: Sendable {
  private let pauses: Mutex<Pauses>
  private let write: @Sendable (String) -> Void

  init(write: @escaping @Sendable (String) -> Void) {
    self.write = write
    pauses = Mutex(Pauses())
  }

  /// The same files, whose reading is told of.
  func watching(_ tables: Tables) -> Tables {
    var tables = tables
    tables.onProgress = { _, share in
      let line = self.pauses.withLock { $0.line(share: share, at: Moment.now) }
      if let line { self.write(line) }
    }
    return tables
  }

  /// When there is something to say.
  struct Pauses {
    private var next: Double?
    private var lastShare = 0.0

    static let first = 1.0
    static let further = 2.0

    /// What is said at a time in seconds, if anything.
    mutating func line(share: Double, at time: Double) -> String? {
      defer { lastShare = share }
      // A share that falls belongs to another file, or to the same read anew.
      guard let next, share >= lastShare else {
        self.next = time + Self.first
        return nil
      }
      guard time >= next, share < 1 else { return nil }
      self.next = time + Self.further
      return "Reading the data: \(Int(share * 100)) %"
    }
  }
}
