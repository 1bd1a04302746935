import NablaMath
import Testing

@Suite struct DiffusionTests {
  @Test func schedulesAreThoseOfThePapers() throws {
    let table = try GenerativeTable.read().schedules
    for (name, rows) in table {
      let schedule =
        switch name {
        case "linear": try NoiseSchedule.linear()
        case "cosine": try NoiseSchedule.cosine()
        default: try NoiseSchedule.scaledLinear()
        }
      #expect(schedule.steps == 1000)
      for (step, expected) in rows {
        let t = try #require(Int(step))
        // The cosine's first β are small differences: absolute digits count.
        let scale = name == "cosine" ? 1e-11 : 1e-13
        #expect((schedule.betas[t - 1] - expected[0]).magnitude < scale * expected[0] + 1e-16)
        #expect((schedule.alphaBar(t) / expected[1] - 1).magnitude < 1e-11, "\(name) \(t)")
        #expect((schedule.signalToNoise[t - 1] / expected[2] - 1).magnitude < 1e-10)
        let posterior = schedule.posteriorVariances[t - 1]
        #expect((posterior - expected[3]).magnitude <= 1e-10 * expected[3])
        #expect(schedule.alphas[t - 1] == 1 - schedule.betas[t - 1])
      }
    }
    #expect(try NoiseSchedule.cosine().betas[999] == 0.999)
    #expect(try NoiseSchedule.linear().alphaBar(0) == 1)
    #expect(try NoiseSchedule.linear().alphaBar(1001).isNaN)
    #expect(try NoiseSchedule.linear().alphaBar(.min).isNaN)
    #expect(try NoiseSchedule.linear().halfLife == 260)
  }

  @Test func otherNumbersOfStepsMayBeRescaled() throws {
    let short = try NoiseSchedule.linear(steps: 100, isRescaled: true)
    #expect(abs(short.betas[0] - 1e-3) < 1e-18 && abs(short.betas[99] - 0.2) < 1e-15)
    #expect(try NoiseSchedule.linear(steps: 1).betas == [1e-4])
    #expect(throws: MathError.self) { try NoiseSchedule.linear(steps: 10, isRescaled: true) }
    #expect(throws: MathError.self) { try NoiseSchedule.linear(steps: 0) }
    #expect(throws: MathError.self) { try NoiseSchedule(betas: []) }
    #expect(
      #expect(throws: MathError.self) { try NoiseSchedule(betas: [0.1, 1]) }?.description
        == "schedule.beta: is 1.0 at t = 2; give 0 < beta < 1.")
    #expect(throws: MathError.self) { try NoiseSchedule.cosine(offset: -1) }
    #expect(throws: MathError.self) { try NoiseSchedule.scaledLinear(from: -1) }
  }

  @Test func noiseHasTheMomentsOfTheSchedule() throws {
    let schedule = try NoiseSchedule.linear()
    let points = Array(repeating: [3.0, -1], count: 20_000)
    let noised = try schedule.noised(points, step: 300, seed: 1)
    let bar = schedule.alphaBar(300)
    for axis in 0..<2 {
      let moments = Moments(noised.points.map { $0[axis] })
      #expect(abs(moments.mean - bar.squareRoot() * points[0][axis]) < 0.03)
      #expect(abs(moments.variance() - (1 - bar)) < 0.03)
    }
    #expect(try schedule.noised(points, step: 0).points == points)
    // The noise is the one that was mixed in.
    let again = zip(points[0], noised.noise[0]).map {
      bar.squareRoot() * $0 + (1 - bar).squareRoot() * $1
    }
    #expect(again == noised.points[0])
  }

  @Test func forwardPathsEndAsTheShortcutDoes() throws {
    let schedule = try NoiseSchedule.linear(steps: 50, isRescaled: true)
    let path = try schedule.forwardPaths(Array(repeating: [2.0], count: 5000), seed: 4)
    #expect(path.count == 51 && path[0][0] == [2])
    let moments = Moments(path[20].map { $0[0] })
    let bar = schedule.alphaBar(20)
    #expect(abs(moments.mean - 2 * bar.squareRoot()) < 0.05)
    #expect(abs(moments.variance() - (1 - bar)) < 0.05)
    #expect(try schedule.forwardPaths([[1, 2]], steps: 3).count == 4)
    #expect(throws: MathError.self) { try schedule.forwardPaths([[1, 2]], steps: 51) }
    #expect(throws: MathError.self) { try schedule.noised([[1, 2], [3]], step: 2) }
    #expect(throws: MathError.self) { try schedule.noised([[.nan]], step: 2) }
    #expect(throws: MathError.self) { try schedule.noised([[1]], step: -1) }
  }
}

