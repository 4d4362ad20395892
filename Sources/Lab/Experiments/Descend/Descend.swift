/// The settings of kind `descend`: gradient descent on a bowl f(x, y) = (a x^2 + b y^2) / 2, where everything can be worked
/// out by hand.
public struct Descend: Equatable, Sendable {
  /// a, the curvature along x.
  public var flat: Double
  /// b, the curvature along y.
  public var steep: Double
  /// Both coordinates it starts from.
  public var start: Double
  public var learningRate: Double
  /// v <- momentum v + gradient; the position follows v.
  public var momentum: Double
  public var steps: Int

  public init(
    flat: Double = 1, steep: Double = 10, start: Double = 1, learningRate: Double, momentum: Double = 0,
    steps: Int = 60
  ) {
    self.flat = flat
    self.steep = steep
    self.start = start
    self.learningRate = learningRate
    self.momentum = momentum
    self.steps = steps
  }
}
