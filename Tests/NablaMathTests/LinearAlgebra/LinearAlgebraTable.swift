import NablaMath
import Testing

struct LinearAlgebraTable: Decodable {
  struct Square: Decodable {
    let name: String
    let rows: [[Double]]
    let right, solution: [Double]
    let sign, logDeterminant: Double
    let singular, eigenReal, eigenImaginary: [Double]
    let rank: Int
    let symmetricEigen, cholesky: [Double]?
    let norms: [String: Double]?

    var matrix: Matrix { get throws { try #require(Matrix(rows)) } }
  }

  struct Shape: Decodable {
    let rows: [[Double]]
    let right, solution, singular, pseudoInverse: [Double]
    let rank: Int
  }

  struct Components: Decodable {
    let isScaled: Bool
    let explained, loadings, scores: [Double]
  }

  let square: [Square]
  let shapes: [Shape]
  let table: [[Double]]
  let pca: [Components]

  static func read() throws -> LinearAlgebraTable { try referenceTable("linear-algebra") }
}

/// The largest difference of two lists, as a share of the second one's largest number.
func relativeDistance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  let scale = Norm.maximum(b)
  let difference = zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  return scale > 0 ? difference / scale : difference
}

/// ‖A − B‖ as a share of ‖B‖, in the largest element.
func relativeDistance(_ a: Matrix, _ b: Matrix) -> Double {
  a.rows == b.rows && a.columns == b.columns ? relativeDistance(a.values, b.values) : .infinity
}

/// How far the columns are from being orthonormal.
func orthogonalityError(_ q: Matrix) throws -> Double {
  let product = try q.transposed.multiplied(by: q)
  return try product.subtracting(.identity(q.columns)).norm(.max)
}
