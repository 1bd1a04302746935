import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ColorScaleTests {
  @Test("a scale has the expected defaults")
  func defaults() throws {
    let scale = try ColorScale(.linear(0...1))
    #expect(scale.colormap == Colormaps.viridis)
    #expect(scale.missing == .clear)
    #expect(scale.stops().count == 33)
  }

  static let problems: [(ColorScale.Kind, String)] = [
    (.linear(0 ... .infinity), "color: the ends 0 to inf are not finite; give finite ends."),
    (.log(0...1), "color: a log scale cannot reach from 0 to 1; give two ends above 0."),
    (
      .diverging(0...1, midpoint: 2),
      "color: the midpoint 2 is outside 0 to 1; give a midpoint between the ends."
    ),
    (
      .diverging(0...1, midpoint: .nan),
      "color: the midpoint nan is outside 0 to 1; give a midpoint between the ends."
    ),
    (
      .thresholds([1, 1]),
      "color: the threshold 1 after 1 does not rise; give rising finite thresholds."
    ),
    (
      .symlog(0...1, threshold: 0), "color: the threshold 0 is not above 0; give a positive number."
    ),
    (
      .values([2, 1], Palettes.nabla),
      "color: the value 1 after 2 does not rise; give rising finite values."
    ),
    (
      .categorical(Palettes.nabla, count: 0), "color: 0 categories cannot be shown; give 1 to 1000."
    ),
  ]

  @Test("impossible scales say why", arguments: problems)
  func refused(kind: ColorScale.Kind, message: String) {
    let error = #expect(throws: NablaError.self) { try ColorScale(kind) }
    #expect(error?.description == message)
  }

  static let places: [(ColorScale.Kind, Double, Double?)] = [
    (.linear(10...20), 12.5, 0.25), (.linear(10...20), 5, 0), (.linear(10...20), .infinity, 1),
    (.linear(10...20), .nan, nil), (.linear(3...3), 3, 0.5), (.linear(3...3), 4, 1),
    (.linear(-1e308...1e308), 0, 0.5), (.log(1...100), 10, 0.5), (.log(1...100), -5, 0),
    (.log(1e-300...1e300), 1, 0.5), (.diverging(-1...3, midpoint: 0), 0, 0.25),
    (.thresholds([0, 1]), 0, 0.5), (.thresholds([0, 1]), -.infinity, 1.0 / 6),
    (.thresholds([]), 9, 0.5), (.categorical(Palettes.nabla, count: 4), 2, 0.625),
    (.categorical(Palettes.nabla, count: 4), -1, nil),
    (.categorical(Palettes.nabla, count: 4), 4, nil),
    (.symlog(-100...100, threshold: 1), 0, 0.5), (.symlog(-100...100, threshold: 1), 1e9, 1),
    (.symlog(0...100, threshold: 1), 1, 1 / 5.605170185988091),
    (.values([4, 6, 8], Palettes.nabla), 6, 0.5), (.values([4, 6, 8], Palettes.nabla), 5, nil),
    (.values([4, 6, 8], Palettes.nabla), 8, 2.5 / 3),
  ]

  @Test("values have a place along the colorbar, clamped to its ends", arguments: places)
  func place(kind: ColorScale.Kind, value: Double, expected: Double?) throws {
    let place = try ColorScale(kind).place(of: value)
    #expect((place == nil) == (expected == nil))
    #expect(((place ?? 0) - (expected ?? 0)).magnitude < 1e-12)
  }

  static let kinds: [ColorScale.Kind] = [
    .linear(-2...7), .log(1e-6...1e3), .diverging(-1...3, midpoint: 0.5),
    .diverging(-1e308...1e308, midpoint: 0), .thresholds([-1, 0, 2.5]), .linear(4...4),
    .linear(0 ... .leastNonzeroMagnitude), .linear(-1.7e308...1.7e308),
    .categorical(Palettes.tab10, count: 12), .log(2...2), .symlog(-50...1e6, threshold: 0.1),
    .values([-1, 0, 2.5], Palettes.tab10),
  ]

  @Test("the inverse of a place is its value", arguments: kinds)
  func inverse(kind: ColorScale.Kind) throws {
    let scale = try ColorScale(kind)
    for step in 0...20 {
      let value = scale.value(at: Double(step) / 20)
      #expect(value.isFinite)
      guard let place = scale.place(of: value) else { return #expect(Bool(false)) }
      let again = scale.value(at: place)
      if case .thresholds = kind { continue }
      #expect((again - value).magnitude <= 1e-9 * max(1, value.magnitude))
    }
  }

  @Test("thresholds lie on the classes' edges along the colorbar")
  func edges() throws {
    let scale = try ColorScale(.thresholds([-1, 0, 2.5]))
    #expect([0.25, 0.5, 0.75].map { scale.value(at: $0) } == [-1, 0, 2.5])
    #expect(scale.stops().count == 8)
    #expect(scale.stops().map(\.offset) == [0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1])
    #expect(scale.color(of: -9) == Colormaps.viridis.color(at: 0))
    #expect(scale.color(of: 9) == Colormaps.viridis.color(at: 1))
  }

  @Test("equal distances from the midpoint are equally strong")
  func midpoint() throws {
    let map = Colormaps.blueOrange
    let scale = try ColorScale(.diverging(-1...3, midpoint: 0), colormap: map)
    #expect(scale.color(of: 0).light == Paper.light)
    #expect(scale.color(of: 3) == map.color(at: 1))
    let (low, high) = (scale.color(of: -1), scale.color(of: 1))
    #expect((OKLab(low.light).lightness - OKLab(high.light).lightness).magnitude < 0.01)
    #expect(low == scale.color(of: -50))
  }

  @Test("pixels are the colours of the values to within the table's step", arguments: kinds)
  func pixels(kind: ColorScale.Kind) throws {
    let missing = ColorPair(light: Color(0x010203), dark: Color(0x040506))
    let scale = try ColorScale(kind, colormap: Colormaps.attention, missing: missing)
    var values = (0...40).map { scale.value(at: Double($0) / 40) }
    values += [.nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, -1]
    let grid = try scale.pixels(values, width: 7, height: 7)
    guard let dark = grid.dark else { return #expect(Bool(false)) }
    for (index, value) in values.enumerated() {
      let color = scale.color(of: value)
      #expect(isNear(Color(packed: grid.light.values[index]), color.light))
      #expect(isNear(Color(packed: dark.values[index]), color.dark))
    }
    #expect(grid.light.values[41] == missing.light.packed)
  }

  @Test("zero is exactly the paper in a signed heatmap and one side serves both pages if equal")
  func exact() throws {
    let signed = try ColorScale(.diverging(-2...2, midpoint: 0), colormap: Colormaps.blueOrange)
    let grid = try signed.pixels([0], width: 1, height: 1)
    #expect(grid.light.values == [Paper.light.packed])
    #expect(grid.dark?.values == [Paper.dark.packed])
    #expect(try ColorScale(.linear(0...1)).pixels([], width: 0, height: 9).dark == nil)
  }

  static let bounded: [(ColorScale.Kind, [Double], [Double])] = [
    (.linear(0...1), [-1e-9, -.infinity], [1 + 1e-9, .infinity]),
    (.log(1...10), [0, -5, 0.9], [11]),
    (.symlog(-5...5, threshold: 1), [-6], [6]), (.diverging(-1...3, midpoint: 0), [-2], [4]),
    (.thresholds([0, 1]), [-0.1], [1, 2]),
  ]

  @Test("values beyond the ends have colours of their own, in pixels too", arguments: bounded)
  func beyond(kind: ColorScale.Kind, below: [Double], above: [Double]) throws {
    let (under, over) = (ColorPair(Color(0x010203)), ColorPair(Color(0x0A0B0C)))
    let scale = try ColorScale(kind, under: under, over: over)
    let inside = [scale.value(at: 0.5)]
    for value in below { #expect(scale.color(of: value) == under) }
    for value in above { #expect(scale.color(of: value) == over) }
    for value in inside { #expect(![under, over].contains(scale.color(of: value))) }
    let values = below + inside + above + [.nan]
    let grid = try scale.pixels(values, width: values.count, height: 1)
    for (value, pixel) in zip(values, grid.light.values) {
      #expect(isNear(Color(packed: pixel), scale.color(of: value).light))
    }
  }

  @Test("values that do not fill the grid are refused", arguments: [(2, 2), (-1, -3), (.max, 2)])
  func sizes(width: Int, height: Int) throws {
    let scale = try ColorScale(.linear(0...1))
    let error = #expect(throws: NablaError.self) {
      try scale.pixels([1, 2, 3], width: width, height: height)
    }
    #expect(
      error?.description
        == "color: 3 values do not fill \(width) × \(height) cells; give one value a cell.")
  }

  private func isNear(_ a: Color, _ b: Color) -> Bool {
    [(a.red, b.red), (a.green, b.green), (a.blue, b.blue), (a.alpha, b.alpha)]
      .allSatisfy { (Int($0) - Int($1)).magnitude <= 2 }
  }
}
