/// The window of a convolution, as every library computes it: a cross-correlation, the kernel not flipped (LeCun 1989).
///
/// out[o, y, x] = sum over c, i, j of W[o, c, i, j] in[c, y stride + i dilation - padding, x stride + j dilation - padding]
public struct Convolution: Equatable, Sendable {
  /// Places of the window along each side.
  public var kernel: Int
  /// Pixels from one place of the window to the next.
  public var stride: Int
  /// Zeros around the image on every side.
  public var padding: Int
  /// The distance between two neighbours of the window.
  public var dilation: Int

  public init(kernel: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// floor((size + 2 padding - dilation (kernel - 1) - 1) / stride) + 1; 0 where the window does not fit.
  public func outputSize(_ size: Int) -> Int {
    let room = size + 2 * padding - dilation * (kernel - 1) - 1
    return room < 0 ? 0 : room / stride + 1
  }
}
