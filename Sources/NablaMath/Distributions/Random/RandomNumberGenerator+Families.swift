extension RandomNumberGenerator {
  /// A gamma variable of scale 1 (G. Marsaglia and W. W. Tsang 2000).
  mutating func standardGamma(shape: Double) -> Double {
    shape < 1
      ? PortableMath.exp(logStandardGamma(shape: shape)) : largeGamma(shape: shape)
  }

  /// The logarithm of a gamma variable of scale 1, which of small shapes underflows itself.
  mutating func logStandardGamma(shape: Double) -> Double {
    if shape >= 1 { return PortableMath.log(largeGamma(shape: shape)) }
    // One of a greater shape, times u^(1/shape).
    let logarithm = PortableMath.log(largeGamma(shape: shape + 1))
    return logarithm - standardExponential() / shape
  }

  private mutating func largeGamma(shape: Double) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = standardNormal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if PortableMath.log(openUniform()) < 0.5 * x * x + d * (1 - v + PortableMath.log(v)) {
        return d * v
      }
    }
  }

  /// A beta variable: X / (X + Y) of two gamma variables.
  mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    let x = logStandardGamma(shape: alpha)
    let y = logStandardGamma(shape: beta)
    return 1 / (1 + PortableMath.exp(y - x))
  }

  /// A Poisson variable: for large means the count up to a gamma variable's time and what happens
  /// after or before it (J. Ahrens and U. Dieter 1974), at last a product of uniforms.
  mutating func poisson(mean: Double) -> Double {
    var (left, count) = (mean, 0.0)
    while left > 12 {
      let m = (left * 7 / 8).rounded(.down)
      let time = standardGamma(shape: m)
      if time > left { return count + binomial(trials: m - 1, probability: left / time) }
      count += m
      left -= time
    }
    let least = PortableMath.exp(-left)
    var product = openUniform()
    while product > least {
      count += 1
      product *= openUniform()
    }
    return count
  }

  /// A binomial variable: the uniforms' order statistics, beta variables, halve the number of
  /// trials (J. Ahrens and U. Dieter 1974), the last few are counted.
  mutating func binomial(trials: Double, probability: Double) -> Double {
    var (n, p, count) = (trials, probability, 0.0)
    while n > 20 {
      if p <= 0 { return count }
      if p >= 1 { return count + n }
      let i = 1 + (n / 2).rounded(.down)
      let place = beta(i, n + 1 - i)
      if place <= p {
        count += i
        n -= i
        p = (p - place) / (1 - place)
      } else {
        n = i - 1
        p /= place
      }
    }
    while n > 0 {
      if uniform() < p { count += 1 }
      n -= 1
    }
    return count
  }

  /// An index of weights that are at least 0, each as likely as its weight; the last one with a
  /// weight where rounding leaves something, 0 for no weights.
  mutating func category(_ weights: [Double]) -> Int {
    var left = uniform() * weights.reduce(0, +)
    var last = 0
    for (index, weight) in weights.enumerated() where weight > 0 {
      last = index
      left -= weight
      if left < 0 { break }
    }
    return last
  }
}
