import Mathematics

/// The ways from a value a to a value b, with p in 0...1.
enum Annealing {
  /// a + p (b - a)
  static func linear(_ a: Double, _ b: Double, _ p: Double) -> Double { a + p * (b - a) }

  /// a + (1 + cos(pi (1 - p))) (b - a) / 2 (Loshchilov and Hutter 2017)
  static func cosine(_ a: Double, _ b: Double, _ p: Double) -> Double {
    a + (1 + cos(Double.pi * (1 - p))) * (b - a) / 2
  }

  /// a (b / a)^p, for a and b above 0
  static func exponential(_ a: Double, _ b: Double, _ p: Double) -> Double { a * pow(b / a, p) }
}
