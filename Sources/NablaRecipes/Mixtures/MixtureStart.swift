import NablaMath
public import NablaPlot

/// Where EM starts: given means with one deviation, or points chosen by a seed.
public enum MixtureStart: Hashable, Sendable, OptionValue {
  case seed(Int)
  case given(means: [[Double]], sigma: Double)

  public static var optionType: OptionType { .other("{means: […], sigma: 1}, or a seed") }

  public init(option node: Node) throws(OptionProblem) {
    if let seed = node.int {
      guard seed >= 0 else { throw OptionProblem("is \(seed)", "give a seed from 0 on", at: node) }
      self = .seed(seed)
      return
    }
    guard let map = node.map, let means = map.first(where: { $0.key == "means" }),
      map.allSatisfy({ ["means", "sigma"].contains($0.key) }), let list = means.value.list
    else { throw .expected(Self.optionType, node) }
    var rows: [[Double]] = []
    for mean in list {
      let row = try mean.list == nil ? [Double(option: mean)] : [Double](option: mean)
      guard row.allSatisfy(\.isFinite) else { throw .expected(Self.optionType, mean) }
      rows.append(row)
    }
    let sigma =
      try map.first { $0.key == "sigma" }.map { entry throws(OptionProblem) in
        try Double(option: entry.value)
      } ?? 1
    guard sigma > 0, sigma.isFinite else {
      throw OptionProblem("has sigma \(formatPlain(sigma))", "give a sigma above 0", at: node)
    }
    self = .given(means: rows, sigma: sigma)
  }

  public var optionNode: Node {
    switch self {
    case .seed(let seed): Node(seed)
    case .given(let means, let sigma):
      Node([
        Node.Entry("means", Node(means.map { $0.count == 1 ? Node($0[0]) : Node($0) } as [Node])),
        Node.Entry("sigma", Node(sigma)),
      ])
    }
  }

  /// Spread-out points as means, each the likelier the farther it lies from those before (D. Arthur
  /// and S. Vassilvitskii, k-means++, 2007), with the data's covariance over k².
  static func seeded(
    _ points: [[Double]], k: Int, seed: Int
  ) throws(MathError) -> GaussianMixture {
    var generator = Xoshiro256PlusPlus(seed: UInt64(seed))
    let d = points[0].count
    let columns = (0..<d).map { i in Moments(points.map { $0[i] }) }
    let scales = columns.map { max($0.variance(lost: 0), 1e-300) }
    var means = [points[generator.index(below: points.count)]]
    while means.count < k {
      let distances = points.map { point in
        means.map { Self.distance(point, $0, scales) }.min() ?? 0
      }
      var left = generator.uniform() * distances.reduce(0, +)
      var chosen = points.count - 1
      for (i, distance) in distances.enumerated() {
        left -= distance
        if left < 0 {
          chosen = i
          break
        }
      }
      means.append(points[chosen])
    }
    let covariance = Matrix.diagonal(scales.map { $0 / Double(k * k) })
    return try GaussianMixture(
      means.map { .init(weight: 1, mean: $0, covariance: covariance) })
  }

  private static func distance(_ a: [Double], _ b: [Double], _ scales: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += (a[i] - b[i]) * (a[i] - b[i]) / scales[i] }
    return sum
  }
}
