/// A large matrix that is changed by a product of two thin ones: W = W₀ + (α/r) BA
/// (Hu et al., "LoRA", arXiv:2106.09685, §4.1).
public struct LowRankAdaptation: Sendable {
  /// A: r × k.
  public let a: Matrix
  /// B: d × r.
  public let b: Matrix
  /// α, above 0.
  public let alpha: Double

  /// r.
  public var rank: Int { a.rows }

  public init(a: Matrix, b: Matrix, alpha: Double) throws(MathError) {
    try a.checkFinite("lora.a")
    try b.checkFinite("lora.b")
    guard b.columns == a.rows else {
      throw MathError("lora", "B is \(b.shape) and A \(a.shape)", "give B d × r and A r × k")
    }
    guard alpha > 0, alpha.isFinite else {
      throw MathError("lora.alpha", "is \(alpha)", "give a number above 0")
    }
    self.a = a
    self.b = b
    self.alpha = alpha
  }

  /// The closest adaptation of a rank to a full update: its first singular values and vectors,
  /// the root of each value in either factor, α = r.
  ///
  /// - Parameter rank: 1 to the lesser of the update's rows and columns.
  public init(approximating update: Matrix, rank: Int) throws(MathError) {
    let svd = try SVD(update)
    guard rank > 0, rank <= svd.values.count else {
      throw MathError("lora.rank", "is \(rank)", "give 1 to \(svd.values.count)")
    }
    let roots = svd.values.map { $0.squareRoot() }
    try self.init(
      a: Matrix(rows: rank, columns: update.columns) { roots[$0] * svd.v[$1, $0] },
      b: Matrix(rows: update.rows, columns: rank) { svd.u[$0, $1] * roots[$1] },
      alpha: Double(rank))
  }

  /// ΔW = (α/r) BA: d × k, of rank r at most.
  public func update() throws(MathError) -> Matrix {
    try b.multiplied(by: a).scaled(by: alpha / Double(rank))
  }

  /// W₀ + ΔW.
  public func adapted(_ weights: Matrix) throws(MathError) -> Matrix {
    try weights.adding(update())
  }

  /// How many numbers an adaptation of d × k weights by the rank r has: r (d + k).
  public static func parameterCount(rows d: Int, columns k: Int, rank r: Int) -> Double {
    Double(r) * (Double(d) + Double(k))
  }

  /// The same as a share of all d · k.
  public static func parameterShare(rows d: Int, columns k: Int, rank r: Int) -> Double {
    parameterCount(rows: d, columns: k, rank: r) / (Double(d) * Double(k))
  }

  /// The rank dk / (d + k) from which on nothing is saved.
  public static func breakEvenRank(rows d: Int, columns k: Int) -> Double {
    Double(d) * Double(k) / (Double(d) + Double(k))
  }
}
