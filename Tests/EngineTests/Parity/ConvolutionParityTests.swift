import Testing

@testable import Engine

@Suite("Convolution and pooling against PyTorch") struct ConvolutionParityTests {
  private static func image(_ numbers: LayerFixture.Numbers) -> Shape {
    .image(channels: numbers.shape[1], height: numbers.shape[2], width: numbers.shape[3])
  }

  @Test("outputs and all slopes of a convolution are PyTorch's, for every square window", arguments: kernelLevels)
  func convolution(_ level: KernelLevel) throws {
    var count = 0
    for example in try LayerFixture.read("convolution").cases where example.name == "conv2d" {
      guard let kernel = try example.square("kernel"), let stride = try example.square("stride"),
        let padding = try example.square("padding"), let dilation = try example.square("dilation")
      else { continue }
      count += 1
      let (x, weight) = (try example.given("x"), try example.given("weight"))
      let layer = try SingleLayer(
        .convolution(
          channels: weight.shape[0],
          window: Convolution(kernel: kernel, stride: stride, padding: padding, dilation: dilation),
          activation: .identity),
        input: Self.image(x), tensors: [weight.floats, try example.given("bias").floats], x: x.floats,
        slopes: try example.given("weights").floats, level)
      let name = "kernel \(kernel), stride \(stride), padding \(padding), dilation \(dilation)"
      expectClose(layer.output, try example.expected("output"), name)
      expectClose(layer.inputSlopes, try example.expected("dx"), name)
      expectClose(layer.tensorSlopes[0], try example.expected("dweight"), name)
      expectClose(layer.tensorSlopes[1], try example.expected("dbias"), name)
    }
    // The ninth has a window that is no square.
    #expect(count == 8)
  }

  @Test("outputs and slopes of a pooling are PyTorch's, for every square window", arguments: kernelLevels)
  func pooling(_ level: KernelLevel) throws {
    var count = 0
    for example in try LayerFixture.read("convolution").cases {
      guard let rule: Pooling.Rule = ["max-pool": .max, "average-pool": .average][example.name],
        let size = try example.square("kernel"), let stride = try example.square("stride"),
        let padding = try example.square("padding"), example.settings["count_include_pad"] != .truth(false)
      else { continue }
      count += 1
      // Our layers have no padding: a border that never wins, or that counts as zeros, takes its place.
      let x = try example.given("x")
      let bordered = Border(x, width: padding, value: rule == .max ? -1e9 : 0)
      let layer = try SingleLayer(
        .pooling(Pooling(rule, size: size, stride: stride)), input: bordered.shape, x: bordered.values,
        slopes: try example.given("weights").floats, level)
      expectClose(layer.output, try example.expected("output"), example.name)
      expectClose(bordered.inner(layer.inputSlopes), try example.expected("dx"), example.name)
    }
    // Two have a window that is no square, and one leaves its border out of the mean.
    #expect(count == 6)
  }
}

/// Images with the same number all around them.
private struct Border {
  let shape: Shape
  let values: [Float]
  private let places: [Int]

  init(_ images: LayerFixture.Numbers, width border: Int, value: Float) {
    let (height, width) = (images.shape[2] + 2 * border, images.shape[3] + 2 * border)
    shape = .image(channels: images.shape[1], height: height, width: width)
    places = (0..<images.shape[0] * images.shape[1]).flatMap { plane in
      (0..<images.shape[2]).flatMap { y in
        (0..<images.shape[3]).map { (plane * height + border + y) * width + border + $0 }
      }
    }
    var values = [Float](repeating: value, count: images.shape[0] * images.shape[1] * height * width)
    for (place, value) in zip(places, images.floats) { values[place] = value }
    self.values = values
  }

  /// What lies within.
  func inner(_ values: [Float]) -> [Float] { places.map { values[$0] } }
}
