import NablaMath
import Testing

@Suite struct TrajectoryTests {
  private let beale = TestFunctions.beale.objective
  private let rosenbrock = TestFunctions.rosenbrock.objective

  @Test func everyRuleMakesTheStepsOfThePapersEquations() throws {
    let rows = try OptimiserReferences.read().firstOrder
    #expect(rows.count == 2 * Optimizer.Method.allCases.count)
    for row in rows {
      let method = try #require(Optimizer.Method(rawValue: row.method))
      let convention = try #require(Optimizer.Convention(rawValue: row.convention))
      let path = try Optimizer(method, learningRate: row.rate, convention: convention)
        .trajectory(of: beale, from: [1, 1.5], steps: 50)
      #expect(path.end == .completed && path.steps.count == 50)
      for (i, (step, expected)) in zip(path.steps, row.path).enumerated() {
        #expect(
          relativeDistance(step.position, expected) < (i < 10 ? 1e-12 : 1e-9),
          "\(row.method) \(row.convention), step \(i + 1)")
        #expect(step.learningRate == row.rate)
      }
    }
  }

  @Test func everyInnerStateIsReported() throws {
    for row in try OptimiserReferences.read().firstOrder {
      let method = try #require(Optimizer.Method(rawValue: row.method))
      let convention = try #require(Optimizer.Convention(rawValue: row.convention))
      let path = try Optimizer(method, learningRate: row.rate, convention: convention)
        .trajectory(of: beale, from: [1, 1.5], steps: 10)
      for (number, state) in row.states {
        let step = path.steps[(Int(number) ?? 0) - 1]
        for (symbol, values) in state {
          let found = symbol == "g" ? step.gradient : step.quantity(symbol)
          #expect(relativeDistance(found, values) < 1e-12, "\(row.method) \(symbol) at \(number)")
        }
      }
    }
  }

  @Test func pathsInThePlaneAreTheSame() throws {
    let optimizer = Optimizer(.adam, learningRate: 0.1)
    let path = optimizer.descend(TestFunctions.beale, from: [1, 1.5], steps: 20)
    let trajectory = try optimizer.trajectory(of: beale, from: [1, 1.5], steps: 20)
    #expect(path.points.map { [$0.x, $0.y] } == trajectory.positions)
    #expect(path.values == trajectory.values)
  }

  @Test func anyNumberOfVariablesWill() throws {
    let bowl = Objective(
      dimension: 5, value: { $0.reduce(0) { $0 + $1 * $1 } }, gradient: { $0.map { 2 * $0 } })
    let path = try Optimizer(.gd, learningRate: 0.25)
      .trajectory(of: bowl, from: [1, 2, 3, 4, 5], steps: 3)
    #expect(path.steps[2].position == [0.125, 0.25, 0.375, 0.5, 0.625])
    #expect(throws: MathError.self) {
      try Optimizer(.gd).trajectory(of: bowl, from: [1], steps: 3)
    }
    #expect(throws: MathError.self) {
      try Optimizer(.gd).trajectory(of: bowl, from: [1, 2, 3, 4, .nan], steps: 3)
    }
  }

  @Test func gradientsOfAnotherLengthEndTheWalk() throws {
    let broken = Objective(dimension: 2, value: { _ in 0 }, gradient: { _ in [1] })
    for method in Optimizer.Method.allCases {
      let path = try Optimizer(method).trajectory(of: broken, from: [0, 0], steps: 3)
      #expect(path.end == .diverged(step: 1) && path.steps.isEmpty)
    }
    #expect(try NewtonDescent().trajectory(of: broken, from: [0, 0], steps: 3).steps.isEmpty)
    #expect(try BFGS().trajectory(of: broken, from: [0, 0], steps: 3).steps.isEmpty)
  }

  @Test func aScheduleChangesTheRates() throws {
    let path = try Optimizer(.gd, learningRate: 0.01).trajectory(
      of: beale, from: [1, 1.5], steps: 4, schedule: .step(every: 2, factor: 0.5))
    #expect(path.steps.map(\.learningRate) == [0.01, 0.01, 0.005, 0.005])
  }

  @Test func noiseIsReportedAndRepeatable() throws {
    let optimizer = Optimizer(.gd, learningRate: 0.01)
    func walk(_ seed: UInt64) throws -> Trajectory {
      try optimizer.trajectory(
        of: beale, from: [1, 1.5], steps: 30, noise: .gaussian(deviation: 0.5), seed: seed)
    }
    let first = try walk(1)
    #expect(try walk(1).positions == first.positions)
    #expect(try walk(2).positions != first.positions)
    for (step, before) in zip(first.steps, first.positions) {
      let exact = beale.gradient(before)
      let noise = zip(step.gradient, exact).map { $0 - $1 }
      #expect(relativeDistance(noise, step.quantity("ξ")) < 1e-10)
    }
  }

  @Test func noiseHasTheDeviationThatItsModelSays() {
    #expect(GradientNoise.gaussian(deviation: 2).deviation(gradient: [9], step: 5) == 2)
    #expect(
      GradientNoise.minibatch(deviation: 2, size: 16).deviation(gradient: [9], step: 5) == 0.5)
    #expect(GradientNoise.relative(share: 0.1).deviation(gradient: [3, 4], step: 0) == 0.5)
    let annealed = GradientNoise.annealed(deviation: 2, decay: 1)
    #expect(annealed.deviation(gradient: [1], step: 3) == 1)
    var generator = Xoshiro256PlusPlus(seed: 3)
    let zeros = [Double](repeating: 0, count: 20_000)
    let sample = GradientNoise.gaussian(deviation: 2).sample(
      gradient: zeros, step: 0, using: &generator)
    let moments = Moments(sample)
    #expect(abs(moments.mean) < 0.05 && abs(moments.standardDeviation - 2) < 0.05)
  }

  @Test func newtonMakesTheStepsOfNumPy() throws {
    for row in try OptimiserReferences.read().newton {
      let newton = NewtonDescent(
        damping: row.damping, lineSearch: row.armijo ? .backtracking() : .fixed(1))
      let exact = Objective(
        dimension: 2, value: rosenbrock.value, gradient: rosenbrock.gradient,
        hessian: { p in
          Matrix([[2 - 400 * (p[1] - 3 * p[0] * p[0]), -400 * p[0]], [-400 * p[0], 200]]) ?? .empty
        })
      let path = try newton.trajectory(of: exact, from: [-1.2, 1], steps: row.path.count)
      for (i, (step, expected)) in zip(path.steps, row.path).enumerated() {
        #expect(relativeDistance(step.position, expected) < (i < 10 ? 1e-12 : 1e-9), "step \(i)")
      }
      #expect(path.steps.count >= 6)
      // Without exact second derivatives, differences of the gradient do.
      let rough = try newton.trajectory(of: rosenbrock, from: [-1.2, 1], steps: 6)
      for (step, expected) in zip(rough.steps, row.path) {
        #expect(relativeDistance(step.position, expected) < 1e-7)
      }
    }
  }

  @Test func newtonGoesToASaddleAndStopsAtSingularHessians() throws {
    let saddle = try NewtonDescent().trajectory(
      of: TestFunctions.saddle.objective, from: [1, 2], steps: 5)
    #expect(Norm.maximum(saddle.steps[0].position) < 1e-9)
    let monkey = Objective(
      dimension: 2, value: { $0[0] * ($0[0] * $0[0] - 3 * $0[1] * $0[1]) },
      gradient: { [3 * ($0[0] * $0[0] - $0[1] * $0[1]) + 1, -6 * $0[0] * $0[1]] },
      hessian: { Matrix([[6 * $0[0], -6 * $0[1]], [-6 * $0[1], -6 * $0[0]]]) ?? .empty })
    let stuck = try NewtonDescent().trajectory(of: monkey, from: [0, 0], steps: 5)
    #expect(stuck.end == .stopped(step: 1, reason: "the Hessian is singular"))
    let uphill = try NewtonDescent(lineSearch: .backtracking()).trajectory(
      of: TestFunctions.saddle.objective, from: [0, 2], steps: 5)
    #expect(uphill.end == .stopped(step: 1, reason: "the direction does not go down"))
    let done = try NewtonDescent(tolerance: 1e-8).trajectory(
      of: TestFunctions.booth.objective, from: [0, 0], steps: 9)
    #expect(done.end == .converged(step: 1))
  }

  @Test func quasiNewtonMakesTheStepsOfNumPy() throws {
    let expected = try OptimiserReferences.read().bfgs
    let path = try BFGS().trajectory(of: rosenbrock, from: [-1.2, 1], steps: 25)
    #expect(path.steps.count == 25)
    for (i, (step, place)) in zip(path.steps, expected.path).enumerated() {
      #expect(relativeDistance(step.position, place) < (i < 10 ? 1e-12 : 1e-9), "step \(i)")
      #expect(step.learningRate == expected.lengths[i])
      #expect(step.quantity("α").last == step.learningRate)
    }
    #expect(path.steps[0].quantity("H") == [1, 0, 0, 1])
    let far = try BFGS(tolerance: 1e-6).trajectory(of: rosenbrock, from: [-1.2, 1], steps: 200)
    guard case .converged = far.end else {
      Issue.record("\(far.end)")
      return
    }
    #expect(relativeDistance(far.positions.last ?? [], [1, 1]) < 1e-6)
  }

  @Test func lineSearchesMeetTheirConditions() throws {
    let (start, direction) = ([-1.2, 1.0], [215.6, 88.0])
    let slope = dot(rosenbrock.gradient(start), direction)
    for search in [LineSearch.backtracking(), .strongWolfe(), .strongWolfe(curvature: 0.1)] {
      let (found, trials) = search.search(rosenbrock, from: start, along: direction)
      let length = try #require(found)
      let there = zip(start, direction).map { $0 + length * $1 }
      #expect(rosenbrock.value(there) <= rosenbrock.value(start) + 1e-4 * length * slope)
      #expect(trials.last?.length == length)
      if case .strongWolfe(_, _, let curvature) = search {
        #expect(dot(rosenbrock.gradient(there), direction).magnitude <= -curvature * slope)
      }
    }
    let uphill = LineSearch.strongWolfe().search(rosenbrock, from: start, along: [-215.6, -88])
    #expect(uphill.length == nil && uphill.trials.isEmpty)
    // A slope that never flattens has no such length.
    let plane = Objective(dimension: 1, value: { -$0[0] }, gradient: { _ in [-1] })
    #expect(LineSearch.strongWolfe().search(plane, from: [0], along: [1]).length == nil)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test func theSimplexMovesLikeSciPys() throws {
    let rows = try OptimiserReferences.read().nelderMead
    for (row, function) in zip(rows, [rosenbrock, beale]) {
      let search = try NelderMead(function.value, from: row.start, steps: row.path.count - 1)
      // SciPy's first entry is the start before it is sorted.
      for (step, best) in zip(search.steps, row.path).dropFirst() {
        #expect(relativeDistance(step.vertices[0], best) < 1e-12)
      }
      #expect(Set(search.steps.compactMap(\.move)).count >= 3)
      #expect(search.steps.allSatisfy { $0.values == $0.values.sorted() } == true)
    }
    let done = try NelderMead(beale.value, from: [1, 1], steps: 500, tolerance: 1e-9)
    #expect(done.hasConverged && relativeDistance(done.minimum, [3, 0.5]) < 1e-7)
    #expect(throws: MathError.self) { try NelderMead(beale.value, from: [], steps: 3) }
    #expect(throws: MathError.self) {
      try NelderMead(beale.value, from: [1, 2], steps: 3, edges: [1, 0])
    }
    let holes = try NelderMead({ $0[0] < 0 ? .nan : $0[0] }, from: [1], steps: 60)
    #expect(holes.minimum[0] >= 0 && holes.minimum[0] < 1e-6)
  }
}
