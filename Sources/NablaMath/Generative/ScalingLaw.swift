import Glibc

/// The loss of a language model from its size and its data: L(N, D) = E + A/N^α + B/D^β, in nats
/// per token (Hoffmann et al., "Training Compute-Optimal Large Language Models", arXiv:2203.15556,
/// eq. 2).
public struct ScalingLaw: Hashable, Sendable {
  /// E: what no model goes below.
  public let irreducible: Double
  /// A and α of the number of parameters N.
  public let sizeFactor, sizeExponent: Double
  /// B and β of the number of training tokens D.
  public let dataFactor, dataExponent: Double

  /// - Throws: unless E is at least 0 and all others are above 0 and finite.
  public init(
    irreducible: Double, sizeFactor: Double, sizeExponent: Double, dataFactor: Double,
    dataExponent: Double
  ) throws(MathError) {
    let constants = [sizeFactor, sizeExponent, dataFactor, dataExponent]
    guard irreducible >= 0, irreducible.isFinite,
      constants.allSatisfy({ $0 > 0 && $0.isFinite })
    else {
      throw MathError(
        "scaling law", "the constants are E \(irreducible) and \(constants)",
        "give finite numbers above 0")
    }
    self.init(
      known: irreducible, (sizeFactor, sizeExponent), (dataFactor, dataExponent))
  }

  private init(
    known irreducible: Double, _ size: (Double, Double), _ data: (Double, Double)
  ) {
    self.irreducible = irreducible
    (sizeFactor, sizeExponent) = size
    (dataFactor, dataExponent) = data
  }

  /// The constants that Hoffmann et al. 2022 print for their third approach (eq. 10). They are
  /// rounded: at 5.76e23 operations they give about 32e9 parameters, the paper's table 40e9.
  public static let chinchilla = ScalingLaw(known: 1.69, (406.4, 0.34), (410.7, 0.28))

  /// The constants that Besiroglu et al., "Chinchilla Scaling: A replication attempt"
  /// (arXiv:2404.10102), fitted to the same runs.
  public static let besiroglu = ScalingLaw(
    known: 1.8172, (482.01, 0.3478), (2085.43, 0.3658))

  /// L(N, D).
  public func loss(parameters n: Double, tokens d: Double) -> Double {
    irreducible + sizeFactor / pow(n, sizeExponent) + dataFactor / pow(d, dataExponent)
  }

  /// A size with its data and loss.
  public struct Point: Hashable, Sendable {
    /// N.
    public let parameters: Double
    /// D.
    public let tokens: Double
    public let loss: Double

    /// D / N.
    public var tokensPerParameter: Double { tokens / parameters }
  }

  /// The best size for a budget of C = 6ND operations: N = G (C/6)^(β/(α+β)) with
  /// G = (αA/βB)^(1/(α+β)) (Hoffmann et al., eq. 4).
  ///
  /// - Parameter compute: C in floating-point operations, above 0.
  public func optimum(compute: Double) -> Point {
    let sum = sizeExponent + dataExponent
    let g = pow(sizeExponent * sizeFactor / (dataExponent * dataFactor), 1 / sum)
    return point(parameters: g * pow(compute / 6, dataExponent / sum), compute: compute)
  }

  /// Any size for a budget: the data are what it leaves, D = C / 6N.
  public func point(parameters n: Double, compute: Double) -> Point {
    let d = compute / (6 * n)
    return Point(parameters: n, tokens: d, loss: loss(parameters: n, tokens: d))
  }
}

/// The earlier law L(N, D) = ((N_c/N)^(α_N/α_D) + D_c/D)^α_D of Kaplan et al., "Scaling Laws for
/// Neural Language Models" (arXiv:2001.08361, eq. 1.5), without embeddings in N.
public enum KaplanLaw {
  /// The constants of the paper's joint fit (table 2).
  private static let (sizeExponent, dataExponent) = (0.076, 0.103)
  private static let (sizeScale, dataScale) = (6.4e13, 1.8e13)

  /// The loss in nats per token.
  public static func loss(parameters n: Double, tokens d: Double) -> Double {
    pow(pow(sizeScale / n, sizeExponent / dataExponent) + dataScale / d, dataExponent)
  }
}
