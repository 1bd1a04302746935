import NablaCairo
import NablaPlot
import NablaScene
import TestSupport
import Testing

/// What holds for every theme of the list.
@Suite struct EveryThemeTests {
  @Test func namesAreDifferent() {
    #expect(Set(Themes.all.map(\.name)).count == Themes.all.count)
  }

  @Test(arguments: Themes.all)
  func aThemeIsReadByItsName(choice: ThemeChoice) throws {
    #expect(try ThemeChoice(option: Node(choice.name)) == choice)
    #expect(choice.optionNode == Node(choice.name))
  }

  @Test(arguments: Themes.all)
  func theColoursThatAThemeNamesExist(choice: ThemeChoice) {
    let theme = choice.theme
    #expect(Palettes.named(theme.palette) != nil)
    for map in [theme.weights, theme.sequential, theme.diverging] {
      #expect(Colormaps.named(map) != nil, "\(map)")
    }
    for role in Theme.roles { #expect(theme.color(role: role) != nil, "\(role)") }
    #expect(theme.color(role: "s0") == nil)
    #expect(theme.color(role: "s9") == nil)
    #expect(theme.color(role: "") == nil)
  }

  @Test(arguments: Themes.all)
  func theThemeDecidesColoursAndNoPlace(choice: ThemeChoice) throws {
    guard choice.theme.sizes == Theme.nabla.sizes else { return }
    let figure = Line.sample
    let plain = try figure.drawn().report
    let themed = try figure.with(\.theme, choice).drawn().report
    #expect(themed.panels.map(\.plot) == plain.panels.map(\.plot))
    #expect(themed.allBoxes.map(\.rect) == plain.allBoxes.map(\.rect))
  }

  @Test func theDarkThemeHasADarkPage() throws {
    let light = try pixels(Line.sample.with(\.theme, .light).scene(), scale: 1)
    let dark = try pixels(Line.sample.with(\.theme, .dark).scene(), scale: 1)
    #expect(light[2, 2] == Color(0xFFFFFF))
    #expect(dark[2, 2] == Color(0x15181D))
  }
}
