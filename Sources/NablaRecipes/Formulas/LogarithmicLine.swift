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

  /// The slope triangle: its two places, of a line that was fitted some way from `first` to `last`,
  /// and its legs, which are factors on logarithmic axes.
  func legs(
    _ first: Double, _ last: Double
  ) -> (from: Double, to: Double, run: Double, rise: Double) {
    let (from, to) =
      rSquared == nil
      ? isPower ? (2, 8) : (8, 16)
      : isPower
        ? (first * pow(last / first, 0.22), first * pow(last / first, 0.68))
        : (first + (last - first) * 0.4, first + (last - first) * 0.8)
    return (from, to, isPower ? to / from : to - from, value(to) / value(from))
  }

  /// The slope triangle: its legs, and the slope.
  func triangle(_ first: Double, _ last: Double) -> [any Mark] {
    let (from, to, run, rise) = legs(first, last)
    let (low, high) = (value(from), value(to))
    let corner = isPower ? (x: from, y: high) : (x: to, y: low)
    let isAbove = isPower == (high >= low)
    let (up, across) = (texNumber(rise, significant: 3), texNumber(run, significant: 3))
    let number = texNumber(slope, significant: 3)
    let words =
      isPower
      ? ["slope $k=\\frac{\\log \(up)}{\\log \(across)}=\(number)$"]
      : [
        "slope $\\frac{\\log \(up)}{\(across)}=\(number)$",
        "$=\\log b$, so $b=\(texNumber(parameter, significant: 3))$",
      ]
    let sample = rSquared.map { ["$R^2=\(texNumber($0, significant: 3))$"] } ?? []
    let lines = isAbove ? (words + sample).reversed() : words + sample
    let down = isAbove ? -1.0 : 1
    return [
      Polygon(
        x: [from, to, corner.x], y: [low, high, corner.y], color: color, opacity: 0.18, width: 1.25),
      Text(
        x: [isPower ? sqrt(from * to) : (from + to) / 2], y: [corner.y],
        text: ["\(isPower ? "×" : "+")\(short(run))"],
        baseline: isAbove ? .top : .bottom, dy: -4 * down, size: 11, color: color),
      Text(
        x: [corner.x], y: [sqrt(low) * sqrt(high)], text: ["×\(short(rise))"],
        anchor: isPower ? .end : .start, dx: isPower ? -5 : 5, size: 11, color: color),
    ]
      + lines.enumerated().map { i, line in
        Text(
          x: [corner.x], y: [corner.y], text: [line], anchor: isPower ? .start : .end,
          baseline: isAbove ? .bottom : .top, dx: isPower ? -36 : 40,
          dy: down * (5 + 20 * Double(i)), color: color) as any Mark
      }
  }
}
