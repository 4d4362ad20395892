import Engine

extension PlaneData: MadeData {
  static let rows: [KnobRow<PlaneData>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .number("noise", "noise", \.noise, "the noise", in: Limits.noise),
    .number("scale", "scale of the inputs", \.scale, "the scale of the inputs", in: Limits.scale, perDecade: 9),
    KnobRow(
      "balance", "share of the second class", needs: "needs data of two classes in the plane",
      domain: { _ in .linear(Limits.balance, step: 0.05) },
      value: { $0.shape == .blobs ? nil : .number($0.balance) },
      set: { (data, value) throws(SettingProblem) in
        data.balance = try value.number("the share of the second class", in: Limits.balance)
      }),
    KnobRow(
      "centers", "centers", needs: "needs the dataset blobs",
      domain: { _ in .integer(Limits.centers) },
      value: { $0.shape == .blobs ? .number($0.centers) : nil },
      set: { (data, value) throws(SettingProblem) in
        data.centers = try value.integer("the number of centers", in: Limits.centers)
      }),
    .number("flipped", "share of flipped labels", \.flipped, "the share of flipped labels", in: Limits.flipped),
  ]

  var origin: DataSource.Origin { .plane(self) }

  var outline: DataOutline {
    DataOutline(.vector(2), samples: samples, answers: .classes(shape == .blobs ? centers : 2))
  }

  /// The truth is not flipped.
  var heldOut: PlaneData {
    var held = self
    held.flipped = 0
    return held
  }
}

extension PlaneRegression: MadeData {
  static let rows: [KnobRow<PlaneRegression>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .number("noise", "noise", \.noise, "the noise", in: Limits.noise),
    .number("scale", "scale of the inputs", \.scale, "the scale of the inputs", in: Limits.scale, perDecade: 9),
  ]

  var origin: DataSource.Origin { .surface(self) }
  var outline: DataOutline { DataOutline(.vector(2), samples: samples, answers: .numbers) }
}
