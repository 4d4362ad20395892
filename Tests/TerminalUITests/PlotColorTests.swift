import Testing

@testable import TerminalUI

@Suite("Colours become what the terminal has")
struct PlotColorTests {
  @Test("the first six series keep six different colours", arguments: [ColorTier.eight, .sixteen, .palette256])
  func series(_ tier: ColorTier) {
    let colors = PlotPalette.standard.series.prefix(6).map { $0.foreground.reduced(to: tier) }
    #expect(Set(colors).count == 6, "\(colors)")
  }

  @Test("without colours everything is the terminal's own")
  func none() {
    for color in [Color.rgb(1, 2, 3), .palette(9), .standard] { #expect(color.reduced(to: .none) == .standard) }
  }

  @Test("a colour that the palette has is found exactly", arguments: 16..<256)
  func exact(_ index: Int) {
    let components = ColorComponents(paletteIndex: index)
    let color = Color.rgb(UInt8(components.red), UInt8(components.green), UInt8(components.blue))
    #expect(color.reduced(to: .palette256).components == components)
  }

  @Test("reducing twice changes nothing more", arguments: ColorTier.allCases)
  func idempotent(_ tier: ColorTier) {
    let palette = (0..<256).map { Color.palette(UInt8($0)) }
    let exact = stride(from: 0, to: 256, by: 15).flatMap { red in
      stride(from: 0, to: 256, by: 51).map { Color.rgb(UInt8(red), UInt8($0), UInt8(255 - red)) }
    }
    for color in palette + exact {
      let once = color.reduced(to: tier)
      #expect(once.reduced(to: tier) == once)
    }
  }

  @Test("a middle gray is the terminal's own colour, not bright black", arguments: [ColorTier.eight, .sixteen])
  func gray(_ tier: ColorTier) {
    #expect(Color.rgb(128, 128, 128).reduced(to: tier) == .standard)
    #expect(Color.rgb(10, 10, 10).reduced(to: tier) == .palette(0))
    #expect(Color.rgb(220, 220, 220).reduced(to: tier) == .palette(7))
  }

  @Test("a ramp has its stops at its ends and clamps outside")
  func ramp() {
    let ramp = ColorRamp.viridis
    #expect(ramp.color(at: 0) == .rgb(68, 1, 84))
    #expect(ramp.color(at: 7) == .rgb(253, 231, 37))
    #expect(ramp.color(at: -.infinity) == .rgb(68, 1, 84))
    #expect(ColorRamp([.rgb(0, 0, 0), .rgb(100, 200, 40)]).color(at: 0.5) == .rgb(50, 100, 20))
    #expect(ramp.color(at: .nan) == .standard)
    #expect(ColorRamp([]).color(at: 0.3) == .standard)
  }
}
