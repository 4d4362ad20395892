public import Engine

/// An experiment as a folder that another program can run: files with their bytes. Nothing is written here.
public struct ExportedFolder: Equatable, Sendable {
  /// A name without a slash, and what is in the file.
  public struct File: Equatable, Sendable {
    public var name: String
    public var bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    init(_ name: String, text: String) { self.init(name, Array(text.utf8)) }
  }

  public var files: [File]
  public var agreement: Agreement
  /// What is to be known about the folder, a sentence each.
  public var sentences: [String]

  /// The library the folder is written for.
  public enum Form: String, CaseIterable, Sendable { case pytorch, fastai }
}

/// Why an experiment cannot be exported, in a sentence.
public struct ExportRefusal: Error, Equatable, Sendable {
  public var message: String

  init(_ message: String) { self.message = message }
}

extension ExportedFolder {
  /// Why experiments of this kind are never exported; nil for those that may be.
  public static func refusal(of experiment: Experiment) -> String? {
    if experiment.usesOwnReviews {
      return
        "This run is trained on your own reviews. They stay here, so it is not exported. With the simulated learner it can be."
    }
    switch experiment.kind {
    case .train, .rangeTest: return nil
    default:
      return
        "An experiment of kind \(experiment.kind.name) cannot be exported: it is no single training of a network. Only "
        + "train and range-test are."
    }
  }

  /// The most that the numbers of a folder may take, in bytes.
  static let byteLimit = 400_000_000

  /// Trains the experiment, twice, to find out how far another program can follow it, and writes down all that one needs.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes the work is given up.
  public init(
    _ experiment: Experiment, for form: Form, tables: Tables, kernels: KernelLevel,
    isCancelled: () -> Bool = { false }
  ) throws(ExportRefusal) {
    if let refusal = Self.refusal(of: experiment) { throw ExportRefusal(refusal) }
    let training: Training
    var finder: Finder?
    switch experiment.kind {
    case .train(let settings): training = settings
    case .rangeTest(let settings): (training, finder) = (settings.base, settings)
    default: throw ExportRefusal(Self.refusal(of: experiment) ?? "")
    }
    let start: TrainRun
    do { start = try TrainRun(training, seed: experiment.seed, tables: tables, kernels: kernels) } catch {
      throw ExportRefusal(error.message)
    }
    let network = try PyTorchNetwork(start)
    let rehearsal = try Rehearsal(start, finder, kernels, isCancelled)
    let script = TrainingScript(
      experiment: experiment, run: start, finder: finder, network: network, rehearsal: rehearsal)
    let fastai = FastaiScript(script)
    let code = form == .pytorch ? script.text : fastai.text
    let notes = form == .pytorch ? script.notes : fastai.notes
    files = [
      File("train.py", text: code), File("parameters.safetensors", SafeTensors(network.tensors).bytes),
      File("data.safetensors", SafeTensors(script.tensors).bytes),
      File("README.md", text: ExportReadme(script, form: form, notes: notes).text),
    ]
    if form == .pytorch, finder == nil { files.insert(File("measures.py", text: MeasuresScript.text), at: 1) }
    agreement = rehearsal.agreement
    sentences = notes
  }
}
