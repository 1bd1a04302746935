import Glibc

/// A complex number, as eigenvalues and the components of eigenvectors are.
public struct ComplexNumber: Hashable, Sendable {
  public var real: Double
  public var imaginary: Double

  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The distance from 0.
  public var magnitude: Double { hypot(real, imaginary) }

  /// The angle from the positive real axis in radians, −π…π.
  public var argument: Double { atan2(imaginary, real) }
}
