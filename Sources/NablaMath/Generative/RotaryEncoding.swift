import Glibc

/// Positions as rotations of pairs of components: products of a rotated query and key depend on
/// their distance alone (Su et al., "RoFormer", arXiv:2104.09864, §3.2).
public struct RotaryEncoding: Hashable, Sendable {
  /// Which components make a pair; models of one pairing cannot use the other.
  public enum Pairing: String, CaseIterable, Sendable {
    /// (0, 1), (2, 3) …, as the paper has it.
    case interleaved
    /// (0, d/2), (1, d/2 + 1) …, as GPT-NeoX and Llama's ports have it.
    case half
  }

  /// How longer texts than in training are met.
  public enum Scaling: Hashable, Sendable {
    case none
    /// Positions divided by a factor (Chen et al. 2023).
    case linear(factor: Double)
    /// The base times factor^(d/(d−2)), which slows the low frequencies only ("NTK-aware").
    case ntk(factor: Double)
  }

  /// d, the number of components: even, at least 2.
  public let dimension: Int
  /// Above 1.
  public let base: Double
  public let pairing: Pairing
  public let scaling: Scaling

  public init(
    dimension: Int, base: Double = 10_000, pairing: Pairing = .interleaved,
    scaling: Scaling = .none
  ) throws(MathError) {
    try SinusoidalEncoding.check(dimension, base, "rotary")
    if case .linear(let factor) = scaling { try Self.check(factor) }
    if case .ntk(let factor) = scaling { try Self.check(factor) }
    self.dimension = dimension
    self.base = base
    self.pairing = pairing
    self.scaling = scaling
  }

  private static func check(_ factor: Double) throws(MathError) {
    guard factor > 0, factor.isFinite else {
      throw MathError("rotary.scaling", "has the factor \(factor)", "give a number above 0")
    }
  }

  /// θᵢ = base^(−2i/d) for i = 0 … d/2 − 1, in radians per position, scaled.
  public var frequencies: [Double] {
    var (base, factor) = (base, 1.0)
    switch scaling {
    case .none: break
    case .linear(let by): factor = by
    // Two components have one pair, whose frequency is 1 for any base.
    case .ntk(let by):
      if dimension > 2 { base *= pow(by, Double(dimension) / Double(dimension - 2)) }
    }
    return (0..<dimension / 2).map { pow(base, -2 * Double($0) / Double(dimension)) / factor }
  }

  /// The components of the pair i, i < d/2.
  public func pair(_ i: Int) -> (first: Int, second: Int) {
    switch pairing {
    case .interleaved: (2 * i, 2 * i + 1)
    case .half: (i, i + dimension / 2)
    }
  }

  /// A vector turned to its position, which may be any number.
  public func rotated(_ vector: [Double], position: Double) throws(MathError) -> [Double] {
    guard vector.count == dimension else {
      throw MathError("rotary", "the vector has \(vector.count) components", "give \(dimension)")
    }
    var result = vector
    for (i, frequency) in frequencies.enumerated() {
      let (a, b) = pair(i)
      let (s, c) = (sin(position * frequency), cos(position * frequency))
      result[a] = vector[a] * c - vector[b] * s
      result[b] = vector[a] * s + vector[b] * c
    }
    return result
  }

  /// Rows at the positions `start`, `start` + 1, …, each turned to its own.
  public func rotated(_ rows: Matrix, start: Int = 0) throws(MathError) -> Matrix {
    var values: [Double] = []
    for row in 0..<rows.rows {
      values += try rotated(rows.row(row), position: Double(start) + Double(row))
    }
    return Matrix(rows: rows.rows, columns: rows.columns, written: values)
  }
}
