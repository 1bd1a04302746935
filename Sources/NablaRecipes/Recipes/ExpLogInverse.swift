import Glibc
public import NablaPlot
public import NablaScene
import NablaText

/// The exponential and the logarithm as mirror images, and a law of logarithms as lengths.
public struct ExpLogInverse: Recipe {
  public static let id = "exp-log-inverse"
  public static let title = "Exponential and logarithm as mirror images"
  public static let topic = "1.1 Arithmetic & Algebra"
  public static let question = "Why is the logarithm the question \"which power?\""
  public static let formulas = [
    #"y=b^x\iff x=\log_b y"#, #"\log_b(uv)=\log_b u+\log_b v"#, #"\log_b u=\frac{\ln u}{\ln b}"#,
  ]
  public static let references = [
    "L. Euler, Introductio in analysin infinitorum, 1748, chapter 6",
    "E. Maor, e: The Story of a Number, 1994",
  ]

  public var base = LogarithmBase(M_E)
  public var x = Interval(-3, 3)
  public var points: [Double] = [-1, 0, 1, 2]
  public var law = LogarithmLaw.product
  public var u = 6.0
  public var v = 4.0

  public init() {}

  public static let fields: [Field<ExpLogInverse>] = [
    Field(
      "base", \.base, bounds: Bounds(0, 20, includesLower: false), explore: 1.1...4,
      help: "The base b, a number other than 1, or e."),
    Field("x", \.x, help: "The exponents of the curve."),
    Field("points", \.points, help: "The exponents whose powers are marked on both curves."),
    Field(
      "law", \.law, help: "The law that is shown with lengths: none, product, quotient, power."),
    Field("u", \.u, explore: 0.1...20, help: "The first number of the law, above 0."),
    Field("v", \.v, explore: 0.1...20, help: "The second number, above 0; the power's exponent."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let base = base.value
    guard base != 1 else {
      throw refuse("base", "is 1, and 1 to any power is 1", "give another number up to 20")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    guard !points.isEmpty else { throw refuse("points", "is empty", "give at least one exponent") }
    for (name, value) in [("u", u), ("v", v)] where value <= 0 {
      throw refuse(
        name, "is \(formatPlain(value)): log of a non-positive number", "give a number above 0")
    }
    let inside = points.filter { (x.lower...x.upper).contains($0) }
    let outside = points.filter { !(x.lower...x.upper).contains($0) }
    let powers = inside.map { pow(base, $0) }
    let lengths = LogarithmLengths(law: law, base: base, u: u, v: v)
    let mirror = Cell.panel(mirror(x, inside, powers, b: lengths.b, log: lengths.log))
    let strip = Cell.grid(Grid([[.text(lengths.words)], [.panel(lengths.panel)]]))
    var figure = Figure(
      title: "The logarithm asks: which power?",
      subtitle:
        "$\\color{s1}{y=\(lengths.b)^x}$ and $\\color{s2}{y=\(lengths.log)\\,x}$ are the same facts, read in opposite directions",
      size: law == .none ? Size(560, 540) : Size(880, 500),
      grid: Grid([law == .none ? [mirror] : [mirror, strip]], columnWeights: [1.15, 1]))
    if !outside.isEmpty {
      let list = outside.map { format($0) }.joined(separator: ", ")
      let words = "outside x = [\(format(x.lower)), \(format(x.upper))] and skipped"
      figure.warnings = ["points: \(list) \(outside.count == 1 ? "is" : "are") \(words)"]
      figure.caption = "Points \(words): \(list)."
    }
    let tall = powers.filter { $0 > tallest(x) }.map { format($0, significant: 4) }
    if !tall.isEmpty {
      let words = "powers beyond the picture: \(tall.joined(separator: ", "))"
      figure.warnings.append("points: \(words)")
      figure.caption += "\(figure.caption.isEmpty ? "" : " ")\(words.sentence)"
    }
    let facts = zip(inside, powers).map {
      "to the power \(format($0, significant: 4)) it is \(format($1, significant: 4))"
    }
    figure.alt =
      "The power and the logarithm of base \(format(base, significant: 4)) mirror each other in the line y = x: \(facts.joined(separator: "; "))."
    if law != .none {
      let parts = lengths.bars.map { format($0.log, significant: 4) }.joined(separator: ", ")
      figure.alt += " On a logarithmic scale the law is lengths laid end to end: \(parts)."
    }
    return RecipeResult(
      figure: figure,
      series: [
        .init("base", Node(base)), .init("points", Node(inside)), .init("powers", Node(powers)),
        .init("logs", Node(powers.map(lengths.logarithm))), .init("skipped", Node(outside)),
        .init("u", Node(u)), .init("v", Node(v)), .init("logU", Node(lengths.logarithm(u))),
        .init("logV", Node(lengths.logarithm(v))), .init("result", Node(lengths.result)),
        .init("logResult", Node(lengths.logResult)),
      ])
  }
}
