import Engine

extension DataSource {
  /// Every knob of data, whatever kind they are: those of one name are one knob.
  static let knobs: [KnobRow<DataSource>] = [dataset] + names.map(shared) + [testSamplesKnob]

  /// In the order in which the kinds have them.
  private static let names = kinds.reduce(into: [String]()) { names, kind in
    names += kind.rowNames.filter { !names.contains($0) }
  }

  /// The same settings under another name, where there is a choice.
  private static let dataset = KnobRow<DataSource>(
    "dataset", "dataset", needs: "needs data of the plane",
    domain: { source in
      if case .surface = source.origin { return .words(TrainingWords.surfaces.names) }
      return .words(TrainingWords.shapes.names)
    },
    value: { source in
      switch source.origin {
      case .plane(let data): .text(data.shape.rawValue)
      case .surface(let data): .text(data.surface.rawValue)
      default: nil
      }
    },
    set: { (source, value) throws(SettingProblem) in
      switch source.origin {
      case .plane(var data):
        data.shape = try TrainingWords.shapes.read(value)
        source.origin = .plane(data)
      case .surface(var data):
        data.surface = try TrainingWords.surfaces.read(value)
        source.origin = .surface(data)
      default: break
      }
    })

  private static func shared(_ name: String) -> KnobRow<DataSource> {
    KnobRow(
      name, kinds.lazy.compactMap { $0.label(of: name) }.first ?? name, needs: needs(name),
      domain: { $0.settings.domain(of: name) ?? .words([]) },
      value: { $0.settings.value(of: name) },
      set: { (source, value) throws(SettingProblem) in source.origin = try source.settings.with(name, value) })
  }

  /// What a kind itself says, or else the kinds that have such a knob.
  private static func needs(_ name: String) -> String {
    let own = kinds.compactMap { $0.needs(name) }
    if own.count == 1, !own[0].isEmpty { return own[0] }
    let words = kinds.filter { $0.rowNames.contains(name) }.map { $0.word.isEmpty ? "one of the plane" : $0.word }
    let different = words.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return "needs the dataset \(SettingProblem.listed(different))"
  }

  private static let testSamplesKnob = KnobRow<DataSource>(
    "test-samples", "samples held out", needs: "needs data that are made; these come from a file",
    domain: { _ in .integer(Limits.samples) },
    value: { source in
      source.settings.usualTestSamples.map { .number(source.testSamples ?? $0) }
    },
    set: { (source, value) throws(SettingProblem) in
      let count = try value.integer("the number of samples held out", in: Limits.samples)
      // The usual number, when it was not given, goes on following the number of samples.
      source.testSamples = source.testSamples == nil && count == source.settings.usualTestSamples ? nil : count
    })
}
