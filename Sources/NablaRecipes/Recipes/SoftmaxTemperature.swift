import NablaMath
public import NablaPlot
public import NablaScene

/// Softmax of scores at several temperatures.
public struct SoftmaxTemperature: Recipe {
  public static let id = "softmax-temperature"
  public static let title = "Softmax and temperature"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "How does temperature sharpen or flatten a choice?"
  public static let formulas = [
    #"p_i=\frac{e^{z_i/T}}{\sum_je^{z_j/T}}"#, #"H(p)=-\sum p_i\ln p_i"#,
  ]
  public static let references = [
    "G. Hinton, O. Vinyals and J. Dean, Distilling the Knowledge in a Neural Network, 2015"
  ]

  /// What is drawn.
  public enum View: String, OptionChoice {
    case both = "bars+curves"
    case bars, curves, simplex
  }

  public var logits = LogitSource.list([2, 1, 0.1])
  public var temperature = [0.5, 1, 2]
  public var labels: TokenSource?
  public var view = View.both

  public init() {}

  public static let fields: [Field<SoftmaxTemperature>] = [
    Field(
      "logits", \.logits,
      help: "2 to 200000 scores, finite or -inf, or the path of a .npy or .json file."),
    Field(
      "temperature", \.temperature, bounds: .atLeast(0), explore: 0.1...5,
      help: "One to six temperatures; 0 picks the largest score."),
    Field("labels", \.labels, help: "A name for each score, or a path; their numbers if left out."),
    Field("view", \.view, help: "Bars, curves over T, both, or the path in the triangle of three."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let scores = try logits.scores(files: context.files, place: "\(Self.id).logits")
    guard (1...6).contains(temperature.count) else {
      throw refuse("temperature", "has \(temperature.count) values", "give 1 to 6")
    }
    if view == .simplex, scores.count != 3 {
      throw refuse(
        "view", "is simplex, and there are \(scores.count) logits", "give 3 logits, or view=bars")
    }
    let names = try names(context, count: scores.count)
    let choice = TemperedChoice(
      scores: scores, names: names, isUnnamed: labels == nil, temperatures: temperature)
    return RecipeResult(figure: figure(choice), series: series(choice))
  }

  private func names(_ context: RecipeContext, count: Int) throws(NablaError) -> [String] {
    guard let labels else { return (0..<count).map(String.init) }
    let names = try labels.tokens(files: context.files, place: "\(Self.id).labels")
    guard names.count == count else {
      throw refuse(
        "labels", "has \(names.count) names for \(count) logits", "give one name for each")
    }
    return names
  }

  // MARK: - Figure

  private func figure(_ choice: TemperedChoice) -> Figure {
    let barWidth = min(
      1400, max(640, Double(temperature.count * choice.shown.count) * 15 + 120))
    var rows: [[Cell]] = []
    var weights: [Double] = []
    switch view {
    case .simplex:
      rows = [[.panel(choice.triangle)]]
      weights = [1]
    case .bars, .curves, .both:
      if view != .curves {
        rows.append([.grid(choice.bars)])
        weights.append(250)
      }
      if view != .bars {
        rows.append([.grid(choice.curves)])
        weights.append(250)
      }
    }
    let height = 110 + weights.reduce(0, +) + 30 * Double(rows.count)
    let size: Size
    switch view {
    case .simplex: size = Size(560, 520)
    case .bars: size = Size(barWidth, height)
    default: size = Size(max(680, barWidth), height)
    }
    var figure = Figure(
      title: title, subtitle: substituted(choice), caption: caption(choice), size: size,
      grid: Grid(rows, rowWeights: weights))
    figure.alt = alt(choice)
    figure.warnings = warnings
    return figure
  }

  private var title: String {
    guard temperature.count > 1 else { return Self.title }
    return "A low temperature sharpens the choice, a high one flattens it"
  }

  /// The formula with the numbers of the first score at the middle temperature.
  private func substituted(_ choice: TemperedChoice) -> String {
    let middle = temperature.firstIndex(of: 1) ?? temperature.count / 2
    let t = temperature[middle]
    guard choice.scores.count <= 4, t > 0, choice.isPlain else {
      return "p = exp(z/T) / Σ exp(z/T) of \(choice.scores.count) scores"
    }
    let terms = choice.scores.map { format(choice.exponential($0, t), significant: 3) }
    return
      "at T = \(format(t)): p = \(terms[0]) / (\(terms.joined(separator: " + "))) = \(format(choice.probabilities[middle][0], decimals: 3))"
  }

  private func caption(_ choice: TemperedChoice) -> String {
    (warnings
      + (choice.shown.count < choice.scores.count
        ? ["the \(choice.shown.count) largest of \(choice.scores.count) scores are shown"] : []))
      .map(\.sentence).joined(separator: " ")
  }

  private var warnings: [String] {
    temperature.contains(0)
      ? ["T = 0 is the limit: the largest score gets everything"] : []
  }

  // MARK: - Words and numbers

  private func alt(_ choice: TemperedChoice) -> String {
    let top = choice.scores.firstIndex(of: choice.largest) ?? 0
    let parts = temperature.indices.map {
      "at T = \(format(temperature[$0])) \(format(choice.probabilities[$0][top], decimals: 3)) (entropy \(format(Softmax.entropy(choice.probabilities[$0]), decimals: 2)) nats)"
    }
    return
      "Softmax of \(choice.scores.count) scores. The largest, \(choice.label(top)), gets \(parts.joined(separator: ", "))."
  }

  private func series(_ choice: TemperedChoice) -> [Node.Entry] {
    var entries = [Node.Entry("logits", Node(choice.scores.map { Node($0) }))]
    let exponentials = temperature.map { t in choice.scores.map { choice.exponential($0, t) } }
    entries.append(.init("temperature", Node(temperature)))
    entries.append(.init("exponentials", Node(exponentials.map { Node($0) })))
    entries.append(.init("sums", Node(exponentials.map { $0.reduce(0, +) })))
    entries.append(.init("probabilities", Node(choice.probabilities.map { Node($0) })))
    entries.append(.init("entropy", Node(choice.probabilities.map(Softmax.entropy))))
    return entries
  }
}
