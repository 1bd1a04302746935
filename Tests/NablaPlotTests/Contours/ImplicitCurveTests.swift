import Foundation
import NablaMath
import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ImplicitCurveTests {
  private func curve(
    _ text: String, x: ClosedRange<Double> = -10...10, y: ClosedRange<Double> = -6.25...6.25
  ) throws -> (curve: ImplicitCurve, formula: Formula, window: PixelWindow) {
    let whole = try Formula(text, variables: ["x", "y"])
    let formula = whole.comparison?.difference ?? whole
    let window = try #require(PixelWindow(x: x, y: y))
    return (ImplicitCurve(formula, in: window), formula, window)
  }

  /// How far a point is from the curve in px, by the value and the slope there.
  private func distance(_ p: Point, _ formula: Formula, _ window: PixelWindow) -> Double {
    func value(_ dx: Double, _ dy: Double) -> Double {
      let (x, y) = window.values(at: p + Point(dx, dy))
      return formula(x, y)
    }
    let h = 1e-3
    let slope = Point(
      (value(h, 0) - value(-h, 0)) / (2 * h), (value(0, h) - value(0, -h)) / (2 * h))
    return value(0, 0).magnitude / max(slope.distance(to: .zero), 1e-300)
  }

  // MARK: - Nothing is missed

  /// Closed curves of which nothing leaves the window, with how many there are.
  @Test(
    arguments: [
      ("x^2 + y^2 = 4", 1), ("(x - 1.234)^2 + (y - 0.777)^2 = 0.02^2", 1),
      ("(x + 7.0077)^2 + (y + 3.3333)^2 = 0.02^2", 1),
      ("((x - 3)^2 + y^2 - 4) ((x + 3)^2 + y^2 - 4) = 0", 2), ("abs(x) + abs(y) = 1", 1),
      ("x^4 + y^4 = 1", 1),
      ("((x^2 + y^2 - 1)^2 - 0.01) ((x - 4)^2 + y^2 - 0.0009) = 0", 3),
    ] as [(String, Int)])
  func everyComponentIsFound(text: String, count: Int) throws {
    let (curve, _, _) = try curve(text)
    #expect(curve.isComplete)
    #expect(curve.lines.count == count)
    #expect(curve.lines.allSatisfy { $0.isClosed })
  }

  /// One oval around each maximum of the sum, at π/2 and −3π/2 each way.
  @Test func ovalsThatNearlyTouchAreAllFound() throws {
    let (curve, _, _) = try curve(
      "sin(x) + sin(y) = 0.99", x: -6.6...3.5, y: -6.6...3.5)
    #expect(curve.lines.count == 4)
    #expect(curve.lines.allSatisfy { $0.isClosed })
  }

  @Test func ovalsThatTouchHaveTheirPoint() throws {
    let (curve, _, window) = try curve("((x - 1)^2 + y^2 - 1) ((x + 1)^2 + y^2 - 1) = 0")
    let nearest = curve.lines.flatMap(\.points).map { p -> Double in
      let (x, y) = window.values(at: p)
      return (x * x + y * y).squareRoot()
    }.min()
    #expect((nearest ?? 1) < 0.04)
  }

  /// Circles of 0.64 px in a grid of places that fall anywhere between pixels' corners.
  @Test func circlesBelowAPixelAreAllFound() throws {
    let (curve, _, _) = try curve("(sin(2.7x))^2 + (sin(2.7y))^2 = 0.0025")
    // Their centres are the multiples of π/2.7 in the window: 17 columns and 11 rows.
    #expect(curve.lines.count == 17 * 11)
    #expect(curve.lines.allSatisfy { $0.isClosed })
  }

  @Test func aProductThatIsZeroOnBothAxesIsACross() throws {
    let (curve, _, window) = try curve("x y = 0", x: -3.1...3, y: -2...2.2)
    let places = curve.lines.flatMap(\.points).map { window.values(at: $0) }
    #expect(places.allSatisfy { min($0.x.magnitude, $0.y.magnitude) < 1e-9 })
    for reach in [(-3.1, 0.0), (3.0, 0.0), (0.0, -2.0), (0.0, 2.2)] {
      #expect(
        places.contains { ($0.x - reach.0).magnitude < 0.02 && ($0.y - reach.1).magnitude < 0.02 })
    }
  }

  @Test func aLineThatIsTouchedWithoutAChangeOfSignIsFound() throws {
    let (curve, _, window) = try curve("(x^2 + y^2 - 4)^2 = 0")
    let places = curve.lines.flatMap(\.points).map { window.values(at: $0) }
    #expect(places.allSatisfy { ($0.x * $0.x + $0.y * $0.y - 4).magnitude < 1e-4 })
    // All around: a point in every twelfth of the circle.
    let parts = Set(places.map { Int((atan2($0.y, $0.x) / .pi * 6 + 6).rounded(.down)) % 12 })
    #expect(parts.count == 12)
  }

  // MARK: - Exactness

  @Test(
    arguments: [
      "x^2 + y^2 = 4", "y = sin(3x)", "sin(x) + sin(y) = 0.99", "abs(x) + abs(y) = 1",
      "y^2 = x^3 - 3x + 1", "exp(y) = x", "y = sqrt(x)", "x^3 + y^3 = 3x y",
      "sin(x y) = cos(x)", "y = abs(x)^(1/3)",
    ])
  func pointsLieOnTheCurveToAHundredthOfAPixel(text: String) throws {
    let (curve, formula, window) = try curve(text)
    let points = curve.lines.flatMap(\.points)
    #expect(points.count > 50)
    // Where a curve crosses itself its distance is not told by the slope, which is 0 there.
    let off = points.map { distance($0, formula, window) }.filter { !$0.isNaN }.sorted()
    #expect(off.count > points.count * 98 / 100)
    #expect(off[off.count * 98 / 100] < 0.01)
    #expect(off[off.count - 1] < 0.5)
  }

  /// The graph of y = f(x) passes every pixel column that shows it.
  @Test func aGraphIsUnbroken() throws {
    let (curve, _, _) = try curve("y = 3sin(2x) + x/4")
    #expect(curve.lines.count == 1)
    let columns = Set(curve.lines[0].points.map { Int($0.x.rounded(.down)) })
    #expect(columns.count >= 640)
  }

  // MARK: - Poles and jumps

  private static func lies(_ text: String, _ x: Double, _ y: Double) -> Bool {
    switch text {
    case "y = 1/x": x * y > 0
    case "y = tan(x)": (tan(x) - y).magnitude < 0.2 * (1 + y * y)
    case "x/(x^2 + y^2 - 1) = 0": x.magnitude < 1e-6
    // The function is 0 there, though it jumps.
    case "sign(x) = 0": x == 0
    case "y = floor(x)": (y - y.rounded()).magnitude < 1e-6
    default: false
    }
  }

  @Test(
    arguments: [
      "y = 1/x", "y = tan(x)", "x/(x^2 + y^2 - 1) = 0", "y = floor(x)", "1/(x - y) = 0.0001",
      "sign(x) = 0",
    ])
  func signsThatChangeAtPolesAndJumpsAreNoCurve(text: String) throws {
    let (curve, _, window) = try curve(text)
    for line in curve.lines {
      for (a, b) in zip(line.points, line.points.dropFirst()) {
        let (x, y) = window.values(at: (a + b) * 0.5)
        #expect(Self.lies(text, x, y), "(\(x), \(y)) of \(text)")
        #expect(a.distance(to: b) < 3, "\(text)")
      }
    }
  }

  @Test func whatIsNowhereOrEverywhereZeroHasNoLines() throws {
    #expect(try curve("x^2 + y^2 = -1").curve.lines.isEmpty)
    #expect(try curve("sqrt(x - 100) = y").curve.lines.isEmpty)
    #expect(try curve("0 = 0").curve.lines.isEmpty)
  }

  /// From J. Tupper's paper and his GrafEq: dense, and drawn in bounded time all the same.
  @Test(
    arguments: [
      "sin(x^2 + y^2) = cos(x y)", "abs(sin(x^2 - y^2)) = sin(x + y) + cos(x y)",
      "exp(sin(x) + cos(y)) = sin(exp(x + y))", "sin(sin(x) + cos(y)) = cos(sin(x y) + cos(x))",
    ])
  func denseCurvesAreFollowed(text: String) throws {
    let (curve, formula, window) = try curve(text, x: -5...5, y: -3.125...3.125)
    let points = curve.lines.flatMap(\.points)
    #expect(points.count > 2000)
    let sorted = points.map { distance($0, formula, window) }.sorted()
    #expect(sorted[sorted.count / 2] < 0.1)
  }
}
