import Engine

/// Augmentation as a callback of fastai: samples that change a little each time they are trained on.
struct FastaiChanges {
  let augmentation: Augmentation

  init(_ augmentation: Augmentation) { self.augmentation = augmentation }

  var constants: [String] {
    (augmentation.flip > 0 ? ["FLIP = \(PythonText.number(augmentation.flip))  # the share that is mirrored"] : [])
      + (augmentation.shift > 0 ? ["SHIFT = \(augmentation.shift)  # pixels each way, at most"] : [])
      + (augmentation.jitter > 0
        ? ["JITTER = \(PythonText.number(augmentation.jitter))  # the deviation of the noise on each number"] : [])
  }

  /// Empty where nothing changes.
  var callback: [String] {
    guard !augmentation.isNone else { return [] }
    var lines = ["x = self.x.clone()"]
    if augmentation.flip > 0 {
      lines += ["mirrored = torch.rand(len(x)) < FLIP", "x[mirrored] = x[mirrored].flip(-1)"]
    }
    if augmentation.shift > 0 {
      lines += [
        "(height, width), wide = x.shape[-2:], functional.pad(x, 4 * [SHIFT])",
        "places = torch.randint(2 * SHIFT + 1, (len(x), 2)).tolist()",
        "x = torch.stack([image[:, y:y + height, z:z + width] for image, (y, z) in zip(wide, places)])",
      ]
    }
    if augmentation.jitter > 0 { lines.append("x = x + JITTER * torch.randn_like(x)") }
    return [
      "class Changes(Callback):", "    \"\"\"Samples are changed a little each time they are trained on.\"\"\"", "",
      "    run_valid = False", "", "    def before_batch(self):",
    ] + PythonText.indented(lines + ["self.learn.xb = (x,)"], by: 8) + ["", ""]
  }
}
