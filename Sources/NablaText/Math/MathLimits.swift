/// What a formula may be at most, so that no input takes unbounded time, memory or stack.
enum MathLimits {
  /// Characters of its TeX.
  static let length = 20_000
  /// Groups, fractions, scripts and the like within each other.
  static let depth = 200
  /// Columns of a matrix.
  static let columns = 256
}
