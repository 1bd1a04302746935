/// The functions that optimisers are commonly tried on; their derivatives are those of the formulas.
///
/// Formulas and minima as collected in M. Jamil and X.-S. Yang, "A literature survey of benchmark
/// functions for global optimisation problems", Int. J. Math. Model. Numer. Optim. 4 (2013).
public enum TestFunctions {
  /// One line each, in the order of help pages.
  public static let all: [PlaneFunction] = makers.map { $0.make() }

  /// The names of `all`; without reading the formulas and finding their derivatives.
  package static let names = makers.map(\.name)

  public static func named(_ name: String) -> PlaneFunction? {
    makers.first { $0.name == name }?.make()
  }

  private static let makers: [(name: String, make: @Sendable () -> PlaneFunction)] = [
    ("quadratic", { bowl }), ("rosenbrock", { rosenbrock }), ("beale", { beale }),
    ("himmelblau", { himmelblau }), ("saddle", { saddle }), ("booth", { booth }),
    ("rastrigin", { rastrigin }), ("ackley", { ackley }), ("monkey-saddle", { monkeySaddle }),
    ("six-hump-camel", { sixHumpCamel }),
  ]
  private static let bowl = quadratic()

  /// ½(x² + κy²): a bowl that is `condition` times as steep along y as along x.
  ///
  /// - Parameter condition: the ratio κ of the curvatures, above 0; 10 by default.
  public static func quadratic(condition: Double = 10) -> PlaneFunction {
    let isWhole = condition == condition.rounded() && abs(condition) < 1e6
    let factor = isWhole ? "\(Int(condition))" : "\(condition)"
    return known(
      "quadratic", "½(x² + \(factor)y²)", expression: "(x^2 + k y^2)/2",
      constants: ["k": condition],
      domain: (-5...5, -2.5...2.5), minima: [[0, 0]])
  }

  /// (1 − x)² + 100(y − x²)²: a curved valley with a flat floor (H. H. Rosenbrock 1960).
  public static let rosenbrock = known(
    "rosenbrock", "(1 − x)² + 100(y − x²)²", domain: (-2...2, -1...3), minima: [[1, 1]])

  /// (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: plateaus and steep walls
  /// (E. M. L. Beale 1958).
  public static let beale = known(
    "beale", "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
    domain: (-0.5...4.5, -1.5...2), minima: [[3, 0.5]])

  /// (x² + y − 11)² + (x + y² − 7)²: four equal minima (D. M. Himmelblau 1972).
  public static let himmelblau = known(
    "himmelblau", "(x² + y − 11)² + (x + y² − 7)²", domain: (-5...5, -5...5),
    minima: [
      [3, 2], [-2.805_118_086_952_745, 3.131_312_518_250_573],
      [-3.779_310_253_377_747, -3.283_185_991_286_170],
      [3.584_428_340_330_492, -1.848_126_526_964_404],
    ])

  /// x² − y²: flat at the origin, which is no minimum.
  public static let saddle = known(
    "saddle", "x² − y²", domain: (-1.5...1.5, -1.5...1.5), infimum: -.infinity)

  /// (x + 2y − 7)² + (2x + y − 5)²: a tilted bowl (A. J. Booth 1949).
  public static let booth = known(
    "booth", "(x + 2y − 7)² + (2x + y − 5)²", domain: (-3...5, -1...7), minima: [[1, 3]])

  /// 20 + x² + y² − 10(cos 2πx + cos 2πy): a bowl full of dents (L. A. Rastrigin 1974).
  public static let rastrigin = known(
    "rastrigin", "20 + x² + y² − 10(cos 2πx + cos 2πy)",
    expression: "20 + x^2 + y^2 - 10(cos(2pi x) + cos(2pi y))", domain: (-2.5...2.5, -2.5...2.5),
    minima: [[0, 0]])

  /// 20 + e − 20 exp(−0.2 √(½(x² + y²))) − exp(½(cos 2πx + cos 2πy)): a funnel with dents on a
  /// plateau (D. H. Ackley 1987). At its minimum it has a tip: no gradient, given as 0.
  public static let ackley = known(
    "ackley", "20 + e − 20 exp(−0.2 √(½(x² + y²))) − exp(½(cos 2πx + cos 2πy))",
    // Each part vanishes at the minimum.
    expression: "-20 expm1(-0.2 sqrt((x^2 + y^2)/2)) - e expm1((cos(2pi x) + cos(2pi y))/2 - 1)",
    domain: (-4...4, -4...4), minima: [[0, 0]], tip: .zero)

  /// x³ − 3xy²: three valleys between three ridges, flat to the second order at the origin.
  public static let monkeySaddle = known(
    "monkey-saddle", "x³ − 3xy²", domain: (-1.5...1.5, -1.5...1.5), infimum: -.infinity)

  /// (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²: six valleys, two of them deepest
  /// (L. C. W. Dixon and G. P. Szegő 1978).
  public static let sixHumpCamel = known(
    "six-hump-camel", "(4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²", domain: (-2...2, -1.2...1.2),
    minima: [
      [0.089_842_013_100_318_06, -0.712_656_403_020_739_6],
      [-0.089_842_013_100_318_06, 0.712_656_403_020_739_6],
    ], infimum: -1.031_628_453_489_877_4)

  /// - Parameter expression: what formulas can read, where that is not how titles show it.
  private static func known(
    _ name: String, _ formula: String, expression: String? = nil,
    constants: [String: Double] = [:],
    domain: (x: ClosedRange<Double>, y: ClosedRange<Double>), minima: [SIMD2<Double>] = [],
    infimum: Double = 0, tip: SIMD2<Double> = [.nan, .nan]
  ) -> PlaneFunction {
    do {
      return try PlaneFunction(
        name: name, formula: formula,
        expression: Formula(
          expression ?? formula, variables: ["x", "y"], constants: constants),
        domain: domain, minima: minima, infimum: infimum, tip: tip)
    } catch {
      // Only the texts of this file can fail, and the tests take each of them.
      preconditionFailure("\(name): \(error)")
    }
  }
}
