import Engine

extension Propagate {
  /// Reads `network: {depth: 30, width: 100, activation: tanh, initializer: lecun, samples: 200}`.
  static func read(_ reader: inout SettingReader) -> Propagate {
    let example = "network: {depth: 30, width: 100, activation: tanh, initializer: lecun}"
    reader.require("network", example: example)
    var settings = Propagate(depth: 1, width: 1, activation: .tanh, initializer: .lecunNormal, samples: 200)
    guard let setting = reader.take("network") else { return settings }
    var inner = SettingReader(setting, what: "a stack of layers", path: reader.path(to: "network"))
    for knob in ["depth", "width", "activation", "initializer"] { inner.require(knob, example: example) }
    for row in knobs where row.name != "weight-scale" {
      guard let value = inner.take(row.name) else { continue }
      do { try row.set(&settings, value) } catch { inner.report(error.under(inner.path(to: row.name))) }
    }
    inner.finish().forEach { reader.report($0) }
    return settings
  }
}
