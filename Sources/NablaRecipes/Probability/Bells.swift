import NablaMath
import NablaPlot
import NablaText

/// Normal distributions side by side, with the share of each in an interval.
struct Bells {
  let normals: [Normal]
  let interval: Stretch?
  /// Probabilities whose quantiles are marked.
  let quantiles: [Double]
  /// The x values that all curves are drawn at.
  let x: [Double]

  init(_ normals: [Normal], interval: Stretch?, quantiles: [Double]) {
    self.normals = normals
    self.interval = interval
    self.quantiles = quantiles
    let low = normals.map { $0.mean - 4 * $0.standardDeviation }.reduce(.infinity, min)
    let high = normals.map { $0.mean + 4 * $0.standardDeviation }.reduce(-.infinity, max)
    var places = (0...400).map { low + (high - low) * Double($0) / 400 }
    // Every curve is smooth at its own scale, and the area's ends are exact.
    for normal in normals {
      places += (-60...60).map { normal.mean + Double($0) / 15 * normal.standardDeviation }
    }
    if let interval {
      places += [interval.a, interval.b].filter { $0 > low && $0 < high }
    }
    x = Array(Set(places)).sorted()
  }

  var first: Normal { normals[0] }

  var domain: ClosedRange<Double> {
    let (low, high) = (x.first ?? -4, x.last ?? 4)
    return low...high
  }

  /// Whether the area lies where the density is too small to be seen.
  var isFarInTheTail: Bool {
    guard let interval else { return false }
    return normals.contains { normal in
      let (a, b) = (
        (interval.a - normal.mean) / normal.standardDeviation,
        (interval.b - normal.mean) / normal.standardDeviation
      )
      return a >= 3.9 || b <= -3.9
    }
  }

  /// What lies within one, two and three standard deviations.
  var bands: [Double] {
    [1.0, 2, 3].map { k in
      let reach = k * first.standardDeviation
      return first.probability(from: first.mean - reach, to: first.mean + reach)
    }
  }

  // MARK: - Words

  /// The area's share as the reader should see it: `68.3 %`, and powers of ten in the tail.
  func share(_ probability: Double) -> String {
    if probability == 0 { return "0" }
    if probability < 0.001 { return format(probability, significant: 3) }
    if probability > 0.9999, probability < 1 {
      return "1 − \(format(1 - probability, significant: 2))"
    }
    return "\(format(probability * 100, decimals: probability > 0.999 ? 2 : 1))\u{2009}%"
  }

  var intervalText: String {
    guard let interval else { return "" }
    switch (interval.a.isFinite, interval.b.isFinite) {
    case (true, true): return "P(\(number(interval.a)) < X < \(number(interval.b)))"
    case (true, false): return "P(X > \(number(interval.a)))"
    case (false, true): return "P(X < \(number(interval.b)))"
    case (false, false): return "P(−∞ < X < ∞)"
    }
  }

  func number(_ value: Double) -> String { format(value, significant: 4) }

  func name(_ normal: Normal) -> String {
    "μ = \(number(normal.mean)), σ = \(number(normal.standardDeviation))"
  }

  /// A curve's name with its shaded probability.
  func legend(_ normal: Normal) -> String {
    guard let interval else { return name(normal) }
    return "\(name(normal)): \(share(normal.probability(from: interval.a, to: interval.b)))"
  }

  /// The shaded probability of each curve.
  var probabilities: [Double] {
    guard let interval else { return [] }
    return normals.map { $0.probability(from: interval.a, to: interval.b) }
  }
}
