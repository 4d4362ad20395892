import Lab
import TerminalUI

extension LabScreen {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    guard !rect.isEmpty else { return }
    let theme = scene.theme
    if let failure { return drawFailure(failure, on: &surface, in: rect, theme) }
    let notice = noticeText(isShort: rect.width < 60, theme)
    let layout = LabLayout(
      rect,
      LabLayout.Contents(knobs: listed.count, claims: tally.claims.count) { width in
        notice.map { $0.wrapped(width: width, hanging: 2).count } ?? 0
      })
    var hidden = 0
    if view.showsClaims {
      drawAllClaims(on: &surface, in: layout.pictures, theme)
    } else {
      hidden = drawPictures(on: &surface, in: layout, theme)
    }
    drawReadings(hidden: hidden, on: &surface, in: layout, theme)
    drawKnobs(on: &surface, in: layout, theme)
    drawClaims(on: &surface, in: layout, theme)
    if let folder {
      draw(folder, on: &surface, in: layout.notice, theme)
    } else if let notice {
      draw(notice, on: &surface, in: layout.notice)
    }
    drawStatus(on: &surface, in: layout, theme)
  }

  private func drawFailure(_ sentence: String, on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    let card = Card(
      title: "This experiment cannot be run",
      body: [
        StyledText(sentence), StyledText(),
        StyledText("Turn a knob or load a recipe, then R tries again. q goes back to the page.", theme.dim),
      ], styles: theme.widgets, glyphs: theme.glyphs)
    let place = card.placed(in: rect)
    card.draw(on: &surface, in: place)
    guard place.bottom + 1 + board.knobs.count <= rect.bottom else { return }
    let below = Rect(x: place.x, y: place.bottom + 1, width: place.width, height: rect.bottom - place.bottom - 1)
    knobList(theme).draw(on: &surface, in: below)
  }
}

extension LabScreen {
  /// What is going on before the first picture.
  private var waiting: String {
    readingShare.map { "Reading the data: \(Int($0 * 100)) %" } ?? "Building the experiment"
  }

  /// Returns how many pictures there are besides.
  private func drawPictures(on surface: inout Surface, in layout: LabLayout, _ theme: Theme) -> Int {
    guard let frame, !frame.panels.isEmpty else {
      let text = frame == nil ? waiting : "This experiment shows no picture"
      let row = layout.pictures.centered(maximumWidth: text.columns, maximumHeight: 1)
      surface.put(text, x: row.x, y: row.y, theme.dim, in: row)
      return 0
    }
    var needs = frame.panels.map(PanelNeeds.init)
    var most = layout.mostPictures
    if lesson.isEmpty, most == 2 {
      // Where one plays, data, network and curve are seen together, small as they may be.
      most = 3
      for place in needs.indices { needs[place].comfortable = needs[place].least }
    }
    let arrangement = PanelArrangement(needs, main: main, in: layout.pictures, atMost: most)
    for place in arrangement.places {
      panelView(frame.panels[place.panel], theme).draw(on: &surface, in: place.rect)
    }
    if layout.isTight, arrangement.hiddenCount > 0 {
      // The only free corner of a small screen is behind the title.
      let text = hiddenWords(arrangement.hiddenCount, isShort: true)
      let row = layout.pictures.splitTop(1).top
      let free = (row.right - text.columns - 2..<row.right).allSatisfy { surface[$0, row.y].character == " " }
      if free { surface.put(text, x: row.right - text.columns, y: row.y, theme.dim, in: row) }
    }
    return arrangement.hiddenCount
  }

  func hiddenWords(_ count: Int, isShort: Bool) -> String {
    isShort ? "Tab: \(count) more" : "Tab: \(count) more \(count == 1 ? "picture" : "pictures")"
  }

  func panelView(_ panel: Panel, _ theme: Theme) -> PanelView {
    var result = PanelView(panel: panel, theme: theme, axis: view.axis)
    if panel.name == "boundary", let sheet { result.cursor = (sheet.x, sheet.y) }
    guard case .lineChart(let chart) = panel.content else { return result }
    if let curves, curves.chart.xTitle == chart.xTitle { result.crosshair = view.crosshair }
    for (pin, name) in zip(pins, names.dropFirst()) {
      if let line = pin.line(like: chart, in: panel.name) { result.others.append((pinName(name, pin), line)) }
    }
    if !result.others.isEmpty { result.ownName = names.first.map { $0.isEmpty ? "now" : $0 } ?? "" }
    if let guess, isAbout(guess, panel) { result.guess = guess }
    return result
  }

  /// A pin that differs in nothing from the present run is told by its step.
  private func pinName(_ name: String, _ pin: PinnedRun) -> String {
    guard name.isEmpty || name == names.first else { return name }
    return name + (name.isEmpty ? "" : ", ") + "pinned at step \(pin.step.grouped)"
  }

  private func isAbout(_ guess: Guess, _ panel: Panel) -> Bool {
    switch guess.measure.name {
    case .trainLoss, .testLoss: panel.name == "loss"
    case .trainAccuracy, .testAccuracy: panel.name == "accuracy"
    case .unitSpread: panel.name == "spread"
    case .epochs, .steps: panel.name == "loss" || panel.name == "sweep"
    default: false
    }
  }
}
