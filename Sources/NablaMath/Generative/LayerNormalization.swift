/// Numbers brought to mean 0 and variance 1, then scaled and shifted: γ (x − μ)/√(σ² + ε) + β
/// (Ba, Kiros & Hinton 2016, arXiv:1607.06450).
public struct LayerNormalization: Hashable, Sendable {
  /// What is divided by.
  public enum Kind: String, CaseIterable, Sendable {
    /// √(σ² + ε) after the mean is taken off; σ² with n in the denominator.
    case layer
    /// √(Σx²/n + ε), and the mean stays: RMSNorm (Zhang & Sennrich 2019).
    case rms
  }

  public let kind: Kind
  /// γ; ones where nil.
  public let gain: [Double]?
  /// β; zeros where nil.
  public let bias: [Double]?
  /// ε, at least 0; 1e-5 by default.
  public let epsilon: Double

  public init(
    _ kind: Kind = .layer, gain: [Double]? = nil, bias: [Double]? = nil, epsilon: Double = 1e-5
  ) throws(MathError) {
    guard epsilon >= 0, epsilon.isFinite else {
      throw MathError("normalization.epsilon", "is \(epsilon)", "give a number of at least 0")
    }
    self.kind = kind
    self.gain = gain
    self.bias = bias
    self.epsilon = epsilon
  }

  /// What a list of numbers becomes, with what was found on the way.
  public struct Result: Hashable, Sendable {
    /// μ; 0 for RMSNorm.
    public let mean: Double
    /// The mean of the squares of x − μ.
    public let variance: Double
    /// x̂ = (x − μ)/√(variance + ε).
    public let normalized: [Double]
    /// γx̂ + β.
    public let output: [Double]
  }

  /// - Parameter x: finite, at least one number, as many as gain and bias have.
  /// - Throws: also where all numbers are equal and ε is 0.
  public func callAsFunction(_ x: [Double]) throws(MathError) -> Result {
    try check(x)
    let n = Double(x.count)
    let moments = Moments(x)
    let mean = kind == .layer ? moments.mean : 0
    let variance =
      kind == .layer ? moments.variance(lost: 0) : x.reduce(0) { $0 + $1 * $1 / n }
    let root = (variance + epsilon).squareRoot()
    guard root > 0, root.isFinite else {
      throw MathError(
        "normalization", "the variance is \(variance) and epsilon \(epsilon)",
        "give numbers that differ, or an epsilon above 0")
    }
    let normalized = x.map { ($0 - mean) / root }
    let output = normalized.indices.map { i in
      normalized[i] * (gain?[i] ?? 1) + (bias?[i] ?? 0)
    }
    return Result(mean: mean, variance: variance, normalized: normalized, output: output)
  }

  /// The loss's gradient in x from the one in the output.
  public func backward(_ x: [Double], outputGradient: [Double]) throws(MathError) -> [Double] {
    let result = try self(x)
    guard outputGradient.count == x.count else {
      throw MathError(
        "normalization", "the gradient has \(outputGradient.count) numbers", "give \(x.count)")
    }
    let n = Double(x.count)
    let g = outputGradient.indices.map { outputGradient[$0] * (gain?[$0] ?? 1) }
    let along = dotProduct(g, result.normalized) / n
    let mean = kind == .layer ? g.reduce(0, +) / n : 0
    let root = (result.variance + epsilon).squareRoot()
    return g.indices.map { (g[$0] - mean - result.normalized[$0] * along) / root }
  }

  private func check(_ x: [Double]) throws(MathError) {
    guard !x.isEmpty, x.allSatisfy(\.isFinite) else {
      throw MathError("normalization", "the numbers are \(x)", "give finite numbers")
    }
    for list in [gain, bias] {
      guard let list, list.count != x.count else { continue }
      throw MathError(
        "normalization", "gain or bias has \(list.count) numbers", "give \(x.count)")
    }
  }
}
