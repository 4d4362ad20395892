public import ArgumentParser
public import Platform

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Take an experiment to PyTorch or fastai.",
    discussion: """
      gradus export initialization/warm-up --to pytorch warm-up
      gradus export learning-rate/finder --set batch=32 --seed 7 --to fastai finder

      Writes a folder with train.py, the exact weights it starts from, the exact data and order of the batches, and a \
      README.md. With PyTorch installed, python train.py prints the same table as gradus run --format csv. The experiment \
      is trained once before, to say up to which step the two can agree. Experiments of kind train and range-test can be \
      exported.
      """)

  @Argument(help: ArgumentHelp("An experiment of a lesson.", valueName: "lesson/experiment"))
  var experiment: String?

  @Argument(help: ArgumentHelp("The folder to write; it must be new or empty.", valueName: "dir"))
  var folder: String?

  @OptionGroup var options: ExperimentOptions

  @Option(help: "What the folder is for: pytorch or fastai.")
  var to: ExportTarget

  @Flag(help: "Write into a folder that is not empty; files of the same names are replaced.")
  var force = false

  @OptionGroup var shared: SharedOptions

  /// With a file the only argument is the folder.
  private var places: (experiment: String?, folder: String?) {
    options.file == nil ? (experiment, folder) : (nil, experiment)
  }

  func validate() throws {
    if options.file != nil, folder != nil {
      throw ValidationError("Name an experiment (gradus export LESSON/EXPERIMENT) or give --file FILE, not both.")
    }
    if places.folder?.isEmpty ?? true {
      throw ValidationError(
        "Name an experiment and a folder: gradus export LESSON/EXPERIMENT --to pytorch DIR, or give --file FILE and the "
          + "folder; 'gradus lessons' lists the experiments.")
    }
  }

  func run() throws {
    try finish(
      ExportJob(
        experiment: places.experiment, file: options.file, settings: options.settings, seed: options.seed, to: to,
        folder: places.folder ?? "", mayReplace: force, options: shared.global
      ).perform())
  }
}

extension ExportTarget: ExpressibleByArgument {}
