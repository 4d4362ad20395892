/// What training makes small: always the mean over the batch, computed from the raw outputs in a stable form. On a sequence
/// the cross-entropies ask at every step, and the mean is over all steps that have a label.
public enum Loss: Equatable, Hashable, Sendable {
  /// The mean of (output - target)^2 over samples and outputs. Classes become 0 and 1: one output for two classes, or
  /// one output a class.
  case meanSquaredError
  /// With e = output - target: e^2 / 2 where |e| <= delta, else delta (|e| - delta / 2); the mean over samples and outputs
  /// (Huber 1964).
  case huber(delta: Float)
  /// -y log p - (1 - y) log(1 - p) with p = sigmoid(z): max(z, 0) - z y + log(1 + e^-|z|). One output for two classes, or
  /// several outputs with a number in 0...1 each: the mean over them.
  case binaryCrossEntropy
  /// -log softmax(z)[class] = log sum e^z - z[class], with the largest z taken out first. One output a class.
  case softmaxCrossEntropy
  /// The same against softened targets: 1 - smoothing + smoothing / K for the class, smoothing / K for the other K - 1
  /// (Szegedy et al. 2016).
  case smoothedCrossEntropy(smoothing: Float)

  /// Whether outputs are told apart as classes, so that there is an accuracy.
  public var classifies: Bool {
    switch self {
    case .binaryCrossEntropy, .softmaxCrossEntropy, .smoothedCrossEntropy: true
    case .meanSquaredError, .huber: false
    }
  }
}
