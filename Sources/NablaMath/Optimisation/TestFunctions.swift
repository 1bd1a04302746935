#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions that optimisers are commonly tried on, with exact gradients.
///
/// Formulas and minima as collected in M. Jamil and X.-S. Yang, "A literature survey of benchmark
/// functions for global optimisation problems", Int. J. Math. Model. Numer. Optim. 4 (2013).
public enum TestFunctions {
  /// One line each, in the order of help pages.
  public static let all: [PlaneFunction] = [
    quadratic(), rosenbrock, beale, himmelblau, saddle, booth, rastrigin, ackley, monkeySaddle,
    sixHumpCamel,
  ]

  public static func named(_ name: String) -> PlaneFunction? { all.first { $0.name == name } }

  /// ½(x² + κy²): a bowl that is `condition` times as steep along y as along x.
  ///
  /// - Parameter condition: the ratio κ of the curvatures, above 0; 10 by default.
  public static func quadratic(condition: Double = 10) -> PlaneFunction {
    let isWhole = condition == condition.rounded() && abs(condition) < 1e6
    let factor = isWhole ? "\(Int(condition))" : "\(condition)"
    return PlaneFunction(
      name: "quadratic", formula: "½(x² + \(factor)y²)", domain: (-5...5, -2.5...2.5),
      minima: [[0, 0]], infimum: 0,
      value: { p in (p.x * p.x + condition * p.y * p.y) / 2 },
      gradient: { p in [p.x, condition * p.y] })
  }

  /// (1 − x)² + 100(y − x²)²: a curved valley with a flat floor (H. H. Rosenbrock 1960).
  public static let rosenbrock = PlaneFunction(
    name: "rosenbrock", formula: "(1 − x)² + 100(y − x²)²", domain: (-2...2, -1...3),
    minima: [[1, 1]], infimum: 0,
    value: { p in
      let (a, b) = (1 - p.x, p.y - p.x * p.x)
      return a * a + 100 * b * b
    },
    gradient: { p in
      let b = p.y - p.x * p.x
      return [-2 * (1 - p.x) - 400 * p.x * b, 200 * b]
    })

  /// (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: plateaus and steep walls
  /// (E. M. L. Beale 1958).
  public static let beale = PlaneFunction(
    name: "beale", formula: "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
    domain: (-0.5...4.5, -1.5...2), minima: [[3, 0.5]], infimum: 0,
    value: { p in
      let (x, y) = (p.x, p.y)
      let a = 1.5 - x + x * y
      let b = 2.25 - x + x * y * y
      let c = 2.625 - x + x * y * y * y
      return a * a + b * b + c * c
    },
    gradient: { p in
      let (x, y) = (p.x, p.y)
      let a = 1.5 - x + x * y
      let b = 2.25 - x + x * y * y
      let c = 2.625 - x + x * y * y * y
      return [
        2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
        2 * (a * x + b * 2 * x * y + c * 3 * x * y * y),
      ]
    })

  /// (x² + y − 11)² + (x + y² − 7)²: four equal minima (D. M. Himmelblau 1972).
  public static let himmelblau = PlaneFunction(
    name: "himmelblau", formula: "(x² + y − 11)² + (x + y² − 7)²", domain: (-5...5, -5...5),
    minima: [
      [3, 2], [-2.805_118_086_952_745, 3.131_312_518_250_573],
      [-3.779_310_253_377_747, -3.283_185_991_286_170],
      [3.584_428_340_330_492, -1.848_126_526_964_404],
    ], infimum: 0,
    value: { p in
      let (a, b) = (p.x * p.x + p.y - 11, p.x + p.y * p.y - 7)
      return a * a + b * b
    },
    gradient: { p in
      let (a, b) = (p.x * p.x + p.y - 11, p.x + p.y * p.y - 7)
      return [4 * p.x * a + 2 * b, 2 * a + 4 * p.y * b]
    })

  /// x² − y²: flat at the origin, which is no minimum.
  public static let saddle = PlaneFunction(
    name: "saddle", formula: "x² − y²", domain: (-1.5...1.5, -1.5...1.5), infimum: -.infinity,
    value: { p in p.x * p.x - p.y * p.y },
    gradient: { p in [2 * p.x, -2 * p.y] })

