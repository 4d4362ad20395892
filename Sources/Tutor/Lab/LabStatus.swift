import Lab
import Mathematics
import TerminalUI

/// What is going on, in words and numbers that keep their places while they change.
struct LabStatus {
  /// One thing to say; the first matter most when there is little room.
  struct Piece: Equatable {
    var label = ""
    var value: String
    /// Columns the value may come to take.
    var columns: Int
    var isState = false

    var width: Int { (label.isEmpty ? 0 : label.columns + 1) + max(columns, value.columns) }
  }

  let state: String
  let pieces: [Piece]
  /// The same in few columns, with one reading.
  let shortPieces: [Piece]
  let readings: [Piece]
  /// 0 to 1; nil when nobody knows how long it takes.
  let progress: Double?

  /// - Parameter readingShare: how far the reading of a large table is, 0 to 1; nil when none is read.
  init(_ frame: Frame?, _ playback: Playback, readingShare: Double? = nil) {
    state = LabStatus.state(frame, playback)
    guard let frame else {
      (pieces, readings, progress) = ([Piece(value: state, columns: 8, isState: true)], [], nil)
      shortPieces = pieces
      return
    }
    if let readingShare {
      // The picture is still that of the run before.
      pieces = [Piece(value: "reading the data", columns: 16, isState: true)]
      shortPieces = [Piece(value: "reading the data, \(Int(readingShare * 100)) %", columns: 23, isState: true)]
      readings = LabStatus.readings(frame)
      progress = readingShare
      return
    }
    guard frame.plannedSteps != 0 else {
      readings = LabStatus.readings(frame)
      pieces = [Piece(value: "Knobs act at once: there is nothing to wait for.", columns: 8, isState: true)]
      shortPieces = [Piece(value: "at once", columns: 8, isState: true)] + readings.prefix(1)
      progress = nil
      return
    }
    let total = frame.plannedSteps?.grouped
    let width = max(total?.columns ?? 0, playback.furthest.grouped.columns)
    let step = String(frame.step.grouped).fitted(to: width, .trailing)
    var pieces = [Piece(value: state, columns: 8, isState: true)]
    if playback.isPaused, playback.isRewound {
      pieces[0].value = "rewound to step \(frame.step.grouped) of \(playback.furthest.grouped)"
    } else {
      pieces.append(Piece(label: "step", value: total.map { "\(step) of \($0)" } ?? step, columns: width))
    }
    if frame.epoch != Double(frame.step) {
      pieces.append(Piece(label: "epoch", value: NumberText.short(frame.epoch, digits: 3), columns: 4))
    }
    pieces.append(Piece(value: playback.pace.words, columns: 20))
    self.pieces = pieces
    readings = LabStatus.readings(frame)
    let short = step + (playback.isRewound ? "/\(playback.furthest.grouped)" : total.map { "/\($0)" } ?? "")
    shortPieces =
      [Piece(value: state, columns: 8, isState: true), Piece(value: short, columns: 0)] + readings.prefix(1)
    progress = frame.plannedSteps.map { $0 > 0 ? Double(frame.step) / Double($0) : 1 }
  }

  private static func state(_ frame: Frame?, _ playback: Playback) -> String {
    guard let frame else { return "building" }
    switch frame.ending {
    case .diverged: return "diverged"
    case .completed, .reached: return "finished"
    case nil: break
    }
    if playback.isPaused { return playback.isRewound ? "rewound" : "paused" }
    return playback.isRewound ? "replaying" : "running"
  }

  /// The measures of the whole run first; of a kind without them, those of its last layer, or what sums it up.
  private static func readings(_ frame: Frame) -> [Piece] {
    let known = frame.readings.filter { $0.value != nil }
    let whole: [Measure.Name] = [
      .trainLoss, .testLoss, .trainAccuracy, .testAccuracy, .outOfBagAccuracy, .leaves, .gain, .bestGain,
      .shareOfBest,
      .parameters, .slope, .smallest, .largest, .crossEntropy, .entropy,
      .totalTime, .formulaTime, .idleShare,
      .queueMean,
    ]
    var chosen = known.filter { $0.measure.layer == nil && whole.contains($0.measure.name) }
    if chosen.isEmpty {
      let last = known.compactMap(\.measure.layer).max()
      chosen = known.filter { reading in
        guard let layer = reading.measure.layer else { return false }
        return layer == last && [.activationStd, .saturation].contains(reading.measure.name)
          || layer == 1 && reading.measure.name == .gradientStd
      }
    }
    return chosen.map { Piece(label: $0.measure.inWords, value: text($0), columns: isShare($0.measure) ? 5 : 7) }
  }

  private static func isShare(_ measure: Measure) -> Bool {
    [.trainAccuracy, .testAccuracy, .outOfBagAccuracy, .shareOfBest, .saturation, .zeros, .idleShare].contains(
      measure.name)
  }

  private static func text(_ reading: Reading) -> String {
    guard let value = reading.value else { return "" }
    return isShare(reading.measure) ? NumberText.fixed(value * 100, decimals: 1) + "%" : NumberText.short(value)
  }
}

extension Measure {
  /// As the status line names it: "train loss", "saturated at layer 3:".
  fileprivate var inWords: String {
    switch (name, layer) {
    case (.trainLoss, nil): "train loss"
    case (.trainAccuracy, nil): "accuracy"
    case (_, nil): words
    case (.activationStd, let layer?): "spread at layer \(layer):"
    case (.gradientStd, let layer?): "gradient at layer \(layer):"
    case (.saturation, let layer?): "saturated at layer \(layer):"
    case (_, let layer?): "\(Measure(name).words) of layer \(layer):"
    }
  }
}
