import NablaCairo
import NablaScene
import NablaText
import Testing

@Suite struct FormulaTests {
  private func item(_ tex: String, angle: Double = 0, halo: Double = 0) throws -> SceneItem {
    .text(
      try typesetFormula(tex, TextStyle(size: 20)).item(
        at: Point(40, 50), angle: angle, color: black, haloWidth: halo, haloColor: red,
        role: "label"))
  }

  private func pixels(_ tex: String, angle: Double = 0, halo: Double = 0) throws -> Bitmap {
    try NablaCairo.pixels(
      scene([try item(tex, angle: angle, halo: halo)], width: 100, height: 100), scale: 1)
  }

  @Test func `a fraction's bar is drawn where the scene has it, in any turn`() throws {
    let line = try typesetFormula(#"\frac{xx}{xx}"#, TextStyle(size: 20))
    let bar = line.rules[0].rect
    for (angle, place) in [
      (0.0, Point(40 + bar.midX, 50 + bar.midY)), (-90, Point(40 + bar.midY, 50 - bar.midX)),
      (90, Point(40 - bar.midY, 50 + bar.midX)),
    ] {
      let picture = try pixels(#"\frac{xx}{xx}"#, angle: angle)
      let darkness = Int(picture[Int(place.x), Int(place.y)].red)
      #expect(darkness < 160, "turned by \(angle)")
    }
  }

  @Test func `the halo goes around the bar, too`() throws {
    let plain = try pixels(#"\frac{xxx}{\quad}"#)
    let haloed = try pixels(#"\frac{xxx}{\quad}"#, halo: 2)
    let bar = try typesetFormula(#"\frac{xxx}{\quad}"#, TextStyle(size: 20)).rules[0].rect
    let (x, y) = (Int(40 + bar.midX), Int(50 + bar.maxY + 1.5))
    #expect(plain[x, y] == Color(0xFFFFFF))
    #expect(haloed[x, y].red > 200 && haloed[x, y].green < 80)
  }

  @Test func `parts have their own colours`() throws {
    let picture = try pixels(#"\color{#0000ff}{\frac{xx}{\phantom{x}}}"#)
    var blueish = 0
    for y in 0..<100 {
      for x in 0..<100 where picture[x, y].blue > 200 && picture[x, y].red < 120 { blueish += 1 }
    }
    #expect(blueish > 20)
  }

  @Test func `vector files hold formulas`() throws {
    let drawn = scene([try item(#"\sqrt{\frac{x^2}{2}}"#, angle: 30)], width: 100, height: 100)
    #expect(try pdf(drawn).count > 1000)
    #expect(try cairoSVG(drawn).count > 1000)
  }
}
