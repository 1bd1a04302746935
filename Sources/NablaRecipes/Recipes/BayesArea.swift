import NablaMath
public import NablaPlot
public import NablaScene

/// Bayes' rule as areas of the unit square.
public struct BayesArea: Recipe {
  public static let id = "bayes-area"
  public static let title = "Bayes on the unit square"
  public static let topic = "2.2 Probability"
  public static let question = "How should evidence change what I believe?"
  public static let formulas = [
    #"P(H\mid E)=\frac{P(H)P(E\mid H)}{P(H)P(E\mid H)+P(\neg H)P(E\mid\neg H)}"#
  ]
  public static let references = [
    "G. Sanderson (3Blue1Brown), Bayes theorem, the geometry of changing beliefs, 2019",
    "T. Bayes, An Essay towards Solving a Problem in the Doctrine of Chances, 1763",
  ]

  public enum Evidence: String, OptionChoice { case positive, negative }

  /// Well-known numbers with their names.
  public enum Preset: String, OptionChoice {
    case none, steve, medical, spam

    var numbers: (prior: Double, sensitivity: Double, falsePositive: Double) {
      switch self {
      case .none, .medical: (0.01, 0.9, 0.09)
      case .steve: (1.0 / 21, 0.4, 0.1)
      case .spam: (0.4, 0.25, 0.01)
      }
    }

    var names: [String] {
      switch self {
      case .none: ["H", "E"]
      case .medical: ["disease", "test +"]
      case .steve: ["librarian", "shy and tidy"]
      case .spam: ["spam", "says “winner”"]
      }
    }
  }

  public var prior: Double?
  public var sensitivity: Double?
  public var falsePositive: Double?
  public var preset = Preset.medical
  public var evidence = Evidence.positive
  public var names: [String]?

  public init() {}

  private static let numbers = "the preset's where left out, for medical"
  public static let fields: [Field<BayesArea>] = [
    Field("prior", \.prior, bounds: .within(0...1), help: "P(H), \(numbers) 0.01."),
    Field(
      "sensitivity", \.sensitivity, bounds: .within(0...1), help: "P(E | H), \(numbers) 0.9."),
    Field(
      "false-positive", \.falsePositive, bounds: .within(0...1),
      help: "P(E | not H), \(numbers) 0.09."),
    Field("preset", \.preset, help: "Numbers and names to start from."),
    Field("evidence", \.evidence, help: "Whether E is seen (positive) or its opposite."),
    Field("names", \.names, help: "What H and E are: two names; the preset's where left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let names = names ?? preset.names
    guard names.count == 2 else {
      throw refuse("names", "has \(names.count) names", "give two: H and E")
    }
    guard names.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw refuse("names", "has an empty name", "give two: H and E")
    }
    let p = preset.numbers
    do {
      let table = try BayesTable.test(
        prevalence: prior ?? p.prior, sensitivity: sensitivity ?? p.sensitivity,
        specificity: 1 - (falsePositive ?? p.falsePositive))
      let plan = BayesFigure(table: table, seen: evidence == .positive ? 0 : 1, names: names)
      return RecipeResult(figure: plan.figure, series: plan.series)
    } catch {
      throw NablaError(Self.id, error.problem, error.remedy)
    }
  }
}
