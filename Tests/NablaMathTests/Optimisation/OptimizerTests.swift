import NablaMath
import Testing

@Suite struct OptimizerTests {
  @Test("every rule makes the steps of an independent program", arguments: OptimizerTable.beale)
  func stepsAgree(_ row: OptimizerTable.Row) {
    let optimizer = Optimizer(row.method, learningRate: row.rate, convention: row.convention)
    let path = optimizer.descend(TestFunctions.beale, from: [1, 1.5], steps: row.step)
    #expect(path.end == .completed)
    #expect(path.points.count == row.step + 1)
    let end = path.points[row.step]
    // Rounding differs in the last digit of a step and grows along the path.
    #expect(abs(end.x - row.x) < 1e-9 && abs(end.y - row.y) < 1e-9, "\(end)")
  }

  @Test func gradientDescentOnRosenbrockAgreesStepByStep() {
    let path = Optimizer(.gd, learningRate: 0.0015)
      .descend(TestFunctions.rosenbrock, from: [-0.5, 2.8], steps: 30)
    #expect(path.points.count == 31)
    for (p, expected) in zip(path.points, OptimizerTable.rosenbrock) {
      #expect(abs(p.x - expected.x) < 1e-9 && abs(p.y - expected.y) < 1e-9)
    }
    #expect(path.values[0] == TestFunctions.rosenbrock.value([-0.5, 2.8]))
  }

  @Test func adagradDividesByTheSizeOfTheGradientInItsFirstStep() {
    let path = Optimizer(.adagrad, learningRate: 0.5)
      .descend(TestFunctions.quadratic(), from: [3, -2], steps: 1)
    // Every coordinate moves by the rate, whatever its slope.
    #expect(abs(path.points[1].x - 2.5) < 1e-8)
    #expect(abs(path.points[1].y + 1.5) < 1e-8)
  }

  @Test func aQuadraticContractsByOneMinusRateTimesCurvature() {
    let path = Optimizer(.gd, learningRate: 0.15)
      .descend(TestFunctions.quadratic(condition: 10), from: [-4, 1.5], steps: 10)
    for (step, p) in path.points.enumerated() {
      let (x, y) = (power(0.85, step) * -4, power(-0.5, step) * 1.5)
      #expect(abs(p.x - x) < 1e-12 && abs(p.y - y) < 1e-12)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test func aPathThatIsNoLongerFiniteStopsWithTheStepNamed() {
    let path = Optimizer(.gd, learningRate: 1)
      .descend(TestFunctions.rosenbrock, from: [-0.5, 2.8], steps: 1000)
    guard case .diverged(let step) = path.end else {
      Issue.record("the path should diverge")
      return
    }
    #expect(step == path.points.count)
    #expect(step > 1 && step < 20)
    #expect(path.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(path.values.allSatisfy { $0.isFinite })
  }

  @Test func aStartWithoutAValueGivesAnEmptyPath() {
    let path = Optimizer(.adam).descend(TestFunctions.beale, from: [.nan, 0], steps: 5)
    #expect(path.points.isEmpty)
    #expect(path.end == .diverged(step: 0))
  }

  @Test("a start without slope stays where it is", arguments: Optimizer.Method.allCases)
  func aStationaryStartStays(_ method: Optimizer.Method) {
    for convention in Optimizer.Convention.allCases {
      var optimizer = Optimizer(method, learningRate: 0.1, convention: convention)
      optimizer.weightDecay = 0
      let path = optimizer.descend(TestFunctions.rosenbrock, from: [1, 1], steps: 3)
      #expect(path.end == .completed)
      #expect(path.points.allSatisfy { $0 == [1, 1] })
    }
  }

  @Test func noStepsGiveTheStart() {
    let path = Optimizer(.gd).descend(TestFunctions.booth, from: [0, 0], steps: 0)
    #expect(path.points == [[0, 0]])
    #expect(path.values == [74])
  }

  @Test func theFirstStepBelowATargetIsFound() {
    let path = Optimizer(.gd, learningRate: 0.15)
      .descend(TestFunctions.quadratic(), from: [-4, 1.5], steps: 30)
    let step = path.firstStep(below: 1)
    #expect(step == path.values.firstIndex { $0 <= 1 })
    #expect(step == 7)
    #expect(path.firstStep(below: -1) == nil)
  }

  @Test func aPrefixHasTheFirstStepsOnly() {
    let path = Optimizer(.gd).descend(TestFunctions.booth, from: [0, 0], steps: 10)
    #expect(path.prefix(steps: 3).points == Array(path.points.prefix(4)))
    #expect(path.prefix(steps: 99).points.count == 11)
  }
}
