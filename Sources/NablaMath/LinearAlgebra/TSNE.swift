import Glibc

/// A map of points in many dimensions to few, in which neighbours stay neighbours
/// (L. van der Maaten and G. Hinton, "Visualizing data using t-SNE", JMLR 9, 2008).
///
/// Exact: all pairs, n² work a step. Gradient descent with momentum and gains as in the authors'
/// code; in the first 250 steps the momentum is ½ and p 12 times too large (early exaggeration),
/// then the points come to rest and go on with momentum 0.8, as in scikit-learn. The start is
/// normal with a standard deviation of 1e-4. Distances between far groups mean nothing.
public struct TSNE: Sendable {
  /// A row for each point.
  public let embedding: Matrix
  /// KL(P‖Q) in nats after each step, without exaggeration.
  public let divergences: [Double]

  /// The last divergence.
  public var divergence: Double { divergences.last ?? .nan }

  /// - Parameters:
  ///   - points: finite; 4 to 5000 rows.
  ///   - dimensions: of the map, 1…3.
  ///   - perplexity: about how many neighbours count: 1 < perplexity < n − 1; as much as that
  ///     allows, at most 30, where nil.
  ///   - steps: at least 1; 1000 by default.
  ///   - learningRate: η; where nil n / 48 (Belkina et al. 2019 and the gradient's factor 4), but
  ///     at least 10.
  ///   - seed: of the start.
  public init(
    _ points: Matrix, dimensions: Int = 2, perplexity: Double? = nil, steps: Int = 1000,
    learningRate: Double? = nil, seed: UInt64 = 42
  ) throws(MathError) {
    try points.checkFinite("t-SNE")
    let n = points.rows
    guard (4...5000).contains(n) else {
      throw MathError("t-SNE", "there are \(n) points", "give 4 to 5000")
    }
    guard (1...3).contains(dimensions), steps >= 1 else {
      throw MathError(
        "t-SNE", "there are \(dimensions) dimensions and \(steps) steps",
        "give 1 to 3 dimensions and at least one step")
    }
    let wanted = perplexity ?? min(30, Double(n - 1) / 3)
    guard wanted > 1, wanted < Double(n - 1) else {
      throw MathError(
        "t-SNE.perplexity", "is \(wanted) for \(n) points", "give more than 1, less than \(n - 1)")
    }
    let eta = learningRate ?? max(Double(n) / 48, 10)
    guard eta > 0, eta.isFinite else {
      throw MathError("t-SNE.learningRate", "is \(eta)", "give a number above 0")
    }
    let affinities = TSNE.affinities(points, perplexity: wanted)
    var generator = Xoshiro256PlusPlus(seed: seed)
    var map = Map(count: n, dimensions: dimensions) { 1e-4 * generator.standardNormal() }
    var divergences: [Double] = []
    for step in 0..<steps {
      if step == 250 { map.rest() }
      divergences.append(
        map.advance(
          affinities, exaggeration: step < 250 ? 12 : 1, momentum: step < 250 ? 0.5 : 0.8, eta))
    }
    divergences.removeFirst()
    divergences.append(map.divergence(affinities))
    self.divergences = divergences
    embedding = Matrix(rows: n, columns: dimensions, written: map.places)
  }

