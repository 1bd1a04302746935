import Glibc
import NablaMath
import NablaPlot

/// How fast the sums of a rule come to the integral.
struct StripErrors {
  let rule: StripRule
  let counts: [Int]
  let errors: [Double]
  /// The power of n that errors fall with; nil where the rule is exact.
  let order: Double?

  /// Errors that are no more than rounding are left out.
  init(
    _ rule: StripRule, of f: Formula, from a: Double, to b: Double, integral: Double,
    extrema: [Double]
  ) throws(MathError) {
    self.rule = rule
    var (counts, errors): ([Int], [Double]) = ([], [])
    var size = integral.magnitude
    for power in 1...10 {
      let sum = try StripSum(rule, of: f, from: a, to: b, count: 1 << power, extrema: extrema)
      size = max(size, sum.areas.map(\.magnitude).reduce(0, +))
      let error = (sum.sum - integral).magnitude
      guard error > 1e-12 * size else { continue }
      counts.append(1 << power)
      errors.append(error)
    }
    (self.counts, self.errors) = (counts, errors)
    let last = counts.count - 1
    order =
      counts.count > 2
      ? log(errors[last - 1] / errors[last]) / log(Double(counts[last]) / Double(counts[last - 1]))
      : nil
  }

  /// The errors of rules over n; those that were not chosen are drawn faintly beside.
  static func panel(_ errors: [StripErrors], chosen rules: [StripRule]) -> Panel {
    var marks: [any Mark] = []
    for error in errors {
      guard let order = error.order else { continue }
      let isChosen = rules.contains(error.rule)
      let color = isChosen ? error.rule.color : "muted"
      let x = error.counts.map(Double.init)
      marks.append(
        Line(
          x: x, y: error.errors, color: color, width: isChosen ? 2 : 1.25,
          dash: isChosen ? .solid : .dashed,
          name: "\(error.rule.rawValue) $n^{\(texNumber(-order, significant: 2))}$"))
      if isChosen {
        marks.append(Scatter(x: x, y: error.errors, color: color, size: 5.0, opacity: 1))
      }
    }
    if marks.isEmpty {
      return .words("No error but rounding.", size: 12)
    }
    let exact = errors.filter { $0.order == nil }.map(\.rule.rawValue).joined(separator: ", ")
    return Panel(
      title: exact.isEmpty ? "Error" : "Error (\(exact): exact)", marks: marks,
      x: AxisOptions("strips n", scale: "log"), y: AxisOptions("|sum − integral|", scale: "log"))
  }
}
