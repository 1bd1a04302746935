import NablaMath
import Testing

@Suite struct CriticalPointTests {
  private func points(
    _ text: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>
  ) throws -> CriticalPoints {
    try CriticalPoints(of: Formula(text, variables: ["x", "y"]), in: [x, y])
  }

  @Test func aParabolaHasOneMinimum() throws {
    let found = try CriticalPoints(of: Formula("(x-2)^2 + 1"), in: [-5...5])
    #expect(found.isComplete && found.points.count == 1)
    let point = try #require(found.points.first)
    #expect(point.kind == .minimum && abs(point.position[0] - 2) < 1e-12 && point.value == 1)
    #expect(point.box[0].contains(2))
  }

  @Test func sinesHaveTheirExtremaInTurn() throws {
    let found = try CriticalPoints(of: Formula("sin(x)"), in: [0...20])
    #expect(found.isComplete && found.points.count == 6)
    for (i, point) in found.points.enumerated() {
      #expect(point.box[0].contains((Double(i) + 0.5) * .pi))
      #expect(point.box[0].width < 1e-12)
      #expect(point.kind == (i % 2 == 0 ? .maximum : .minimum))
    }
  }

  /// SciPy 1.17.1's `fsolve` from a grid of starts finds these nine.
  @Test func himmelblauHasFourMinimaFourSaddlesAndAMaximum() throws {
    let found = try points("(x^2+y-11)^2 + (x+y^2-7)^2", -5...5, -5...5)
    #expect(found.isComplete && found.points.count == 9)
    let minima = found.points.filter { $0.kind == .minimum }
    #expect(minima.count == 4 && found.points.count { $0.kind == .saddle } == 4)
    for expected in TestFunctions.himmelblau.minima {
      #expect(
        minima.contains {
          abs($0.position[0] - expected.x) < 1e-12 && abs($0.position[1] - expected.y) < 1e-12
        } == true)
    }
    let maximum = try #require(found.points.first { $0.kind == .maximum })
    #expect(abs(maximum.position[0] + 0.27084459066733595) < 1e-12)
    #expect(abs(maximum.position[1] + 0.9230385564799815) < 1e-12)
  }

  @Test func theCamelHasSixValleys() throws {
    let found = try points("(4-2.1x^2+x^4/3)x^2 + x y + (4y^2-4)y^2", -2...2, -1.2...1.2)
    #expect(found.isComplete && found.points.count == 15)
    #expect(found.points.count { $0.kind == .minimum } == 6)
    #expect(found.points.count { $0.kind == .maximum } == 2)
  }

  @Test func degeneratePointsAreUndecided() throws {
    let found = try points("x^3 - 3x y^2", -1...1, -1...1)
    #expect(!found.isComplete && found.points.isEmpty)
    #expect(found.undecided.contains { $0[0].contains(0) && $0[1].contains(0) } == true)
    let flat = try CriticalPoints(of: Formula("7"), in: [0...1])
    #expect(!flat.isComplete && flat.points.isEmpty)
    let tip = try CriticalPoints(of: Formula("abs(x)"), in: [-1...1])
    #expect(!tip.isComplete && tip.points.isEmpty)
  }

  @Test func pointsOnTheEdgeAndWindowsOfNoWidthAreInside() throws {
    let edge = try CriticalPoints(of: Formula("x^2"), in: [0...1])
    #expect(edge.points.count == 1)
    let none = try CriticalPoints(of: Formula("exp(x)"), in: [-3...3])
    #expect(none.isComplete && none.points.isEmpty)
    // However finely boxes are cut, what cannot be proved is told.
    let fine = try CriticalPoints(of: Formula("x^3"), in: [-1...1], resolution: 1e-300)
    #expect(!fine.isComplete)
    let narrow = try CriticalPoints(of: Formula("x^2"), in: [1...1])
    #expect(narrow.points.isEmpty)
  }

  @Test func whatHasNoDerivativeIsRefused() throws {
    #expect(throws: MathError.self) {
      try CriticalPoints(of: Formula("gcd(x, 2)"), in: [0...1])
    }
    #expect(throws: MathError.self) { try CriticalPoints(of: Formula("x^2"), in: []) }
    #expect(throws: MathError.self) {
      try CriticalPoints(of: Formula("x^2"), in: [0...(.infinity)])
    }
    #expect(throws: MathError.self) {
      try CriticalPoints(
        of: Formula("x+y+z", variables: ["x", "y", "z"]), in: [0...1, 0...1, 0...1])
    }
  }
}
