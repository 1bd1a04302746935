import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// An integral as a sum of strips, and how fast such sums come to it.
public struct RiemannSums: Recipe {
  public static let id = "riemann-sum"
  public static let title = "Area by rectangles"
  public static let topic = "3.1 Calculus"
  public static let question = "How do rectangles become an integral?"
  public static let formulas = [#"\sum_{i=1}^n f(x_i^*)\Delta x\to\int_a^bf\,dx"#]
  public static let references = [
    "B. Riemann, Über die Darstellbarkeit einer Function durch eine trigonometrische Reihe, 1854"
  ]

  public var f = "x^2"
  public var a = -2.0
  public var b = 4.0
  public var n: Counts = 6
  public var rule = StripRules([.upper, .lower])
  public var errorPanel = true

  public init() {}

  public static let fields: [Field<RiemannSums>] = [
    Field("f", \.f, help: "The formula of x that is integrated."),
    Field("a", \.a, help: "Where the integral begins."),
    Field("b", \.b, help: "Where it ends; below a, areas count with the other sign."),
    Field(
      "n", \.n, bounds: .within(1...10_000), explore: 1...100,
      help: "How many strips, or a list for a panel each; even for simpson."),
    Field(
      "rule", \.rule,
      help: "One or several of left, right, midpoint, trapezoid, simpson, upper, lower."),
    Field("error-panel", \.errorPanel, help: "Whether the error is drawn over n."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard a != b else { throw refuse("b", "is \(formatPlain(b)), as is a", "give another end") }
    let rules = rule.values
    guard !rules.isEmpty else { throw refuse("rule", "is empty", "give one at least") }
    guard !n.values.isEmpty else { throw refuse("n", "is empty", "give at least one number") }
    if rules.contains(.simpson), let odd = n.values.first(where: { $0 % 2 == 1 }) {
      throw refuse("n", "is \(odd), and simpson takes two strips at a time", "give an even number")
    }
    let formula = try readFormula(f, "f")
    let integral = numericIntegral(from: a, to: b) { formula($0) }
    // Upper and lower sums belong into one picture.
    let isPair = rules.contains(.upper) && rules.contains(.lower)
    var groups: [[StripRule]] = isPair ? [[.upper, .lower]] : []
    groups += rules.filter { !isPair || $0 != .upper && $0 != .lower }.map { [$0] }
    guard groups.count * n.values.count <= 12 else {
      throw refuse("n", "asks for \(groups.count * n.values.count) panels", "give fewer numbers")
    }
    var (rows, series): ([[Cell]], [Node.Entry]) = ([], [.init("integral", Node(integral))])
    let errors: [StripErrors]
    do throws(MathError) {
      let extrema = try StripSum.turns(of: formula, from: a, to: b)
      for group in groups {
        var row: [Cell] = []
        for count in n.values {
          var sums: [StripSum] = []
          for rule in group {
            sums.append(
              try StripSum(rule, of: formula, from: a, to: b, count: count, extrema: extrema))
          }
          row.append(.panel(panel(formula, sums, count)))
          series += sums.map { .init("\($0.rule.rawValue) \(count)", Node($0.sum)) }
          if count <= 1000 {
            series += sums.map { .init("areas \($0.rule.rawValue) \(count)", Node($0.areas)) }
          }
        }
        rows.append(row)
      }
      var all: [StripErrors] = []
      for rule in rules + [.midpoint, .simpson].filter({ !rules.contains($0) }) where errorPanel {
        all.append(
          try StripErrors(rule, of: formula, from: a, to: b, integral: integral, extrema: extrema))
      }
      errors = all
    } catch {
      throw refuse("f", error.problem, error.remedy)
    }
    series += errors.map { Node.Entry("errors \($0.rule.rawValue)", Node($0.errors)) }
    series += errors.map {
      .init("order \($0.rule.rawValue)", $0.order.map { Node($0) } ?? "exact")
    }
    let isSum = [" + ", " − "].contains { formula.displayText.contains($0) }
    let integrand = isSum ? "\\left(\(formula.latex)\\right)" : formula.latex
    var figure = Figure(
      title: "The more strips, the closer their sum comes to the integral",
      subtitle:
        "$\\int_{\(texNumber(a))}^{\(texNumber(b))}\(integrand)\\,dx=\(texNumber(integral, significant: 6))$",
      size: Size(
        min(1200, Double(320 + 280 * n.values.count + (errorPanel ? 320 : 40))),
        Double(180 + 270 * rows.count)), grid: Grid(rows))
    if errorPanel {
      figure.grid = Grid(
        [[.grid(Grid(rows)), .panel(StripErrors.panel(errors, chosen: rules))]],
        columnWeights: [1.5 * Double(n.values.count), 1])
    }
    if a > b {
      figure.warnings = ["b: is below a, and areas count with the other sign"]
      figure.caption = "From right to left: areas count with the other sign."
    }
    figure.alt = alt(formula, integral, series)
    return RecipeResult(figure: figure, series: series)
  }

  private func alt(_ f: Formula, _ integral: Double, _ series: [Node.Entry]) -> String {
    let sums = rule.values.flatMap { rule in
      n.values.compactMap { count in
        series.first { $0.key == "\(rule.rawValue) \(count)" }?.value.double.map {
          "\(rule.rawValue) with \(count) strips \(format($0, significant: 5))"
        }
      }
    }
    return
      "The integral of \(f.displayText) from \(format(a)) to \(format(b)) is \(format(integral, significant: 6)); the sums are \(sums.joined(separator: ", "))."
  }

  // MARK: - Panels

  private func panel(_ f: Formula, _ sums: [StripSum], _ count: Int) -> Panel {
    let (low, high) = (min(a, b), max(a, b))
    let forward = a < b ? 1.0 : -1
    var marks: [any Mark] = []
    for sum in sums {
      let opacity = sum.rule == .upper ? 0.16 : 0.34
      marks.append(sum.polygon(isPositive: true, opacity: opacity, forward: forward))
      if sum.areas.contains(where: { $0 * forward < 0 }) {
        marks.append(sum.polygon(isPositive: false, opacity: opacity, forward: forward))
      }
    }
    var curve = FunctionMark(domain: low...high, color: "ink") { f($0) }
    curve.width = 2.5
    marks.append(curve)
    if count <= 10, n.values.count <= 2 {
      for (k, sum) in sums.enumerated() { marks += values(of: sum, at: sums.count > 1 ? k : nil) }
    }
    return Panel(title: words(sums, count), marks: marks, x: AxisOptions("x"), y: AxisOptions("y"))
  }

  /// The strips' areas: in the middle, or of a pair outside the upper and inside the lower tops.
  private func values(of sum: StripSum, at place: Int?) -> [any Mark] {
    let tops = sum.tops.map { top in top.map(\.y).reduce(0, +) / Double(top.count) }
    return [true, false].map { isAbove in
      let rows = tops.indices.filter { ((tops[$0] >= 0) == (place != 1)) == isAbove }
      return Text(
        x: rows.map { (sum.tops[$0][0].x + sum.tops[$0][sum.tops[$0].count - 1].x) / 2 },
        y: rows.map { place == nil ? tops[$0] / 2 : tops[$0] },
        text: rows.map { format(sum.areas[$0], significant: 3) },
        baseline: place == nil ? .middle : isAbove ? .bottom : .top,
        dy: place == nil ? 0 : isAbove ? -3 : 3, size: 11, color: sum.rule.color)
    }
  }

  /// The sums in their rules' colours, and what they say together.
  private func words(_ sums: [StripSum], _ count: Int) -> String {
    func name(_ sum: StripSum) -> String {
      "$\\color{\(sum.rule.color)}{\\text{\(sum.rule.rawValue)}}$ \(format(sum.sum, significant: 5))"
    }
    let list = sums.map(name).joined(separator: ", ")
    guard sums.count == 2 else { return "n = \(count): \(list)" }
    let (upper, lower) = (sums[0].sum, sums[1].sum)
    return
      "n = \(count): \(list), so \(format((upper + lower) / 2, significant: 5)) ± \(format(((upper - lower) / 2).magnitude, significant: 4))"
  }
}
