/// How many samples make one step.
public enum BatchSize: Equatable, Sendable {
  /// All of them, in the order of the dataset.
  case full
  /// So many, drawn without replacement in an order shuffled anew each epoch; the last batch of an epoch may be shorter.
  case size(Int)
}
