import NablaMath
import Testing

@testable import NablaRecipes

/// Many points at once are taken where each by itself is.
@Suite struct LocalMapTests {
  private let points: [SIMD2<Double>] = (0..<300).map {
    [Double($0 % 20) / 3 - 3, Double($0 / 20) / 2 - 4]
  }

  @Test(arguments: ["(x + sin(y), y + sin(x))", "(x^2 - y^2, 2*x*y)", "(3, y)", "(ln(x), 1/y)"])
  func manyPointsAtOnce(text: String) throws {
    let map = try FormulaMap(text)
    let slopes = try [map.first, map.second].map { try $0.gradient() }
    let local = LocalMap(map, slopes)
    let images = map.images(of: points)
    let determinants = local.determinants(points)
    #expect(images.count == points.count)
    for (i, point) in points.enumerated() {
      #expect(isSame(images[i].x, map(point).x) && isSame(images[i].y, map(point).y))
      #expect(isSame(determinants[i], local.determinant(point)))
    }
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool { a == b || a.isNaN && b.isNaN }
}
