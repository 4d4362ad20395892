/// Names for the events of one session, so that a later one can name an earlier.
public struct EventIDs: Equatable, Sendable {
  private let session: String
  private var count = 0

  /// - Parameter session: random; made in Platform.
  public init(session: String) { self.session = session }

  public mutating func next() -> String {
    count += 1
    return "\(session)-\(count)"
  }
}