  /// (x + 2y − 7)² + (2x + y − 5)²: a tilted bowl (A. J. Booth 1949).
  public static let booth = PlaneFunction(
    name: "booth", formula: "(x + 2y − 7)² + (2x + y − 5)²", domain: (-3...5, -1...7),
    minima: [[1, 3]], infimum: 0,
    value: { p in
      let (a, b) = (p.x + 2 * p.y - 7, 2 * p.x + p.y - 5)
      return a * a + b * b
    },
    gradient: { p in
      let (a, b) = (p.x + 2 * p.y - 7, 2 * p.x + p.y - 5)
      return [2 * a + 4 * b, 4 * a + 2 * b]
    })

  /// 20 + x² + y² − 10(cos 2πx + cos 2πy): a bowl full of dents (L. A. Rastrigin 1974).
  public static let rastrigin = PlaneFunction(
    name: "rastrigin", formula: "20 + x² + y² − 10(cos 2πx + cos 2πy)",
    domain: (-2.5...2.5, -2.5...2.5), minima: [[0, 0]], infimum: 0,
    value: { p in
      20 + p.x * p.x + p.y * p.y - 10 * (cos(2 * .pi * p.x) + cos(2 * .pi * p.y))
    },
    gradient: { p in
      [
        2 * p.x + 20 * .pi * sin(2 * .pi * p.x), 2 * p.y + 20 * .pi * sin(2 * .pi * p.y),
      ]
    })

  /// 20 + e − 20 exp(−0.2 √(½(x² + y²))) − exp(½(cos 2πx + cos 2πy)): a funnel with dents on a
  /// plateau (D. H. Ackley 1987). At its minimum it has a tip: no gradient, given as 0 here.
  public static let ackley = PlaneFunction(
    name: "ackley",
    formula: "20 + e − 20 exp(−0.2 √(½(x² + y²))) − exp(½(cos 2πx + cos 2πy))",
    domain: (-4...4, -4...4), minima: [[0, 0]], infimum: 0,
    value: { p in
      let r = ((p.x * p.x + p.y * p.y) / 2).squareRoot()
      let waves = (cos(2 * .pi * p.x) + cos(2 * .pi * p.y)) / 2
      // Each part vanishes at the minimum.
      return -20 * expm1(-0.2 * r) - M_E * expm1(waves - 1)
    },
    gradient: { p in
      let r = ((p.x * p.x + p.y * p.y) / 2).squareRoot()
      guard r > 0 else { return .zero }
      let funnel = 2 * exp(-0.2 * r) / r
      let dents = .pi * exp((cos(2 * .pi * p.x) + cos(2 * .pi * p.y)) / 2)
      return [
        funnel * p.x + dents * sin(2 * .pi * p.x), funnel * p.y + dents * sin(2 * .pi * p.y),
      ]
    })

  /// x³ − 3xy²: three valleys between three ridges, flat to the second order at the origin.
  public static let monkeySaddle = PlaneFunction(
    name: "monkey-saddle", formula: "x³ − 3xy²", domain: (-1.5...1.5, -1.5...1.5),
    infimum: -.infinity,
    value: { p in p.x * (p.x * p.x - 3 * p.y * p.y) },
    gradient: { p in [3 * (p.x * p.x - p.y * p.y), -6 * p.x * p.y] })

  /// (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²: six valleys, two of them deepest
  /// (L. C. W. Dixon and G. P. Szegő 1978).
  public static let sixHumpCamel = PlaneFunction(
    name: "six-hump-camel", formula: "(4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²",
    domain: (-2...2, -1.2...1.2),
    minima: [
      [0.089_842_013_100_318_06, -0.712_656_403_020_739_6],
      [-0.089_842_013_100_318_06, 0.712_656_403_020_739_6],
    ], infimum: -1.031_628_453_489_877_4,
    value: { p in
      let (x2, y2) = (p.x * p.x, p.y * p.y)
      return (4 - 2.1 * x2 + x2 * x2 / 3) * x2 + p.x * p.y + (4 * y2 - 4) * y2
    },
    gradient: { p in
      let (x2, y2) = (p.x * p.x, p.y * p.y)
      return [
        p.x * (8 - 8.4 * x2 + 2 * x2 * x2) + p.y, p.x + p.y * (16 * y2 - 8),
      ]
    })
}
