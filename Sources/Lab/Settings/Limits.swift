/// What an experiment may ask for: checked while it is read, before any memory is taken. Also the domains of knobs.
enum Limits {
  static let samples = 2...100_000
  static let noise = 0.0...0.5
  static let scale = 0.01...10.0
  static let balance = 0.05...0.95
  static let centers = 2...10
  static let flipped = 0.0...0.5
  /// What is added to a target, to a pixel or to a step.
  static let targetNoise = 0.0...10.0
  static let divisor = 1e-6...1e6
  static let textStride = 1...1_000
  static let testShare = 0.0...0.9

  static let layers = 1...200
  static let units = 1...1_024
  static let window = 1...64
  static let padding = 0...64
  static let dropout = 0.0...0.95
  static let truncation = 0...2_000
  static let parameters = 4_000_000
  /// Samples in a batch, or looked at together, times units of all layers: the numbers a forward pass keeps.
  static let activations = 40_000_000
  /// How many the engine looks at for the statistics of layers.
  static let statisticsSamples = 1_000

  static let weightScale = 1e-12...100.0
  static let jitter = 1e-12...10.0
  static let bias = -20.0...20.0

  static let learningRate = 1e-6...100.0
  static let momentum = 0.0...0.999
  static let beta = 0.0...0.9999
  static let epsilon = 1e-12...0.1
  static let weightDecay = 0.0...1.0
  /// Or 0.
  static let penalty = 1e-6...100.0
  static let clip = 1e-6...1e6
  /// What a rate ends at, or is multiplied by: a share of its peak.
  static let rateShare = 0.0...1.0
  /// Above 0, because ratios are taken of it.
  static let ratioShare = 1e-6...1.0
  static let warmUp = 0.0...0.9
  static let rise = 0.01...0.99
  static let rateDivisor = 1.0...1e9
  static let stages = 1...100
  static let cycles = 1...10
  static let inputJitter = 0.0...5.0
  static let flip = 0.0...1.0
  static let patience = 1...10_000
  static let improvement = 0.0...10.0
  static let delta = 1e-6...1e6
  static let smoothing = 0.0...0.9
  static let batch = 1...100_000
  static let epochs = 1...1_000_000
  static let steps = 100_000_000
  static let framesPerStep = 2...60
  static let stepsPerFrame = 1...1_000_000

  static let sample = 1...1_000
  static let temperature = 0.05...5.0

  static let sweepValues = 60
  static let sweepSeeds = 1...20
  static let depth = 1...100
  static let width = 1...512
  static let propagatedSamples = 2...2_000

  static let treeSamples = 20_000
  static let treeDepth = 1...100
  static let leafSamples = 1...1_000
  static let minimumGain = 0.0...0.5
  static let alpha = 0.0...0.2
  static let trees = 1...500
  /// Trees of a forest times samples.
  static let forestSamples = 2_000_000
  static let thresholds = -100_000.0...100_000.0

  static let names = 40
  static let claims = 24
  static let title = 120
  static let sentence = 400
}
