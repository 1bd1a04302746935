import Glibc

/// Norms of vectors.
public enum Norm {
  /// √Σx², without overflow on the way.
  public static func euclidean(_ x: [Double]) -> Double {
    let largest = maximum(x)
    guard largest > 0, largest.isFinite else { return largest }
    // A power of two costs no digit.
    let scale = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    return scale * x.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
  }

  /// Σ|x|.
  public static func taxicab(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1.magnitude } }

  /// The largest |x|; 0 for none, NaN for NaN.
  public static func maximum(_ x: [Double]) -> Double {
    x.reduce(0) { $1.isNaN || $0.isNaN ? .nan : max($0, $1.magnitude) }
  }

  /// (Σ|x|ᵖ)^(1/p), p ≥ 1; ∞ gives the largest |x|, other p NaN.
  public static func p(_ p: Double, _ x: [Double]) -> Double {
    guard p >= 1 else { return .nan }
    let largest = maximum(x)
    guard largest > 0, largest.isFinite, p.isFinite else { return largest }
    return largest * pow(x.reduce(0) { $0 + pow($1.magnitude / largest, p) }, 1 / p)
  }
}

extension Matrix {
  /// The ways to measure a matrix.
  public enum NormKind: String, CaseIterable, Sendable {
    /// √Σa².
    case frobenius
    /// The largest column sum of sizes.
    case one
    /// The largest row sum of sizes.
    case infinity
    /// The largest singular value.
    case spectral
    /// The sum of the singular values.
    case nuclear
    /// The largest size of an element.
    case max
  }

  /// A norm; 0 for an empty matrix.
  ///
  /// - Throws: for the spectral and the nuclear norm of a matrix that is not finite.
  public func norm(_ kind: NormKind = .frobenius) throws(MathError) -> Double {
    guard !isEmpty else { return 0 }
    switch kind {
    case .frobenius: return Norm.euclidean(values)
    case .one: return Norm.maximum((0..<columns).map { Norm.taxicab(column($0)) })
    case .infinity: return Norm.maximum((0..<rows).map { Norm.taxicab(row($0)) })
    case .spectral: return try SVD(self).values.first ?? 0
    case .nuclear: return try SVD(self).values.reduce(0, +)
    case .max: return Norm.maximum(values)
    }
  }
}
