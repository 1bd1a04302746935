import Glibc
import NablaMath

/// The exact distribution of a mean.
enum MeanLaw {
  case continuous(pdf: @Sendable (Double) -> Double, cdf: @Sendable (Double) -> Double)
  /// Places with their probabilities, in order.
  case atoms([Double], [Double])

  /// nil where no closed form is known.
  init?(of population: Population, size n: Int) {
    let count = Double(n)
    if let lattice = population.lattice {
      let masses = Self.power(lattice.masses, n)
      self = .atoms(masses.indices.map { lattice.first + Double($0) / count }, masses)
      return
    }
    switch population {
    case .named(.exponential):
      guard let gamma = Gamma(shape: count, scale: 1 / count) else { return nil }
      self = .continuous(pdf: { gamma.pdf($0) }, cdf: { gamma.cdf($0) })
    case .named(.uniform):
      self = .continuous(
        pdf: { Self.irwinHall($0 * count, n).pdf * count },
        cdf: { Self.irwinHall($0 * count, n).cdf })
    case .named(.bimodal):
      let bumps = Self.bumps(n)
      self = .continuous(
        pdf: { x in bumps.reduce(0) { $0 + $1.weight * $1.normal.pdf(x) } },
        cdf: { x in bumps.reduce(0) { $0 + $1.weight * $1.normal.cdf(x) } })
    default: return nil
    }
  }

  /// How many of n values come from the right bump is binomial; given that, the mean is normal.
  static func bumps(_ n: Int) -> [(weight: Double, normal: Normal)] {
    let count = Double(n)
    guard let right = Binomial(trials: count, probability: 0.5) else { return [] }
    return (0...n).compactMap { k in
      let weight = right.pdf(Double(k))
      let place = Population.bump.place * (2 * Double(k) - count) / count
      guard weight > 1e-18 else { return nil }
      return Normal(
        mean: place, standardDeviation: Population.bump.deviation / count.squareRoot()
      ).map { (weight, $0) }
    }
  }

  /// The masses of the sum of n independent values.
  private static func power(_ masses: [Double], _ n: Int) -> [Double] {
    var (result, square, left) = ([1.0], masses, n)
    while left > 0 {
      if left % 2 == 1 { result = product(result, square) }
      left /= 2
      if left > 0 { square = product(square, square) }
    }
    return result
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() where x > 0 {
      for j in b.indices { result[i + j] += x * b[j] }
    }
    return result
  }

  /// The sum of n uniform numbers: the alternating sum for few, and for many the Fourier series
  /// over the support, which loses no digits.
  private static func irwinHall(_ s: Double, _ n: Int) -> (pdf: Double, cdf: Double) {
    let count = Double(n)
    guard s > 0 else { return (0, 0) }
    guard s < count else { return (s == count && n == 1 ? 1 : 0, 1) }
    if n <= 7 {
      var (pdf, cdf, choose, factorial) = (0.0, 0.0, 1.0, 1.0)
      for k in 1...n { factorial *= Double(k) }
      for k in 0...Int(s) {
        pdf += choose * pow(s - Double(k), count - 1) * count
        cdf += choose * pow(s - Double(k), count)
        choose *= -(count - Double(k)) / Double(k + 1)
      }
      return (pdf / factorial, cdf / factorial)
    }
    var (pdf, cdf) = (1 / count, s / count)
    for k in 1...(40 * n) {
      let angle = .pi * Double(k) / count
      let size = pow(sin(angle) / angle, count)
      if k % n != 0, pow(1 / angle, count) < 1e-18 { break }
      let turn = 2 * angle * (s - count / 2)
      pdf += 2 / count * size * cos(turn)
      cdf += size * sin(turn) / (.pi * Double(k))
    }
    return (pdf, cdf)
  }
}
