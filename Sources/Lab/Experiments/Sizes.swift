import Engine

extension Training {
  /// Weights and biases too many, batches too large for memory, steps without end. A table's sizes are known only
  /// once it is read; the engine checks them then.
  var sizeProblems: [SettingProblem] {
    var problems: [SettingProblem] = []
    let sizes = [plane == nil ? 1 : 2] + layers.map(\.units)
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    if parameters > Limits.parameters {
      problems.append(
        SettingProblem(
          path: [.key("network")],
          "the network has \(parameters) weights and biases; at most \(Limits.parameters) are allowed"))
    }
    let samples = plane?.samples ?? 0
    let numbers = samples * sizes.reduce(0, +)
    if numbers > Limits.activations {
      problems.append(
        SettingProblem(
          path: [.key("network")],
          "\(samples) samples through \(sizes.dropFirst().reduce(0, +)) units are \(numbers) numbers; "
            + "at most \(Limits.activations) are allowed"))
    }
    if plannedSteps(samples: samples) > Limits.steps {
      problems.append(
        SettingProblem(
          path: [.key("epochs")],
          "\(epochs) epochs are \(plannedSteps(samples: samples)) steps; at most \(Limits.steps) are allowed"))
    }
    return problems
  }

  func plannedSteps(samples: Int) -> Int { epochs * batch.stepsPerEpoch(samples: samples) }
}

extension BatchSize {
  /// The steps in which so many samples are used up.
  func stepsPerEpoch(samples: Int) -> Int {
    switch self {
    case .full: samples > 0 ? 1 : 0
    case .size(let size): (samples + size - 1) / size
    }
  }
}

extension Sweep {
  /// What any of its trainings, or all together, would ask for too much of.
  var sizeProblems: [SettingProblem] {
    let trainings = values.compactMap { try? training(at: $0) }
    if let problems = ([base] + trainings).map(\.sizeProblems).first(where: { !$0.isEmpty }) { return problems }
    let runs = seeds.values(from: 0).count
    let steps = trainings.reduce(0) { $0 + runs * $1.plannedSteps(samples: $1.plane?.samples ?? 0) }
    guard steps > Limits.steps else { return [] }
    return [
      SettingProblem(
        path: [.key("epochs")],
        "\(trainings.count * runs) runs take up to \(steps) steps together; at most \(Limits.steps) are allowed")
    ]
  }
}

extension Propagate {
  var sizeProblems: [SettingProblem] {
    let parameters = depth * width * (width + 1)
    let numbers = samples * width * depth
    return [
      (parameters, Limits.parameters, "weights and biases"), (numbers, Limits.activations, "activations"),
    ].filter { $0.0 > $0.1 }.map { count, limit, what in
      SettingProblem(
        path: [.key("depth")], "\(depth) layers of \(width) units have \(count) \(what); at most \(limit) are allowed"
      )
    }
  }
}
