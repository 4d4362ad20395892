import Course
import Foundation

/// Answers a generated question from its words alone, by other formulas than the generator's.
struct WordedAnswer {
  private let text: String
  /// The numbers in the order of the words.
  private let n: [Double]

  init(_ text: String) {
    self.text = text
    n = text.matches(of: /-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?/).compactMap { Double($0.output.0) }
  }

  private func place(of word: String, in ordinals: [String] = ["first", "second", "third"]) -> Int {
    ordinals.firstIndex(of: word) ?? 0
  }

  /// The ordinals named, in the order of the words.
  private var ordinals: [Int] {
    text.split { !$0.isLetter }.compactMap { ["first", "second", "third"].firstIndex(of: String($0)) }
  }

  /// By pairwise differences: 1 over the sum of e^(z_j - z_i).
  private func probability(_ index: Int) -> Double {
    1 / n[0..<3].reduce(0) { $0 + Foundation.exp($1 - n[index]) }
  }

  private func bits(_ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0 else { return 0 }
    return log2(a + b) - (a * log2(a) + b * log2(b)) / (a + b)
  }

  func value(_ generator: QuestionGenerator) -> Double {
    switch generator {
    case .softmaxProbability: return probability(ordinals[0])
    case .softmaxLoss: return -Foundation.log(probability(ordinals[0]))
    case .logitGradient: return probability(ordinals[1]) - (ordinals[0] == ordinals[1] ? 1 : 0)
    case .convolutionSize:
      return Double(stride(from: 0, through: n[0] + 2 * n[3] - n[2], by: n[4]).reduce(0) { count, _ in count + 1 })
    case .convolutionParameters:
      let isOne = text.contains("one channel")
      let rest = isOne ? n : Array(n.dropFirst())
      return rest[2] * (rest[3] * rest[4] * (isOne ? 1 : n[0])) + rest[2]
    case .denseParameters: return n[0] * n[1] + n[1]
    case .recurrentParameters:
      let blocks: Double = text.contains("LSTM") ? 4 : text.contains("GRU") ? 3 : 1
      return blocks * (n[0] * n[1] + n[1] * n[1] + n[1])
    case .receptiveField: return Double(seen)
    case .entropy: return bits(n[0], n[1])
    case .informationGain:
      let total = n[0] + n[1] + n[2] + n[3]
      return bits(n[0] + n[2], n[1] + n[3]) - (n[0] + n[1]) / total * bits(n[0], n[1])
        - (n[2] + n[3]) / total * bits(n[2], n[3])
    case .softThreshold: return minimum(l1: true)
    case .ridge: return minimum(l1: false)
    case .dropoutScaling: return n[1] * (1 / (1 - n[0]))
    case .finderRate:
      return Foundation.exp(Foundation.log(n[0]) + (Foundation.log(n[1]) - Foundation.log(n[0])) * n[3] / n[2])
    case .stableRate: return 2 / max(n[0], n[1])
    case .spectralFactor: return (0..<Int(n[2])).reduce(1) { product, _ in product * n[0] }
    case .workersNeeded: return Double((1...100).first { Double($0) * n[1] >= n[0] } ?? 0)
    case .loaderTime:
      let hasOne = text.contains("one worker")
      let (workers, start, batches) = hasOne ? (1, n[2], n[3]) : (n[2], n[3], n[4])
      return start + batches / 1_000 * max(n[0] / workers, n[1])
    // The words begin with FSRS-6 and the curve: -6, 1, 0.98, -0.1542.
    case .recallAfter: return Foundation.exp(n[3] * Foundation.log(n[1] + n[2] * n[5] / n[4]))
    case .reviewWait: return fallen(to: n[5], strength: n[4], scale: n[2], power: n[3])
    }
  }

  /// The pixels one output looks at, walked through from the end: a place of a layer needs kernel places below.
  private var seen: Int {
    // Kernel, kernel, stride of each layer.
    let layers = (0..<n.count / 3).map { (kernel: Int(n[3 * $0]), stride: Int(n[3 * $0 + 2])) }
    return layers.reversed().reduce(1) { width, layer in (width - 1) * layer.stride + layer.kernel }
  }

  /// The days until (1 + scale t / S)^power has fallen to a target, by halving an interval again and again.
  private func fallen(to target: Double, strength: Double, scale: Double, power: Double) -> Double {
    var (low, high) = (0.0, 10_000.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if Foundation.pow(1 + scale * middle / strength, power) > target { low = middle } else { high = middle }
    }
    return low
  }

  /// The weight that makes (w - a)^2 / 2 + penalty smallest, by cutting an interval in three again and again.
  private func minimum(l1: Bool) -> Double {
    let lambda = n[n.count - 1]
    let a = n[0]
    func cost(_ w: Double) -> Double { (w - a) * (w - a) / 2 + lambda * (l1 ? abs(w) : w * w / 2) }
    var (low, high) = (-50.0, 50.0)
    for _ in 0..<200 {
      let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
      if cost(left) < cost(right) { high = right } else { low = left }
    }
    return (low + high) / 2
  }
}
