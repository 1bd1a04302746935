import NablaMath
import Testing

@Suite struct TestFunctionTests {
  @Test("gradients are those of the values", arguments: TestFunctions.all.map(\.name))
  func gradientsAgree(_ name: String) throws {
    let f = try #require(TestFunctions.named(name))
    for p: SIMD2<Double> in [[0.3, -0.7], [-1.2, 1.1], [1.7, 0.4], [2.2, -1.9]] {
      let h = 1e-5
      let numeric: SIMD2<Double> = [
        (f.value(p + [h, 0]) - f.value(p - [h, 0])) / (2 * h),
        (f.value(p + [0, h]) - f.value(p - [0, h])) / (2 * h),
      ]
      let exact = f.gradient(p)
      let scale = max(1, abs(exact.x), abs(exact.y))
      #expect(abs(exact.x - numeric.x) / scale < 1e-7, "\(name) at \(p)")
      #expect(abs(exact.y - numeric.y) / scale < 1e-7, "\(name) at \(p)")
    }
  }

  @Test("minima are flat and have the least value", arguments: TestFunctions.all.map(\.name))
  func minimaAreMinima(_ name: String) throws {
    let f = try #require(TestFunctions.named(name))
    for p in f.minima {
      let slope = f.gradient(p)
      #expect(abs(slope.x) < 1e-9 && abs(slope.y) < 1e-9)
      #expect(abs(f.value(p) - (f.infimum ?? .nan)) < 1e-12)
      #expect(f.domain.x.contains(p.x) && f.domain.y.contains(p.y))
      #expect(Curvature(of: f, at: p).values.y > 0)
    }
    #expect(f.minima.isEmpty == (f.infimum == -.infinity))
  }

  @Test func aSaddleBendsBothWays() {
    let curvature = Curvature(of: TestFunctions.saddle, at: [0, 0])
    #expect(abs(curvature.values.x - 2) < 1e-8 && abs(curvature.values.y + 2) < 1e-8)
  }

  /// `numpy.linalg.eigh([[802, -400], [-400, 200]])` (NumPy 2), the Hessian at Rosenbrock's minimum.
  @Test func curvatureHasTheEigenvaluesOfTheHessian() throws {
    let exact = Curvature(802, -400, 200)
    #expect(abs(exact.values.x - 1001.6006392325123) < 1e-9)
    #expect(abs(exact.values.y - 0.3993607674876216) < 1e-9)
    #expect(abs(abs(exact.steepest.x) - 0.8947842471930967) < 1e-12)
    let numeric = Curvature(of: TestFunctions.rosenbrock, at: [1, 1])
    #expect(abs(numeric.values.x / exact.values.x - 1) < 1e-7)
    let limit = try #require(numeric.largestStableRate)
    #expect(abs(limit - 0.001_996_803_8) < 1e-9)
    #expect(Curvature(-1, 0, -2).largestStableRate == nil)
  }

  @Test func directionsOfCurvatureAreAtRightAnglesAndOfUnitLength() {
    for (a, b, c) in [(1.0, 0.0, 10.0), (10, 0, 1), (2, 1, 2), (3, -2, 5), (1, 0, 1)] {
      let bend = Curvature(a, b, c)
      #expect(abs((bend.steepest * bend.steepest).sum() - 1) < 1e-14)
      #expect((bend.steepest * bend.flattest).sum() == 0)
      // H v = λ v
      let image: SIMD2<Double> = [
        a * bend.steepest.x + b * bend.steepest.y, b * bend.steepest.x + c * bend.steepest.y,
      ]
      let difference = image - bend.values.x * bend.steepest
      #expect(abs(difference.x) < 1e-13 && abs(difference.y) < 1e-13)
    }
  }
}

@Suite struct SampledPlaneTests {
  private func plane(_ n: Int, _ f: (Double, Double) -> Double) throws -> SampledPlane {
    let places = (0..<n).map { -1 + 2 * Double($0) / Double(n - 1) }
    return try #require(
      SampledPlane(
        columns: n, rows: n, values: places.flatMap { y in places.map { f($0, y) } },
        x: -1...1, y: -1...1))
  }

  @Test func nodesHaveTheirValues() throws {
    let plane = try plane(5) { x, y in x * 3 + y * y }
    #expect(plane.value([-1, -1]) == -2)
    #expect(plane.value([0.5, -0.5]) == 1.75)
    #expect(plane.value([1, 1]) == 4)
  }

  @Test func planesAreExactUpToTheEdge() throws {
    let plane = try plane(6) { x, y in 2 * x - 3 * y + 1 }
    for p: SIMD2<Double> in [[-0.97, 0.3], [0.12, 0.99], [0.5, -0.77], [1, -1]] {
      #expect(abs(plane.value(p) - (2 * p.x - 3 * p.y + 1)) < 1e-13)
      let slope = plane.gradient(p)
      #expect(abs(slope.x - 2) < 1e-12 && abs(slope.y + 3) < 1e-12)
    }
  }

  @Test func quadraticsAreExactInside() throws {
    let plane = try plane(9) { x, y in x * x + x * y }
    let p: SIMD2<Double> = [0.13, -0.21]
    #expect(abs(plane.value(p) - (p.x * p.x + p.x * p.y)) < 1e-13)
    #expect(abs(plane.gradient(p).x - (2 * p.x + p.y)) < 1e-12)
  }

  @Test func outsideThereIsNothing() throws {
    let plane = try plane(4) { x, _ in x }
    #expect(plane.value([1.01, 0]).isNaN)
    #expect(plane.gradient([0, -2]).y.isNaN)
    #expect(plane.value([.nan, 0]).isNaN)
  }

  @Test func gridsThatAreNoneAreRefused() {
    #expect(SampledPlane(columns: 1, rows: 4, values: [1, 2, 3, 4], x: 0...1, y: 0...1) == nil)
    #expect(SampledPlane(columns: 2, rows: 2, values: [1, 2, 3], x: 0...1, y: 0...1) == nil)
    #expect(SampledPlane(columns: 2, rows: 2, values: [1, 2, 3, 4], x: 1...1, y: 0...1) == nil)
  }
}
