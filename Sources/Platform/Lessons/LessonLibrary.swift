import Course
import Foundation
public import Lab

/// Where the lessons are, and reading them. Nothing outside the folder is ever opened on a lesson's behalf.
public struct LessonLibrary: Sendable {
  public let folder: String
  /// Whether data may lie anywhere, as those of an experiment file do that the learner wrote.
  let reachesOut: Bool

  static let lessonLimit = 1_000_000
  /// The bytes of a data file, opened where it is compressed. Tables and texts have limits of their own.
  static let dataLimit = 64_000_000
  /// The same of a file that the learner named.
  static let ownDataLimit = 200_000_000

  public init(folder: String, reachesOut: Bool = false) {
    self.folder = folder
    self.reachesOut = reachesOut
  }

  /// The first of these that is there: the folder asked for, `$GRADUS_LESSONS`, beside the executable, its shared folder, the
  /// build's resources, the working directory.
  public static func find(_ asked: String?) throws(LibraryError) -> LessonLibrary {
    if let asked {
      guard isFolder(asked) else { throw .noSuchFolder(asked) }
      return LessonLibrary(folder: asked)
    }
    let places = usualPlaces
    guard let place = places.first(where: isFolder) else { throw .nowhere(places) }
    return LessonLibrary(folder: place)
  }

  private static var usualPlaces: [String] {
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = executable.map { folder in
      ["Lessons", "../share/gradus/Lessons", "gradus_Platform.resources/Lessons"].map {
        folder.appending(path: $0).standardizedFileURL.path
      }
    }
    let named = ProcessInfo.processInfo.environment["GRADUS_LESSONS"].flatMap { $0.isEmpty ? nil : $0 }
    return (named.map { [$0] } ?? []) + (beside ?? []) + [FileManager.default.currentDirectoryPath + "/Lessons"]
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Names of the lesson files, in order.
  public func files() throws(LibraryError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".md") && $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
    } catch {
      throw .unreadable(folder, reason: error.localizedDescription)
    }
  }

  /// Every lesson file as a name and its text. One that cannot be read is a mistake of its own and hides no other.
  func texts() throws(LibraryError) -> (texts: [(name: String, text: String)], problems: [Diagnostic]) {
    var texts: [(String, String)] = []
    var problems: [Diagnostic] = []
    for name in try files() {
      let path = folder + "/" + name
      do throws(FileError) {
        // Reading from a pipe would wait for whoever writes into it.
        try WholeFile.checkIsOrdinary(path)
        texts.append((name, try Self.beginning(of: path)))
      } catch {
        problems.append(Diagnostic(.error, file: name, at: SourcePosition(line: 1), "the file \(error.complaint)"))
      }
    }
    return (texts, problems)
  }

  /// A lesson or an experiment file. Of one that is too large only its beginning, which is too large for its reader
  /// too; what is not UTF-8 comes out as replacement characters, which the reader complains about.
  static func text(of path: String) throws(LibraryError) -> String {
    do { return try beginning(of: path) } catch { throw .file(error) }
  }

  private static func beginning(of path: String) throws(FileError) -> String {
    String(decoding: try WholeFile.beginning(of: path, bytes: lessonLimit + 1), as: UTF8.self)
  }

  /// The data files that experiments name, opened where they are compressed with gzip, and of those that cannot be read the
  /// reason, for the experiment to tell.
  public func tables(for experiments: [Experiment]) -> Tables {
    let root = URL(filePath: folder).resolvingSymlinksInPath().path
    let inside = root.hasSuffix("/") ? root : root + "/"
    var files: [String: [UInt8]] = [:]
    var unreadable: [String: String] = [:]
    for name in experiments.flatMap(\.tablesNeeded)
    where name != OwnReviews.file && files[name] == nil && unreadable[name] == nil {
      let isWhole = reachesOut && name.hasPrefix("/")
      let place = isWhole ? URL(filePath: name) : URL(filePath: folder).appending(path: name)
      let path = place.resolvingSymlinksInPath().path
      guard reachesOut || path.hasPrefix(inside) else {
        unreadable[name] = "leads out of the lesson's folder"
        continue
      }
      do throws(FileError) {
        // Reading from a pipe would wait for whoever writes into it; a device may have no end.
        try WholeFile.checkIsOrdinary(path)
        let limit = reachesOut ? Self.ownDataLimit : Self.dataLimit
        let bytes = try WholeFile.read(path, limit: limit)
        do throws(GzipError) {
          files[name] = Gzip.isGzip(bytes) ? try Gzip.open(bytes, name: name, limit: limit) : bytes
        } catch {
          unreadable[name] = error.complaint
        }
      } catch {
        unreadable[name] = reason(error)
      }
    }
    return Tables(files, unreadable: unreadable)
  }

  /// A data file of the learner's own, opened where it is compressed.
  static func data(at path: String) throws(LibraryError) -> [UInt8] {
    do throws(FileError) {
      let bytes = try WholeFile.read(path, limit: ownDataLimit)
      guard Gzip.isGzip(bytes) else { return bytes }
      do throws(GzipError) { return try Gzip.open(bytes, name: path, limit: ownDataLimit) } catch {
        throw FileError.unreadable(path, reason: error.complaint)
      }
    } catch { throw .file(error) }
  }

  private func reason(_ error: FileError) -> String {
    switch error {
    case .tooLarge(_, let limit): "is larger than \(limit) bytes, the most allowed"
    case .unreadable(let path, _) where !FileManager.default.fileExists(atPath: path):
      reachesOut
        ? "was not found; a path starts from the folder of the experiment file" : "was not found beside the lesson"
    default: "cannot be read"
    }
  }
}

public enum LibraryError: Error, Equatable {
  case noSuchFolder(String)
  case nowhere([String])
  case unreadable(String, reason: String)
  case file(FileError)

  public var message: String {
    switch self {
    case .noSuchFolder(let path): "There is no folder \"\(path)\" to read lessons from."
    case .nowhere(let places):
      "No lessons were found. Looked for: \(places.joined(separator: ", ")). Name their folder with --lessons DIR."
    case .unreadable(let path, let reason): "The folder \"\(path)\" cannot be read: \(reason)"
    case .file(let error): error.message
    }
  }
}
