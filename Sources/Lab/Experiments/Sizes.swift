import Engine

extension Training {
  /// Weights and biases too many, batches too large for memory, steps without end. What a file holds is known only once
  /// it is read; a run checks the same then.
  var sizeProblems: [SettingProblem] {
    let outline = self.outline
    let shape = outline.shape ?? outline.least
    return sizeProblem(of: shape, samples: outline.samples ?? 0).map { [$0] } ?? []
  }

  func sizeProblem(of shape: Shape, samples: Int) -> SettingProblem? {
    let network: Network
    do { network = try Network(description(for: shape)) } catch {
      return error.isAboutSize ? SettingProblem(path: [.key("network")], error.clause) : nil
    }
    // Statistics look at so many samples together, whatever the batch.
    let rows = max(batch.rows(of: samples), min(samples, Limits.statisticsSamples))
    let units = network.layers.reduce(0) { $0 + $1.output.count }
    if rows * units > Limits.activations {
      return SettingProblem(
        path: [.key("network")],
        "\(rows) samples through \(units) units are \(rows * units) numbers; at most \(Limits.activations) are allowed"
      )
    }
    if plannedSteps(samples: samples) > Limits.steps {
      return SettingProblem(
        path: [.key("epochs")],
        "\(epochs) epochs are \(plannedSteps(samples: samples)) steps; at most \(Limits.steps) are allowed")
    }
    return nil
  }

  func plannedSteps(samples: Int) -> Int { epochs * batch.stepsPerEpoch(samples: samples) }
}

extension DataOutline {
  /// The smallest samples of this layout: no network can be smaller on those that will be read.
  var least: Shape {
    switch layout {
    case .vector: .vector(1)
    case .image: .image(channels: 1, height: 1, width: 1)
    case .sequence: .sequence(steps: 1, features: 1)
    case .tokens: .tokens(steps: 1, vocabulary: 2)
    }
  }
}

extension BatchSize {
  /// The steps in which so many samples are used up.
  func stepsPerEpoch(samples: Int) -> Int {
    switch self {
    case .full: samples > 0 ? 1 : 0
    case .size(let size): (samples + size - 1) / size
    }
  }

  /// The samples of one step, out of so many.
  func rows(of count: Int) -> Int {
    switch self {
    case .full: count
    case .size(let size): min(size, count)
    }
  }
}

extension Sweep {
  /// What any of its trainings, or all together, would ask for too much of.
  var sizeProblems: [SettingProblem] {
    let trainings = values.compactMap { try? training(at: $0) }
    if let problems = ([base] + trainings).map(\.sizeProblems).first(where: { !$0.isEmpty }) { return problems }
    let runs = seeds.values(from: 0).count
    let steps = trainings.reduce(0) { $0 + runs * $1.plannedSteps(samples: $1.data.outline.samples ?? 0) }
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
