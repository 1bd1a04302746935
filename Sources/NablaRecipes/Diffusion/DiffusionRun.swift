import NablaMath

/// A distribution on its way to noise and back: exact densities, and paths of points.
struct DiffusionRun {
  let mixture: GaussianMixture
  let schedule: NoiseSchedule
  /// Each path's points at the steps `times`.
  let forward: [[[Double]]]
  /// From noise at T back to 0, in the order of `times` as well.
  let backward: [[[Double]]]
  /// The same ways back without fresh noise: the probability flow; empty for points of the plane.
  let flow: [[[Double]]]
  /// The steps that paths are kept at.
  let times: [Int]

  private static let strides = 200

  init(
    _ mixture: GaussianMixture, from points: [[Double]], schedule: NoiseSchedule, paths: Int,
    isReversed: Bool, seed: UInt64
  ) throws(MathError) {
    (self.mixture, self.schedule) = (mixture, schedule)
    let steps = schedule.steps
    let count = min(Self.strides, steps)
    let times = (0...count).map { $0 * steps / count }
    self.times = times
    let starts =
      points.isEmpty
      ? mixture.sample(count: paths, seed: seed)
      : (0..<min(paths, points.count)).map { points[$0 * points.count / min(paths, points.count)] }
    let there = starts.isEmpty ? [] : try schedule.forwardPaths(starts, seed: seed &+ 1)
    forward = starts.indices.map { i in times.map { there[$0][i] } }
    guard isReversed, paths > 0 else {
      (backward, flow) = ([], [])
      return
    }
    // A mixture of many points is followed in strides: ᾱ at the kept steps makes a schedule.
    let isLong = mixture.components.count > 20
    var betas: [Double] = []
    for (a, b) in zip(times, times.dropFirst()) {
      betas.append(min(1 - schedule.alphaBar(b) / schedule.alphaBar(a), 0.999))
    }
    let followed = isLong ? try NoiseSchedule(betas: betas) : schedule
    let number = points.isEmpty ? paths : min(paths, 200)
    /// Both methods start from the same noise.
    func ways(_ method: ReverseDiffusion.Method) throws(MathError) -> [[[Double]]] {
      let path = try ReverseDiffusion(
        of: mixture, schedule: followed, count: number, method: method, seed: seed &+ 2
      ).path
      return (0..<number).map { i in
        times.indices.map { k in path[path.count - 1 - (isLong ? k : times[k])][i] }
      }
    }
    backward = try ways(.ancestral)
    flow = mixture.dimension == 1 ? try ways(.implicit) : []
  }

  /// The exact distribution after so many steps.
  func noised(_ step: Int) throws(MathError) -> GaussianMixture {
    try mixture.noised(alphaBar: schedule.alphaBar(step))
  }

  /// The first step from which the density of one coordinate has a single hump; nil where it has
  /// one from the start, or never.
  func merge(over places: [Double]) throws(MathError) -> Int? {
    func humps(_ step: Int) throws(MathError) -> Int {
      let mixture = try noised(step)
      let values = places.map { mixture.logDensity([$0]) }
      return (1..<values.count - 1).count {
        values[$0] > values[$0 - 1] && values[$0] >= values[$0 + 1]
      }
    }
    guard try humps(0) > 1, try humps(schedule.steps) == 1 else { return nil }
    var (low, high) = (0, schedule.steps)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try humps(middle) > 1 { low = middle } else { high = middle }
    }
    return high
  }
}
