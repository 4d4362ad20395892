/// A named number of a run: what claims and predictions are about.
///
/// Written `train-loss`, or with a layer counted from 1: `rank(1)`, `gradient-norm(1)`.
public struct Measure: Hashable, Sendable {
  public var name: Name
  /// The layer, or the feature, counted from 1; nil for a measure of the whole run.
  public var layer: Int?

  public enum Name: String, CaseIterable, Sendable {
    case trainLoss = "train-loss"
    case testLoss = "test-loss"
    case trainAccuracy = "train-accuracy"
    case testAccuracy = "test-accuracy"
    /// Test loss minus training loss.
    case gap
    /// Root of the mean squared error.
    case trainError = "train-rmse"
    case testError = "test-rmse"
    case unitSpread = "unit-spread"
    case rank
    case zeros
    case gradientNorm = "gradient-norm"
    /// Of the last step's batch, before it was clipped.
    case batchGradientNorm = "batch-gradient-norm"
    case gradientStd = "gradient-std"
    case weightNorm = "weight-norm"
    /// The weight of a feature where a single unit weighs them all, counted from 1.
    case coefficient
    case updateRatio = "update-ratio"
    /// Of the step to come, where a schedule moves it.
    case learningRate = "learning-rate"
    case activationMean = "activation-mean"
    case activationStd = "activation-std"
    case saturation
    /// Steps or epochs a run took to reach a sweep's threshold.
    case epochs
    case steps
    /// Of logits: the probability of a class, counted from 1, and the slope of the loss by its logit.
    case probability
    case logitGradient = "logit-gradient"
    /// Of logits: what a sigmoid makes of one of them alone, counted from 1.
    case sigmoid
    /// Of logits: in nats.
    case entropy
    case crossEntropy = "cross-entropy"
    /// Of logits: the loss by the formula as it stands, in 32 and 64 bits; none where it overflows.
    case naiveLoss32 = "naive-loss-32"
    case naiveLoss64 = "naive-loss-64"
    /// Of a descent: the height, and the distance from the bottom along an axis, counted from 1.
    case loss
    case distance
    /// Of a range test: the rate each method suggests.
    case valley
    case slide
    case minimum
    case steep
    /// Of a loader: seconds so far, in the end the whole; seconds by the formula; the share of the time in which nothing is
    /// computed; from how many batches on the workers pay; batches waiting in the mean; batches computed.
    case totalTime = "total-time"
    case formulaTime = "formula-time"
    case idleShare = "idle-share"
    case breakEven = "break-even"
    case queueMean = "queue-mean"
    case batches
    /// Of a sweep: how much the measure grows per factor of ten of the knob (logarithmic), or per unit.
    case slope
    /// Of a sweep: smallest and largest value over its points.
    case smallest
    case largest
    /// Of a tree: its leaves, the most questions it asks, and what the first of them gains.
    case leaves
    case depth
    case gain
    /// The share of the gain that a feature brings, counted from 1, as in `importance(1)`.
    case importance
    /// Of a forest: judged by the trees that did not learn from a sample, and the mean of its trees, each alone.
    case outOfBagAccuracy = "oob-accuracy"
    case treeAccuracy = "tree-accuracy"
    case trees
    /// Of a split: what is divided, the best that can be gained, and how much of it is.
    case impurity
    case bestGain = "best-gain"
    case shareOfBest = "share-of-best"
    /// Of an unrolled cell: what is left of a gradient so many steps back, as in `kept(10)`, and what a step multiplies it by.
    case kept
    case factor
    /// Of an unrolled cell: the root of the mean square of its state after a step, counted from 1.
    case stateSize = "state-size"
    /// Of a convolution or of a layer: numbers along a side of what comes out.
    case size
    /// Of a picture moved before and after a convolution: the largest difference, and that away from the edges.
    case shiftDifference = "shift-difference"
    case innerDifference = "inner-difference"
    /// Of a layer, or of all: weights and biases.
    case parameters
    /// Of a layer: the pixels that one of its numbers sees along a side, and the numbers below that no window reaches.
    case receptiveField = "receptive-field"
    case leftOver = "left-over"
  }

  public init(_ name: Name, layer: Int? = nil) {
    self.name = name
    self.layer = layer
  }

  public var text: String { layer.map { "\(name.rawValue)(\($0))" } ?? name.rawValue }
}

/// A measure and its value at some step; nil when the measure does not exist there.
public struct Reading: Equatable, Sendable {
  public var measure: Measure
  public var value: Double?
  public init(_ measure: Measure, _ value: Double?) {
    self.measure = measure
    self.value = value
  }
}
