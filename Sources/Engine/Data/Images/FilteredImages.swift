/// Images and what a known filter makes of them, for a convolution that is to find the filter. Libraries call it a
/// convolution but do not turn the kernel round: what is learned looks like the kernel here.
public struct FilteredImages: Equatable, Sendable {
  public enum Filter: String, CaseIterable, Sendable {
    /// Left minus right neighbour, on one image of 6 x 8: white (1) with black columns 2 to 5 (0). The example of
    /// Zhang, Lipton, Li and Smola, *Dive into deep learning*, chapter on convolutional layers.
    case difference
    /// Sobel's upright edges, on Gaussian noise of 12 x 12.
    case sobel

    /// [height][width]
    public var kernel: [[Float]] {
      switch self {
      case .difference: [[1, -1]]
      case .sobel: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
      }
    }
  }

  public var filter: Filter
  /// How many images of noise; `difference` has its one.
  public var samples: Int

  public init(filter: Filter, samples: Int = 16) {
    self.filter = filter
    self.samples = samples
  }

  /// Targets [samples, (height - kernel height + 1) * (width - kernel width + 1)]: one number for each place where
  /// the kernel fits.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    let (height, width) = filter == .difference ? (6, 8) : (12, 12)
    var inputs: [Float]
    switch filter {
    case .difference: inputs = (0..<height * width).map { (2...5).contains($0 % width) ? 0 : 1 }
    case .sobel:
      try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
      var generator = Generator(seed: seed, stream: stream)
      inputs = (0..<samples * height * width).map { _ in Float(generator.normal()) }
    }
    let count = inputs.count / (height * width)
    let targets = (0..<count).flatMap { image in
      filtered(inputs[image * height * width..<(image + 1) * height * width], height: height, width: width)
    }
    return Dataset(
      inputs: inputs, shape: .image(channels: 1, height: height, width: width),
      targets: .values(targets, width: targets.count / count))
  }

  /// y(i, j) = sum over a, b of k(a, b) x(i + a, j + b)
  private func filtered(_ image: ArraySlice<Float>, height: Int, width: Int) -> [Float] {
    let kernel = filter.kernel
    return (0...height - kernel.count).flatMap { y in
      (0...width - kernel[0].count).map { x in
        var sum: Float = 0
        for (a, row) in kernel.enumerated() {
          for (b, weight) in row.enumerated() { sum += weight * image[image.startIndex + (y + a) * width + x + b] }
        }
        return sum
      }
    }
  }
}
