import Mathematics

extension Schedule {
  /// The shape of a schedule. Where it names an `end`, that is the factor at the end of the training.
  public enum Curve: Equatable, Sendable {
    case constant
    case linear(end: Double)
    /// Loshchilov and Hutter 2017, without restarts.
    case cosine(end: Double)
    /// The same factor from each step to the next.
    case exponential(end: Double)
    /// The training in so many stages of one length, and each stage with `factor` times the rate of the one before.
    case step(stages: Int, factor: Double)
    case oneCycle(OneCycle)
    /// From the peak to zero along a cosine, again and again, each cycle `growth` times as long as the one before
    /// (SGDR, Loshchilov and Hutter 2017; fastai's `fit_sgdr`).
    case warmRestarts(cycles: Int, growth: Int)
    /// At the peak for a share of the training, then along a cosine (fastai's `fit_flat_cos`).
    case flatCosine(flat: Double, end: Double)
  }
}

extension Schedule.Curve {
  /// fastai's: the last quarter falls, to a hundred-thousandth.
  public static let flatCosine = Schedule.Curve.flatCosine(flat: 0.75, end: 1e-5)

  /// The factor at p in 0...1.
  func factor(at p: Double) -> Double {
    switch self {
    case .constant: 1
    case .linear(let end): Annealing.linear(1, end, p)
    case .cosine(let end): Annealing.cosine(1, end, p)
    case .exponential(let end): Annealing.exponential(1, end, p)
    case .step(let stages, let factor): pow(factor, Double(Self.stage(at: p, of: stages)))
    case .oneCycle(let cycle): cycle.factor(at: p)
    case .warmRestarts(let cycles, let growth): Annealing.cosine(1, 0, Self.part(at: p, cycles, growth))
    case .flatCosine(let flat, let end): p < flat ? 1 : Annealing.cosine(1, end, (p - flat) / (1 - flat))
    }
  }

  /// Boundaries are compared as the fractions that they are: a product p * stages may round to just below one.
  private static func stage(at p: Double, of stages: Int) -> Int {
    let stage = min(Int(p * Double(stages)), stages - 1)
    return stage + 1 < stages && p >= Double(stage + 1) / Double(stages) ? stage + 1 : stage
  }

  /// How far the cycle that p lies in has come. A boundary belongs to the cycle that begins there.
  private static func part(at p: Double, _ cycles: Int, _ growth: Int) -> Double {
    var whole = 0.0
    var length = 1.0
    for _ in 0..<cycles {
      whole += length
      length *= Double(growth)
    }
    var start = 0.0
    length = 1
    for _ in 1..<cycles where p >= (start + length) / whole {
      start += length
      length *= Double(growth)
    }
    return min((p * whole - start) / length, 1)
  }
}
