import NablaMath
public import NablaPlot
public import NablaScene

/// Distributions of counts: their probabilities, their sums, and the probability of an event.
public struct DiscreteDistributions: Recipe {
  public static let id = "discrete-distributions"
  public static let title = "Counting distributions"
  public static let topic = "2.2 Probability"
  public static let question =
    "What do Binomial, Poisson, Geometric and Hypergeometric look like?"
  public static let formulas = [
    #"\binom nk p^k(1-p)^{n-k}"#, #"e^{-\lambda}\frac{\lambda^k}{k!}"#, #"p(1-p)^{k-1}"#,
  ]
  public static let references = [
    "G. Casella and R. L. Berger, Statistical Inference, 2002"
  ]

  public enum Name: String, OptionChoice {
    case bernoulli, binomial, poisson, geometric, negbinomial, hypergeometric
  }

  public var dist = Name.binomial
  public var n = 10
  public var p = 0.3
  public var lambda = 4.0
  public var range: Stretch?
  public var shade: String?

  public init() {}

  public static let fields: [Field<DiscreteDistributions>] = [
    Field(
      "dist", \.dist,
      help: "The distribution; a hypergeometric draws n from 5n, of which the share p is marked."),
    Field(
      "n", \.n, bounds: .within(1...10_000), explore: 1...60,
      help: "Trials, successes waited for (negbinomial) or draws."),
    Field(
      "p", \.p, bounds: .within(0...1), explore: 0.05...0.95, help: "The probability of a success."),
    Field("lambda", \.lambda, bounds: .above(0), explore: 0.5...30, help: "Poisson's mean."),
    Field(
      "range", \.range, help: "The shown values; those with 99.9 % of the probability if left out."),
    Field("shade", \.shade, help: "A condition on k whose probability is shaded, such as k >= 7."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard let distribution else {
      throw dist == .poisson
        ? refuse("lambda", "is \(formatPlain(lambda))", "give a number above 0 and at most 1e15")
        : refuse("p", "is \(formatPlain(p)), and the wait never ends", "give p above 0")
    }
    var condition: Formula?
    if let shade {
      do throws(FormulaError) {
        condition = try Formula(shade, variables: ["k"])
      } catch {
        let problem = OptionProblem(formula: shade, error)
        throw refuse(
          "shade", problem.problem,
          error.remedy.isEmpty ? "give a condition on k such as k >= 7" : error.remedy)
      }
    }
    if let range, !(range.b - range.a <= 20_000) {
      throw refuse(
        "range", "is [\(formatPlain(range.a)), \(formatPlain(range.b))]",
        "give at most 20000 values")
    }
    if let range, range.b.rounded(.down) < range.a.rounded(.up) {
      throw refuse(
        "range", "is [\(formatPlain(range.a)), \(formatPlain(range.b))] and holds no whole number",
        "give a wider one")
    }
    let law = CountLaw(recipe: self, distribution: distribution, event: condition)
    return RecipeResult(figure: figure(law), series: series(law))
  }

  /// nil where the wait never ends or the mean is too large for counts.
  private var distribution: (any DiscreteDistribution)? {
    switch dist {
    case .bernoulli: Bernoulli(probability: p)
    case .binomial: Binomial(trials: Double(n), probability: p)
    case .poisson: Poisson(mean: lambda)
    case .geometric: Geometric(probability: p)
    case .negbinomial: NegativeBinomial(successes: Double(n), probability: p)
    case .hypergeometric:
      Hypergeometric(
        population: Double(population), marked: Double(marked), drawn: Double(n))
    }
  }

  /// What the hypergeometric distribution draws from, and how many are marked in it.
  var population: Int { 5 * n }
  var marked: Int { Int((p * Double(population)).rounded()) }

  // MARK: - Figure

  private func figure(_ law: CountLaw) -> Figure {
    var figure = Figure(
      title: law.title, subtitle: subtitle(law), caption: caption(law), size: Size(640, 480),
      grid: Grid(
        [[.panel(law.probabilities)], [.panel(law.sums)]], rowWeights: [1.55, 1], sharesX: true))
    figure.alt = alt(law)
    return figure
  }

  private func subtitle(_ law: CountLaw) -> String {
    "mean \(law.number(law.distribution.mean)), standard deviation \(law.number(law.deviation))"
  }

  private func caption(_ law: CountLaw) -> String {
    guard let approximation = law.approximation else { return "" }
    return
      "\(approximation.name): its sums P(X ≤ k) miss by at most \(format(approximation.error, significant: 2))."
  }

  // MARK: - Words and numbers

  private func alt(_ law: CountLaw) -> String {
    let peak = law.ks[law.pmf.indices.max { law.pmf[$0] < law.pmf[$1] } ?? 0]
    var text =
      "Bars of the probabilities of \(law.counted) under \(law.name), highest at \(law.number(peak)), over the cumulative steps; mean \(law.number(law.distribution.mean)), standard deviation \(law.number(law.deviation))."
    if law.event != nil {
      text += " \(law.eventText) is \(law.number(law.eventProbability)), shaded."
    }
    if let approximation = law.approximation {
      text +=
        " \(approximation.name) drawn over it, wrong by at most \(format(approximation.error, significant: 2))."
    }
    return text
  }

  private func series(_ law: CountLaw) -> [Node.Entry] {
    var entries = [
      Node.Entry("k", Node(law.ks)), Node.Entry("pmf", Node(law.pmf)),
      Node.Entry("cdf", Node(law.ks.map { law.distribution.cdf($0) })),
      Node.Entry("mean", Node([law.distribution.mean])),
      Node.Entry("variance", Node([law.distribution.variance])),
    ]
    if law.event != nil { entries.append(.init("probability", Node([law.eventProbability]))) }
    if let approximation = law.approximation {
      entries.append(.init("approximationError", Node([approximation.error])))
    }
    return entries
  }
}
