public import Engine

/// Glyphs whose test pictures may be shifted otherwise than those of the training.
public struct ShiftedGlyphs: Equatable, Sendable {
  public var glyphs: Glyphs
  /// nil for the same as in training.
  public var testShift: Int?

  public init(_ glyphs: Glyphs = Glyphs(), testShift: Int? = nil) {
    self.glyphs = glyphs
    self.testShift = testShift
  }
}

extension ShiftedGlyphs: MadeData {
  static let word = "glyphs"

  static let rows: [KnobRow<ShiftedGlyphs>] = [
    .integer(
      "samples", "samples", \.samples, "the number of samples",
      in: Glyphs.Glyph.allCases.count...Limits.samples.upperBound),
    .number("noise", "noise", \.glyphs.noise, "the noise", in: Limits.targetNoise),
    .integer(
      "shift", "shift in training", \.glyphs.shift, "the shift", in: 0...Glyphs.shiftLimit),
    KnobRow(
      "test-shift", "shift in the test",
      domain: { _ in .integer(0...Glyphs.shiftLimit) },
      value: { .number($0.testShift ?? $0.glyphs.shift) },
      set: { (data, value) throws(SettingProblem) in
        let shift = try value.integer("the shift in the test", in: 0...Glyphs.shiftLimit)
        data.testShift = data.testShift == nil && shift == data.glyphs.shift ? nil : shift
      }),
    KnobRow(
      "scramble", "scramble the pixels",
      domain: { _ in .words(["false", "true"]) },
      value: { .text($0.glyphs.scramble == nil ? "false" : "true") },
      set: { (data, value) throws(SettingProblem) in data.glyphs.scramble = try value.flag("scramble") ? 1 : nil }),
  ]

  var samples: Int {
    get { glyphs.samples }
    set { glyphs.samples = newValue }
  }

  var origin: DataSource.Origin { .glyphs(self) }

  var outline: DataOutline {
    DataOutline(
      .image(channels: 1, height: Glyphs.side, width: Glyphs.side), samples: samples,
      answers: .classes(Glyphs.Glyph.allCases.count))
  }

  var heldOut: ShiftedGlyphs {
    var held = self
    held.glyphs.shift = testShift ?? glyphs.shift
    return held
  }

  func make(seed: UInt64, stream: UInt64) throws(DataError) -> Dataset {
    try glyphs.make(seed: seed, stream: stream)
  }
}

extension FilteredImages: MadeData {
  static let word = "filtered"
  static let filters = Vocabulary<Filter>("a filter", Filter.allCases.map { ($0.rawValue, $0) })

  static let rows: [KnobRow<FilteredImages>] = [
    .word("filter", "filter to be found", \.filter, filters),
    KnobRow(
      "samples", "samples", needs: "needs the filter sobel; difference has one image",
      domain: { _ in .integer(Limits.samples) },
      value: { $0.filter == .difference ? nil : .number($0.samples) },
      set: { (data, value) throws(SettingProblem) in
        data.samples = try value.integer("the number of samples", in: Limits.samples)
      }),
  ]

  var origin: DataSource.Origin { .filtered(self) }

  var outline: DataOutline {
    let isSmall = filter == .difference
    return DataOutline(
      .image(channels: 1, height: isSmall ? 6 : 12, width: isSmall ? 8 : 12), samples: isSmall ? 1 : samples,
      answers: .numbers)
  }

  /// There is one image only of the difference.
  var usualTestSamples: Int? { filter == .difference ? nil : min(samples, 500) }
}
