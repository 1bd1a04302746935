import NablaMath
public import NablaPlot
public import NablaScene

/// The bell curve, its areas and its quantiles.
public struct GaussianExplorer: Recipe {
  public static let id = "gaussian-explorer"
  public static let title = "The normal distribution"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "How do μ and σ shape the bell, and what area is under part of it?"
  public static let formulas = [
    #"f(x)=\frac1{\sigma\sqrt{2\pi}}e^{-(x-\mu)^2/2\sigma^2}"#,
    #"P(a<X<b)=\Phi\!\left(\tfrac{b-\mu}\sigma\right)-\Phi\!\left(\tfrac{a-\mu}\sigma\right)"#,
  ]
  public static let references = [
    "C. M. Bishop, Pattern Recognition and Machine Learning, 2006, §2.3"
  ]

  /// One normal distribution.
  public struct Curve: Hashable, Sendable, Configurable, OptionValue {
    public var mu = 0.0
    public var sigma = 1.0

    public init() {}

    public init(mu: Double, sigma: Double) {
      self.mu = mu
      self.sigma = sigma
    }

    public static let fields: [Field<Curve>] = [
      Field("mu", \.mu, help: "The mean."),
      Field("sigma", \.sigma, bounds: .above(0), help: "The standard deviation."),
    ]
  }

  /// What the figure can show.
  public enum Part: String, OptionChoice {
    case pdf, cdf
    case sigmaBands = "sigma-bands"
    case quantiles
    case zAxis = "z-axis"
  }

  public var curves = [Curve()]
  public var interval: Stretch? = Stretch(-1, 1)
  public var show: [Part] = [.pdf, .sigmaBands]
  public var quantile: Double?

  public init() {}

  public static let fields: [Field<GaussianExplorer>] = [
    Field("curves", \.curves, help: "One to six {mu, sigma}."),
    Field("interval", \.interval, help: "The ends of the shaded area; -.inf and .inf are allowed."),
    Field("show", \.show, help: "Any of pdf, cdf, sigma-bands, quantiles, z-axis."),
    Field(
      "quantile", \.quantile, bounds: .between(0, 1), explore: 0.01...0.99,
      help: "The probability whose quantile is marked."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...6).contains(curves.count) else {
      throw refuse("curves", "has \(curves.count) curves", "give 1 to 6")
    }
    guard !show.isEmpty else {
      throw refuse(
        "show", "is empty", "give any of \(Part.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var normals: [Normal] = []
    for curve in curves {
      guard let normal = Normal(mean: curve.mu, standardDeviation: curve.sigma) else {
        throw refuse(
          "curves", "has sigma \(formatPlain(curve.sigma))", "give a finite mu and a sigma above 0")
      }
      normals.append(normal)
    }
    let marked =
      (show.contains(.quantiles) ? [0.25, 0.5, 0.75] : []) + [quantile].compactMap { $0 }
    let bells = Bells(normals, interval: interval, quantiles: marked)
    let plan = BellFigure(bells: bells, show: show, quantile: quantile)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
