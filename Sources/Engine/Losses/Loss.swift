/// What training makes small: always the mean over the batch, computed from the raw outputs in a stable form.
public enum Loss: String, CaseIterable, Sendable {
  /// The mean of (output - target)^2 over samples and outputs. Classes become 0 and 1: one output for two classes, or
  /// one output a class.
  case meanSquaredError
  /// -y log p - (1 - y) log(1 - p) with p = sigmoid(z): max(z, 0) - z y + log(1 + e^-|z|). One output, two classes.
  case binaryCrossEntropy
  /// -log softmax(z)[class] = log sum e^z - z[class], with the largest z taken out first. One output a class.
  case softmaxCrossEntropy
}
