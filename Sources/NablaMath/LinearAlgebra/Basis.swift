/// Independent vectors in whose coordinates points and maps are written.
public struct Basis: Sendable {
  /// The basis vectors as columns: coordinates times it are standard coordinates.
  public let matrix: Matrix
  private let factors: LU

  /// - Parameter vectors: n independent vectors of n finite components.
  public init(_ vectors: [[Double]]) throws(MathError) {
    guard let rows = Matrix(vectors), rows.isSquare else {
      throw MathError(
        "basis", "there are \(vectors.count) vectors of \(vectors.map(\.count)) components",
        "give n vectors of n components")
    }
    matrix = rows.transposed
    factors = try LU(matrix)
    guard factors.isInvertible else {
      throw MathError("basis", "the vectors are dependent", "give independent ones")
    }
  }

  /// The coordinates of a vector in this basis.
  public func coordinates(of vector: [Double]) throws(MathError) -> [Double] {
    try factors.solve(Matrix(column: vector)).values
  }

  /// The vector with these coordinates.
  public func vector(_ coordinates: [Double]) throws(MathError) -> [Double] {
    try matrix.applied(to: coordinates)
  }

  /// The matrix B⁻¹AB that does in this basis what A does in the standard one.
  public func matrix(of map: Matrix) throws(MathError) -> Matrix {
    try factors.solve(try map.multiplied(by: matrix))
  }

  /// The matrix that turns coordinates in this basis into those in another.
  public func transition(to other: Basis) throws(MathError) -> Matrix {
    try other.factors.solve(matrix)
  }
}
