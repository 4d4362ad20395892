import Mathematics
import Engine

/// What a network's outputs say about classes: the class it would name, and how sure it is.
struct Answers: Sendable {
  /// The class of each row.
  let winners: [Int]
  private let outputs: [Float]
  private let width: Int
  private let loss: Loss

  /// - Parameter outputs: [rows, width]
  init(of outputs: [Float], width: Int, loss: Loss) {
    self.outputs = outputs
    self.width = width
    self.loss = loss
    let rows = width > 0 ? outputs.count / width : 0
    if width == 1 {
      // A logit is even at 0; a number between the targets 0 and 1, halfway.
      let middle: Float = loss.classifies ? 0 : 0.5
      winners = outputs.map { $0 > middle ? 1 : 0 }
    } else {
      winners = (0..<rows).map { row in
        let first = row * width
        return (1..<width).reduce(0) { outputs[first + $1] > outputs[first + $0] ? $1 : $0 }
      }
    }
  }

  /// The probability a row gives to a class; where there are no probabilities, the output itself.
  func probability(of label: Int, row: Int) -> Double {
    if width == 1 {
      let value = Double(outputs[row])
      let second = loss.classifies ? 1 / (1 + exp(-value)) : value
      return label == 1 ? second : 1 - second
    }
    let values = outputs[row * width..<(row + 1) * width].map { Double($0) }
    guard loss.classifies else { return values[label] }
    let largest = values.max() ?? 0
    return exp(values[label] - largest) / values.reduce(0) { $0 + exp($1 - largest) }
  }
}
