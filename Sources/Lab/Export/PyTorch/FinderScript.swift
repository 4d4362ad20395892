import Engine

/// The loop of a learning-rate range test as code.
struct FinderScript {
  let settings: RangeTestSettings

  init(_ finder: Finder) { settings = finder.test }

  private var batches: Int { max(settings.batches, RangeTestSettings.fewestBatches) }

  var constants: [String] {
    [
      "BATCHES = \(batches)  # each at a rate of its own",
      "START, END = \(PythonText.number(settings.start)), \(PythonText.number(settings.end))  # from rate to rate",
      "BETA = \(PythonText.number(settings.beta))  # how much of the smoothed loss is kept from batch to batch",
    ]
  }

  var lines: [String] {
    let corrected = settings.correctsBias ? "mean / (1 - BETA ** (batch + 1))  # the mean began at zero" : "mean"
    var lines = [
      "def written(value):", "    \"\"\"A field of the table; empty where there is no number.\"\"\"",
      "    return format(value, \".16g\") if numpy.isfinite(value) else \"\"", "", "",
      "print(\"batch,learning-rate,loss,smoothed-loss\")", "mean, best = 0.0, float(\"inf\")",
      "for batch in range(BATCHES):", "    rate = START * (END / START) ** (batch / BATCHES)",
      "    for group in optimizer.param_groups:", "        group[\"lr\"] = rate",
      "    loss, _ = train_step(batch)", "    mean = BETA * mean + (1 - BETA) * loss",
      "    smoothed = \(corrected)", "    best = min(best, smoothed)",
      "    print(f\"{batch},{written(rate)},{written(loss)},{written(smoothed)}\")",
    ]
    lines += [
      settings.stopsOnDivergence
        ? "    if smoothed > 4 * best or numpy.isnan(smoothed):" : "    if numpy.isnan(smoothed):", "        break",
    ]
    return lines
  }
}
