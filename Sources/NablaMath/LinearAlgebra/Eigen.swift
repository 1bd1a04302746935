import NativeMath

/// The eigenvalues and eigenvectors of a square matrix, complex ones in conjugate pairs: Av = λv.
///
/// Hessenberg reduction and Francis' QR steps (Golub & Van Loan, §7.5), by Eigen.
public struct Eigen: Sendable {
  /// The largest real part first; of a conjugate pair, the one with the positive imaginary part.
  public let values: [ComplexNumber]
  /// One for each value, of length 1, with the first of its largest components real and positive.
  /// Those of a defective matrix are (nearly) parallel where there are too few.
  public let vectors: [[ComplexNumber]]

  /// - Parameter matrix: square and finite.
  public init(_ matrix: Matrix) throws(MathError) {
    try matrix.checkSquare("eigenvalues")
    let n = matrix.rows
    var real = [Double](repeating: 0, count: n)
    var imaginary = real
    var vectorsReal = [Double](repeating: 0, count: n * n)
    var vectorsImaginary = vectorsReal
    let status = nabla_eigen(
      matrix.values, n, &real, &imaginary, &vectorsReal, &vectorsImaginary)
    guard status == nabla_ok else { throw .failure("eigenvalues", of: matrix, status) }
    values = zip(real, imaginary).map { ComplexNumber($0, $1) }
    vectors = (0..<n).map { column in
      (0..<n).map { row in
        ComplexNumber(vectorsReal[row * n + column], vectorsImaginary[row * n + column])
      }
    }
  }

  /// Whether no eigenvalue has an imaginary part.
  public var isReal: Bool { values.allSatisfy { $0.imaginary == 0 } }

  /// The largest size of an eigenvalue.
  public var spectralRadius: Double { values.map(\.magnitude).max() ?? 0 }
}
