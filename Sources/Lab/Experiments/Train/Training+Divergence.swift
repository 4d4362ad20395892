import Engine
import Mathematics

/// What happened to a training that left the finite numbers, and which knob to turn.
extension Training {
  func explain(_ place: Divergence.Place, afterStep step: Int) -> String {
    let what =
      switch place {
      case .loss: "the loss became infinite or no number"
      case .parameters(let layer): "the weights of layer \(layer + 1) became infinite or no number"
      }
    return step == 0
      ? "Before the first step was over, \(what)."
      : "After step \(NumberWords.count(step)) \(what). This is the last state with finite numbers."
  }

  func advice(afterStep step: Int) -> String {
    let rate = optimizer.learningRate
    let smaller = Setting.number(Double(NumberText.short(Double(rate) / 10, digits: 1)) ?? 0.01).words
    if step == 0, initializer.scale.map({ abs($0) > 1 }) == true {
      return "Turn weight-scale down, or choose an initializer that looks at the number of inputs, such as xavier."
    }
    if let momentum = optimizer[.momentum], momentum > 0.95 {
      return "Turn momentum down, or learning-rate from \(Setting.number(rate).words) to \(smaller)."
    }
    return "Turn learning-rate down: try \(smaller) instead of \(Setting.number(rate).words)."
  }
}
