import Engine

extension Training {
  /// Whether a single unit weighs features that have a meaning each, so that each weight is worth a look.
  var isLinearModel: Bool {
    guard layers.count == 1, layers[0].isDense, layers[0].units == 1 else { return false }
    switch data.origin {
    case .polynomial, .sparseLinear, .twins, .reviews: return true
    default: return false
    }
  }

  /// Weights that can be measured one by one.
  static let measuredCoefficients = 40
}

extension TrainRun {
  /// Up to here each weight has a line with its name and its number.
  private static let namedCoefficients = 6

  /// The weight of each feature, beside the one behind the data where it is known.
  func coefficientsPanel() -> Panel {
    let values = weights(0).values.map { Double($0) }
    let truth: [Double] = if case .sparseLinear(let data) = settings.data.origin { data.weights } else { [] }
    let content: Panel.Content =
      if values.count <= Self.namedCoefficients, train.featureNames.count == values.count {
        .bars(Panel.Bars(labels: train.featureNames, groups: [Panel.Bars.Group(name: "weight", values: values)]))
      } else {
        .columns(Panel.Columns(values: values, marks: truth, markName: "truth", xTitle: "feature"))
      }
    return Panel(
      name: TrainPanel.coefficients.rawValue, title: "Weight of each feature", shortTitle: "Weights",
      content: content,
      sentence: coefficientsSentence(values, truth))
  }

  private func coefficientsSentence(_ values: [Double], _ truth: [Double]) -> String {
    let zeros = values.count { $0 == 0 }
    if zeros == values.count { return "Every weight is exactly 0." }
    var sentence: String
    if values.count <= Self.namedCoefficients, train.featureNames.count == values.count {
      let clauses = zip(train.featureNames, values).map {
        "\($0) has \($1 == 0 ? "exactly 0" : NumberWords.value($1))"
      }
      sentence = SettingProblem.listed(clauses, joinedBy: "and") + "."
      sentence = sentence.prefix(1).uppercased() + sentence.dropFirst()
    } else {
      sentence =
        "\(NumberWords.count(zeros)) of \(NumberWords.count(values.count)) weights \(zeros == 1 ? "is" : "are") "
        + "exactly 0."
      let largest = values.indices.sorted { abs(values[$0]) > abs(values[$1]) }.prefix(3)
      let clauses = largest.map { "\(NumberWords.value(values[$0])) of feature \($0 + 1)" }
      sentence += " The largest are \(SettingProblem.listed(clauses, joinedBy: "and"))."
    }
    let lost = zip(truth, values).count { $0 != 0 && $1 == 0 }
    if lost > 0 {
      sentence +=
        " \(NumberWords.plural(lost, "weight")) that matter\(lost == 1 ? "s" : "") \(lost == 1 ? "is" : "are") lost."
    }
    return sentence
  }
}
