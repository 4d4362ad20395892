import Testing

@testable import Engine

/// Plans drawn at random, with numbers nobody would write: each is refused in a sentence or can be trained.
@Suite struct WildDescriptionTests {
  @Test("a wild plan is refused in a sentence or trains three steps", arguments: 0..<10 as Range<UInt64>)
  func wild(_ stream: UInt64) {
    var draw = WildPlan(Generator(seed: 77, stream: stream))
    var (trained, sentences) = (0, Set<String>())
    for _ in 0..<500 {
      let plan = draw.plan()
      do {
        var run = try TrainingRun(plan, kernels: kernelLevels[Int(stream) % kernelLevels.count])
        #expect(run.advance(by: 3) == 3 || run.diverged != nil)
        if let evaluation = run.evaluate(on: .train) { #expect(run.diverged != nil || !evaluation.loss.isNaN) }
        trained += 1
      } catch {
        #expect(error.message.hasSuffix(".") && error.message.count > 20)
        sentences.insert(error.message)
      }
    }
    // Neither is rare.
    #expect(trained > 20, "\(trained)")
    #expect(sentences.count > 50, "\(sentences.count)")
  }
}

/// Draws plans: mostly small and possible, with a wild number here and there.
private struct WildPlan {
  private var generator: Generator

  init(_ generator: Generator) { self.generator = generator }

  private mutating func isLucky(_ share: Double) -> Bool { generator.uniform() < share }

  private mutating func size(_ usual: ClosedRange<Int>) -> Int {
    guard isLucky(0.03) else { return usual.lowerBound + generator.below(usual.count) }
    return pick([0, -1, .min, .max, .max / 2, .max - 7, 1 << 32, 1 << 40, 4_000_001, 5_000_001, 65, 3_037_000_500])
  }

  private mutating func number(_ usual: ClosedRange<Double>) -> Float {
    guard isLucky(0.03) else { return Float(generator.uniform(usual.lowerBound, usual.upperBound)) }
    return pick([0, -1, 1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[generator.below(values.count)] }

  mutating func plan() -> TrainingPlan {
    let input = shape()
    var network = NetworkDescription(input: input, layers: (0..<generator.below(4)).map { _ in layer() })
    let samples = 1 + generator.below(20)
    var (loss, targets) = (self.loss(), targets(samples: samples, width: 2))
    // More often than not, the end is made to fit.
    if let built = try? Network(network), isLucky(0.8) {
      if case .image = built.output { network.layers.append(.flatten) }
      network.layers.append(.dense(units: 2, activation: .identity))
      if case .sequence(let steps, _) = built.output, steps < 100 {
        loss = .softmaxCrossEntropy
        targets = .stepClasses((0..<samples * steps).map { Int32($0 % 2) }, steps: steps, names: ["a", "b"])
      }
    }
    return TrainingPlan(
      network: network, loss: loss, hyperparameters: hyperparameters(),
      train: Dataset(
        inputs: inputs(input, samples: samples), shape: isLucky(0.05) ? shape() : input, targets: targets),
      seed: generator.next())
  }

  private mutating func inputs(_ shape: Shape, samples: Int) -> [Float] {
    guard
      let network = try? Network(NetworkDescription(input: shape, layers: [.recurrent(Recurrent(.tanh, units: 1))]))
    else {
      // Of sequences there is a network; of others the numbers are few, or nobody can count them.
      switch shape {
      case .vector(let count) where (1...1_000).contains(count): return numbers(samples * count, seed: 1)
      case .image(let channels, let height, let width)
      where [channels, height, width].allSatisfy({ (1...70).contains($0) }):
        return numbers(samples * channels * height * width, seed: 1)
      default: return []
      }
    }
    guard network.inputs < 1_000 else { return [] }
    guard case .tokens(_, let vocabulary) = shape else { return numbers(samples * network.inputs, seed: 1) }
    return (0..<samples * network.inputs).map { _ in Float(generator.below(vocabulary)) }
  }

  private mutating func shape() -> Shape {
    switch generator.below(4) {
    case 0: .vector(size(1...9))
    case 1: .image(channels: size(1...3), height: size(1...9), width: size(1...9))
    case 2: .sequence(steps: size(1...6), features: size(1...5))
    default: .tokens(steps: size(1...6), vocabulary: size(1...9))
    }
  }

  private mutating func layer() -> LayerDescription {
    switch generator.below(10) {
    case 0, 1: .dense(units: size(1...20), activation: activation(), initializer: initializer(), bias: number(-1...1))
    case 2:
      .convolution(
        channels: size(1...9),
        window: Convolution(kernel: size(1...4), stride: size(1...3), padding: size(0...2), dilation: size(1...2)),
        activation: activation(), initializer: initializer(), bias: number(-1...1))
    case 3: .pooling(Pooling(pick([.max, .average]), size: size(1...3), stride: size(1...3)))
    case 4: .globalPooling(pick([.max, .average]))
    case 5: .flatten
    case 6: pick([.activation(activation()), .dropout(number(0...0.9))])
    case 7: .batchNormalization(BatchNormalization(momentum: number(0...1), epsilon: number(1e-6...0.1)))
    case 8: .embedding(features: size(1...6), initializer: initializer())
    default:
      .recurrent(
        Recurrent(
          pick(Recurrent.Cell.allCases), units: size(1...9), output: pick(Recurrent.Output.allCases),
          recurrentInitializer: initializer(), forgetBias: number(-1...3),
          truncation: isLucky(0.5) ? nil : size(0...5)), initializer: initializer())
    }
  }

  private mutating func activation() -> Activation {
    pick([
      .identity, .sigmoid, .tanh, .relu, .leakyRelu(number(0...1)), .softplus, .elu(number(0...2)), .gelu,
    ])
  }

  private mutating func initializer() -> Initializer? {
    pick([
      nil, nil, .zero, .constant(number(-1...1), jitter: number(0...1)), .normal(number(0...1)),
      .uniform(number(0...1)),
      .heNormal, .orthogonal(gain: number(0...2)), .lsuv,
    ])
  }

  private mutating func loss() -> Loss {
    pick([
      .meanSquaredError, .softmaxCrossEntropy, .softmaxCrossEntropy, .binaryCrossEntropy,
      .huber(delta: number(0.1...2)), .smoothedCrossEntropy(smoothing: number(0...0.9)),
    ])
  }

  private mutating func targets(samples: Int, width: Int) -> Targets {
    switch generator.below(4) {
    case 0: .values(numbers(samples * width, seed: 3).map { abs($0) }, width: size(width...width))
    case 1:
      .stepClasses(
        (0..<samples * 3).map { Int32($0 % 3) - 1 }, steps: size(1...3), names: ["a", "b"])
    default: .classes((0..<samples).map { Int32($0 % 2) }, names: samples > 1 ? ["a", "b"] : ["a"])
    }
  }

  private mutating func hyperparameters() -> Hyperparameters {
    var optimizer = pick(optimizers)
    optimizer.learningRate = number(0...0.5)
    return Hyperparameters(
      optimizer: optimizer, batch: isLucky(0.3) ? .full : .size(size(1...30)),
      penalty: Penalty(
        l1: number(0...0.1), rule: pick(Penalty.Rule.allCases), l2: number(0...0.1), decay: number(0...0.1)),
      clipping: pick([nil, .norm(number(0.1...1)), .value(number(0.1...1))]),
      dropout: isLucky(0.7) ? nil : number(0...0.9))
  }
}
