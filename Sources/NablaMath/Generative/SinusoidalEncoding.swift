import Glibc

/// Positions as sines and cosines of falling frequencies (Vaswani et al. 2017, §3.5).
public struct SinusoidalEncoding: Hashable, Sendable {
  /// Where the sines and cosines stand.
  public enum Layout: String, CaseIterable, Sendable {
    /// sin, cos, sin, cos …, as the paper has it.
    case interleaved
    /// All sines, then all cosines, as tensor2tensor has it.
    case concatenated
  }

  /// How the frequencies fall.
  public enum Timescales: String, CaseIterable, Sendable {
    /// base^(−2i/d), as the paper has it.
    case paper
    /// base^(−i / (d/2 − 1)), as tensor2tensor has it: the last one is 1 / base.
    case t2t
  }

  /// d, the number of columns: even, at least 2.
  public let dimension: Int
  /// Above 1.
  public let base: Double
  public let layout: Layout
  public let timescales: Timescales

  public init(
    dimension: Int, base: Double = 10_000, layout: Layout = .interleaved,
    timescales: Timescales = .paper
  ) throws(MathError) {
    try Self.check(dimension, base, "encoding")
    self.dimension = dimension
    self.base = base
    self.layout = layout
    self.timescales = timescales
  }

  /// Throws unless components make pairs and the base makes frequencies fall.
  static func check(_ dimension: Int, _ base: Double, _ place: String) throws(MathError) {
    guard dimension >= 2, dimension % 2 == 0 else {
      throw MathError("\(place).dimension", "is \(dimension)", "give an even number from 2")
    }
    guard base > 1, base.isFinite else {
      throw MathError("\(place).base", "is \(base)", "give a number above 1")
    }
  }

  /// ωᵢ for i = 0 … d/2 − 1, in radians per position.
  public var frequencies: [Double] {
    (0..<dimension / 2).map { i in
      switch timescales {
      case .paper: pow(base, -2 * Double(i) / Double(dimension))
      case .t2t: pow(base, -Double(i) / Double(max(1, dimension / 2 - 1)))
      }
    }
  }

  /// How many positions a turn takes, 2π/ωᵢ.
  public var wavelengths: [Double] { frequencies.map { 2 * .pi / $0 } }

  /// The encoding of the positions 0 ..< length, a row for each; lengths below 0 count as 0.
  public func encoding(length: Int) -> Matrix {
    let frequencies = frequencies
    return Matrix(rows: length, columns: dimension) { position, column in
      let half = dimension / 2
      let (i, isSine) =
        switch layout {
        case .interleaved: (column / 2, column % 2 == 0)
        case .concatenated: (column % half, column < half)
        }
      let angle = Double(position) * frequencies[i]
      return isSine ? sin(angle) : cos(angle)
    }
  }

  /// The product PEₚ · PEₚ₊ₖ = Σ cos(kωᵢ), which depends on the distance k alone.
  public func similarity(distance: Int) -> Double {
    frequencies.reduce(0) { $0 + cos(Double(distance) * $1) }
  }
}
