import Glibc

/// A distribution of whole numbers.
///
/// A member answers for whole numbers within its support; what lies between and beyond follows.
public protocol DiscreteDistribution: Distribution {
  /// ln P(X = k) for a whole k within the support, and for what lies between where that is smooth.
  func logMass(_ k: Double) -> Double
  /// P(X ≤ k) for a whole k within the support but not at its upper end.
  func lowerTail(_ k: Double) -> Double
  /// P(X > k) for a whole k within the support but not at its upper end.
  func upperTail(_ k: Double) -> Double
  /// The only value that is taken, where the parameters leave nothing to chance; else nil.
  var certainValue: Double? { get }
  /// About the quantile, or with `isUpper` the survival quantile, of 0 < p < 1.
  func quantileGuess(_ p: Double, isUpper: Bool) -> Double
}

extension DiscreteDistribution {
  public var certainValue: Double? {
    support.lowerBound == support.upperBound ? support.lowerBound : nil
  }

  public func pdf(_ x: Double) -> Double { exp(logPDF(x)) }

  public func logPDF(_ x: Double) -> Double {
    if x.isNaN { return x }
    guard x == x.rounded(), support.contains(x), x.isFinite else { return -.infinity }
    if let certainValue { return x == certainValue ? 0 : -.infinity }
    return logMass(x)
  }

  public func cdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    let k = x.rounded(.down)
    if let certainValue { return k >= certainValue ? 1 : 0 }
    return k < support.lowerBound ? 0 : k >= support.upperBound ? 1 : lowerTail(k)
  }

  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    let k = x.rounded(.down)
    if let certainValue { return k >= certainValue ? 0 : 1 }
    return k < support.lowerBound ? 1 : k >= support.upperBound ? 0 : upperTail(k)
  }

  public func quantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    if let certainValue { return certainValue }
    if probability == 0 { return support.lowerBound }
    if probability == 1 { return support.upperBound }
    return leastWhole(near: quantileGuess(probability, isUpper: false)) {
      cdf($0) >= probability
    }
  }

  public func survivalQuantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    if let certainValue { return certainValue }
    if probability == 1 { return support.lowerBound }
    if probability == 0 { return support.upperBound }
    return leastWhole(near: quantileGuess(probability, isUpper: true)) {
      survival($0) <= probability
    }
  }

  /// The least whole number of the support that satisfies a condition which holds from there on;
  /// the incomplete functions' inverses that guess may miss by some.
  private func leastWhole(near guess: Double, where isEnough: (Double) -> Bool) -> Double {
    guard guess.isFinite else { return .nan }
    let (least, most) = (support.lowerBound, support.upperBound)
    var (low, high) = (least - 1, most)  // Not enough, enough.
    var k = min(max(guess.rounded(), least), most)
    var step = 1.0
    // Away from the guess in steps that double, then halve what is between.
    if isEnough(k) {
      high = k
      while high - step > low, isEnough(high - step) {
        high -= step
        step *= 2
      }
      low = max(low, high - step)
    } else {
      low = k
      while low + step < high, !isEnough(low + step) {
        low += step
        step *= 2
      }
      high = min(high, low + step)
    }
    while high - low > 1 {
      k = (low + (high - low) / 2).rounded(.down)
      if k <= low || k >= high { break }
      if isEnough(k) { high = k } else { low = k }
    }
    return high
  }

  /// −Σ p ln p outwards from the mode, for distributions that fall to both sides of it.
  ///
  /// Where the deviation is large only every so many values are summed: a bell that smooth is its
  /// own integral to all digits (Poisson's summation formula).
  func bellEntropy() -> Double {
    if certainValue != nil { return 0 }
    let stride = max(1, (variance.squareRoot() / 8).rounded(.down))
    func side(from start: Double, by step: Double) -> Double {
      var (k, sum) = (start, 0.0)
      while support.contains(k) {
        let logarithm = logMass(k)
        let part = -exp(logarithm) * logarithm
        sum += part
        if logarithm < -1, part < 1e-19 * (sum + 1) { break }
        k += step
      }
      return sum
    }
    return stride * (side(from: mode, by: stride) + side(from: mode - stride, by: -stride))
  }
}
