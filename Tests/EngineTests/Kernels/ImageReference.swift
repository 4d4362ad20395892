@testable import Engine

/// Images as plain arrays, [rows][channels][height][width], for references in 64 bits.
struct PlainImages: Equatable {
  var rows: Int
  var channels: Int
  var height: Int
  var width: Int
  var values: [Float]

  init(rows: Int, channels: Int, height: Int, width: Int, values: [Float]) {
    self.rows = rows
    self.channels = channels
    self.height = height
    self.width = width
    self.values = values
  }

  init(rows: Int, channels: Int, height: Int, width: Int, seed: UInt64) {
    self.init(
      rows: rows, channels: channels, height: height, width: width,
      values: numbers(rows * channels * height * width, seed: seed))
  }

  var blocks: Int { (rows + 15) / 16 }
  var features: Int { channels * height * width }

  func index(_ r: Int, _ c: Int, _ y: Int, _ x: Int) -> Int { ((r * channels + c) * height + y) * width + x }

  /// The layout of the kernels, with zeros in the border and `filler` in lanes without an image.
  func blocked(padding: Int = 0, filler: Float = 0) -> [Float] {
    let h = height + 2 * padding
    let w = width + 2 * padding
    var out = [Float](repeating: 0, count: blocks * channels * h * w * 16)
    for r in 0..<blocks * 16 {
      for c in 0..<channels {
        for y in 0..<height {
          for x in 0..<width {
            let place = (((r / 16 * channels + c) * h + y + padding) * w + x + padding) * 16 + r % 16
            out[place] = r < rows ? values[index(r, c, y, x)] : filler
          }
        }
      }
    }
    return out
  }

  /// The images of blocks without a border.
  init(blocked: [Float], rows: Int, channels: Int, height: Int, width: Int) {
    let features = channels * height * width
    self.init(
      rows: rows, channels: channels, height: height, width: width,
      values: (0..<rows * features).map { place in
        let r = place / features
        return blocked[(r / 16 * features + place % features) * 16 + r % 16]
      })
  }

  /// What lies in lanes without an image.
  static func emptyLanes(_ blocked: [Float], rows: Int) -> [Float] {
    let blocks = (rows + 15) / 16
    let planes = blocked.count / 16 / blocks
    return rows % 16 == 0
      ? [] : (0..<planes * 16).filter { $0 % 16 >= rows % 16 }.map { blocked[(blocks - 1) * planes * 16 + $0] }
  }
}

/// A convolution and its slopes as plain loops in 64 bits.
struct PlainConvolution {
  var units: Int
  var kernel: Int
  var stride: Int
  var dilation: Int
  var padding: Int
  /// [units][channels kernel kernel]
  var weights: [Float]
  var bias: [Float]

  init(channels: Int, units: Int, kernel: Int, stride: Int, dilation: Int, padding: Int, seed: UInt64) {
    self.units = units
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    weights = numbers(units * channels * kernel * kernel, seed: seed)
    bias = numbers(units, seed: seed + 1)
  }

  var inputs: Int { weights.count / units }
  var paddedUnits: Int { (units + 7) / 8 * 8 }

  func positions(_ size: Int) -> Int { (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1 }

  /// The place of a weight in the panels.
  func place(_ input: Int, _ unit: Int) -> Int {
    let panel = unit / 16 * 16
    return panel * inputs + input * min(16, paddedUnits - panel) + unit - panel
  }

  var panels: [Float] {
    var out = [Float](repeating: 0, count: inputs * paddedUnits)
    for u in 0..<units { for i in 0..<inputs { out[place(i, u)] = weights[u * inputs + i] } }
    return out
  }

  /// Calls `body` with every output, input and weight that belong together: out += weight * x.
  func forEachProduct(_ x: PlainImages, _ body: (_ out: Int, _ input: Int, _ weight: Int) -> Void) {
    let height = positions(x.height)
    let width = positions(x.width)
    for r in 0..<x.rows {
      for u in 0..<units {
        for oy in 0..<height {
          for ox in 0..<width {
            let out = ((r * units + u) * height + oy) * width + ox
            for c in 0..<x.channels {
              for ky in 0..<kernel {
                let y = oy * stride + ky * dilation - padding
                guard y >= 0, y < x.height else { continue }
                for kx in 0..<kernel {
                  let column = ox * stride + kx * dilation - padding
                  guard column >= 0, column < x.width else { continue }
                  body(out, x.index(r, c, y, column), u * inputs + (c * kernel + ky) * kernel + kx)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// The largest difference between values and what they should be.
func largestDifference(_ values: [Float], _ exact: [Double]) -> Double {
  guard values.count == exact.count else { return .infinity }
  var largest = 0.0
  for index in 0..<values.count {
    let difference = abs(Double(values[index]) - exact[index])
    if !(difference <= largest) { largest = difference }
  }
  return largest
}
