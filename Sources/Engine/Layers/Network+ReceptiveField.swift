extension Network {
  /// How many pixels along each side of the input one unit of a layer sees, borders left aside; nil where the units do not lie
  /// in an image, because each of them sees all of it, or there was none.
  ///
  /// r <- r + (extent - 1) j, j <- j stride, from r = j = 1 on, where extent = dilation (kernel - 1) + 1 and j is the
  /// distance, in pixels of the input, between neighbours of the layer (Dumoulin and Visin 2016).
  public func receptiveField(layer: Int) -> Int? {
    guard case .image = layers[layer].output else { return nil }
    var (field, distance) = (1, 1)
    for layer in layers[...layer] {
      let (extent, stride) = layer.window
      field += (extent - 1) * distance
      distance *= stride
    }
    return field
  }
}

extension Layer {
  /// Pixels a unit sees of the layer below, along a side, and between two neighbours.
  fileprivate var window: (extent: Int, stride: Int) {
    switch kind {
    case .convolution(let window): (window.dilation * (window.kernel - 1) + 1, window.stride)
    case .pooling(let pooling): (pooling.size, pooling.stride)
    case .dense, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding, .recurrent: (1, 1)
    }
  }
}
