extension RandomNumberGenerator {
  /// A number of 0 ≤ u < 1: the first 53 bits of 64, so every multiple of 2⁻⁵³ is as likely.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of 0 < u < 1: an odd multiple of 2⁻⁵³, symmetric about ½.
  public mutating func openUniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A standard normal number, by the ratio of uniforms (A. Kinderman and J. Monahan 1977).
  ///
  /// Only additions, products, quotients and a comparison with a logarithm of our own enter, so
  /// that the bits are the same on every platform.
  public mutating func standardNormal() -> Double {
    // v is within ±√(2/e); a pair is kept where v ≤ 2u √(−ln u).
    let width = 1.7155277699214135929603792825575
    while true {
      let u = openUniform()
      let x = (openUniform() - 0.5) * width / u
      if x * x <= -4 * PortableMath.log(u) { return x }
    }
  }

  /// A number of density e⁻ˣ, by inversion.
  public mutating func standardExponential() -> Double { -PortableMath.log(openUniform()) }

  /// A whole number of 0 ..< `count`, each as likely (D. Lemire 2019); 0 where `count` is below 2.
  public mutating func index(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bound = UInt64(count)
    var product = bound.multipliedFullWidth(by: next())
    // The lowest 2⁶⁴ mod bound products of each index are too many.
    while product.low < (0 &- bound) % bound { product = bound.multipliedFullWidth(by: next()) }
    return Int(product.high)
  }
}
