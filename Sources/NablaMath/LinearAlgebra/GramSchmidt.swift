/// Orthonormal vectors made of others, one after the other.
///
/// Vector k loses its components along the vectors before (modified Gram–Schmidt, twice: Giraud,
/// Langou & Rozložník 2005) and is then divided by its length.
public struct GramSchmidt: Sendable {
  /// What happens to one of the vectors.
  public struct Step: Hashable, Sendable {
    /// The number of the vector, from 0.
    public let vector: Int
    /// Its components along each of the basis vectors so far.
    public let components: [Double]
    /// What is left of it, at a right angle to them.
    public let rest: [Double]
    /// The length of the rest.
    public let length: Double
    /// Whether nothing is left: the vector depends on those before, and adds none to the basis.
    public let isDependent: Bool
  }

  /// Orthonormal, at most as many as the vectors given.
  public let basis: [[Double]]
  /// One for each of the vectors given.
  public let steps: [Step]

  /// - Parameters:
  ///   - vectors: finite, of one length.
  ///   - tolerance: what share of its length a vector must keep to count as independent; 1e-12 by
  ///     default.
  public init(_ vectors: [[Double]], tolerance: Double = 1e-12) throws(MathError) {
    guard let matrix = Matrix(vectors) else {
      throw MathError(
        "GramSchmidt", "the vectors have \(vectors.map(\.count)) components", "give as many to each"
      )
    }
    try matrix.checkFinite("GramSchmidt")
    var basis: [[Double]] = []
    var steps: [Step] = []
    for (number, vector) in vectors.enumerated() {
      let (components, rest) = parts(of: vector, along: basis)
      let length = Norm.euclidean(rest)
      let isDependent = length <= tolerance * Norm.euclidean(vector)
      steps.append(
        Step(
          vector: number, components: components, rest: rest, length: length,
          isDependent: isDependent))
      if !isDependent { basis.append(rest.map { $0 / length }) }
    }
    self.basis = basis
    self.steps = steps
  }
}

/// A vector's components along orthonormal directions of its length, and what is left of it; twice,
/// so that the rest is at a right angle to rounding.
func parts(
  of vector: [Double], along directions: [[Double]]
) -> (components: [Double], rest: [Double]) {
  var rest = vector
  var components = [Double](repeating: 0, count: directions.count)
  for _ in 0..<2 {
    for (i, direction) in directions.enumerated() {
      let component = dotProduct(rest, direction)
      components[i] += component
      for k in rest.indices { rest[k] -= component * direction[k] }
    }
  }
  return (components, rest)
}

/// Σ aᵢbᵢ, as far as both lists go.
package func dotProduct(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for (x, y) in zip(a, b) { sum += x * y }
  return sum
}
