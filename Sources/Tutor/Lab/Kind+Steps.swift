import Lab

extension Experiment.Kind {
  /// What a step of such a run does, as the key for it is explained, and whether steps make up epochs.
  var steps: (one: String, haveEpochs: Bool) {
    switch self {
    case .train, .sweep: ("Train on one mini-batch, which is one update of the weights", true)
    case .rangeTest: ("Train on one more mini-batch, at the next rate", false)
    case .propagate: ("Pass one more layer", false)
    case .descend: ("Take one step down the bowl", false)
    case .tree: ("Let one more node ask its question", false)
    case .forest: ("Grow one more tree", false)
    case .split: ("Try one more threshold", false)
    case .softmax: ("Take one step", false)
    case .loader: ("Compute one more batch", false)
    case .unroll: ("Go one time step further", false)
    case .convolve: ("Move the window to its next place", false)
    case .calculator: ("Move the window to its next place", false)
    }
  }
}
