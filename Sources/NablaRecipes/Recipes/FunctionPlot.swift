import NablaMath
public import NablaPlot
public import NablaScene

/// Graphs of formulas with their special points.
public struct FunctionPlot: Recipe {
  public static let id = "function-plot"
  public static let title = "Plot any function"
  public static let topic = "1.2 Functions & Graphs"
  public static let question = "What does y = f(x) look like and where are its special points?"
  public static let formulas = [
    #"y=f(x)"#, #"f(x)=0,\; f'(x)=0,\; f''(x)=0,\;\lim_{x\to a^\pm}f"#,
  ]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals"
  ]

  /// What is looked for and marked.
  public enum Feature: String, OptionChoice {
    case roots, extrema, inflections, asymptotes, intersections, holes
  }

  /// The shown y values: an interval, or what suits the graphs.
  public enum Extent: Hashable, Sendable, OptionValue {
    case auto
    case interval(Interval)

    public static var optionType: OptionType { .other("two numbers [a, b], or auto") }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "auto" {
        self = .auto
      } else if node.list != nil {
        self = .interval(try Interval(option: node))
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      switch self {
      case .auto: "auto"
      case .interval(let interval): interval.optionNode
      }
    }
  }

  /// How many points a graph has.
  public enum Sampling: Hashable, Sendable, OptionValue {
    case adaptive
    case even(Int)

    public static var optionType: OptionType { .other("a whole number, or adaptive") }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "adaptive" {
        self = .adaptive
      } else if let count = node.int {
        self = .even(count)
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      switch self {
      case .adaptive: "adaptive"
      case .even(let count): Node(count)
      }
    }

    public var boundedNumbers: [Double] {
      if case .even(let count) = self { [Double(count)] } else { [] }
    }
  }

  /// Formulas as they were written: one text, or a list of them.
  public struct Texts: Hashable, Sendable, OptionValue, ExpressibleByArrayLiteral {
    public var values: [String]

    public init(_ values: [String]) { self.values = values }
    public init(arrayLiteral values: String...) { self.values = values }

    public static var optionType: OptionType { .list(.text) }

    public init(option node: Node) throws(OptionProblem) {
      values = try node.list == nil ? [String(option: node)] : [String](option: node)
    }

    public var optionNode: Node { Node(values) }
  }

  public var f: Texts = ["x^3-3x+1"]
  public var x = Interval(-3, 3)
  public var y = Extent.auto
  public var features: [Feature] = [.roots, .extrema, .asymptotes]
  public var samples = Sampling.adaptive
  public var restrict: Texts = []

  public init() {}

  public static let fields: [Field<FunctionPlot>] = [
    Field("f", \.f, help: "One to eight formulas of x."),
    Field("x", \.x, help: "The shown x values."),
    Field("y", \.y, help: "The shown y values; auto leaves out what would flatten the rest."),
    Field(
      "features", \.features,
      help: "Any of roots, extrema, inflections, asymptotes, intersections, holes; [] for none."),
    Field(
      "samples", \.samples, bounds: .within(16...100_000),
      help: "That many points at even steps, or adaptive: as many as the graph needs."),
    Field("restrict", \.restrict, help: "Conditions that all must hold, such as x > 0."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(f.values.count) else {
      throw refuse("f", "has \(f.values.count) functions", "give 1 to 8")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    var formulas: [Formula] = []
    for text in f.values { formulas.append(try formula(text, "f")) }
    var conditions: [Formula] = []
    for text in restrict.values { conditions.append(try formula(text, "restrict")) }
    let plan = FunctionPlotFigure(
      recipe: self, x: x, formulas: formulas, conditions: conditions)
    if plan.isEmpty {
      let range = "[\(formatPlain(x.lower)), \(formatPlain(x.upper))]"
      throw conditions.isEmpty
        ? refuse("f", "has no value anywhere in \(range)", "give another formula or another x")
        : refuse(
          "restrict", "leaves nothing of the graph in \(range)",
          "give conditions that can hold together, or another x")
    }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func formula(_ text: String, _ parameter: String) throws(NablaError) -> Formula {
    do throws(FormulaError) {
      return try Formula(text)
    } catch {
      let problem = OptionProblem(formula: text, error)
      throw refuse(parameter, problem.problem, problem.remedy)
    }
  }
}
