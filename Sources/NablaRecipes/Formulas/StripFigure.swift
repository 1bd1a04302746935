import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `riemann-sum`: strips under the graph, and how their errors shrink.
struct StripFigure {
  private let recipe: RiemannSums
  private let f: Formula
  private let integral: Double
  /// A row for each rule, the upper and lower sums in one, with a column for each number of strips.
  private let groups: [[[StripSum]]]
  private let errors: [StripErrors]

  init(recipe: RiemannSums, _ f: Formula, integral: Double) throws(MathError) {
    (self.recipe, self.f, self.integral) = (recipe, f, integral)
    let (a, b, rules) = (recipe.a, recipe.b, recipe.rule.values)
    let extrema = try StripSum.turns(of: f, from: a, to: b)
    var groups: [[[StripSum]]] = []
    for rules in Self.pictures(of: rules) {
      var columns: [[StripSum]] = []
      for count in recipe.n.values {
        var sums: [StripSum] = []
        for rule in rules {
          sums.append(try StripSum(rule, of: f, from: a, to: b, count: count, extrema: extrema))
        }
        columns.append(sums)
      }
      groups.append(columns)
    }
    self.groups = groups
    var errors: [StripErrors] = []
    let shown = rules + [.midpoint, .simpson].filter { !rules.contains($0) }
    for rule in shown where recipe.errorPanel {
      errors.append(
        try StripErrors(rule, of: f, from: a, to: b, integral: integral, extrema: extrema))
    }
    self.errors = errors
  }

  /// The rules that each picture shows: upper and lower sums belong into one.
  static func pictures(of rules: [StripRule]) -> [[StripRule]] {
    let isPair = rules.contains(.upper) && rules.contains(.lower)
    return (isPair ? [[.upper, .lower]] : [])
      + rules.filter { !isPair || $0 != .upper && $0 != .lower }.map { [$0] }
  }

  private var counts: [Int] { recipe.n.values }

  // MARK: - Figure

  var figure: Figure {
    let panels = groups.flatMap { columns in
      zip(columns, counts).map { Cell.panel(panel($0, $1)) }
    }
    // A single number of strips leaves room for rules side by side.
    let across = counts.count > 1 ? counts.count : panels.count > 4 ? 3 : panels.count > 1 ? 2 : 1
    var rows = panels.rows(of: across)
    let height = Double(180 + (rows.count > 1 ? 220 : 270) * rows.count)
    var weights: [Double] = []
    if recipe.errorPanel {
      rows = [[.grid(Grid(rows)), .panel(StripErrors.panel(errors, chosen: recipe.rule.values))]]
      weights = [1.5 * Double(across), 1]
    }
    let isSum = [" + ", " − "].contains { f.displayText.contains($0) }
    let integrand = isSum ? "\\left(\(f.latex)\\right)" : f.latex
    var figure = Figure(
      title: title,
      subtitle:
        "$\\int_{\(texNumber(recipe.a))}^{\(texNumber(recipe.b))}\(integrand)\\,dx=\(texNumber(integral, significant: 6))$",
      size: Size(min(1200, Double(320 + 280 * across + (recipe.errorPanel ? 320 : 40))), height),
      grid: Grid(rows, columnWeights: weights))
    if recipe.a > recipe.b {
      figure.warnings = ["b: is below a, and areas count with the other sign"]
      figure.caption = "From right to left: areas count with the other sign."
    }
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard groups.count * counts.count == 1 else {
      return "The more strips, the closer their sum comes to the integral"
    }
    let (sums, area) = (groups[0][0], format(integral, significant: 4))
    if sums.count == 2 {
      let (low, high) = (min(sums[0].sum, sums[1].sum), max(sums[0].sum, sums[1].sum))
      return
        "The integral \(area) lies between \(tidy(low, beside: high)) and \(tidy(high, beside: low)); more strips close the gap"
    }
    let strips = counted(counts[0], "strip")
    let verbs = counts[0] == 1 ? ("gives", "misses") : ("give", "miss")
    let miss = (sums[0].sum - integral).magnitude
    return miss <= 1e-12 * max(1, integral.magnitude)
      ? "\(strips) \(verbs.0) the integral \(area) exactly"
      : "\(strips) \(verbs.1) the integral \(area) by \(format(miss, significant: 2))"
  }

  /// Four digits of the larger number.
  private func tidy(_ value: Double, beside other: Double) -> String {
    let size = max(value.magnitude, other.magnitude)
    guard size > 0, size.isFinite else { return format(value, significant: 4) }
    let step = pow(10, floor(log10(size)) - 3)
    return format((value / step).rounded() * step, significant: 5)
  }

  // MARK: - Panels

