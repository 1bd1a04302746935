import NablaMath
import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ImplicitRegionTests {
  private func region(
    _ text: String, x: ClosedRange<Double> = -4...4, y: ClosedRange<Double> = -2.5...2.5
  ) throws -> (region: ImplicitRegion, window: PixelWindow) {
    let window = try #require(PixelWindow(x: x, y: y))
    return (
      ImplicitRegion(try Formula(text, variables: ["x", "y"]), in: window), window
    )
  }

  /// By the shoelace formula, holes subtracted.
  private func area(_ region: ImplicitRegion) -> Double {
    region.outlines.reduce(0) { total, ring in
      total
        + zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
          $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
        }
    }.magnitude / 6400
  }

  @Test(
    arguments: [
      ("x^2 + y^2 <= 4", 12.566370614359172), ("1 < x^2 + y^2 <= 4", 9.42477796076938),
      ("abs(x) + abs(y) < 1", 2), ("y > 0", 20), ("x > 1 and y < -1", 4.5),
      ("x > 1 or y < -1", 15 + 12 - 4.5), ("not (x > 1)", 25), ("x < x + 1", 40),
      ("x > x + 1", 0), ("sqrt(x) >= 0", 20), ("0 <= y <= exp(-x^2)", 1.7724538509055159),
      ("1/x > 0", 20), ("y < tan(x) and y > tan(x) - 0", 0),
    ] as [(String, Double)])
  func theAreaIsThatOfTheCondition(text: String, expected: Double) throws {
    let (region, _) = try region(text)
    #expect((area(region) - expected).magnitude <= 1e-3 * max(1, expected))
  }

  @Test func strictBordersAreToldFromOthers() throws {
    let (region, window) = try region("1 < x^2 + y^2 <= 4")
    for border in region.borders {
      let (x, y) = window.values(at: border.line.points[0])
      let radius = (x * x + y * y).squareRoot()
      #expect((radius - (border.isIncluded ? 2 : 1)).magnitude < 1e-3)
      #expect(border.line.isClosed)
    }
    #expect(Set(region.borders.map(\.isIncluded)) == [true, false])
  }

  @Test func aBorderIsDrawnOnlyWhereTheConditionChanges() throws {
    let (region, window) = try region("x > 1 and y < -1")
    for border in region.borders {
      for point in border.line.points {
        let (x, y) = window.values(at: point)
        #expect(x > 1 - 0.02 && y < -1 + 0.02)
      }
    }
    #expect(region.borders.count == 2)
  }

  @Test func aPoleIsNoBorder() throws {
    let (region, _) = try region("1/x > 0")
    // The area ends at x = 0, but 1/x is 0 nowhere.
    #expect(region.borders.isEmpty)
  }
}