@Suite struct GaussianMixtureTests {
  private func mixture() throws -> GaussianMixture {
    try GaussianMixture([
      .init(weight: 5, mean: [-2, 0.5], covariance: #require(Matrix([[0.5, 0.1], [0.1, 0.3]]))),
      .init(weight: 3, mean: [1, 1.5], variance: 0.2),
      .init(weight: 2, mean: [0, -2], covariance: #require(Matrix([[1, -0.4], [-0.4, 0.6]]))),
    ])
  }

  @Test func scoresAreThoseOfMpmath() throws {
    for row in try GenerativeTable.read().scores {
      let noised = try mixture().noised(alphaBar: row.alphaBar)
      #expect((noised.logDensity(row.point) - row.logDensity).magnitude < 1e-12 * 100)
      #expect(relativeDistance(noised.score(row.point), row.score) < 1e-12)
      #expect(abs(noised.responsibilities(row.point).reduce(0, +) - 1) < 1e-14)
    }
  }

  @Test func samplesHaveTheMixturesMean() throws {
    let points = try mixture().sample(count: 20_000, seed: 2)
    #expect(abs(Moments(points.map { $0[0] }).mean + 0.7) < 0.05)
    #expect(abs(Moments(points.map { $0[1] }).mean - 0.3) < 0.05)
    #expect(try mixture().sample(count: 3, seed: 2) == Array(points.prefix(3)))
    #expect(try mixture().sample(count: -1).isEmpty)
  }

  @Test(
    "reverse steps lead from noise to the mixture",
    arguments: [
      ReverseDiffusion.Method.ancestral, .ancestralPosterior, .implicit,
    ])
  func reverse(_ method: ReverseDiffusion.Method) throws {
    let two = try GaussianMixture([
      .init(weight: 1, mean: [-2], variance: 0.09), .init(weight: 3, mean: [2], variance: 0.09),
    ])
    let schedule = try NoiseSchedule.linear(steps: 200, isRescaled: true)
    let result = try ReverseDiffusion(
      of: two, schedule: schedule, count: 2000, method: method, seed: 8)
    #expect(result.path.count == 201)
    let right = result.samples.filter { $0[0] > 0 }.map { $0[0] }
    #expect(abs(Double(right.count) / 2000 - 0.75) < 0.04)
    let moments = Moments(right)
    #expect(abs(moments.mean - 2) < 0.05)
    #expect(abs(moments.standardDeviation - 0.3) < 0.05)
    let again = try ReverseDiffusion(
      of: two, schedule: schedule, count: 20, method: method, seed: 8)
    #expect(again.path[0] == Array(result.path[0].prefix(20)))
  }

  @Test func mixturesThatAreNoneAreRefused() throws {
    #expect(throws: MathError.self) { try GaussianMixture([]) }
    #expect(throws: MathError.self) {
      try GaussianMixture([.init(weight: 0, mean: [1], variance: 1)])
    }
    #expect(throws: MathError.self) {
      try GaussianMixture([.init(weight: 1, mean: [1], variance: -1)])
    }
    #expect(throws: MathError.self) {
      try GaussianMixture([
        .init(weight: 1, mean: [1], variance: 1), .init(weight: 1, mean: [1, 2], variance: 1),
      ])
    }
    #expect(throws: MathError.self) { try mixture().noised(alphaBar: 1.5) }
    #expect(try mixture().logDensity([1]).isNaN && mixture().score([1])[0].isNaN)
    let schedule = try NoiseSchedule.linear(steps: 3)
    var generator = Xoshiro256PlusPlus(seed: 1)
    #expect(throws: MathError.self) {
      try ReverseDiffusion(of: mixture(), schedule: schedule, from: [[1]], using: &generator)
    }
  }
}
