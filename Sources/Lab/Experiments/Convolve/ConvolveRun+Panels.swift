import Engine
import Mathematics

extension ConvolveRun {
  func panel(_ panel: ConvolvePanel) -> Panel {
    switch panel {
    case .slide: slidePanel
    case .sum: sumPanel
    case .shift: shiftPanel
    }
  }

  private var side: Int { settings.window.kernel }
  /// Whether the place is written into the output already.
  private var isDone: Bool { done == terms }
  private var written: Int { step / terms }

  /// The picture with the window marked, the kernel, and what has come out so far.
  private var slidePanel: Panel {
    var boards = [padded]
    if let weights {
      boards.append(
        Panel.Boards.Board(
          title: "kernel", columns: side, rows: side, values: weights, range: symmetric(weights),
          marks: done > 0 && !isDone ? [done - 1] : []))
    }
    boards.append(
      Panel.Boards.Board(
        title: "output \(output.side) x \(output.side)", columns: output.side, rows: output.side,
        values: output.values, known: written,
        range: range(of: output.values), marks: [place]))
    return Panel(
      name: ConvolvePanel.slide.rawValue, title: "\(settings.filter.words) over the picture",
      shortTitle: settings.filter.words,
      content: .boards(Panel.Boards(boards: boards, signs: weights == nil ? ["max"] : ["x", "="])),
      sentence: slideSentence)
  }

  private var padded: Panel.Boards.Board {
    let border = settings.padding
    let width = Picture.side + 2 * border
    var values: [Float] = []
    var faint: [Int] = []
    for row in 0..<width {
      for column in 0..<width {
        let inside = border..<Picture.side + border
        if !inside.contains(row) || !inside.contains(column) { faint.append(values.count) }
        values.append(image.pixel(row: row - border, column: column - border, settings.border))
      }
    }
    let marks = PixelGrid.places(under: settings, at: place, of: output.side).map {
      ($0.row + border) * width + $0.column + border
    }
    return Panel.Boards.Board(
      title: "picture \(Picture.side) x \(Picture.side)" + (border > 0 ? " + \(border)" : ""), columns: width,
      rows: width, values: values, range: 0...Double(Picture.ink.upperBound), marks: marks, faint: faint)
  }

  private var slideSentence: String {
    let start = "The output is \(output.side) x \(output.side). "
    guard written > 0 else { return start + "The window is at its first place, in the upper left corner." }
    let last = written - 1
    return start + "\(NumberWords.count(written)) of \(NumberWords.plural(output.values.count, "place")) done; "
      + "row \(last / output.side + 1), column \(last % output.side + 1) came out as "
      + "\(NumberWords.value(Double(output.values[last])))."
  }

  /// The present place, product by product, a line for each row of the window.
  private var sumPanel: Panel {
    let pixels = covered(at: place)
    var rows: [[String]] = []
    for row in 0..<side {
      let range = row * side..<min((row + 1) * side, max(done, row * side))
      let words = range.map { term -> String in
        let pixel = Self.number(pixels[term])
        return weights.map { "\(Self.number($0[term])) x \(pixel)" } ?? pixel
      }
      let sum = weights.map { weights in
        range.reduce(Float(0)) { $0 + weights[$1] * pixels[$1] }
      }
      let largest = range.map { pixels[$0] }.max()
      rows.append([
        "row \(row + 1)", words.joined(separator: weights == nil ? ", " : " + "),
        range.isEmpty ? "" : Self.number(sum ?? largest ?? 0),
      ])
    }
    let name = "row \(place / output.side + 1), column \(place % output.side + 1)"
    let total = isDone ? "" : " so far"
    rows.append(["all", "", done == 0 ? "" : Self.number(partial(pixels))])
    return Panel(
      name: ConvolvePanel.sum.rawValue, title: "Worked out: \(name) of the output", shortTitle: "Worked out",
      content: .table(
        Panel.Table(
          headers: ["window", weights == nil ? "pixels" : "weight x pixel", weights == nil ? "largest" : "sum"],
          rows: rows)),
      sentence: done == 0
        ? "Next comes \(name)."
        : "At \(name) the \(weights == nil ? "largest pixel" : "sum")\(total) is \(Self.number(partial(pixels))).")
  }

  private func partial(_ pixels: [Float]) -> Float {
    guard let weights else { return pixels.prefix(done).max() ?? 0 }
    return zip(weights, pixels).prefix(done).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private var shiftPanel: Panel {
    let comparison = ShiftComparison(image, settings)
    let both = comparison.movedFirst.values + comparison.filteredFirst.values
    let side = output.side
    func board(_ title: String, _ values: [Float], _ range: ClosedRange<Double>) -> Panel.Boards.Board {
      Panel.Boards.Board(title: title, columns: side, rows: side, values: values, range: range)
    }
    let boards = [
      board("shift, filter", comparison.movedFirst.values, range(of: both)),
      board("filter, shift", comparison.filteredFirst.values, range(of: both)),
      board("difference", comparison.differences, 0...max(1, comparison.largest)),
    ]
    let inner = comparison.innerLargest.map { "\(NumberWords.value($0)) inside, " } ?? ""
    return Panel(
      name: ConvolvePanel.shift.rawValue,
      title:
        "Shift by \(settings.shift), two ways: they differ by \(inner)\(NumberWords.value(comparison.largest)) in all",
      shortTitle: "Shift by \(settings.shift)",
      content: .boards(Panel.Boards(boards: boards, signs: ["-", "="])), sentence: shiftSentence(comparison))
  }

  private func shiftSentence(_ comparison: ShiftComparison) -> String {
    let whole = settings.shift % settings.stride == 0
    let moved =
      whole
      ? "A shift of \(NumberWords.plural(settings.shift, "pixel")) is one of "
        + "\(NumberWords.plural(comparison.places, "place")) in the output."
      : "A shift of \(NumberWords.plural(settings.shift, "pixel")) is no whole number of places of the output, so "
        + "it is moved by \(comparison.places)."
    let inner =
      comparison.innerLargest.map {
        $0 == 0 ? "Inside, both ways agree exactly" : "Inside, they differ by up to \(NumberWords.value($0))"
      } ?? "Every window touches an edge"
    let all =
      comparison.largest == 0
      ? "; at the edges too." : "; with the edges they differ by up to \(NumberWords.value(comparison.largest))."
    return "\(moved) \(inner)\(all)"
  }

  private func symmetric(_ values: [Float]) -> ClosedRange<Double> {
    let bound = values.map { Double(abs($0)) }.max() ?? 0
    return bound > 0 ? -bound...bound : -1...1
  }

  /// From 0 where nothing is negative.
  private func range(of values: [Float]) -> ClosedRange<Double> {
    let whole = symmetric(values)
    return values.contains { $0 < 0 } ? whole : 0...whole.upperBound
  }

  private static func number(_ value: Float) -> String { NumberText.short(Double(value), digits: 3) }
}

extension Convolve.Filter {
  fileprivate var words: String {
    switch self {
    case .uprightEdges: "Upright edges"
    case .levelEdges: "Level edges"
    case .outline: "Outline"
    case .sharpen: "Sharpen"
    case .copy: "Copy"
    case .mean: "Mean"
    case .max: "The largest pixel"
    }
  }
}
