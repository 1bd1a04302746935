import NablaMath
public import NablaPlot
public import NablaScene

/// A formula, its code, and what it does: to numbers, and in a model.
public struct FormulaCodeBehaviour: Recipe {
  public static let id = "formula-code-behaviour"
  public static let title = "Formula → code → behaviour"
  public static let topic = "5 The roadmap’s tools"
  public static let question =
    "What does this formula compute, how is it coded, and what does it do to a model?"
  public static let formulas = [#"f(x),\ f'(x),\ f(wx+b)"#]
  public static let references = [
    "A. Meurer and others, SymPy: Symbolic Computing in Python, 2017",
    "C. Harris and others, Array Programming with NumPy, 2020",
  ]

  public enum Code: String, OptionChoice { case swift, python }
  public enum Model: String, OptionChoice {
    case none
    /// f(w x + b) for some weights.
    case neuron
    /// The sigmoid of f(x) as a probability.
    case classifier
    /// The softmax of f at the probes.
    case attention
  }

  public var formula = "ln(1+exp(x))"
  public var code = Code.swift
  public var probe = [-2.0, 0, 3]
  public var vary: NamedValues<[Double]>?
  public var model = Model.neuron

  public init() {}

  public static let fields: [Field<FormulaCodeBehaviour>] = [
    Field("formula", \.formula, help: "A formula of x."),
    Field("code", \.code, help: "The language of the code."),
    Field("probe", \.probe, help: "One to eight x at which the code is run."),
    Field("vary", \.vary, help: "One more name in the formula with one to six values."),
    Field("model", \.model, help: "What uses the formula."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(probe.count) else {
      throw refuse("probe", "has \(probe.count) values", "give 1 to 8")
    }
    if let vary {
      guard vary.entries.count == 1 else {
        throw refuse("vary", "has \(vary.entries.count) names", "give one name with its values")
      }
      guard (1...6).contains(vary.entries[0].value.count) else {
        throw refuse("vary", "has \(vary.entries[0].value.count) values", "give 1 to 6")
      }
    }
    let own = try read(vary?.entries[0].value[0])
    if let bad = probe.first(where: { !own.f($0).isFinite }) {
      throw refuse("probe", "has \(formatPlain(bad)), where f has no value", "give another x")
    }
    var varied: [(value: Double, f: Formula)] = []
    for value in vary?.entries[0].value ?? [] { varied.append((value, try read(value).f)) }
    guard let body = CodeListing.expression(own.symbolic, language) else {
      throw refuse(
        "code", "is \(code.rawValue), in which \(Nearest.clipped(formula)) cannot be written",
        code == .python ? "give code=swift, or another formula" : "give another formula")
    }
    let figure = CodeFigure(
      recipe: self, symbolic: own.symbolic, f: own.f, varied: varied, body: body)
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  var language: CodeListing.Language { code == .swift ? .swift : .python }

  /// The formula with the name that varies, and with a number in its place.
  private func read(_ value: Double?) throws(NablaError) -> (symbolic: Formula, f: Formula) {
    do throws(FormulaError) {
      guard let value, let name = vary?.entries[0].name else {
        let f = try Formula(formula, variables: ["x"])
        return (f, f)
      }
      let symbolic = try Formula(formula, variables: ["x", name])
      return (
        symbolic, try Formula("\(name) = \(formatPlain(value)); \(formula)", variables: ["x"])
      )
    } catch {
      throw refuse(
        "formula",
        "is \"\(Nearest.clipped(formula))\", and at column \(error.column): \(error.message)",
        error.remedy)
    }
  }
}
