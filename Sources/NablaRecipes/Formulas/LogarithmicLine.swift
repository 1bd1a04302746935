import Glibc
import NablaPlot
import NablaText

/// A curve that is a line in the logarithms: log y over x, or over log x.
struct LogarithmicLine {
  let isPower: Bool
  let slope, intercept: Double
  /// Of a line that was fitted.
  var rSquared: Double?

  var color: String { isPower ? "s2" : "s1" }
  /// The exponent of the power, or the base of the exponential.
  var parameter: Double { isPower ? slope : pow(10, slope) }

  func value(_ x: Double) -> Double { pow(10, intercept + slope * (isPower ? log10(x) : x)) }

  var equation: String {
    let factor = texNumber(pow(10, intercept), significant: 3)
    let number = texNumber(parameter, significant: 3)
    return isPower ? "$y=\(factor)\\,x^{\(number)}$" : "$y=\(factor)\\cdot\(number)^x$"
  }

  /// A slope triangle between two of the places from `first` to `last`, and what it recovers.
  func triangle(_ first: Double, _ last: Double, fitted: Bool) -> [any Mark] {
    let exact = isPower ? (2.0, 8.0) : (8.0, 16.0)
    let part =
      isPower
      ? (first * pow(last / first, 0.22), first * pow(last / first, 0.68))
      : (first + (last - first) * 0.4, first + (last - first) * 0.8)
    let (from, to) = fitted ? part : exact
    let (low, high) = (value(from), value(to))
    let corner = isPower ? (x: from, y: high) : (x: to, y: low)
    let isAbove = isPower == (high >= low)
    let words =
      isPower
      ? ["slope $k=\(texNumber(slope))$"]
      : [
        "slope $\\log b=\(texNumber(slope, significant: 3))$", "$b=\(texNumber(parameter))$",
      ]
    let sample = rSquared.map { ["$R^2=\(texNumber($0, significant: 4))$"] } ?? []
    let lines = isAbove ? (words + sample).reversed() : words + sample
    let triangle = Polygon(
      x: [from, to, corner.x], y: [low, high, corner.y], color: color, opacity: 0.18, width: 1.25)
    return [triangle]
      + lines.enumerated().map { i, line in
        Text(
          x: [corner.x], y: [corner.y], text: [line], anchor: isPower ? .start : .end,
          baseline: isAbove ? .bottom : .top, dx: isPower ? 0 : 24,
          dy: (isAbove ? -1 : 1) * (5 + 18 * Double(i)), color: color) as any Mark
      }
  }
}
