import NablaMath
import NablaPlot
import Testing

@Suite("Special points of graphs")
struct GraphFeaturesTests {
  private func features(
    _ text: String, _ x: ClosedRange<Double> = -4...4, _ y: ClosedRange<Double> = -5...5
  ) throws -> GraphFeatures {
    let formula = try Formula(text)
    let samples = FunctionSampler.sample(SamplingView(x: x, y: y)) { formula($0) }
    return GraphFeatures(samples, height: 10) { formula($0) }
  }

  private func isClose(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-12) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
  }

  static let rootCases: [(String, [Double])] = [
    ("x^3 - 3x + 1", [-1.8793852415718169, 0.3472963553338607, 1.532088886237956]),
    ("sin(x)", [-.pi, 0, .pi]), ("(x-1)^2", [1]), ("x^2 + 1", []), ("1/x", []),
    ("tan(x)", [-.pi, 0, .pi]),
    ("x^2 - 2", [-1.4142135623730951, 1.4142135623730951]), ("floor(x) + 0.5", []),
    ("3x - 1", [1.0 / 3]),
    ("|x| - 1", [-1, 1]), ("0x", []),
  ]

  @Test("are the zeros, exactly", arguments: rootCases)
  func roots(_ text: String, _ expected: [Double]) throws {
    let found = try features(text).roots().map(\.x)
    #expect(isClose(found, expected), "\(found)")
  }

  static let extremaCases: [(String, [Double])] = [
    ("x^3 - 3x + 1", [-1, 1]), ("cos(x)", [-.pi, 0, .pi]), ("|x|", [0]), ("x", []),
    ("floor(x)", []),
    ("e^(-x^2)", [0]), ("tan(x)", []), ("x^4 - x", [0.6299605249474366]), ("sin(x)/x", [0]),
  ]

  @Test("are the extrema", arguments: extremaCases)
  func extrema(_ text: String, _ expected: [Double]) throws {
    let found = try features(text).extrema().map(\.x)
    #expect(isClose(found, expected, 1e-9), "\(found)")
  }

  static let inflectionsCases: [(String, [Double])] = [
    ("x^3", [0]), ("sin(x)", [-.pi, 0, .pi]), ("e^(-x^2/2)", [-1, 1]), ("x^2", []), ("3x + 1", []),
    ("1/x", []), ("1/(x-1)^2", []), ("x + 1/x", []),
    ("x/(x^2+1)", [-3.squareRoot(), 0, 3.squareRoot()]),
  ]

  @Test("are the inflections", arguments: inflectionsCases)
  func inflections(_ text: String, _ expected: [Double]) throws {
    let found = try features(text).inflections().map(\.x)
    #expect(isClose(found, expected, 5e-7), "\(found)")
  }

  static let asymptotesCases: [(String, [Double])] = [
    ("atan(x)", [-.pi / 2, .pi / 2]), ("1/x", [0]), ("(2x+1)/(x-3)", [2]), ("x^2", []),
    ("ln(x)", []),
    ("sin(x)", []), ("e^x", [0]), ("3", []), ("sigmoid(x)", [0, 1]), ("x^(1/3)", []),
  ]

  @Test("are the levels that graphs come to far away", arguments: asymptotesCases)
  func asymptotes(_ text: String, _ expected: [Double]) throws {
    let found = try features(text).horizontalAsymptotes()
    #expect(isClose(found, expected, 1e-6), "\(found)")
  }

  @Test("are where two graphs meet, but not where one jumps over the other")
  func intersections() throws {
    let line = try features("x")
    #expect(isClose(line.intersections { $0 * $0 }.map(\.x), [0, 1]))
    #expect(line.intersections { $0 < 0.5 ? 3 : -3 }.isEmpty)
  }

  @Test("do not keep tails that would flatten the rest")
  func range() throws {
    let x = (1...1000).map { Double($0) / 100 - 5.005 }
    let pole = try #require(RobustRange(x.map { 1 / $0 }))
    #expect(pole.cutsBelow && pole.cutsAbove && pole.upper < 10 && pole.lower > -10)
    let cubic = try #require(RobustRange(x.map { $0 * $0 * $0 }))
    #expect(!cubic.cutsBelow && !cubic.cutsAbove && cubic.upper == x[999] * x[999] * x[999])
    #expect(RobustRange([.nan, .infinity]) == nil)
    #expect(RobustRange([2, 2, 2])?.lower == 2)
    #expect(RobustRange(x.map { $0 < 0 ? 0 : 1 })?.upper == 1)
  }
}
