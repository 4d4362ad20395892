import Course
import Foundation

/// A log as a file of JSON.
enum ArchiveFile {
  /// A log of a hundred years is smaller.
  static let largest = 500_000_000

  static func text(of archive: ProgressArchive) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return String(decoding: try encoder.encode(archive), as: UTF8.self) + "\n"
  }

  /// The events of a file, all of them believable, or why it is not taken.
  static func events(of path: String) throws -> [ProgressEvent] {
    try WholeFile.checkIsOrdinary(path)
    let bytes = try WholeFile.read(path, limit: largest)
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    let archive: ProgressArchive
    do { archive = try decoder.decode(ProgressArchive.self, from: Data(bytes)) } catch {
      throw JobFailure.badData(path, (error as? DecodingError).map(words) ?? "is no exported progress of Gradus")
    }
    do throws(ArchiveProblem) { return try archive.read() } catch {
      throw JobFailure.badData(path, error.complaint)
    }
  }

  /// What is wrong and where, as far as it is about the events.
  private static func words(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(_, let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      let place = context.codingPath.compactMap(\.intValue).first
      let key = context.codingPath.last?.stringValue ?? ""
      guard let place else { return "is no exported progress of Gradus" }
      return "is not whole: event \(place + 1) is not as it must be (\(key))"
    default: return "is no exported progress of Gradus"
    }
  }
}

extension JobFailure {
  fileprivate static func badData(_ path: String, _ complaint: String) -> JobFailure {
    JobFailure(code: ExitStatus.badData, sentences: ["\"\(path)\" \(complaint). Nothing was changed."])
  }
}
