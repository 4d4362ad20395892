import Mathematics

/// Everything that follows from a list of logits. There is nothing to wait for: the run is over when it begins.
///
/// p_i = e^(z_i / T) / sum of e^(z_j / T), computed with the largest z taken out first (Bridle 1990 for the name; the shift
/// changes nothing).
struct SoftmaxRun: Sendable {
  let settings: SoftmaxSettings
  /// z / T
  let scaled: [Double]
  let probabilities: [Double]
  /// What the classes are asked to have: 1 - smoothing + smoothing / K for the right one, smoothing / K for the others.
  let targets: [Double]
  /// ln sum of e^(z / T)
  let logSum: Double

  init(_ settings: SoftmaxSettings) {
    self.settings = settings
    scaled = settings.logits.map { $0 / settings.temperature }
    let largest = scaled.max() ?? 0
    let logSum = largest + log(scaled.reduce(0) { $0 + exp($1 - largest) })
    self.logSum = logSum
    probabilities = scaled.map { exp($0 - logSum) }
    let share = settings.smoothing / Double(settings.logits.count)
    targets = settings.logits.indices.map { share + ($0 == settings.target ? 1 - settings.smoothing : 0) }
  }

  /// -sum of p ln p, in nats.
  var entropy: Double {
    probabilities.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) }
  }

  /// ln K: no distribution over K classes has more.
  var ceiling: Double { log(Double(probabilities.count)) }

  /// -sum of target ln p.
  var loss: Double { zip(targets, scaled).reduce(0) { $0 + $1.0 * (logSum - $1.1) } }

  /// The slopes of the loss by the logits: (p - target) / T.
  var slopes: [Double] { zip(probabilities, targets).map { ($0 - $1) / settings.temperature } }

  /// 1 / (1 + e^(-z / T)): each class judged alone, as where several may be right at once.
  var sigmoids: [Double] { scaled.map { 1 / (1 + exp(-$0)) } }

  func naive32() -> Naive {
    Naive(scaled.map { Double(Float(exp($0))) }, target: settings.target) { Double(Float($0)) }
  }

  func naive64() -> Naive { Naive(scaled.map { exp($0) }, target: settings.target) { $0 } }

  /// The formula as it stands in a book, each step rounded to so many bits.
  struct Naive: Sendable {
    let largest: Double
    let sum: Double
    let probability: Double
    let loss: Double

    init(_ powers: [Double], target: Int, rounded: (Double) -> Double) {
      largest = powers.max() ?? 0
      sum = powers.reduce(0) { rounded($0 + $1) }
      probability = rounded(powers[target] / sum)
      loss = rounded(-log(probability))
    }
  }
}
