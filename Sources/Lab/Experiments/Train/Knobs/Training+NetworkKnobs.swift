import Engine

extension Training {
  static let networkKnobs: [KnobRow<Training>] = [
    KnobRow(
      "depth", "hidden layers", needs: "needs hidden dense layers that are all alike",
      domain: { _ in .integer(Limits.depth) },
      value: { $0.hasEqualHiddenLayers ? .number($0.layers.count - 1) : nil },
      set: { (training, value) throws(SettingProblem) in
        let depth = try value.integer("the number of hidden layers", in: Limits.depth)
        training.layers = Array(repeating: training.layers[0], count: depth) + training.layers.suffix(1)
      }),
    .part(
      "units", "units of a hidden layer", needs: "needs a hidden layer, dense or recurrent", ofHidden: true,
      domain: .integer(Limits.units),
      value: { $0.isDense || $0.recurrent != nil ? .number($0.units) : nil },
      set: { (layer, value) throws(SettingProblem) in
        layer.units = try value.integer("the number of units", in: Limits.units)
      }),
    .part(
      "activation", "activation", needs: "needs a hidden layer with an activation", ofHidden: true,
      domain: .words(TrainingWords.activations.names),
      value: { layer in
        layer.activation.map { .text(TrainingWords.activations.name(of: $0) ?? "leaky-relu") }
      },
      set: { (layer, value) throws(SettingProblem) in
        layer.activation = try TrainingWords.activations.read(value)
      }),
    .part(
      "channels", "channels of a convolution", needs: "needs a layer conv", domain: .integer(Limits.units),
      value: { $0.isConvolution ? .number($0.units) : nil },
      set: { (layer, value) throws(SettingProblem) in
        layer.units = try value.integer("the number of channels", in: Limits.units)
      }),
    .window("kernel", "size of a kernel", \.kernel, "the size of a kernel", in: Limits.window),
    .window("conv-stride", "stride of a convolution", \.stride, "the stride", in: Limits.window),
    .window("padding", "padding of a convolution", \.padding, "the padding", in: Limits.padding),
    .window("dilation", "dilation of a convolution", \.dilation, "the dilation", in: Limits.window),
    .part(
      "embedding", "numbers of an embedding", needs: "needs a layer embedding", domain: .integer(Limits.units),
      value: { $0.isEmbedding ? .number($0.units) : nil },
      set: { (layer, value) throws(SettingProblem) in
        layer.units = try value.integer("the number of units", in: Limits.units)
      }),
  ]
}

extension KnobRow where Settings == Training {
  /// A number of the window of every convolution.
  fileprivate static func window(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Convolution, Int> & Sendable, _ what: String,
    in range: ClosedRange<Int>
  ) -> KnobRow {
    .part(
      name, label, needs: "needs a layer conv", domain: .integer(range),
      value: { layer in layer.window.map { .number($0[keyPath: path]) } },
      set: { (layer, value) throws(SettingProblem) in
        layer.window?[keyPath: path] = try value.integer(what, in: range)
      })
  }
}
