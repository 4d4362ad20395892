import Engine
import Mathematics

extension DrawnQuestion {
  static func finderRate(_ generator: inout Generator) -> DrawnQuestion {
    let (start, end) = one(of: [(1e-7, 10.0), (1e-6, 1.0), (1e-5, 10.0), (1e-8, 1.0)], &generator)
    let batch = 5 * integer(2...19, &generator)
    let answer = start * pow(end / start, Double(batch) / 100)
    return DrawnQuestion(
      "A finder raises the rate from \(text(start)) to \(text(end)) over 100 batches, by an equal factor each. Which rate has batch "
        + "\(batch), counted from 0?",
      answer: answer, tolerance: 0.03 * answer,
      traps: [
        (
          start + (end - start) * Double(batch) / 100,
          "That is a straight line; the finder multiplies by the same factor each time."
        ),
        (
          start * pow(end / start, Double(batch) / 99),
          "The last rate is not reached: 100 batches have 100 factors, counted from 0."
        ),
      ],
      hint: "The rate is the first one times the whole ratio to the power of the part gone by.",
      explanation: "\(text(start)) x \(text(end / start)) to the power of \(text(Double(batch) / 100)) is "
        + "\(text(answer)).")
  }

  static func stableRate(_ generator: inout Generator) -> DrawnQuestion {
    let steep = number(2...80, by: 0.5, &generator)
    let flat = number(1...9, by: 0.1, &generator)
    let answer = 2 / steep
    return DrawnQuestion(
      "A bowl has curvature \(text(flat)) along one axis and \(text(steep)) along the other. Beyond which learning rate does plain "
        + "gradient descent fly out?",
      answer: answer,
      traps: [
        (1 / steep, "At that rate the steep axis is done in one step; it flies out at twice as much."),
        (2 / flat, "The steeper axis gives way first."),
        (2 / (flat + steep), "That is the rate that comes down fastest; the cliff lies further up."),
      ],
      hint: "A step multiplies the distance by 1 minus rate times curvature.",
      explanation:
        "Along the steep axis the factor is 1 - rate x \(text(steep)); it passes -1 at 2 / \(text(steep)) = "
        + "\(text(answer)).")
  }

  static func spectralFactor(_ generator: inout Generator) -> DrawnQuestion {
    let radius = one(of: [0.5, 0.7, 0.8, 0.9, 0.95, 1.05, 1.1, 1.2, 1.5], &generator)
    let steps = 5 * integer(1...10, &generator)
    let answer = pow(radius, Double(steps))
    return DrawnQuestion(
      "A linear recurrence multiplies a gradient by \(text(radius)) a step. What is left of 1 after \(steps) steps back?",
      answer: answer, tolerance: 0.03 * answer,
      traps: [
        (radius * Double(steps), "The factors multiply, they do not add."),
        (pow(radius, Double(steps + 1)), "That is one step too many."),
      ],
      hint: "The same factor, multiplied with itself once a step.",
      explanation: "\(text(radius)) to the power of \(steps) is \(NumberText.short(answer, digits: 3)).")
  }

  static func workersNeeded(_ generator: inout Generator) -> DrawnQuestion {
    let compute = integer(2...12, &generator)
    var load: Int
    repeat { load = integer(3...60, &generator) } while load <= compute
    let answer = (load + compute - 1) / compute
    return DrawnQuestion(
      "Loading a batch takes \(load) ms, computing on it \(compute) ms. How many workers does it take at least so that the network "
        + "never waits?",
      answer: Double(answer), tolerance: 0,
      traps: [
        (Double(load / compute), "That many are a little too slow: round up."),
        (Double(answer + 1), "One fewer is enough: together they load a batch in less than \(compute) ms."),
        (1, "One worker loads a batch every \(load) ms, but the network wants one every \(compute) ms."),
      ],
      hint: "So many workers bring a batch every load / workers milliseconds.",
      explanation: "\(load) / \(compute) is \(text(Double(load) / Double(compute))); rounded up, \(answer).")
  }

  static func loaderTime(_ generator: inout Generator) -> DrawnQuestion {
    let (load, compute) = (integer(4...30, &generator), integer(2...15, &generator))
    let (workers, startUp) = (integer(1...4, &generator), integer(1...5, &generator))
    let batches = 100 * integer(2...20, &generator)
    let pace = max(Double(load) / Double(workers), Double(compute))
    let answer = Double(startUp) + Double(batches) * pace / 1_000
    return DrawnQuestion(
      "Loading takes \(load) ms a batch, computing \(compute) ms, and \(workers == 1 ? "one worker starts" : "\(workers) workers start") "
        + "in \(startUp) s. How many seconds do \(batches) batches take?",
      answer: answer, tolerance: max(0.05, 0.01 * answer), unit: "s",
      traps: [
        (Double(batches) * pace / 1_000, "The workers have to start first."),
        (
          Double(startUp) + Double(batches * (load + compute)) / 1_000,
          "Loading and computing go on at the same time."
        ),
        (Double(startUp) + Double(batches * compute) / 1_000, "The loaders are the slower side here."),
        (Double(startUp) + Double(batches * load) / Double(workers) / 1_000, "The network is the slower side here."),
      ],
      hint: "After the start, the slower side sets the pace: load / workers, or compute.",
      explanation:
        "The pace is the larger of \(text(Double(load) / Double(workers))) and \(compute) ms: \(startUp) + \(batches) x "
        + "\(text(pace / 1_000)) = \(text(answer)) s.")
  }
}
