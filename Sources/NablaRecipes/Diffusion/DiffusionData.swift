import NablaMath
public import NablaPlot
import NablaScene

/// What a diffusion starts from, as an option: a mixture of normal distributions, points of one or
/// two coordinates, or a file of them.
public enum DiffusionData: Hashable, Sendable, OptionValue {
  case mixture([DistributionSource.Part])
  case points([[Double]])
  case file(String)

  public static var optionType: OptionType {
    .other("a mixture such as 0.5 N(-2, 0.3) + 0.5 N(2, 0.3), points, or a path (.csv, .npy)")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let rows = node.list {
      var points: [[Double]] = []
      for row in rows {
        points.append(row.list == nil ? [try Double(option: row)] : try [Double](option: row))
      }
      self = .points(points)
      return
    }
    guard node.text != nil else { throw .expected(Self.optionType, node) }
    switch try DistributionSource(option: node) {
    case .parts(let parts): self = .mixture(parts)
    case .file(let path): self = .file(path)
    case .probabilities: throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .mixture(let parts): DistributionSource.parts(parts).optionNode
    case .points(let points): Node(points.map { Node($0) } as [Node])
    case .file(let path): Node(path)
    }
  }

  public var boundedNumbers: [Double] {
    if case .points(let points) = self { points.flatMap { $0 } } else { [] }
  }

  /// The most points whose density is computed; evenly chosen ones of more.
  static let most = 100

  /// The distribution and the points behind it; points are smeared a little, so that there is a
  /// density to see.
  func mixture(
    files: DataFiles?, place: String
  ) throws(NablaError) -> (mixture: GaussianMixture, points: [[Double]], isStandardized: Bool) {
    var points: [[Double]] = []
    switch self {
    case .mixture(let parts):
      var components: [GaussianMixture.Component] = []
      for part in parts {
        guard let normal = part.distribution as? Normal else {
          throw NablaError(
            place, "has the part \(part.text)", "give normal parts, N(mean, deviation)")
        }
        let variance = normal.standardDeviation * normal.standardDeviation
        components.append(.init(weight: part.weight, mean: [normal.mean], variance: variance))
      }
      return (try Self.made(components, place), [], false)
    case .points(let list): points = list
    case .file(let path):
      let tensor = try MatrixSource.file(path).tensor(files: files, place: place)
      guard tensor.rank <= 2 else {
        throw NablaError(place, "has the shape \(tensor.shape)", "give rows of 1 or 2 numbers")
      }
      let width = tensor.rank == 2 ? tensor.shape[1] : 1
      points = stride(from: 0, to: tensor.count - tensor.count % max(1, width), by: max(1, width))
        .map { Array(tensor.values[$0..<($0 + width)]) }
    }
    guard points.count >= 2, let width = points.first?.count,
      points.allSatisfy({ $0.count == width })
    else { throw NablaError(place, "has \(points.count) points", "give at least 2, of one kind") }
    guard (1...2).contains(width) else {
      throw NablaError(place, "has points of \(width) coordinates", "give 1 or 2")
    }
    if let i = points.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
      throw NablaError(place, "point \(i) is not finite", "give finite numbers")
    }
    let isStandardized = Self.standardize(&points)
    let count = min(points.count, Self.most)
    let chosen = (0..<count).map { points[$0 * points.count / count] }
    let spread = (0..<width).map { Self.moments(points, $0).deviation }.reduce(0, max)
    let smear = max(0.06 * spread, 1e-6)
    return (
      try Self.made(
        chosen.map { .init(weight: 1, mean: $0, variance: smear * smear) }, place), points,
      isStandardized
    )
  }

  private static func moments(
    _ points: [[Double]], _ axis: Int
  ) -> (mean: Double, deviation: Double) {
    let count = Double(points.count)
    let mean = points.reduce(0) { $0 + $1[axis] } / count
    let variance = points.reduce(0) { $0 + ($1[axis] - mean) * ($1[axis] - mean) } / count
    return (mean, variance.squareRoot())
  }

  /// Brings coordinates that are far from the noise's scale to mean 0 and deviation 1.
  private static func standardize(_ points: inout [[Double]]) -> Bool {
    let axes = points[0].indices.map { moments(points, $0) }
    let isNear = axes.allSatisfy { $0.mean.magnitude <= 3 && (0.2...4).contains($0.deviation) }
    if isNear { return false }
    for (axis, (mean, deviation)) in axes.enumerated() {
      let unit = deviation > 0 ? deviation : 1
      for i in points.indices { points[i][axis] = (points[i][axis] - mean) / unit }
    }
    return true
  }

  private static func made(
    _ components: [GaussianMixture.Component], _ place: String
  ) throws(NablaError) -> GaussianMixture {
    do throws(MathError) {
      return try GaussianMixture(components)
    } catch {
      throw NablaError(place, error.problem, error.remedy)
    }
  }
}
