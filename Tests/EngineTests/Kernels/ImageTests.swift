import Testing

@testable import Engine

@Suite struct ImageTests {
  @Test("rows become bordered blocks and come back, whatever their number and size", arguments: kernelLevels)
  func packing(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for rows in [1, 5, 16, 17, 33] {
      for (channels, height, width) in [(1, 1, 1), (3, 5, 4), (2, 17, 19), (1, 3, 33)] {
        let images = PlainImages(rows: rows, channels: channels, height: height, width: width, seed: 1)
        // The source's rows are longer than an image.
        let stride = images.features + 3
        let source = (0..<rows * stride).map { place in
          place % stride < images.features
            ? images.values[place / stride * images.features + place % stride] : Float.nan
        }
        for padding in 0...2 {
          let pixels = (height + 2 * padding) * (width + 2 * padding)
          var packed = [Float](repeating: .nan, count: images.blocks * channels * pixels * 16)
          kernels.packImages(source, stride, rows, channels, height, width, padding, &packed)
          #expect(packed == images.blocked(padding: padding))
          var padded = [Float](repeating: .nan, count: packed.count)
          kernels.padImages(images.blocked(), images.blocks * channels, height, width, padding, &padded)
          #expect(padded == packed)
        }
        var back = [Float](repeating: .nan, count: rows * stride)
        kernels.unpackImages(images.blocked(filler: .nan), rows, images.features, &back, stride)
        #expect(back == source.map { $0.isNaN ? 0 : $0 })
      }
    }
  }
}
