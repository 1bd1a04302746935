import NablaScene
import Testing

@testable import NablaPlot

@Suite struct PaletteTests {
  @Test("Nabla's colours keep apart under every colour vision", arguments: ColorVision.allCases)
  func distances(eye: ColorVision) {
    for side in Appearance.Side.allCases {
      let colors = Palettes.nabla.colors.map { $0.color(side) }
      #expect(eye.smallestDistance(Array(colors.prefix(4))) >= 13)
      #expect(eye.smallestDistance(Array(colors.prefix(6))) >= 8.5)
      #expect(eye.smallestDistance(colors) >= 7)
    }
  }

  @Test("Nabla's colours stand out from the paper and their text shades can be read")
  func contrasts() {
    for color in Palettes.nabla.colors {
      #expect(Contrast.ratio(color.light, Paper.light) >= 3)
      #expect(Contrast.ratio(color.dark, Paper.dark) >= 3)
      let text = Contrast.textShade(of: color)
      #expect(Contrast.ratio(text.light, Paper.light) >= 4.5)
      #expect(Contrast.ratio(text.dark, Paper.dark) >= 4.5)
      #expect(text.role == color.role + "-text")
    }
  }

  @Test("every palette has distinct colours, roles in order and a dark side that can be seen")
  func all() {
    #expect(
      Palettes.all.map(\.id) == [
        "nabla", "nabla16", "okabe-ito", "tab10", "petroff10", "set2", "dark2", "tableau10",
        "chalk",
      ])
    for palette in Palettes.all {
      #expect(Set(palette.colors.map(\.light)).count == palette.count)
      #expect(palette.colors.map(\.role) == (1...palette.count).map { "s\($0)" })
      for color in palette.colors { #expect(Contrast.ratio(color.dark, Paper.dark) >= 3) }
    }
  }

  @Test("beyond its length a palette starts again and counts the rounds")
  func beyond() {
    let palette = Palettes.nabla
    #expect(palette.color(at: 9) == palette.color(at: 1))
    #expect(palette.color(at: 9).role == "s2")
    #expect([0, 7, 8, 16, -3].map(palette.round(at:)) == [0, 0, 1, 2, 0])
    #expect(palette.color(at: .max).role == "s8")
    #expect(palette.color(at: .min).role == "s1")
    #expect(Palette("none", []) == nil)
  }

  @Test(
    "a name is found in any case, with either hyphen, and reversed",
    arguments: [
      ("Okabe_Ito", "#000000"), ("okabe-ito", "#000000"), ("tab10_r", "#17becf"),
      ("SET2-reversed", "#b3b3b3"),
    ])
  func names(name: String, first: String) {
    #expect(Palettes.named(name)?.colors.first?.light.hex == first)
    #expect(Palettes.named(name)?.colors.first?.role == "s1")
    #expect(Palettes.named("tab11") == nil)
    #expect(Palettes.named("_r") == nil)
  }
}