  /// The joint probabilities pᵢⱼ = (pⱼ|ᵢ + pᵢ|ⱼ) / 2n, row by row: each row of conditional ones has
  /// the wanted perplexity.
  static func affinities(_ points: Matrix, perplexity: Double) -> [Double] {
    let n = points.rows
    var squares = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<i {
        var sum = 0.0
        for k in 0..<points.columns {
          let difference = points[i, k] - points[j, k]
          sum += difference * difference
        }
        (squares[i * n + j], squares[j * n + i]) = (sum, sum)
      }
    }
    var joint = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      let row = conditional(Array(squares[i * n..<(i + 1) * n]), own: i, entropy: log(perplexity))
      for j in 0..<n {
        joint[i * n + j] += row[j] / Double(2 * n)
        joint[j * n + i] += row[j] / Double(2 * n)
      }
    }
    return joint
  }

  /// e^(−βd²) / Σ with the β, found by bisection, that gives the entropy.
  private static func conditional(_ squares: [Double], own: Int, entropy: Double) -> [Double] {
    let others = squares.indices.filter { $0 != own }
    let nearest = others.reduce(.infinity) { min($0, squares[$1]) }
    let mean = others.reduce(0) { $0 + (squares[$1] - nearest) / Double(others.count) }
    var (beta, low, high) = (mean > 0 ? 1 / mean : 1, 0.0, Double.infinity)
    var weights = [Double](repeating: 0, count: squares.count)
    for _ in 0..<100 {
      var (sum, moment) = (0.0, 0.0)
      for j in others {
        let excess = squares[j] - nearest
        weights[j] = exp(-beta * excess)
        sum += weights[j]
        moment += weights[j] * excess
      }
      for j in others { weights[j] /= sum }
      let difference = log(sum) + beta * moment / sum - entropy
      if difference.magnitude < 1e-12 { break }
      if difference > 0 { low = beta } else { high = beta }
      beta = high.isInfinite ? beta * 2 : (low + high) / 2
    }
    return weights
  }
}

/// The places of the points on the map, and how they move.
private struct Map {
  let count: Int
  let dimensions: Int
  var places: [Double] = []
  private var velocity: [Double]
  private var gains: [Double]
  private var kernel: [Double]

  init(count: Int, dimensions: Int, place: () -> Double) {
    (self.count, self.dimensions) = (count, dimensions)
    velocity = Array(repeating: 0, count: count * dimensions)
    gains = Array(repeating: 1, count: count * dimensions)
    kernel = Array(repeating: 0, count: count * count)
    for _ in 0..<count * dimensions { places.append(place()) }
  }

  /// Forgets velocities and gains.
  mutating func rest() {
    velocity = Array(repeating: 0, count: velocity.count)
    gains = Array(repeating: 1, count: gains.count)
  }

  /// Fills 1 / (1 + d²) for all pairs and returns its sum.
  private mutating func fillKernel() -> Double {
    var total = 0.0
    for i in 0..<count {
      for j in 0..<i {
        var sum = 1.0
        for k in 0..<dimensions {
          let difference = places[i * dimensions + k] - places[j * dimensions + k]
          sum += difference * difference
        }
        (kernel[i * count + j], kernel[j * count + i]) = (1 / sum, 1 / sum)
        total += 2 / sum
      }
    }
    return total
  }

  /// Σ p ln(p / q).
  mutating func divergence(_ affinities: [Double]) -> Double {
    divergence(affinities, fillKernel())
  }

  private func divergence(_ affinities: [Double], _ total: Double) -> Double {
    var sum = 0.0
    for (p, weight) in zip(affinities, kernel) where p > 0 {
      sum += p * log(p / max(weight / total, 1e-300))
    }
    return sum
  }

  /// One step; returns the divergence before it.
  mutating func advance(
    _ affinities: [Double], exaggeration: Double, momentum: Double, _ eta: Double
  ) -> Double {
    let total = fillKernel()
    let before = divergence(affinities, total)
    var center = [Double](repeating: 0, count: dimensions)
    var slopes = [Double](repeating: 0, count: places.count)
    for i in 0..<count {
      for j in 0..<count where j != i {
        let weight = kernel[i * count + j]
        let pull = 4 * (exaggeration * affinities[i * count + j] - weight / total) * weight
        for k in 0..<dimensions {
          slopes[i * dimensions + k] +=
            pull * (places[i * dimensions + k] - places[j * dimensions + k])
        }
      }
    }
    for i in places.indices {
      gains[i] =
        (slopes[i] > 0) != (velocity[i] > 0) ? gains[i] + 0.2 : max(0.01, gains[i] * 0.8)
      velocity[i] = momentum * velocity[i] - eta * gains[i] * slopes[i]
      places[i] += velocity[i]
      center[i % dimensions] += places[i] / Double(count)
    }
    for i in places.indices { places[i] -= center[i % dimensions] }
    return before
  }
}
