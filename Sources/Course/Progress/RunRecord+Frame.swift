public import Lab

extension RunRecord {
  /// The run whose last frame this is; nil while it goes on.
  public init?(lesson: String, experiment: String, _ frame: Frame) {
    guard let ending = frame.ending else { return nil }
    self.init(
      lesson: lesson, experiment: experiment, seed: frame.seed, steps: frame.step, ending: ending.word,
      settings: frame.knobs.filter { $0.name != "seed" }.map { Pair($0.name, $0.value.written) },
      measures: frame.readings.map { Measurement($0.measure.text, $0.value) })
  }
}

extension Ending {
  /// As it is stored: `completed`, `reached`, `diverged`.
  fileprivate var word: String {
    switch self {
    case .completed: "completed"
    case .reached: "reached"
    case .diverged: "diverged"
    }
  }
}
