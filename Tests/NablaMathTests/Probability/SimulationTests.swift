import Foundation
import NablaMath
import Testing

@Suite("Simulations")
struct SimulationTests {
  @Test("means of exponential values become normal")
  func centralLimit() throws {
    let exponential = try #require(Exponential(rate: 1))
    let simulation = try CentralLimit(of: exponential, size: 50, count: 4000, seed: 11)
    let again = try CentralLimit(of: exponential, size: 50, count: 4000, seed: 11)
    #expect(simulation.means == again.means)
    let limit = try #require(simulation.limit)
    expectNear(limit.standardDeviation, 1 / 50.0.squareRoot(), 1e-14)
    let standardised = try #require(simulation.standardised)
    let within = Double(standardised.count { $0.magnitude < 1.96 }) / 4000
    #expect((within - 0.95).magnitude < 0.015)
    let cauchy = try #require(Cauchy())
    #expect(try CentralLimit(of: cauchy, size: 2, count: 2, seed: 1).limit == nil)
  }

  @Test("running means approach the mean")
  func largeNumbers() throws {
    let dice = try #require(Categorical(probabilities: [Double](repeating: 1.0 / 6, count: 6)))
    let simulation = try LargeNumbers(of: dice, count: 5000, paths: 3, seed: 2)
    #expect(simulation.paths.count == 3 && simulation.limit == dice.mean)
    for path in simulation.paths {
      let reach = 5 * simulation.deviation / 5000.0.squareRoot()
      #expect((path[4999] - simulation.limit).magnitude < reach)
    }
  }

  @Test("an estimate is within a few standard errors of the integral")
  func monteCarlo() throws {
    let disc = try MonteCarlo.integral(over: [-1...1, -1...1], count: 20_000, seed: 4) { p in
      p[0] * p[0] + p[1] * p[1] <= 1 ? 1 : 0
    }
    #expect((disc.value - Double.pi).magnitude < 4 * disc.standardError)
    #expect(disc.standardError > 0.005 && disc.standardError < 0.02)
    #expect(disc.running.count == 20_000 && (disc.running[19_999] - disc.value).magnitude < 1e-12)
    let square = try MonteCarlo.expectation(under: Normal.standard, count: 20_000, seed: 4) {
      $0 * $0
    }
    #expect((square.value - 1).magnitude < 4 * square.standardError)
  }

  @Test("rejection keeps what lies below the density")
  func rejection() throws {
    let target = try #require(Beta(alpha: 2, beta: 5))
    let uniform = try #require(Uniform())
    let bound = target.pdf(target.mode)
    let sampling = try RejectionSampling(
      proposal: uniform, bound: bound, count: 20_000, seed: 8, density: target.pdf)
    #expect(sampling.violations == 0)
    #expect((sampling.acceptance - 1 / bound).magnitude < 0.015)
    #expect(isDrawn(sampling.accepted, from: target) == true)
    let low = try RejectionSampling(
      proposal: uniform, bound: 1, count: 1000, seed: 8, density: target.pdf)
    #expect(low.violations > 0)
  }

  @Test("the walk of Metropolis and Hastings follows its density")
  func metropolisHastings() throws {
    let walk = try MetropolisHastings(
      start: [3], scale: 2.4, count: 20_000, burnIn: 500, seed: 6
    ) { -0.5 * $0[0] * $0[0] }
    #expect(walk.samples.count == 19_500 && walk.states.count == 20_000)
    #expect(walk.acceptance > 0.3 && walk.acceptance < 0.6)
    let moments = Moments(walk.samples.map { $0[0] })
    #expect(moments.mean.magnitude < 0.1 && (moments.standardDeviation - 1).magnitude < 0.06)
    #expect(walk.autocorrelation(lags: 3).count == 4 && walk.autocorrelation(lags: 3)[0] == 1)
    let effective = walk.effectiveSampleSize()
    #expect(effective > 1500 && effective < 10_000)
    let again = try MetropolisHastings(start: [3], scale: 2.4, count: 50, seed: 6) {
      -0.5 * $0[0] * $0[0]
    }
    #expect(again.states == Array(walk.states.prefix(50)))
  }

  @Test("sizes and starts that cannot be are refused")
  func refused() throws {
    #expect(throws: MathError.self) {
      try CentralLimit(of: Normal.standard, size: 0, count: 1, seed: 1)
    }
    #expect(throws: MathError.self) {
      try CentralLimit(of: Normal.standard, size: .max, count: .max, seed: 1)
    }
    #expect(throws: MathError.self) {
      try MonteCarlo.integral(over: [], count: 10, seed: 1) { _ in 1 }
    }
    #expect(throws: MathError.self) {
      try MonteCarlo.integral(over: [0 ... .infinity], count: 10, seed: 1) { _ in 1 }
    }
    for (start, scale, burnIn) in [([0.0], 0.0, 0), ([.nan], 1, 0), ([0], 1, 11), ([], 1, 0)] {
      #expect(throws: MathError.self) {
        try MetropolisHastings(
          start: start, scale: scale, count: 10, burnIn: burnIn, seed: 1
        ) { _ in 0 }
      }
    }
    #expect(throws: MathError.self) {
      try MetropolisHastings(start: [-1], scale: 1, count: 10, seed: 1) { log($0[0]) }
    }
    #expect(throws: MathError.self) {
      try RejectionSampling(proposal: Normal.standard, bound: 0, count: 1, seed: 1) { _ in 1 }
    }
  }
}
