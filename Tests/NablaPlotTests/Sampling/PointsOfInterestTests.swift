import NablaMath
import Testing

@testable import NablaPlot

@Suite struct PointsOfInterestTests {
  private func interest(
    _ text: String, _ x: ClosedRange<Double> = -4...4, _ y: ClosedRange<Double> = -5...5,
    others: [String] = []
  ) throws -> PointsOfInterest {
    let formula = try Formula(text)
    let samples = FunctionSampler.sample(SamplingView(x: x, y: y)) { formula($0) }
    var rest: [Formula] = []
    for other in others { rest.append(try Formula(other)) }
    return PointsOfInterest(of: formula, samples, height: 10, others: rest)
  }

  private func labels(_ kind: PointOfInterest.Kind, _ found: PointsOfInterest) -> [String] {
    found.points.filter { $0.kind == kind }.map(\.label)
  }

  @Test(
    arguments: [
      ("sin(x)", .root, ["−π", "0", "π"]), ("x^2 - 2", .root, ["−√2", "√2"]),
      ("3x - 2", .root, ["2/3"]), ("e^x - 2", .root, ["ln 2"]), ("ln(x) - 1", .root, ["e"]),
      ("ln(x) - 1 - 1e-9", .root, ["2.718"]), ("x - 1.0000000000005", .root, ["1"]),
      ("x^3 - 3x + 1", .root, ["−1.879", "0.3473", "1.532"]),
      ("cos(x)", .maximum, ["(0, 1)"]), ("cos(x)", .minimum, ["(−π, −1)", "(π, −1)"]),
      ("x e^x", .minimum, ["(−1, −1/e)"]), ("x^3 - 3x", .maximum, ["(−1, 2)"]),
      ("abs(x) - 1", .minimum, ["(0, −1)"]), ("x^4 - x", .minimum, ["(0.63, −0.4725)"]),
      ("e^(-x^2)", .inflection, ["(−√2/2, 0.6065)", "(√2/2, 0.6065)"]),
      ("(x^2 - 1)/(x - 1)", .hole, ["(1, 2)"]), ("sin(x)/x", .hole, ["(0, 1)"]),
      ("sin(x)/x", .maximum, []), ("x^2/x", .root, []), ("(1 - cos(x))/x^2", .root, []),
      ("(1 - cos(x))/x^2", .hole, ["(0, 0.5)"]), ("(1 - cos(x))/x^2", .maximum, []),
      ("(1 - cos(x))/(x |x|)", .maximum, []), ("(1 - cos(x))/(x |x|)", .minimum, []),
      ("x^2 + x/2 + 3", .intercept, ["(0, 3)"]), ("cos(x) + x", .intercept, ["(0, 1)"]),
    ] as [(String, PointOfInterest.Kind, [String])])
  func exactNumbersAreWrittenWhereTheyAreCertain(
    text: String, kind: PointOfInterest.Kind, expected: [String]
  ) throws {
    let found = labels(kind, try interest(text))
    #expect(found == expected)
  }

  /// 1.0000000000005 is written as 1 with its four digits, but is not said to be exact.
  @Test func aNumberThatIsNearAnExactOneIsNotTakenForIt() throws {
    let found = try interest("x - 1.0000000000005").points.filter { $0.kind == .root }
    #expect(found.map(\.x.isExact) == [false])
    #expect(try interest("x - 1").points.filter { $0.kind == .root }.map(\.x.isExact) == [true])
  }

  @Test func graphsMeetAtExactPlaces() throws {
    let found = try interest("x^2", others: ["x + 2"])
    #expect(labels(.intersection, found) == ["(−1, 1)", "(2, 4)"])
    let waves = try interest("sin(x)", 0...4, -2...2, others: ["cos(x)"])
    #expect(labels(.intersection, waves) == ["(π/4, √2/2)", "(5π/4, −√2/2)"])
  }

  @Test(
    arguments: [
      ("1/x", ["x = 0", "y = 0"]), ("tan(x)", ["x = −π/2", "x = π/2"]),
      ("(x^2 + 1)/(x - 1)", ["x = 1", "y = 1x + 1"]), ("atan(x)", ["y = −π/2", "y = π/2"]),
      ("sqrt(x^2 - 1)", ["y = −1x + 0", "y = 1x + 0"]), ("x", []), ("sin(x)", []),
      ("x + ln(x)", ["x = 0"]), ("(2x^2 + 1)/(3x^2 + 2)", ["y = 2/3"]),
      ("x + 1/x", ["x = 0", "y = 1x + 0"]),
      ("x + sin(x)", []), ("e^x", ["y = 0"]), ("sqrt(x)", []),
    ] as [(String, [String])])
  func linesThatAGraphComesToAreFound(text: String, expected: [String]) throws {
    let found = try interest(text).asymptotes.map { asymptote in
      switch asymptote {
      case .vertical(let x): "x = \(x.text)"
      case .horizontal(let y): "y = \(y.text)"
      case .oblique(let slope, let intercept): "y = \(slope.text)x + \(intercept.text)"
      }
    }
    #expect(found == expected)
  }

  /// Columns a rounding beside 2.5 and 3 must make no steps of their own.
  @Test func roundingMakesNoExtrema() throws {
    let found = try interest("(x^2 + 1)/(x - 1)", -6...8, -10...14)
    #expect(labels(.minimum, found) == ["(2.414, 4.828)"])
    #expect(labels(.maximum, found) == ["(−0.4142, −0.8284)"])
  }

  @Test func aPatternOfPointsIsNotMarked() throws {
    let found = try interest("sin(40x)", -10...10)
    #expect(found.points.count <= 3 + GraphFeatures.most)
    #expect(labels(.root, found).isEmpty)
  }
}
