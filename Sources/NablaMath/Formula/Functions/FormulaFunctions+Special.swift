import Glibc

extension FormulaFunctions {
  static let special = [
    FormulaFunction(
      "factorial", "n", "n! = Γ(n + 1).", derivative: "gamma(n+1) digamma(n+1)",
      bounds: .custom { IntervalFunctions.gamma($0[0] + IntervalFunctions.one) }
    ) { RealFunctions.factorial($0) },
    FormulaFunction(
      "choose", ["n", "k"], "In how many ways k of n can be chosen.",
      derivatives: [
        "choose(n, k) (digamma(n+1) - digamma(n-k+1))",
        "choose(n, k) (digamma(n-k+1) - digamma(k+1))",
      ],
      bounds: .within(.all),
      .two { RealFunctions.choose($0, $1) }),
    FormulaFunction(
      "gamma", "x", "The gamma function.", derivative: "gamma(x) digamma(x)",
      bounds: .custom { IntervalFunctions.gamma($0[0]) }, latex: "\\Gamma"
    ) { RealFunctions.gamma($0) },
    FormulaFunction(
      "lgamma", "x", "ln |Γ(x)|.", derivative: "digamma(x)",
      bounds: .custom { x in
        IntervalFunctions.brokenAtPoles(x[0], turns: [1.461_632_144_968_362_3], absolute: 1e-14) {
          RealFunctions.logGamma($0)
        }
      }, latex: "\\ln\\Gamma"
    ) { RealFunctions.logGamma($0) },
    FormulaFunction(
      "digamma", "x", "The slope of lgamma.", derivative: "polygamma(1, x)",
      bounds: .custom { x in
        IntervalFunctions.brokenAtPoles(x[0], turns: [], absolute: 1e-14) {
          RealFunctions.digamma($0)
        }
      }, latex: "\\psi"
    ) { RealFunctions.digamma($0) },
    FormulaFunction(
      "polygamma", ["n", "x"], "The n-th derivative of digamma.",
      derivatives: ["", "polygamma(n+1, x)"],
      bounds: .custom { x in
        guard x[0].range.isPoint else { return .unknown }
        return IntervalFunctions.brokenAtPoles(x[1], turns: [], absolute: 1e-14) {
          RealFunctions.polygamma(x[0].range.lower, $0)
        }
      },
      .two { RealFunctions.polygamma($0, $1) }),
    FormulaFunction(
      "beta", ["a", "b"], "Γ(a) Γ(b) / Γ(a + b).",
      derivatives: [
        "beta(a, b) (digamma(a) - digamma(a+b))", "beta(a, b) (digamma(b) - digamma(a+b))",
      ], bounds: .custom { IntervalFunctions.beta($0[0], $0[1]) }, latex: "\\mathrm{B}",
      .two { RealFunctions.beta($0, $1) }),
    FormulaFunction(
      "erf", "x", "The error function.", derivative: "2/sqrt(pi) exp(-x^2)",
      bounds: .monotone(image: RealInterval(-1, 1)), swift: "erf"
    ) { erf($0) },
    FormulaFunction(
      "erfc", "x", "1 − erf x, exact where it is small.", derivative: "-2/sqrt(pi) exp(-x^2)",
      bounds: .monotone(image: RealInterval(0, 2), ulps: 8), swift: "erfc"
    ) { erfc($0) },
    FormulaFunction(
      "erfinv", "p", "The x with erf x = p.", derivative: "sqrt(pi)/2 exp(erfinv(p)^2)",
      bounds: .monotone(on: .within(-1, 1, open: true), ulps: 32)
    ) { RealFunctions.erfInverse($0) },
    FormulaFunction(
      "erfcinv", "p", "The x with erfc x = p.", derivative: "-sqrt(pi)/2 exp(erfcinv(p)^2)",
      bounds: .monotone(on: .within(0, 2, open: true), ulps: 32, absolute: 1e-15)
    ) { RealFunctions.erfcInverse($0) },
    FormulaFunction(
      "zeta", "x", "Riemann's zeta function of real numbers.",
      bounds: .custom { IntervalFunctions.zeta($0[0]) }, latex: "\\zeta"
    ) { RealFunctions.zeta($0) },
    FormulaFunction(
      "gamma_p", ["a", "x"], "The lower incomplete gamma function over Γ(a).",
      derivatives: ["", "x^(a-1) exp(-x)/gamma(a)"], bounds: .within(RealInterval(0, 1)),
      .two { RealFunctions.gammaP($0, $1) }),
    FormulaFunction(
      "gamma_q", ["a", "x"], "The upper incomplete gamma function over Γ(a).",
      derivatives: ["", "-x^(a-1) exp(-x)/gamma(a)"], bounds: .within(RealInterval(0, 1)),
      .two { RealFunctions.gammaQ($0, $1) }),
    FormulaFunction(
      "expint", "x", "The exponential integral Ei(x).", derivative: "exp(x)/x",
      bounds: .custom { x in
        guard x[0].range.lower > 0 || x[0].range.upper < 0 else {
          return .of(x, .all, isDefined: .maybe)
        }
        let ends = [x[0].range.lower, x[0].range.upper].map {
          RealFunctions.exponentialIntegral($0)
        }
        guard ends.allSatisfy(\.isFinite) else { return .of(x, .all) }
        let range = RealInterval(min(ends[0], ends[1]), max(ends[0], ends[1]))
        return .of(x, range.widened(ulps: 64, absolute: 1e-14))
      }
    ) { RealFunctions.exponentialIntegral($0) },
    FormulaFunction(
      "lambert_w", "x", "The w ≥ −1 with w eʷ = x.",
      derivative: "1/(exp(lambert_w(x)) (1 + lambert_w(x)))",
      bounds: .monotone(
        on: .from(-0.367_879_441_171_442_3), image: RealInterval(-1, .infinity), ulps: 32,
        absolute: 1e-7)
    ) { RealFunctions.lambertW($0) },
    FormulaFunction(
      "bessel_j", ["n", "x"], "The Bessel function of the first kind of the order n.",
      derivatives: ["", "(bessel_j(n-1, x) - bessel_j(n+1, x))/2"],
      bounds: .custom { IntervalFunctions.besselJ($0[0], $0[1]) },
      .two { RealFunctions.besselJ($0, $1) }),
    FormulaFunction(
      "bessel_y", ["n", "x"], "The Bessel function of the second kind of the order n, x > 0.",
      derivatives: ["", "(bessel_y(n-1, x) - bessel_y(n+1, x))/2"],
      bounds: .custom { IntervalFunctions.besselOfPositive($0[0], $0[1]) },
      .two { RealFunctions.besselY($0, $1) }),
    FormulaFunction(
      "bessel_i", ["n", "x"], "The modified Bessel function of the first kind of the order n.",
      derivatives: ["", "(bessel_i(n-1, x) + bessel_i(n+1, x))/2"],
      bounds: .custom { IntervalFunctions.besselOfPositive($0[0], $0[1]) },
      .two { RealFunctions.besselI($0, $1) }),
    FormulaFunction(
      "bessel_k", ["n", "x"],
      "The modified Bessel function of the second kind of the order n, x > 0.",
      derivatives: ["", "-(bessel_k(n-1, x) + bessel_k(n+1, x))/2"],
      bounds: .custom { IntervalFunctions.besselOfPositive($0[0], $0[1]) },
      .two { RealFunctions.besselK($0, $1) }),
    bessel("j0", "first", 0, derivative: "-bessel_j(1, x)", RealFunctions.besselJ),
    bessel(
      "j1", "first", 1, derivative: "(bessel_j(0, x) - bessel_j(2, x))/2", RealFunctions.besselJ),
    bessel("y0", "second", 0, derivative: "-bessel_y(1, x)", RealFunctions.besselY),
    bessel(
      "y1", "second", 1, derivative: "(bessel_y(0, x) - bessel_y(2, x))/2", RealFunctions.besselY),
  ]

