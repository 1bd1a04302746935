import NablaMath
public import NablaPlot
public import NablaScene

/// The empirical distribution function with quantiles read off it.
public struct EcdfQuantiles: Recipe {
  public static let id = "ecdf-quantiles"
  public static let title = "The cumulative staircase and quantiles"
  public static let topic = "1.3 Basic Statistics"
  public static let question =
    "What share of the data is below x, and where is the 90th percentile?"
  public static let formulas = [
    #"\hat F(x)=\frac{\#\{x_i\le x\}}n"#,
    #"Q(p)=x_{(\lfloor h\rfloor)}+(h-\lfloor h\rfloor)(x_{(\lfloor h\rfloor+1)}-x_{(\lfloor h\rfloor)}),\;h=(n-1)p+1"#,
  ]
  public static let references = [
    "R. Hyndman and Y. Fan, Sample quantiles in statistical packages, 1996",
    "P. Massart, The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality, 1990",
  ]

  /// A distribution that is fitted to the data.
  public enum Fit: String, OptionChoice {
    case normal, exponential
  }

  public var data = TableSource.twentyValues
  public var column: ColumnChoice?
  public var p = [0.25, 0.5, 0.9]
  public var method = QuantileChoice.linear
  public var band = false
  public var compare: Fit?

  public init() {}

  public static let fields: [Field<EcdfQuantiles>] = [
    Field("data", \.data, help: "Numbers, a path (.csv), or faithful, iris, penguins, anscombe."),
    Field("column", \.column, help: "The column of numbers; the first where left out."),
    Field("p", \.p, bounds: .within(0...1), help: "The shares whose quantiles are read off."),
    Field(
      "method", \.method, help: "How a quantile between two values is found, by NumPy's names."),
    Field(
      "band", \.band, help: "Whether the band that holds the true function at 95% is drawn."),
    Field("compare", \.compare, help: "A distribution fitted to the data, with the largest gap."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let table = try data.table(
      columns: ["value"], examples: ExampleTable.allCases, files: context.files,
      place: "\(Self.id).data")
    let sample = try Measurements(
      column, of: table, place: "\(Self.id).column", data: "\(Self.id).data")
    guard !p.isEmpty else { throw refuse("p", "is empty", "give shares from 0 to 1") }
    let fit = try fitted(sample.values)
    guard let plan = EcdfFigure(recipe: self, sample: sample, fit: fit) else {
      throw refuse("data", "holds no number", "give at least 1")
    }
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func fitted(_ values: [Double]) throws(NablaError) -> (any Distribution)? {
    let moments = Moments(values)
    switch compare {
    case nil: return nil
    case .normal:
      guard let fit = Normal(mean: moments.mean, standardDeviation: moments.standardDeviation)
      else { throw refuse("compare", "is normal, and the data do not vary", "leave it out") }
      return fit
    case .exponential:
      guard values.allSatisfy({ $0 >= 0 }), let fit = Exponential(rate: 1 / moments.mean) else {
        throw refuse(
          "compare", "is exponential, and the data are not all above 0", "give normal")
      }
      return fit
    }
  }
}
