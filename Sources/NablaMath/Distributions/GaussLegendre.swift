/// Integrals by the Gauss–Legendre rule of 20 points, exact for polynomials up to order 39.
enum GaussLegendre {
  /// The positive nodes on −1…1 with their weights (mpmath at 40 digits: the roots of P₂₀).
  private static let rule: [(node: Double, weight: Double)] = [
    (0.076526521133497333755, 0.1527533871307258507),
    (0.22778585114164507808, 0.14917298647260374679),
    (0.37370608871541956067, 0.14209610931838205133),
    (0.510867001950827098, 0.1316886384491766269),
    (0.63605368072651502545, 0.11819453196151841731),
    (0.74633190646015079261, 0.10193011981724043504),
    (0.83911697182221882339, 0.083276741576704748725),
    (0.91223442825132590587, 0.06267204833410906357),
    (0.96397192727791379127, 0.040601429800386941331),
    (0.99312859918509492479, 0.017614007139152118312),
  ]

  /// The integral of a smooth function over a finite interval, by one rule.
  static func integral(
    from lower: Double, to upper: Double, of function: (Double) -> Double
  ) -> Double {
    let (middle, half) = (lower / 2 + upper / 2, upper / 2 - lower / 2)
    var sum = 0.0
    for (node, weight) in rule {
      sum += weight * (function(middle - half * node) + function(middle + half * node))
    }
    return half * sum
  }
}
