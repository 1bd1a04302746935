import NablaMath
public import NablaPlot
public import NablaScene

/// The Kullback–Leibler divergence as an area with a sign, in both directions.
public struct KLDivergence: Recipe {
  public static let id = "kl-divergence"
  public static let title = "KL divergence as signed area"
  public static let topic = "4.1 Information Theory"
  public static let question = "How costly is it to believe q when the truth is p?"
  public static let formulas = [
    #"D_{KL}(p\|q)=\int p\log\frac pq"#,
    #"\ln\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12"#,
  ]
  public static let references = [
    "S. Kullback and R. Leibler, On Information and Sufficiency, 1951",
    "T. Cover and J. Thomas, Elements of Information Theory, 2006",
  ]

  /// Which of the two is the truth.
  public enum Direction: String, OptionChoice {
    case pq, qp, both
  }

  public enum View: String, OptionChoice {
    case integrand, bars, heatmap
  }

  public var p = DistributionSource.parts([.init("normal", [0, 1])])
  public var q = DistributionSource.parts([.init("normal", [1, 2])])
  public var base = InformationBase.nats
  public var direction = Direction.both
  public var view = View.integrand

  public init() {}

  public static let fields: [Field<KLDivergence>] = [
    Field(
      "p", \.p,
      help: "A distribution, a mixture, probabilities of 0, 1, 2 …, or a file (.csv, .npy) of "
        + "probabilities or of x and a density."),
    Field("q", \.q, help: "Another one of the same kind: a density, or probabilities."),
    Field("base", \.base, help: "The unit: nats by ln, bits by log₂."),
    Field("direction", \.direction, help: "Whether p is the truth, or q, or each in turn."),
    Field(
      "view", \.view,
      help: "The integrand, bars of probabilities, or a map of what each normal q would cost."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let p = try MixedDistribution(self.p, files: context.files, place: "\(Self.id).p")
    let q = try MixedDistribution(self.q, files: context.files, place: "\(Self.id).q")
    guard p.isDiscrete == q.isDiscrete else {
      throw refuse(
        "q",
        q.isDiscrete
          ? "gives probabilities, and p is a density" : "is a density, and p gives probabilities",
        "give two of the same kind")
    }
    if view != .integrand, p.isDiscrete != (view == .bars) {
      throw refuse(
        "view",
        "is \(view.rawValue), and p \(p.isDiscrete ? "gives probabilities" : "is a density")",
        p.isDiscrete ? "give view=bars" : "give view=integrand or view=heatmap")
    }
    let divergences = ways.map { isForward in
      SignedDivergence(isForward ? p : q, isForward ? q : p, perNat: base.unit.perNat)
    }
    if view == .heatmap { return try KLMap(recipe: self, divergences: divergences).result() }
    return result(p, q, divergences)
  }

  /// Whether p is the truth, for each column of the figure.
  var ways: [Bool] { direction == .both ? [true, false] : [direction == .pq] }

  private func result(
    _ p: MixedDistribution, _ q: MixedDistribution, _ divergences: [SignedDivergence]
  ) -> RecipeResult {
    let places = places(p, q)
    var series = [
      Node.Entry("x", Node(places)), .init("p", Node(places.map(p.density))),
      .init("q", Node(places.map(q.density))),
    ]
    let costs = divergences.flatMap { places.map($0.integrand) }.filter(\.isFinite)
    let (low, high) = (costs.reduce(0, min), costs.reduce(1e-9, max))
    let range = (low - 0.18 * (high - low))...(high + 0.18 * (high - low))
    var columns: [[Cell]] = []
    for (isForward, divergence) in zip(ways, divergences) {
      let panels = KLPanels(
        divergence: divergence, isForward: isForward, places: places, unit: base.unit,
        costRange: range)
      columns.append([.panel(panels.shapes), .panel(panels.costs)])
      let name = isForward ? "kl_pq" : "kl_qp"
      series += [
        .init(name, Node(divergence.net)), .init("\(name)_positive", Node(divergence.positive)),
        .init("\(name)_negative", Node(divergence.negative)),
        .init("\(name)_closed_form", divergence.closedForm.map { Node($0) } ?? .null),
        .init("\(name)_integrand", Node(places.map(divergence.integrand))),
      ]
    }
    let words = zip(ways, divergences).map { isForward, divergence in
      "\(isForward ? "believing q when p is true" : "believing p when q is true") costs \(base.words(divergence.net))"
    }
    var figure = Figure(
      title: words[0].capitalizedFirst
        + (words.count > 1 ? ", the other way \(base.words(divergences[1].net))" : ""),
      subtitle: subtitle(divergences), caption: caption(divergences, places),
      size: Size(ways.count > 1 ? 860 : 640, 500),
      grid: Grid(
        [columns.map { $0[0] }, columns.map { $0[1] }], rowWeights: [1, 1.2], sharesX: true,
        sharesY: false))
    figure.alt =
      "p is \(p.name), q is \(q.name). "
      + zip(words, divergences).map { words, divergence in
        "\(words.capitalizedFirst): \(format(divergence.positive, decimals: 3)) of positive and \(format(divergence.negative, decimals: 3)) of negative area."
      }.joined(separator: " ")
    return RecipeResult(figure: figure, series: series)
  }

  private func subtitle(_ divergences: [SignedDivergence]) -> String {
    let closed = divergences.compactMap(\.closedForm).map { format($0, decimals: 6) }
    guard !closed.isEmpty else { return "" }
    let sums = divergences.map { format($0.net, decimals: 6) }
    return
      "closed form \(closed.joined(separator: " and ")), numeric integral \(sums.joined(separator: " and "))"
  }

  /// Why a divergence is infinite, where its reason lies beyond the view.
  private func caption(_ divergences: [SignedDivergence], _ places: [Double]) -> String {
    zip(ways, divergences).filter { $1.net == .infinity && !places.contains(where: $1.isDenied) }
      .map { isForward, _ in
        let (falling, other) = isForward ? ("q", "p") : ("p", "q")
        return
          "Beyond the view \(falling) falls too fast, or to 0, where \(other) is not: infinite."
      }.joined(separator: " ")
  }

  /// Where both distributions are shown.
  private func places(_ p: MixedDistribution, _ q: MixedDistribution) -> [Double] {
    let (a, b) = (p.range(tail: 0.002), q.range(tail: 0.002))
    let (low, high) = (min(a.lower, b.lower), max(a.upper, b.upper))
    if p.isDiscrete {
      let step = max(1, ((high - low) / 400).rounded(.up))
      return Array(stride(from: low, through: high, by: step))
    }
    let margin = (high - low) * 0.04
    return evenPlaces(from: low - margin, to: high + margin, count: 401)
  }
}
