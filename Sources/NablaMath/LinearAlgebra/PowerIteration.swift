import NativeMath

/// The eigenvector of the eigenvalue of largest size, by multiplying again and again
/// (Golub & Van Loan, §7.3).
public struct PowerIteration: Sendable {
  /// One multiplication.
  public struct Iterate: Hashable, Sendable {
    /// Av / ‖Av‖, of length 1.
    public let vector: [Double]
    /// The Rayleigh quotient vᵀAv of that vector.
    public let value: Double
    /// ‖Av − λv‖ of that vector.
    public let residual: Double
  }

  /// The first is the start, divided by its length.
  public let iterates: [Iterate]
  /// Whether the residual fell below the tolerance. It does not where two eigenvalues of the
  /// largest size differ (a complex pair, or λ and −λ).
  public let hasConverged: Bool

  /// - Parameters:
  ///   - matrix: square and finite.
  ///   - start: finite and not 0; all ones where nil.
  ///   - steps: how many multiplications at most; below 0 counts as 0.
  ///   - tolerance: the residual at which it ends, as a share of |λ|; 1e-14 by default, 0 makes all
  ///     the steps.
  public init(
    _ matrix: Matrix, start: [Double]? = nil, steps: Int = 100, tolerance: Double = 1e-14
  ) throws(MathError) {
    try matrix.checkSquare("powerIteration")
    let first = start ?? Array(repeating: 1, count: matrix.rows)
    let length = Norm.euclidean(first)
    guard first.count == matrix.rows, length > 0, length.isFinite else {
      throw MathError(
        "powerIteration.start", "is \(first)",
        "give \(matrix.rows) finite numbers that are not all 0")
    }
    var vector = first.map { $0 / length }
    var iterates: [Iterate] = []
    var isDone = false
    for step in 0...max(0, steps) {
      let image = try matrix.applied(to: vector)
      let value = dotProduct(vector, image)
      let residual = Norm.euclidean(zip(image, vector).map { $0 - value * $1 })
      iterates.append(Iterate(vector: vector, value: value, residual: residual))
      let reach = Norm.euclidean(image)
      guard reach.isFinite else {
        throw .failure("powerIteration", of: matrix, nabla_overflow)
      }
      isDone = residual <= tolerance * value.magnitude
      // A vector that is sent to 0 has no next one.
      if (isDone && tolerance > 0) || reach == 0 || step == max(0, steps) { break }
      vector = image.map { $0 / reach }
    }
    self.iterates = iterates
    hasConverged = isDone
  }

  /// The last Rayleigh quotient.
  public var value: Double { iterates.last?.value ?? .nan }

  /// The last vector.
  public var vector: [Double] { iterates.last?.vector ?? [] }
}
