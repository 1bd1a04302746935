import Glibc
import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// Exponential growth and a power on linear, semi-log and log-log axes.
public struct LogScaleExplainer: Recipe {
  public static let id = "log-scale-explainer"
  public static let title = "Linear, semi-log and log-log axes"
  public static let topic = "1.1 Arithmetic & Algebra"
  public static let question =
    "Which axis turns my curve into a straight line, and what is its slope?"
  public static let formulas = [
    #"y=ab^t\Rightarrow\log y=\log a+t\log b"#, #"y=ax^k\Rightarrow\log y=\log a+k\log x"#,
  ]
  public static let references = [
    "W. S. Cleveland, The Elements of Graphing Data, 1985"
  ]

  /// Which curves are drawn.
  public enum Kind: String, OptionChoice { case exponential, power, both }

  public var kind = Kind.both
  public var a = 5.0
  public var b = 1.3
  public var k = 2.5
  public var data: TableSource?

  public init() {}

  public static let fields: [Field<LogScaleExplainer>] = [
    Field("kind", \.kind, help: "Which curves are drawn, or fitted to data."),
    Field("a", \.a, bounds: .above(0), explore: 0.1...100, help: "The factor of both curves."),
    Field("b", \.b, bounds: .above(0), explore: 0.5...3, help: "The base of the exponential."),
    Field("k", \.k, explore: -3...4, help: "The exponent of the power."),
    Field(
      "data", \.data,
      help: "A table whose first two columns of numbers are x and y; both curves are fitted to it."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let sample = try data.map { source throws(NablaError) in
      try PointColumns(source, files: context.files, place: "\(Self.id).data")
    }
    var curves: [LogarithmicLine] = []
    if kind != .power { curves.append(try curve(isPower: false, sample)) }
    if kind != .exponential { curves.append(try curve(isPower: true, sample)) }
    let panels = ["linear", "semi-log", "log-log"].enumerated().map { i, name in
      panel(name, logX: i == 2, logY: i > 0, curves, sample)
    }
    var figure = Figure(
      title: title,
      subtitle: "Dotted lines double: on a logarithmic axis equal ratios are equal distances",
      size: Size(960, 400), grid: Grid([panels.map { .panel($0) }]))
    var series: [Node.Entry] = [.init("x", Node(xs(sample)))]
    for curve in curves {
      let places = xs(sample).filter { !curve.isPower || $0 > 0 }
      let legs = curve.legs(places.min() ?? 1, places.max() ?? 16)
      series.append(
        .init(
          curve.isPower ? "power" : "exponential",
          Node([
            .init("y", Node(xs(sample).map(curve.value))), .init("slope", Node(curve.slope)),
            .init("intercept", Node(curve.intercept)),
            .init(curve.isPower ? "k" : "b", Node(curve.parameter)),
            .init("run", Node(legs.run)),
            .init("rise", Node(legs.rise)),
            .init("rSquared", curve.rSquared.map { Node($0) } ?? .null),
          ])))
    }
    if let sample {
      series += [.init("dataX", Node(sample.x)), .init("dataY", Node(sample.y))]
      let left = sample.count(logX: true)
      if left > 0 {
        let words =
          "\(left) of \(sample.x.count) points are not above 0 and not drawn on a logarithmic axis"
        figure.warnings = ["data: \(words)"]
        figure.caption = "\(words)."
      }
    }
    let facts = curves.map { curve in
      "\(curve.isPower ? "The power" : "The exponential") is straight on \(curve.isPower ? "log-log" : "semi-log") axes, with slope \(format(curve.slope, significant: 4))"
    }
    figure.alt =
      "The same curves on linear, semi-log and log-log axes. \(facts.joined(separator: ". "))."
    return RecipeResult(figure: figure, series: series)
  }

  private var title: String {
    switch kind {
    case .exponential: "On a semi-log axis an exponential is straight, with slope $\\log b$"
    case .power: "On log-log axes a power is straight, with its exponent as the slope"
    case .both: "A logarithmic y axis straightens an exponential, two straighten a power"
    }
  }

  private func curve(isPower: Bool, _ sample: PointColumns?) throws(NablaError) -> LogarithmicLine {
    guard let sample else {
      return LogarithmicLine(isPower: isPower, slope: isPower ? k : log10(b), intercept: log10(a))
    }
    let rows = sample.x.indices.filter { sample.y[$0] > 0 && (!isPower || sample.x[$0] > 0) }
    do throws(MathError) {
      let fit = try LinearRegression(
        [rows.map { isPower ? log10(sample.x[$0]) : sample.x[$0] }],
        response: rows.map { log10(sample.y[$0]) })
      return LogarithmicLine(
        isPower: isPower, slope: fit.coefficients[1], intercept: fit.coefficients[0],
        rSquared: fit.rSquared)
    } catch {
      throw refuse("data", "has no two different points above 0", "give two columns of numbers")
    }
  }
}