  private func panel(_ sums: [StripSum], _ count: Int) -> Panel {
    let domain = min(recipe.a, recipe.b)...max(recipe.a, recipe.b)
    let forward = recipe.a < recipe.b ? 1.0 : -1
    var marks: [any Mark] = []
    for sum in sums {
      let opacity = sum.rule == .upper ? 0.16 : 0.34
      marks.append(sum.polygon(isPositive: true, opacity: opacity, forward: forward))
      if sum.areas.contains(where: { $0 * forward < 0 }) {
        marks.append(sum.polygon(isPositive: false, opacity: opacity, forward: forward))
      }
    }
    var curve = FunctionMark(domain: domain, color: "ink") { [f] in f($0) }
    curve.width = 2.5
    marks.append(curve)
    if count <= 10, counts.count <= 2 {
      for (k, sum) in sums.enumerated() { marks += areas(of: sum, at: sums.count > 1 ? k : nil) }
    }
    return Panel(title: words(sums, count), marks: marks, x: AxisOptions("x"), y: AxisOptions("y"))
  }

  /// The strips' areas: in the middle where they are high enough, or of a pair outside the upper
  /// and inside the lower tops.
  private func areas(of sum: StripSum, at place: Int?) -> [any Mark] {
    let tops = sum.tops.map { top in top.map(\.y).reduce(0, +) / Double(top.count) }
    let span = tops.reduce(0, max) - tops.reduce(0, min)
    func isInside(_ i: Int) -> Bool {
      place.map { $0 == 1 } ?? (tops[i].magnitude > 0.12 * span)
    }
    func text(_ rows: [Int], _ y: (Int) -> Double, _ baseline: TextAnchor.Vertical, _ dy: Double)
      -> any Mark
    {
      Text(
        x: rows.map { (sum.tops[$0][0].x + sum.tops[$0][sum.tops[$0].count - 1].x) / 2 },
        y: rows.map(y), text: rows.map { format(sum.areas[$0], significant: 3) },
        baseline: baseline, dy: dy, size: 11, color: sum.rule.color)
    }
    if place == nil {
      let middle = tops.indices.filter(isInside)
      let outside = tops.indices.filter { !isInside($0) }
      return [
        text(middle, { tops[$0] / 2 }, .middle, 0),
        text(outside.filter { tops[$0] >= 0 }, { tops[$0] }, .bottom, -3),
        text(outside.filter { tops[$0] < 0 }, { tops[$0] }, .top, 3),
      ]
    }
    return [
      text(tops.indices.filter { (tops[$0] >= 0) != isInside($0) }, { tops[$0] }, .bottom, -3),
      text(tops.indices.filter { (tops[$0] >= 0) == isInside($0) }, { tops[$0] }, .top, 3),
    ]
  }

  /// The sums in their rules' colours, and what they say together.
  private func words(_ sums: [StripSum], _ count: Int) -> String {
    let most = sums.map(\.sum.magnitude).reduce(0, max)
    let list = sums.map { sum in
      "$\\color{\(sum.rule.color)}{\\text{\(sum.rule.rawValue)}}$ \(tidy(sum.sum, beside: most))"
    }.joined(separator: ", ")
    guard sums.count == 2 else { return "n = \(count): \(list)" }
    let (upper, lower) = (sums[0].sum, sums[1].sum)
    return
      "n = \(count): \(list), so \(tidy((upper + lower) / 2, beside: most)) ± \(tidy(((upper - lower) / 2).magnitude, beside: most))"
  }

  // MARK: - Words and numbers

  private var alt: String {
    let sums = groups.flatMap { columns in
      zip(columns, counts).flatMap { sums, count in
        sums.map {
          "\($0.rule.rawValue) with \(counted(count, "strip")) \(format($0.sum, significant: 5))"
        }
      }
    }
    return
      "The integral of \(f.displayText) from \(format(recipe.a)) to \(format(recipe.b)) is \(format(integral, significant: 6)); the sums are \(sums.joined(separator: ", "))."
  }

  var series: [Node.Entry] {
    var series = [Node.Entry("integral", Node(integral))]
    for columns in groups {
      for (sums, count) in zip(columns, counts) {
        series += sums.map { .init("\($0.rule.rawValue) \(count)", Node($0.sum)) }
        if sums.count == 2 {
          let (upper, lower) = (sums[0].sum, sums[1].sum)
          series.append(.init("estimate \(count)", Node((upper + lower) / 2)))
          series.append(.init("uncertainty \(count)", Node(((upper - lower) / 2).magnitude)))
        }
        if count <= 1000 {
          series += sums.map { .init("areas \($0.rule.rawValue) \(count)", Node($0.areas)) }
        }
      }
    }
    series += errors.map { .init("errors \($0.rule.rawValue)", Node($0.errors)) }
    series += errors.map {
      .init("order \($0.rule.rawValue)", $0.order.map { Node($0) } ?? "exact")
    }
    return series
  }
}
