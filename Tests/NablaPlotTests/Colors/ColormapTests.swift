import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ColormapTests {
  @Test func namesAreThoseOfTheMaps() {
    #expect(Colormaps.names == Colormaps.all.map(\.id))
  }

  @Test(
    "published maps have their published length and ends",
    arguments: [
      ("viridis", 256, "#440154", "#fde725"), ("magma", 256, "#000004", "#fcfdbf"),
      ("inferno", 256, "#000004", "#fcffa4"), ("plasma", 256, "#0d0887", "#f0f921"),
      ("cividis", 256, "#00224e", "#fee838"), ("turbo", 256, "#30123b", "#7a0403"),
      ("blues", 256, "#f7fbff", "#08306b"), ("greys", 256, "#ffffff", "#000000"),
      ("twilight", 510, "#e2d9e2", "#e2d9e2"), ("coolwarm", 256, "#3b4cc0", "#b40426"),
      ("rdbu", 256, "#67001f", "#053061"),
    ] as [(String, Int, String, String)])
  func published(id: String, count: Int, first: String, last: String) {
    let map = Colormaps.named(id)
    #expect(map?.light.count == count)
    #expect(map?.color(at: 0).light.hex == first)
    #expect(map?.color(at: 1).light.hex == last)
    #expect(map?.isSameOnBothSides == true)
    #expect(Colormaps.named(id + "_r")?.color(at: 0).light.hex == last)
    #expect(Colormaps.named(id + "_r")?.id == id + "_r")
  }

  @Test("names are distinct, and a reverse reversed is the map itself")
  func all() {
    #expect(Set(Colormaps.all.map(\.id)).count == Colormaps.all.count)
    for map in Colormaps.all {
      #expect(map.reversed.reversed == map)
      #expect(Colormaps.named(map.id.uppercased()) == map)
    }
    #expect(Colormaps.named("jet") == nil)
    #expect(Colormaps.named("") == nil)
  }

  @Test(
    "sequential maps go one way in lightness",
    arguments: Colormaps.all.filter { $0.kind == .sequential }.map(\.id))
  func monotone(id: String) {
    guard let map = Colormaps.named(id) else { return #expect(Bool(false)) }
    for side in Appearance.Side.allCases {
      let lightness = map.table(side, count: 129).map { OKLab($0).lightness }
      let direction = lightness[128] - lightness[0]
      for (a, b) in zip(lightness, lightness.dropFirst()) {
        #expect((b - a) * direction > -0.0025)
      }
      #expect(direction.magnitude > 0.5)
    }
  }

  @Test("the low end of attention is the paper, exactly, and lightness runs evenly")
  func attention() {
    let map = Colormaps.attention
    #expect(map.color(at: 0) == ColorPair(light: Paper.light, dark: Paper.dark))
    #expect(Colormaps.lightLow.color(at: 0).dark == Paper.light)
    #expect(Colormaps.darkLow.color(at: 0).light == Paper.dark)
    for side in Appearance.Side.allCases {
      expectEven(map.table(side, count: 256))
    }
  }

  @Test("the middle of blue–orange is the paper, exactly, and both arms are alike in lightness")
  func blueOrange() {
    let map = Colormaps.blueOrange
    #expect(map.color(at: 0.5) == ColorPair(light: Paper.light, dark: Paper.dark))
    for side in Appearance.Side.allCases {
      let row = map.table(side, count: 511)
      expectEven(Array(row.prefix(256)))
      expectEven(Array(row.suffix(256)))
      let lightness = row.map { OKLab($0).lightness }
      for (low, high) in zip(lightness, lightness.reversed()) {
        #expect((low - high).magnitude < 0.006)
      }
      let ends = [row[0], row[510]]
      for eye in ColorVision.allCases { #expect(eye.smallestDistance(ends) > 13) }
    }
  }

  @Test("a user's map runs through its colours, and places beyond the ends are clamped")
  func custom() {
    let colors = [0xFF0000, 0x00FF00, 0x0000FF].map { ColorPair(Color($0)) }
    guard let map = Colormap("mine", through: colors) else { return #expect(Bool(false)) }
    #expect(map.color(at: 0) == colors[0])
    #expect(map.color(at: 1) == colors[2])
    #expect([-1, .nan, -.infinity].map { map.color(at: $0) } == [colors[0], colors[0], colors[0]])
    #expect(map.color(at: .infinity) == colors[2])
    #expect(ColorVision.normal.distance(map.color(at: 0.5).light, colors[1].light) < 1)
    #expect(Colormap("short", through: [colors[0]]) == nil)
  }

  /// Fails unless lightness is a straight line, to within what 8 bits can show.
  private func expectEven(_ row: [Color]) {
    let lightness = row.map { OKLab($0).lightness }
    let (first, last) = (lightness[0], lightness[row.count - 1])
    for (step, value) in lightness.enumerated() {
      let share = Double(step) / Double(row.count - 1)
      #expect((value - first - (last - first) * share).magnitude < 0.006)
    }
  }
}
