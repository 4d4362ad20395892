/// What is asked of the weights beside a small loss. Biases are never penalized, nor scale and shift of a normalization.
///
/// The loss that a run reports is that of the data alone.
public struct Penalty: Equatable, Sendable {
  /// How the L1 penalty, whose slope jumps at 0, takes its step.
  public enum Rule: String, CaseIterable, Sendable {
    /// g <- g + l1 sign(w): hovers around 0 and hardly ever meets it.
    case subgradient
    /// After the step, w <- sign(w) max(|w| - lr l1, 0): exact zeros (Daubechies, Defrise and De Mol 2004).
    case proximal
    /// After the step, w <- w - lr l1 sign(w); a weight that would change its sign becomes 0 for good, as in TensorFlow
    /// Playground (`nn.ts`, 2016).
    case crossing
  }

  /// Strength of l1 sum |w| (Tibshirani 1996).
  public var l1: Float
  /// How `l1` acts.
  public var rule: Rule
  /// Strength of l2 / 2 sum w^2, whose gradient is l2 w (Hoerl and Kennard 1970). With `l1` it is the elastic net (Zou and
  /// Hastie 2005).
  public var l2: Float
  /// Decoupled: w <- (1 - lr decay) w before the step, past the optimizer's scaling (Loshchilov and Hutter 2019).
  public var decay: Float

  public init(l1: Float = 0, rule: Rule = .proximal, l2: Float = 0, decay: Float = 0) {
    self.l1 = l1
    self.rule = rule
    self.l2 = l2
    self.decay = decay
  }

  /// Weights cost nothing.
  public static let none = Penalty()

  /// Whether weights that crossed zero must be remembered.
  var buries: Bool { l1 > 0 && rule == .crossing }

  func check() throws(EngineError) {
    for (name, value) in [("l1", l1), ("l2", l2), ("decay", decay)] where !(value >= 0 && value.isFinite) {
      throw .badHyperparameter(name, value: value, expected: "a finite number of at least 0")
    }
  }
}

extension Penalty {
  /// What is added to the gradient of the weights before the step; decoupled decay shrinks the weights themselves.
  func before(_ descent: Descent, rate: Float, _ kernels: KernelTable) {
    if l2 > 0 { kernels.addSquarePenalty(descent.gradients, descent.parameters, descent.weightCount, l2) }
    if l1 > 0, rule == .subgradient {
      kernels.addAbsolutePenalty(descent.gradients, descent.parameters, descent.weightCount, l1)
    }
    if decay > 0 { kernels.scaleValues(descent.parameters, descent.weightCount, 1 - rate * decay) }
  }

  /// What happens to the weights after the step.
  func after(_ descent: Descent, rate: Float, alive: UnsafeMutablePointer<Float>, _ kernels: KernelTable) {
    guard l1 > 0 else { return }
    switch rule {
    case .subgradient: break
    case .proximal: kernels.softThreshold(descent.parameters, descent.weightCount, rate * l1)
    case .crossing: kernels.shrinkOrDie(descent.parameters, alive, descent.weightCount, rate * l1)
    }
  }
}
