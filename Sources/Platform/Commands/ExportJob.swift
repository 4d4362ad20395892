import Engine
import Foundation
import Lab

/// What an exported folder is for.
public enum ExportTarget: String, CaseIterable, Sendable {
  case pytorch, fastai

  fileprivate var form: ExportedFolder.Form { self == .pytorch ? .pytorch : .fastai }
}

/// `gradus export`: writes an experiment as a folder that PyTorch or fastai can run.
public struct ExportJob: Sendable {
  let experiment: String?
  let file: String?
  let settings: [String]
  let seed: UInt64?
  let target: ExportTarget
  let folder: String
  let mayReplace: Bool
  let options: GlobalOptions

  public init(
    experiment: String?, file: String?, settings: [String], seed: UInt64?, to target: ExportTarget, folder: String,
    mayReplace: Bool, options: GlobalOptions
  ) {
    self.experiment = experiment
    self.file = file
    self.settings = settings
    self.seed = seed
    self.target = target
    self.folder = folder
    self.mayReplace = mayReplace
    self.options = options
  }

  /// Writes an experiment for PyTorch into a new or empty folder; what came of it, in sentences.
  static func write(
    _ experiment: Experiment, to folder: String, tables: Tables, kernels: KernelLevel
  ) -> [String] {
    let path = NSString(string: folder).expandingTildeInPath
    do {
      try WholeFolder.check(path, mayReplace: false)
      let exported = try ExportedFolder(experiment, for: .pytorch, tables: tables, kernels: kernels)
      try WholeFolder.write(exported.files, to: path, mayReplace: false)
      return ["Written: \(folder)/train.py and what it needs."] + exported.sentences
    } catch let error as FileError where error == .notEmpty(path) {
      return ["\"\(folder)\" is not empty; choose another name."]
    } catch let refusal as ExportRefusal {
      return [refusal.message]
    } catch {
      return JobFailure(error).sentences
    }
  }

  public func perform() -> Int32 {
    do {
      // Asked before the training, not after it.
      try WholeFolder.check(folder, mayReplace: mayReplace)
      let choice = ExperimentChoice(
        experiment: experiment, file: file, settings: settings, seed: seed, lessonsFolder: options.lessonsFolder)
      let (experiment, library) = try choice.find()
      let exported = try ExportedFolder(
        experiment, for: target.form, tables: library.tables(for: [experiment]), kernels: KernelChoice.current)
      try WholeFolder.write(exported.files, to: folder, mayReplace: mayReplace)
      Output.line("\(folder): \(exported.files.map(\.name).joined(separator: ", "))")
      exported.sentences.forEach(Output.line)
      return ExitStatus.success
    } catch let refusal as ExportRefusal {
      return JobFailure(code: ExitStatus.badData, sentences: [refusal.message]).report()
    } catch {
      return JobFailure(error).report()
    }
  }
}
