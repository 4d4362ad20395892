import Engine

extension Augmentation {
  /// Reads `{jitter: 0.3, shift: 1, flip: 0.5}`; what is missing is 0.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (Augmentation, [SettingProblem]) {
    var reader = SettingReader(setting, what: "an augmentation", path: path)
    var augmentation = Augmentation()
    if let jitter = reader.value("jitter", readJitter) { augmentation.jitter = jitter }
    if let shift = reader.value("shift", readShift) { augmentation.shift = shift }
    if let flip = reader.value("flip", readFlip) { augmentation.flip = flip }
    return (augmentation, reader.finish())
  }

  static func readJitter(_ value: Setting) throws(SettingProblem) -> Float {
    Float(try value.number("the jitter of inputs", in: Limits.inputJitter))
  }

  static func readShift(_ value: Setting) throws(SettingProblem) -> Int {
    try value.integer("the shift of images", in: Limits.padding)
  }

  static func readFlip(_ value: Setting) throws(SettingProblem) -> Double {
    try value.number("the share of mirrored images", in: Limits.flip)
  }
}

extension Training {
  /// An augmentation that means nothing for these samples.
  var augmentationProblem: SettingProblem? {
    let outline = data.outline
    do {
      if let shape = outline.shape {
        try augmentation.check(for: shape)
      } else if outline.layout != .image {
        try augmentation.check(for: outline.least)
      }
      return nil
    } catch {
      let sentence = error.message.hasSuffix(".") ? String(error.message.dropLast()) : error.message
      return SettingProblem(
        path: [.key("augmentation")], sentence.prefix(1).lowercased() + sentence.dropFirst())
    }
  }
}
