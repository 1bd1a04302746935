import NablaSVG
import NablaScene
import Testing

@Suite struct NumberTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.5, "-0.5"), (0.05, "0.05"),
      (0.004, "0"), (-0.004, "0"), (0.005, "0.01"), (12.345, "12.35"), (1.10, "1.1"), (100, "100"),
      (1010.01, "1010.01"), (99.999, "100"), (123456.78, "123456.78"), (1e300, "1000000"),
      (-1e300, "-1000000"), (5e-324, "0"), (1.0 / 3, "0.33"), (-255.99609375, "-256"),
    ] as [(Double, String)])
  func `coordinates have two decimals, a point and no exponent`(
    value: Double, text: String
  ) throws {
    let item = MarkersItem(
      [Point(value, 0)], sizes: .one(2), fills: .one(ColorPair(Color(0))))
    #expect(try body(.markers(item)).contains("cx=\"\(text)\" "))
  }

  @Test(
    arguments: [
      (1, "0.004"), (64, "0.251"), (102, "0.4"), (128, "0.502"), (254, "0.996"),
    ] as [(UInt8, String)])
  func `opacities have three decimals`(alpha: UInt8, text: String) throws {
    var color = Color(0)
    color.alpha = alpha
    let item = PathItem(Path(segment: .zero, Point(1, 1)), fill: .solid(ColorPair(color)))
    #expect(
      try body(.path(item)) == ##"<path d="M0 0l1 1" fill="#000" fill-opacity="\##(text)"/>"##)
  }
}
