import Lab
import Mathematics

/// A loader of real threads beside the simulated one: under way, or with what it took.
struct LoaderClock: Equatable, Sendable {
  let settings: LoaderSettings
  let seed: UInt64
  /// What the simulation takes, in seconds.
  let model: Double
  /// What the threads took; nil while they are at it.
  var seconds: Double?

  /// nil for what is no loader.
  init?(_ experiment: Experiment) {
    guard case .loader(let settings) = experiment.kind, let model = settings.simulatedTime(seed: experiment.seed)
    else { return nil }
    self.settings = settings
    seed = experiment.seed
    self.model = model
  }

  func isAbout(_ experiment: Experiment) -> Bool {
    experiment.kind == .loader(settings) && experiment.seed == seed
  }

  var words: String {
    guard let seconds else { return "Real threads are at it; it takes about \(Self.text(model)) s." }
    return "Real threads took \(Self.text(seconds)) s, the model \(Self.text(model)) s, the formula "
      + "\(Self.text(settings.formulaTime)) s."
  }

  var shortWords: String {
    guard let seconds else { return "Real threads are at it." }
    return
      "Threads \(Self.text(seconds)) s, model \(Self.text(model)) s, formula \(Self.text(settings.formulaTime)) s."
  }

  /// Why real threads cannot be measured; nil when they can.
  static func reason(against experiment: Experiment) -> String? {
    guard case .loader(let settings) = experiment.kind else { return "Only a loader has threads to measure." }
    let ends = (settings.load + settings.compute) * (1 + settings.jitter) / 1_000
    let expected = settings.formulaTime + (settings.workers > 0 ? ends : 0)
    guard expected > LoaderSettings.longestMeasurement else { return nil }
    return "Real threads would sleep for about \(text(expected)) s; at most "
      + "\(text(LoaderSettings.longestMeasurement)) s are measured. Take fewer batches or a shorter start."
  }

  private static func text(_ seconds: Double) -> String { NumberText.short(seconds, digits: 3) }
}
