import Glibc
public import NablaPlot
import NablaScene
import NablaText

/// A law of logarithms.
public enum LogarithmLaw: String, OptionChoice { case none, product, quotient, power }

/// The base of a logarithm: a number, or e.
public struct LogarithmBase: Hashable, Sendable, OptionValue {
  public var value: Double

  public init(_ value: Double) { self.value = value }

  public static var optionType: OptionType { .other("a number, or e") }

  public init(option node: Node) throws(OptionProblem) {
    guard let value = node.text == "e" ? M_E : node.double else {
      throw .expected(Self.optionType, node)
    }
    self.init(value)
  }

  public var optionNode: Node { value == M_E ? "e" : Node(value) }
  public var boundedNumbers: [Double] { [value] }
}

/// A law of logarithms for two numbers, as lengths on a slide rule.
struct LogarithmLengths {
  let law: LogarithmLaw
  let base: Double
  let u: Double
  let v: Double

  /// The base and the logarithm in LaTeX.
  var b: String { base == M_E ? "e" : texNumber(base) }
  var log: String { base == M_E ? "\\ln" : "\\log_{\(b)}" }
  func logarithm(_ value: Double) -> Double { Glibc.log(value) / Glibc.log(base) }

  /// uv, u/v or u^v.
  var result: Double { law == .power ? pow(u, v) : law == .quotient ? u / v : u * v }
  var logResult: Double {
    let (first, second) = (logarithm(u), logarithm(v))
    return law == .power ? v * first : law == .quotient ? first - second : first + second
  }
  private func of(_ value: Double) -> String { "\(log)\\,\(texNumber(value))" }

  /// The law in letters, and with the numbers in the colours of their bars; lines break at signs.
  var words: String {
    let (first, second) = ("$\\color{s3}{\(of(u))}$", "$\\color{s4}{\(of(v))}$")
    let (letters, numbers) =
      switch law {
      case .none, .product: ("$\(log)(uv)$ = $\(log)\\,u$ + $\(log)\\,v$", "\(first) + \(second)")
      case .quotient: ("$\(log)(u/v)$ = $\(log)\\,u$ − $\(log)\\,v$", "\(first) − \(second)")
      case .power:
        ("$\(log)\\,u^v$ = $v\\,\(log)\\,u$", "$\\color{s4}{\(texNumber(v))}$ · \(first)")
      }
    return
      "**Lengths on a logarithmic scale add up**\n\(letters)$\\vphantom{\\Big|}$\n$\\color{s2}{\(of(result))}$ = \(numbers)"
  }

  /// A length on the logarithmic scale, from one number to another.
  struct Bar {
    let from, to, log: Double
    /// In LaTeX.
    let name: String
    let color: String
  }

  /// The lengths from the top row down: those of the law's right side, then that of its left.
  var bars: [Bar] {
    let first = Bar(from: 1, to: u, log: logarithm(u), name: of(u), color: "s3")
    let second =
      law == .power
      ? Bar(from: 1, to: result, log: logResult, name: "\(texNumber(v))\\cdot\(of(u))", color: "s3")
      : Bar(
        from: u, to: result, log: logResult - first.log,
        name: (law == .quotient ? "-" : "") + of(v),
        color: "s4")
    return [first, second, Bar(from: 1, to: result, log: logResult, name: of(result), color: "s2")]
  }

  /// Where the copies of the first length end of which a power is made.
  private var copies: [Double] {
    law == .power && v < 20 ? (0...max(1, Int(v))).map { pow(u, Double($0)) } : []
  }

  var panel: Panel {
    let (bars, copies) = (bars, copies)
    let ends = Set(bars.flatMap { [$0.from, $0.to] }).sorted()
    let top = Double(bars.count) + 0.75
    var marks: [any Mark] = [
      Rule(x: ends + copies, width: 1, dash: .dotted),
      Text(x: ends, y: ends.map { _ in top }, text: ends.map { "$\(texNumber($0))$" }),
    ]
    for (i, bar) in bars.enumerated() {
      let y = Double(bars.count - i)
      // Between the copies of a power, or as one piece.
      let cuts = i == 1 && law == .power ? copies.filter { $0 != 1 && $0 != bar.to } : []
      for (a, b) in zip([bar.from] + cuts, cuts + [bar.to]) {
        marks.append(
          Polygon.rectangle(
            min(a, b)...max(a, b), (y - 0.22)...(y + 0.22), color: bar.color, opacity: 0.6,
            edge: bar.color))
      }
      marks.append(
        Text(
          x: [sqrt(bar.from) * sqrt(bar.to)], y: [y + 0.22],
          text: ["$\(bar.name)\(texEquals(bar.log))$"], baseline: .bottom,
          dy: -3, color: bar.color))
    }
    let room = pow(max((ends.last ?? 2) / (ends.first ?? 1), 1.001), 0.07)
    return Panel(
      marks: marks,
      x: AxisOptions(
        "numbers, spaced by their logarithms", scale: "log",
        domain: ((ends.first ?? 1) / room)...((ends.last ?? 2) * room)),
      y: .blank(0.6...(top + 0.15)))
  }
}