  private static func bessel(
    _ name: String, _ kind: String, _ order: Double, derivative: String,
    _ f: @escaping @Sendable (Double, Double) -> Double
  ) -> FormulaFunction {
    FormulaFunction(
      name, "x", "The Bessel function of the \(kind) kind of the order \(Int(order)).",
      derivative: derivative,
      bounds: .custom { x in
        let order = IntervalResult(RealInterval(order))
        return kind == "first"
          ? IntervalFunctions.besselJ(order, x[0])
          : IntervalFunctions.besselOfPositive(order, x[0])
      }
    ) { f(order, $0) }
  }

  static let activations = [
    FormulaFunction(
      "sigmoid", "x", "1 / (1 + e⁻ˣ).", derivative: "sigmoid(x) sigmoid(-x)",
      bounds: .monotone(image: RealInterval(0, 1))
    ) { Activation.sigmoid.value($0) },
    FormulaFunction(
      "relu", "x", "max(0, x).", derivative: "if(x > 0, 1, if(x < 0, 0))",
      bounds: .monotone(image: RealInterval(0, .infinity), ulps: 0)
    ) { Activation.relu.value($0) },
    FormulaFunction(
      "gelu", "x", "x Φ(x).",
      derivative: "erfc(-x/sqrt(2))/2 + x exp(-x^2/2)/sqrt(2 pi)",
      bounds: .monotone(
        turns: [-0.751_791_524_693_564_5], image: RealInterval(-0.169_971_207_479_904, .infinity),
        ulps: 64)
    ) { Activation.gelu.value($0) },
    FormulaFunction(
      "silu", "x", "x sigmoid(x).", derivative: "sigmoid(x) (1 + x sigmoid(-x))",
      bounds: .monotone(
        turns: [-1.278_464_542_761_073_8], image: RealInterval(-0.278_464_542_761_074, .infinity),
        ulps: 16)
    ) { Activation.silu.value($0) },
    FormulaFunction(
      "softplus", "x", "ln(1 + eˣ).", derivative: "sigmoid(x)",
      bounds: .monotone(image: RealInterval(0, .infinity), ulps: 8)
    ) { Activation.softplus.value($0) },
    FormulaFunction(
      "softsign", "x", "x / (1 + |x|).", derivative: "1/(1 + abs(x))^2",
      bounds: .monotone(image: RealInterval(-1, 1))
    ) { Activation.softsign.value($0) },
    FormulaFunction(
      "mish", "x", "x tanh(softplus(x)).",
      derivative: "tanh(softplus(x)) + x sigmoid(x) sech(softplus(x))^2",
      bounds: .monotone(
        turns: [-1.192_431_214_515_4], image: RealInterval(-0.308_844, .infinity), ulps: 16)
    ) { Activation.mish.value($0) },
    FormulaFunction(
      "leaky_relu", ["x", "alpha?"], "x, or alpha x (0.01 x) where x < 0.",
      derivatives: ["if(x > 0, 1, if(x < 0, alpha))", "if(x < 0, x, 0)"],
      bounds: .custom { x in
        IntervalFunctions.rising(x[0], x.count > 1 ? x[1] : IntervalResult(RealInterval(0.01))) {
          Activation.leakyRelu($1).value($0)
        }
      },
      .oneOrTwo(
        default: "0.01",
        { Activation.leakyRelu(0.01).value($0) }, { Activation.leakyRelu($1).value($0) })),
    FormulaFunction(
      "elu", ["x", "alpha?"], "x, or alpha (eˣ − 1) where x < 0.",
      derivatives: ["if(x > 0, 1, if(x < 0, alpha exp(x)))", "if(x < 0, expm1(x), 0)"],
      bounds: .custom { x in
        IntervalFunctions.rising(x[0], x.count > 1 ? x[1] : IntervalFunctions.one) {
          Activation.elu($1).value($0)
        }
      },
      .oneOrTwo(
        default: "1", { Activation.elu(1).value($0) }, { Activation.elu($1).value($0) })),
    FormulaFunction(
      "selu", "x", "The self-normalising ELU.",
      derivative:
        "if(x > 0, 1.0507009873554805, if(x < 0, 1.7580993408473766 exp(x)))",
      bounds: .monotone(ulps: 8)
    ) { Activation.selu.value($0) },
    FormulaFunction(
      "logsumexp", ["a", "b"], "The logarithm of the sum of eᵃ, eᵇ, …, without overflow.",
      bounds: .custom { x in x.dropFirst().reduce(x[0]) { IntervalFunctions.logSumExp($0, $1) } },
      .folded { RealFunctions.logSumExp($0, $1) }),
  ]

  static let lists = [
    FormulaFunction(
      "total", ["list"], "The sum of a list.", .ofLists(.total)),
    FormulaFunction("mean", ["list"], "The mean of a list.", .ofLists(.mean)),
    FormulaFunction(
      "variance", ["list"], "The variance of a list, over n − 1.", .ofLists(.variance)),
    FormulaFunction(
      "stdev", ["list"], "The standard deviation of a list, over n − 1.", .ofLists(.stdev)),
    FormulaFunction("length", ["list"], "How many values a list has.", .ofLists(.length)),
    FormulaFunction("norm", ["list"], "The Euclidean length of a list.", .ofLists(.norm)),
    FormulaFunction("dot", ["a", "b"], "The inner product of two lists.", .ofLists(.dot)),
    FormulaFunction(
      "softmax", ["list", "temperature?"], "e^(z/T) over their sum, of each of a list.",
      .ofLists(.softmax)),
  ]
}
