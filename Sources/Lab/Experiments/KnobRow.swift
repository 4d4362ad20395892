/// One line of a kind's table of knobs: how a named setting is shown, read and written.
struct KnobRow<Settings: Sendable>: Sendable {
  let name: String
  let label: String
  /// Whether a running experiment takes it over at once; otherwise it starts anew.
  let isLive: Bool
  let domain: @Sendable (Settings) -> Knob.Domain
  /// nil where these settings have no such knob.
  let value: @Sendable (Settings) -> Setting?
  let set: @Sendable (inout Settings, Setting) throws(SettingProblem) -> Void
  /// What the settings must have for the knob to exist: "needs momentum or nesterov".
  let needs: String

  init(
    _ name: String, _ label: String, isLive: Bool = false, needs: String = "",
    domain: @escaping @Sendable (Settings) -> Knob.Domain,
    value: @escaping @Sendable (Settings) -> Setting?,
    set: @escaping @Sendable (inout Settings, Setting) throws(SettingProblem) -> Void
  ) {
    self.name = name
    self.label = label
    self.isLive = isLive
    self.needs = needs
    self.domain = domain
    self.value = value
    self.set = set
  }

  func knob(of settings: Settings) -> Knob? {
    value(settings).map {
      Knob(name: name, label: label, domain: domain(settings), isLive: isLive, value: $0)
    }
  }

  /// The same knob of something that contains these settings; it no longer acts live.
  func lifted<Outer>(_ path: any WritableKeyPath<Outer, Settings> & Sendable) -> KnobRow<Outer> {
    KnobRow<Outer>(
      name, label, needs: needs,
      domain: { domain($0[keyPath: path]) },
      value: { value($0[keyPath: path]) },
      set: { (outer, setting) throws(SettingProblem) in try set(&outer[keyPath: path], setting) })
  }
}

extension Array {
  func knobs<Settings>(of settings: Settings) -> [Knob] where Element == KnobRow<Settings> {
    compactMap { $0.knob(of: settings) }
  }

  func set<Settings>(
    _ name: String, to value: Setting, in settings: inout Settings
  ) throws(SettingProblem) where Element == KnobRow<Settings> {
    guard let row = first(where: { $0.name == name }) else {
      let names = ["seed"] + filter { $0.value(settings) != nil }.map(\.name)
      throw .unknown("a knob of this experiment", name, among: names, at: [.key(name)])
    }
    guard row.value(settings) != nil else {
      throw SettingProblem(path: [.key(name)], "\"\(name)\" \(row.needs)")
    }
    do { try row.set(&settings, value) } catch { throw error.under([.key(name)]) }
  }
}

extension Knob.Domain {
  /// One alternative for each word of a vocabulary.
  static func words(_ names: [String]) -> Knob.Domain { .choice(names.map { Knob.Choice($0, .text($0)) }) }
}
