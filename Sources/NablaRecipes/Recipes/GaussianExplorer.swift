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
    return RecipeResult(figure: figure(bells), series: series(bells))
  }

  // MARK: - Figure

  private func figure(_ bells: Bells) -> Figure {
    var panels: [Panel] = []
    // The plot areas' heights in pixels.
    var weights: [Double] = []
    if show.contains(.pdf) || !show.contains(.cdf) {
      panels.append(bells.density)
      weights.append(230)
    }
    if show.contains(.sigmaBands) {
      panels.append(bells.ruler)
      weights.append(62)
    }
    if show.contains(.cdf) {
      panels.append(bells.cumulative)
      weights.append(170)
    }
    if bells.isFarInTheTail {
      panels.append(bells.tail)
      weights.append(150)
    }
    // Rows that share their x axis need no room for labels between them.
    let sharesX = !bells.isFarInTheTail
    if show.contains(.zAxis) {
      panels[0].x.secondary = bells.standardised
      // Panels that shared their axis would share the second one too.
      for i in panels.indices.dropLast() where sharesX {
        panels[i].x.label = ""
        panels[i].x.ticks.visible = false
      }
    }
    let between = Double(panels.count) * (sharesX ? 24 : 62)
    let height =
      weights.reduce(0, +) + between + (sharesX ? 130 : 96) + (show.contains(.zAxis) ? 40 : 0)
    var figure = Figure(
      title: Self.title, subtitle: subtitle(bells), size: Size(640, height.rounded()),
      grid: Grid(
        panels.map { [.panel($0)] }, rowWeights: weights, sharesX: sharesX && !show.contains(.zAxis)
      ))
    figure.alt = alt(bells)
    return figure
  }

  private func subtitle(_ bells: Bells) -> String {
    guard interval != nil else { return bells.normals.count == 1 ? bells.name(bells.first) : "" }
    if bells.normals.count == 1 {
      return
        "\(bells.name(bells.first)): \(bells.intervalText) = \(bells.share(bells.probabilities[0]))"
    }
    return "\(bells.intervalText) = \(bells.probabilities.map(bells.share).joined(separator: ", "))"
  }

  // MARK: - Words and numbers

  private func alt(_ bells: Bells) -> String {
    let shapes = bells.normals.map(bells.name).joined(separator: "; ")
    let area =
      interval == nil
      ? ""
      : " The shaded area \(bells.intervalText) is \(bells.probabilities.map(bells.share).joined(separator: ", "))."
    return "Bell curve of the normal distribution (\(shapes)) with inflections at μ ± σ.\(area)"
  }

  private func series(_ bells: Bells) -> [Node.Entry] {
    var entries = [Node.Entry("x", Node(bells.x))]
    for (i, normal) in bells.normals.enumerated() {
      entries.append(.init("pdf\(i + 1)", Node(bells.x.map(normal.pdf))))
      entries.append(.init("cdf\(i + 1)", Node(bells.x.map(normal.cdf))))
    }
    if interval != nil { entries.append(.init("probability", Node(bells.probabilities))) }
    if show.contains(.sigmaBands) { entries.append(.init("bands", Node(bells.bands))) }
    if let quantile {
      entries.append(.init("quantile", Node(bells.normals.map { $0.quantile(quantile) })))
    }
    return entries
  }
}
