import NablaScene
import Testing

@testable import NablaPlot

@Suite struct OKLabTests {
  // From Ottosson's matrices in double precision, by way of the published example values.
  @Test(
    "known colours have their published coordinates",
    arguments: [
      (0xFFFFFF, 1, 0, 0), (0x000000, 0, 0, 0), (0xFF0000, 0.62796, 0.22486, 0.12585),
      (0x00FF00, 0.86644, -0.23389, 0.17950), (0x0000FF, 0.45201, -0.03246, -0.31153),
    ] as [(UInt32, Double, Double, Double)])
  func known(rgb: UInt32, lightness: Double, a: Double, b: Double) {
    let lab = OKLab(Color(rgb))
    #expect((lab.lightness - lightness).magnitude < 1e-4)
    #expect((lab.a - a).magnitude < 1e-4)
    #expect((lab.b - b).magnitude < 1e-4)
  }

  @Test("every 8-bit colour survives the way there and back")
  func roundTrip() {
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 15) {
          let color = Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          let lab = OKLab(color)
          #expect(lab.color == color)
          let polar = OKLab(lightness: lab.lightness, chroma: lab.chroma, hue: lab.hue)
          #expect(polar.distance(to: lab) < 1e-12)
        }
      }
    }
  }

  @Test(
    "a colour outside the gamut keeps its lightness and hue", arguments: [0, 40, 145, 220, 300])
  func clipped(hue: Double) {
    for lightness in [0.3, 0.5, 0.7, 0.9] {
      let lab = OKLab(OKLab(lightness: lightness, chroma: 0.5, hue: hue).color)
      #expect((lab.lightness - lightness).magnitude < 0.01)
      let turn = (lab.hue - hue).magnitude
      #expect(min(turn, 360 - turn) < 3)
      #expect(lab.chroma > 0.02)
    }
    #expect(OKLab(lightness: 7, chroma: 0.5, hue: hue).color == Color(0xFFFFFF))
    #expect(OKLab(lightness: -7, chroma: 0.5, hue: hue).color == Color(0x000000))
  }
}

@Suite struct ColorVisionTests {
  @Test("greys look the same to every eye", arguments: ColorVision.allCases)
  func greys(eye: ColorVision) {
    for grey in [0x000000, 0x777777, 0xFFFFFF] as [UInt32] {
      #expect(eye.seen(Color(grey)).color == Color(grey))
    }
  }

  @Test("red and green come closer without red or green cones, blue and yellow do not")
  func confusions() {
    let (red, green) = (Color(0xC03030), Color(0x4A8030))
    let normal = ColorVision.normal.distance(red, green)
    #expect(ColorVision.deutan.distance(red, green) < 0.4 * normal)
    #expect(ColorVision.protan.distance(red, green) < 0.6 * normal)
    #expect(ColorVision.deutan.distance(Color(0x2040FF), Color(0xFFE020)) > 50)
  }

  @Test("fewer than two colours have no distance")
  func lonely() {
    #expect(ColorVision.normal.smallestDistance([]) == .infinity)
    #expect(ColorVision.normal.smallestDistance([Color(0x123456)]) == .infinity)
  }
}

@Suite struct ContrastTests {
  @Test("contrast is WCAG's")
  func ratios() {
    #expect((Contrast.ratio(Color(0x000000), Color(0xFFFFFF)) - 21).magnitude < 1e-9)
    #expect(Contrast.ratio(Color(0x336699), Color(0x336699)) == 1)
    #expect((Contrast.ratio(Color(0x767676), Color(0xFFFFFF)) - 4.54).magnitude < 0.01)
  }

  @Test("a text shade reaches its contrast with hardly any more and keeps the hue")
  func shades() {
    for paper in [Paper.light, Paper.dark, Color(0x808080), Color(0xFFD92F)] {
      for rgb in [0xF26015, 0xDADF6C, 0x2244EE, 0x00A698, 0x888888, 0x111111] as [UInt32] {
        let color = Color(rgb)
        let shade = Contrast.textShade(of: color, on: paper)
        let ratio = Contrast.ratio(shade, paper)
        #expect(ratio >= 4.5)
        if Contrast.ratio(color, paper) >= 4.5 { #expect(shade == color) }
        if shade != color { #expect(ratio < 4.75) }
        if OKLab(shade).chroma > 0.05 {
          #expect((OKLab(shade).hue - OKLab(color).hue).magnitude < 5)
        }
      }
    }
    #expect(Contrast.textShade(of: Color(0x888888), on: Paper.light, ratio: 30) == Color(0x000000))
    let faint = Color(0xFFFF00).opacity(0.5)
    #expect(Contrast.textShade(of: faint, on: Paper.light).alpha == faint.alpha)
  }

  @Test("text in any cell can be read")
  func cells() {
    let (ink, paper) = (Color(0x16181D), Color(0xFFFFFF))
    for map in Colormaps.all {
      for cell in map.table(.light, count: 256) {
        let text = Contrast.textColor(on: cell, ink: ink, paper: paper)
        #expect(Contrast.ratio(text, cell) >= 4.5)
      }
    }
    #expect(Contrast.textColor(on: Color(0xEEEEEE), ink: ink, paper: paper) == ink)
    #expect(Contrast.textColor(on: Color(0x202060), ink: ink, paper: paper) == paper)
  }
}
