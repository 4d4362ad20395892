import Testing

@testable import Engine

@Suite struct ConvolutionTests {
  /// A configuration of the sweep, with sizes that change from one to the next.
  struct Case: CustomTestStringConvertible {
    var x: PlainImages
    var layer: PlainConvolution

    var testDescription: String {
      "\(x.rows) x \(x.channels) x \(x.height) x \(x.width) to \(layer.units), kernel \(layer.kernel) stride "
        + "\(layer.stride) dilation \(layer.dilation) padding \(layer.padding)"
    }

    init(_ number: Int, kernel: Int, stride: Int, dilation: Int, padding: Int) {
      let counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17]
      let channels = counts[number % 11]
      let units = counts[number * 4 % 11]
      layer = PlainConvolution(
        channels: channels, units: units, kernel: kernel, stride: stride, dilation: dilation, padding: padding,
        seed: UInt64(number))
      let least = max(1, dilation * (kernel - 1) + 1 - 2 * padding)
      let height = least + number % 4
      let width = least + number * 3 % 7
      // As many rows as are still quick to check.
      let products = channels * kernel * kernel * units * layer.positions(height) * layer.positions(width)
      let rows = [[33], [17, 16], [16, 5], [5], [1]][number % 5].first { $0 * products < 150_000 } ?? 2
      x = PlainImages(
        rows: rows, channels: channels, height: height, width: width,
        seed: UInt64(number + 1000))
    }
  }

  /// All kernels, strides, dilations and paddings.
  static let cases: [Case] = {
    var cases: [Case] = []
    for kernel in 1...5 {
      for stride in 1...3 {
        for dilation in 1...2 {
          for padding in 0...2 {
            cases.append(
              Case(cases.count, kernel: kernel, stride: stride, dilation: dilation, padding: padding))
          }
        }
      }
    }
    return cases
  }()

  @Test("output and all slopes are those of plain loops, in every configuration")
  func sweep() {
    for item in Self.cases {
      let x = item.x
      let layer = item.layer
      let d = PlainImages(
        rows: x.rows, channels: layer.units, height: layer.positions(x.height), width: layer.positions(x.width),
        seed: 7)
      var out = [Double](repeating: 0, count: d.values.count)
      var dx = [Double](repeating: 0, count: x.values.count)
      var dw = [Double](repeating: 0, count: layer.weights.count)
      for place in 0..<out.count {
        out[place] = Double(layer.bias[place / (d.height * d.width) % layer.units])
      }
      layer.forEachProduct(x) { o, i, w in
        out[o] += Double(layer.weights[w]) * Double(x.values[i])
        dx[i] += Double(layer.weights[w]) * Double(d.values[o])
        dw[w] += 0.5 * Double(d.values[o]) * Double(x.values[i])
      }
      for level in kernelLevels {
        let results = Results(x, layer, d, KernelTable(level: level))
        #expect(largestDifference(results.out.values, out) < 3e-5, "\(item.testDescription)")
        #expect(largestDifference(results.dx.values, dx) < 3e-5, "\(item.testDescription)")
        let weights = (0..<dw.count).map {
          results.panels[layer.place($0 % layer.inputs, $0 / layer.inputs)]
        }
        #expect(largestDifference(weights, dw) < 3e-5, "\(item.testDescription)")
        let padding = results.panels.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        #expect(padding >= layer.inputs * (layer.paddedUnits - layer.units), "\(item.testDescription)")
        #expect(PlainImages.emptyLanes(results.dxBlocks, rows: x.rows).allSatisfy { $0 == 0 })
      }
    }
  }

  /// What the kernels make of a case, each buffer first filled with what is not a number.
  struct Results {
    var out: PlainImages
    var dx: PlainImages
    var dxBlocks: [Float]
    var panels: [Float]
    var bias: [Float]

    init(_ x: PlainImages, _ layer: PlainConvolution, _ d: PlainImages, _ kernels: KernelTable) {
      let input = x.blocked(padding: layer.padding, filler: 7)
      let height = x.height + 2 * layer.padding
      let width = x.width + 2 * layer.padding
      var outBlocks = [Float](repeating: .nan, count: x.blocks * d.features * 16)
      kernels.convolveForward(
        input, x.blocks, x.channels, height, width, layer.panels, layer.bias, layer.units, layer.kernel,
        layer.stride, layer.dilation, &outBlocks)
      out = PlainImages(blocked: outBlocks, rows: x.rows, channels: layer.units, height: d.height, width: d.width)

      let slopes = d.blocked()
      var scratch = [Float](repeating: .nan, count: layer.weights.count)
      kernels.transposeForInputSlopes(layer.panels, x.channels, layer.units, layer.kernel, &scratch)
      dxBlocks = [Float](repeating: .nan, count: x.blocks * x.features * 16)
      kernels.convolveInputSlopes(
        slopes, x.blocks, x.channels, x.height, x.width, scratch, layer.units, layer.kernel, layer.stride,
        layer.dilation, layer.padding, &dxBlocks)
      dx = PlainImages(blocked: dxBlocks, rows: x.rows, channels: x.channels, height: x.height, width: x.width)

      panels = [Float](repeating: .nan, count: layer.inputs * layer.paddedUnits)
      bias = [Float](repeating: .nan, count: layer.paddedUnits)
      kernels.convolveWeightSlopes(
        input, x.blocks, x.channels, height, width, slopes, layer.units, layer.kernel, layer.stride,
        layer.dilation, &panels, &bias, 0.5)
    }
  }

  @Test("slopes of the biases are sums over pixels and images", arguments: kernelLevels)
  func biases(_ level: KernelLevel) {
    for item in Self.cases where item.x.rows > 1 {
      let layer = item.layer
      let d = PlainImages(
        rows: item.x.rows, channels: layer.units, height: layer.positions(item.x.height),
        width: layer.positions(item.x.width), seed: 8)
      let results = Results(item.x, layer, d, KernelTable(level: level))
      var exact = [Double](repeating: 0, count: layer.paddedUnits)
      for place in 0..<d.values.count {
        exact[place / (d.height * d.width) % layer.units] += 0.5 * Double(d.values[place])
      }
      #expect(largestDifference(results.bias, exact) < 3e-5, "\(item.testDescription)")
      #expect(results.bias[layer.units...].allSatisfy { $0 == 0 })
    }
  }

  @Test("channels that are alike stay alike to the bit, however many there are", arguments: kernelLevels)
  func clones(_ level: KernelLevel) {
    for count in 1...20 {
      for kernel in [1, 3, 4, 5] {
        // All units have the same weights and slopes; all channels of the input, and their weights, are alike.
        var layer = PlainConvolution(
          channels: count, units: count, kernel: kernel, stride: 1, dilation: 1, padding: 1, seed: 3)
        let taps = numbers(kernel * kernel, seed: 4)
        layer.weights = (0..<layer.weights.count).map { taps[$0 % taps.count] }
        layer.bias = [Float](repeating: 0.3, count: count)
        let pixels = numbers(2 * 30, seed: 5)
        let x = PlainImages(
          rows: 2, channels: count, height: 5, width: 6,
          values: (0..<2 * count * 30).map { pixels[$0 / (count * 30) * 30 + $0 % 30] })
        let size = layer.positions(5) * layer.positions(6)
        let slopes = numbers(2 * size, seed: 6)
        let d = PlainImages(
          rows: 2, channels: count, height: layer.positions(5), width: layer.positions(6),
          values: (0..<2 * count * size).map { slopes[$0 / (count * size) * size + $0 % size] })
        let results = Results(x, layer, d, KernelTable(level: level))
        for (name, image) in [("out", results.out), ("dx", results.dx)] {
          let plane = image.height * image.width
          let alike = (0..<image.values.count).allSatisfy {
            image.values[$0] == image.values[$0 / (count * plane) * count * plane + $0 % plane]
          }
          #expect(alike, "\(name), \(count) channels, kernel \(kernel)")
        }
        let alike = (0..<layer.weights.count).allSatisfy {
          let input = $0 % layer.inputs
          return results.panels[layer.place(input, $0 / layer.inputs)]
            == results.panels[layer.place(input % taps.count, 0)]
        }
        #expect(alike, "weights of \(count) units, kernel \(kernel)")
        #expect(Set(results.bias[..<count]).count == 1)
      }
    }
  }
}
