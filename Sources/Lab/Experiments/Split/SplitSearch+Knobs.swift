import Engine
import Mathematics

extension SplitSearch {
  /// Every knob of a split. The threshold acts at once.
  static let knobs: [KnobRow<SplitSearch>] =
    KnobRow.treeData(\SplitSearch.data) + [
      KnobRow(
        "feature", "feature",
        domain: { .words($0.featureNames) },
        value: { .text($0.feature) },
        set: { (search, value) throws(SettingProblem) in
          let name = try value.line("a feature", atMost: Limits.title)
          let isListed = search.data.planeData != nil || search.data.tableData?.features != nil
          guard !isListed || search.featureNames.contains(name) else {
            throw .unknown("a feature of these data", name, among: search.featureNames, at: [])
          }
          search.feature = name
        }),
      KnobRow(
        "threshold", "threshold", isLive: true,
        domain: { .linear($0.range, step: $0.smallTurn) },
        value: { .number($0.threshold) },
        set: { (search, value) throws(SettingProblem) in
          search.threshold = try value.number("the threshold", in: search.range)
        }),
      .criterion(\SplitSearch.criterion),
    ]

  /// A hundredth of the range or a little more: 1, 2 or 5 times a power of ten.
  private var smallTurn: Double {
    let least = (range.upperBound - range.lowerBound) / 100
    let decade = pow(10, log10(least).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * decade }.first { $0 >= least * (1 - 1e-9) } ?? least
    return NumberText.parse(NumberText.short(step, digits: 2)) ?? step
  }

  /// Reads `data: moons, feature: x, range: [-2, 3], threshold: 0`; data of the plane know their range.
  static func read(_ reader: inout SettingReader) -> SplitSearch {
    let data = reader.treeData()
    var range = data.planeData?.coordinates ?? -6...6
    if let given = reader.value("range", readRange) { range = given }
    if data.planeData == nil { reader.require("range", example: "range: [0, 7]") }
    if data.planeData == nil, data.tableData?.features == nil {
      reader.require("feature", example: "feature: petal_length_cm")
    }
    let middle = (range.lowerBound + range.upperBound) / 2
    var search = SplitSearch(
      data: data, feature: data.tableData?.features?.first ?? "x", threshold: middle, range: range)
    reader.take(["flipped", "feature", "threshold", "criterion"], of: knobs, into: &search)
    return search
  }

  private static func readRange(_ setting: Setting) throws(SettingProblem) -> ClosedRange<Double> {
    let ends = try setting.list("range", atMost: 2)
    guard ends.count == 2 else { throw SettingProblem("a range has two ends", hint: "write range: [0, 7]") }
    let low = try ends[0].number("an end of the range", in: Limits.thresholds)
    let high = try ends[1].number("an end of the range", in: Limits.thresholds)
    guard high - low >= 1e-6 else { throw SettingProblem("the first end of a range is the lower one") }
    return low...high
  }
}

extension PlaneData {
  /// Where nearly all points lie, along either axis.
  fileprivate var coordinates: ClosedRange<Double> {
    let ends: (Double, Double) =
      switch shape {
      case .moons: (-2, 3)
      case .corners: (-3, 3)
      case .circle, .xor, .gauss, .spiral, .blobs, .diagonal: (-6, 6)
      }
    return (ends.0 * scale)...(ends.1 * scale)
  }
}
