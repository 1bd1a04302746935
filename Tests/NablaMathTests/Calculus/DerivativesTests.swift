import NablaMath
import Testing

@Suite struct DerivativesTests {
  /// x²y + sin(xz)
  private func f(_ x: [PowerSeries]) -> PowerSeries {
    x[0] * x[0] * x[1] + PowerSeries.sin(x[0] * x[2])
  }

  private let point = [1.2, -0.7, 0.4]

  /// Written out by hand, in mpmath 1.4.1.
  @Test func gradientsAndHessiansAreExact() throws {
    let gradient = try Derivatives.gradient(of: f, at: point)
    #expect(relativeDistance(gradient, [-1.3252020308882861, 1.44, 1.064393907335141]) < 1e-15)
    let hessian = try Derivatives.hessian(of: f, at: point)
    let expected = try #require(
      Matrix([
        [-1.4738846680866372, 2.4, 0.665340918519372], [2.4, 0, 0],
        [0.665340918519372, 0, -0.6649620127797353],
      ]))
    #expect(relativeDistance(hessian, expected) < 1e-14)
    #expect(hessian == hessian.transposed)
  }

  @Test func differencesComeClose() throws {
    func plain(_ x: [Double]) -> Double { f(x.map { PowerSeries($0, order: 0) }).constant }
    let gradient = try Derivatives.gradient(of: f, at: point)
    #expect(relativeDistance(FiniteDifferences.gradient(of: plain, at: point), gradient) < 1e-10)
    let hessian = try Derivatives.hessian(of: f, at: point)
    let rough = FiniteDifferences.hessian(
      ofGradient: { x in (try? Derivatives.gradient(of: f, at: x)) ?? [] }, at: point)
    #expect(relativeDistance(rough, hessian) < 1e-10)
    let broken = FiniteDifferences.hessian(ofGradient: { _ in [1] }, at: [1, 2])
    #expect(broken.rows == 2 && broken.values.allSatisfy { $0.isNaN } == true)
  }

  @Test func directionsCountPerUnitOfLength() throws {
    let gradient = try Derivatives.gradient(of: f, at: point)
    let slope = try Derivatives.directional(of: f, at: point, along: [3, 0, -4])
    #expect(abs(slope - (0.6 * gradient[0] - 0.8 * gradient[2])) < 1e-15)
    #expect(throws: MathError.self) {
      try Derivatives.directional(of: f, at: point, along: [0, 0, 0])
    }
    #expect(throws: MathError.self) { try Derivatives.directional(of: f, at: point, along: [1]) }
  }

  @Test func jacobiansHaveARowForEachValue() throws {
    let polar = try Derivatives.jacobian(
      of: { [$0[0] * PowerSeries.cos($0[1]), $0[0] * PowerSeries.sin($0[1])] }, at: [2, 0])
    #expect(polar == Matrix([[1, 0], [0, 2]]))
    let rough = FiniteDifferences.jacobian(of: { [$0[0] * $0[1], $0[0]] }, at: [2, 3])
    #expect(relativeDistance(rough.values, [3, 2, 1, 0]) < 1e-11)
    #expect(throws: MathError.self) { try Derivatives.jacobian(of: { $0 }, at: []) }
    #expect(throws: MathError.self) { try Derivatives.gradient(of: f, at: [1, .nan, 2]) }
  }

  @Test func formulasHaveTheSameDerivatives() throws {
    let formula = try Formula("x^2 y + sin(x z)", variables: ["x", "y", "z"])
    #expect(
      relativeDistance(
        try formula.gradient(at: point), try Derivatives.gradient(of: f, at: point)) < 1e-14)
    #expect(
      relativeDistance(
        try formula.hessian(at: point), try Derivatives.hessian(of: f, at: point)) < 1e-14)
    let slope = try Derivatives.directional(of: f, at: point, along: [3, 0, -4])
    #expect(abs(try formula.derivative(at: point, along: [3, 0, -4]) - slope) < 1e-14)
    #expect(throws: FormulaError.self) { try formula.derivative(at: point, along: [3]) }
    let other = try Formula("x")
    #expect(throws: FormulaError.self) { try Formula.jacobian(of: [formula, other], at: point) }
  }

  @Test func constantsHaveNoSlope() throws {
    let flat: ([PowerSeries]) -> PowerSeries = { _ in PowerSeries([5]) }
    #expect(try Derivatives.gradient(of: flat, at: [1, 2]) == [0, 0])
    #expect(try Derivatives.hessian(of: flat, at: [1, 2]).values == [0, 0, 0, 0])
    #expect(try Derivatives.all(of: { $0 * $0 * $0 }, at: 2, order: 4) == [8, 12, 12, 6, 0])
  }
}
