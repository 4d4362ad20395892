import Mathematics

/// What makes a node impure, and so what a split is judged by (Breiman, Friedman, Olshen and Stone, *Classification and
/// Regression Trees*, 1984).
public enum Criterion: String, CaseIterable, Sendable {
  /// 1 - sum p_k^2: how often two samples drawn with replacement differ in class.
  case gini
  /// -sum p_k log2 p_k, in bits (Shannon 1948; in trees Quinlan, *Induction of decision trees*, 1986).
  case entropy
  /// The variance of the targets, for trees that answer with numbers.
  case squaredError = "squared-error"

  /// The impurity of a node that holds so many samples of each class; 0 for an empty one.
  public func impurity<Counts: Collection>(of counts: Counts) -> Double where Counts.Element: BinaryInteger {
    let total = counts.reduce(0) { $0 + Double($1) }
    guard total > 0 else { return 0 }
    switch self {
    case .gini: return 1 - counts.reduce(0) { $0 + Double($1) * Double($1) } / (total * total)
    case .entropy:
      return counts.reduce(0) { sum, count in
        guard count > 0 else { return sum }
        let share = Double(count) / total
        return sum - share * log2(share)
      }
    case .squaredError:
      // Classes as numbers have no order to vary in: the chance of an error stands in, Gini's own meaning.
      return Criterion.gini.impurity(of: counts)
    }
  }

  /// What a split into any number of children takes off the impurity: I(parent) - sum n_c / n I(c).
  public func gain(splitting children: [[Int]]) -> Double {
    guard let first = children.first else { return 0 }
    let parent = first.indices.map { k in children.reduce(0) { $0 + $1[k] } }
    let total = Double(parent.reduce(0, +))
    guard total > 0 else { return 0 }
    let rest = children.reduce(0) { $0 + Double($1.reduce(0, +)) / total * impurity(of: $1) }
    return max(0, impurity(of: parent) - rest)
  }

  /// n log2 n for n = 0...total, rounded to multiples of one power of two so small that sums of values up to the last
  /// are exact in any order: columns that divide the samples alike then have the same score to the last bit.
  static func entropyTable(total: Int) -> [Double] {
    let largest = Double(total) * log2(Double(max(total, 2)))
    let scale = Double(sign: .plus, exponent: 51 - largest.exponent, significand: 1)
    return (0...total).map { n in n < 2 ? 0 : (Double(n) * log2(Double(n)) * scale).rounded() / scale }
  }
}
