import Lab

extension LabScreen {
  /// Why something cannot be done now; nil when it can.
  func reason(against command: Command) -> String? {
    switch command {
    case .leave, .nextKnob, .previousKnob, .turn, .type, .scroll: return nil
    case .points: return canDraw ? nil : "Points take the place of data in the plane only."
    case .claims: return tally.claims.isEmpty ? "This experiment makes no claims." : nil
    case .reset where failure != nil: return nil
    case .export: return ExportedFolder.refusal(of: experiment)
    default: break
    }
    if failure != nil { return "The experiment could not be built. R tries again with the knobs as they are." }
    guard let frame else { return "The experiment is still being built." }
    switch command {
    case .run, .step, .epoch: return reasonAgainstTraining(command, frame)
    case .slower: return playback.pace.slower == playback.pace ? "A step in two seconds is the slowest pace." : nil
    case .faster: return playback.pace == .unlimited ? "It runs as fast as it can already." : nil
    case .back, .backTenth: return playback.step == 0 ? "This is the start of the run." : nil
    case .forward, .forwardTenth:
      return playback.isRewound ? nil : "No later step was taken yet. s takes the next one."
    case .fork:
      return playback.isRewound ? nil : "A fork starts from an earlier step. Go back to one with , first."
    case .pin: return reasonAgainstPin(frame)
    case .unpin: return pins.isEmpty ? "No run is pinned." : nil
    case .clock:
      if let clock, clock.seconds == nil { return "Real threads are being measured already." }
      return LoaderClock.reason(against: experiment)
    case .axis: return hasAxes ? nil : "No picture here has an axis to change."
    case .crosshair, .moveCrosshair: return curves == nil ? "There are no curves to read out." : nil
    case .nextPanel, .previousPanel: return frame.panels.count < 2 ? "There is only one picture." : nil
    case .reset, .leave, .nextKnob, .previousKnob, .turn, .type, .scroll, .claims, .export, .share, .points:
      return nil
    case .weights:
      return showsWeights || canEditWeights
        ? nil : "Weights are set by hand where a small network of dense layers is shown."
    }
  }

  private func reasonAgainstTraining(_ command: Command, _ frame: Frame) -> String? {
    switch frame.ending {
    case nil: nil
    case .diverged: "The run diverged. Turn a knob, or start it anew with R."
    case .completed, .reached: command == .run ? nil : "The run is over. R starts it anew."
    }
  }

  private func reasonAgainstPin(_ frame: Frame) -> String? {
    if pins.count >= PinnedRun.most { return "\(PinnedRun.most) runs are pinned already. P takes them away." }
    return PinnedRun(frame, of: experiment) == nil ? "There is no curve to pin yet." : nil
  }
}
