import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `formula-code-behaviour`: x, f and f′ have one colour each in all panels.
struct CodeFigure {
  let recipe: FormulaCodeBehaviour
  /// With the name that varies as a variable.
  let symbolic: Formula
  /// With its first value in place.
  let f: Formula
  let varied: [(value: Double, f: Formula)]
  let body: String
  private let derivative: Formula?
  private let symbolicDerivative: Formula?

  init(
    recipe: FormulaCodeBehaviour, symbolic: Formula, f: Formula,
    varied: [(value: Double, f: Formula)], body: String
  ) {
    (self.recipe, self.symbolic, self.f) = (recipe, symbolic, f)
    (self.varied, self.body) = (varied, body)
    derivative = (try? f.derivative("x"))?.simplified
    symbolicDerivative = (try? symbolic.derivative("x"))?.simplified
  }

  private var name: String? { recipe.vary?.entries.first?.name }
  private var arguments: String { name.map { "x, \($0)" } ?? "x" }

  // MARK: - Figure

  var figure: Figure {
    let left = Grid([[.panel(formulas)], [.panel(code)]], rowWeights: [96, 300])
    var plots: [[Cell]] = [[.panel(behaviour)]]
    if recipe.model != .none { plots.append([.panel(model)]) }
    var figure = Figure(
      title: "From formula to code to behaviour",
      subtitle:
        "$\\textcolor{s2}{x}$, $\\textcolor{s1}{f}$ and $\\textcolor{s3}{f'}$ keep their colours from panel to panel",
      size: Size(860, recipe.model == .none ? 460 : 550),
      grid: Grid(
        [[.grid(left), .grid(Grid(plots, rowWeights: plots.count == 1 ? [] : [1.25, 1]))]],
        columnWeights: [1, 1.15]))
    figure.alt = alt
    return figure
  }

  private var alt: String {
    let points = recipe.probe.map { "f(\(format($0))) = \(format(f($0), significant: 4))" }
    return
      "The formula f(x) = \(symbolic.displayText)\(symbolicDerivative.map { " with the derivative \($0.displayText)" } ?? ""), its code in \(recipe.code.rawValue), and its graph with the points \(points.joined(separator: ", "))."
  }

  /// A panel of words: lines one below the other without axes.
  private func page(_ title: String, _ lines: [String], size: Double, rows: Double) -> Panel {
    let y = AxisOptions.blank(0...max(rows, Double(lines.count))).with(\.reversed, true)
    return Panel(
      title: title,
      marks: [
        Text(
          x: lines.map { _ in 0.0 }, y: lines.indices.map { Double($0) + 0.5 }, text: lines,
          anchor: .start, size: size, halo: false, repel: false)
      ], x: .blank(), y: y
    ).with(\.minimumSize, Size(250, Double(lines.count) * (size + 4)))
  }

  private var formulas: Panel {
    let left = "\\textcolor{s1}{f}(\\textcolor{s2}{x})"
    let slope = "\\textcolor{s3}{f'}(\\textcolor{s2}{x})"
    var lines = ["$\(left)=\(CodeListing.colored(symbolic.latex))$"]
    lines.append(
      symbolicDerivative.map { "$\(slope)=\(CodeListing.colored($0.latex))$" }
        ?? "$\(slope)$ is undefined")
    let widest = lines.map { typeset(markup: $0, TextStyle(size: 17)).width }.max() ?? 0
    return page("formula", lines, size: max(8, min(17, 17 * 350 / max(1, widest))), rows: 2)
  }

  // MARK: - Code

  /// The most letters of a line.
  private static let lineWidth = 44

  /// The digits that the listing prints.
  private func printed(_ value: Double) -> String { formatPlain(value, significant: 6) }

  private func literal(_ value: Double) -> String {
    let text = formatPlain(value)
    return text.contains(where: { ".en".contains($0) }) ? text : "\(text).0"
  }

  private var listing: [String] {
    let isSwift = recipe.code == .swift
    func function(_ own: String, _ body: String) -> [String] {
      if isSwift {
        let parameters = arguments.replacing(", ", with: ": Double, _ ")
        return ["func \(own)(_ \(parameters): Double) -> Double {", "  \(body)", "}"]
      }
      // Python breaks lines only inside brackets.
      let isLong = body.count > Self.lineWidth - 9
      return ["def \(own)(\(arguments)):", isLong ? "  return (\(body))" : "  return \(body)"]
    }
    var lines = isSwift ? ["import Foundation", ""] : ["import math", ""]
    lines += function("f", body)
    if let slope = symbolicDerivative.flatMap({ CodeListing.expression($0, recipe.language) }) {
      lines += function("slope", slope)
    }
    lines.append("")
    let rest = varied.first.map { ", \(literal($0.value))" } ?? ""
    for x in recipe.probe {
      lines.append("f(\(literal(x))\(rest))  \(isSwift ? "//" : "#") \(printed(f(x)))")
    }
    return lines
  }

  private var code: Panel {
    let lines = listing.flatMap { line in
      // Heads of functions stay whole.
      line.isEmpty || line.hasPrefix("func") ? [line] : CodeListing.broken(line, at: Self.lineWidth)
    }
    return page(
      "code, run at \(counted(recipe.probe.count, "place"))",
      lines.map { $0.isEmpty ? "" : CodeListing.tex($0) }, size: 15, rows: 14)
  }

  // MARK: - Behaviour

  private var domain: ClosedRange<Double> {
    let (low, high) = (recipe.probe.min() ?? 0, recipe.probe.max() ?? 1)
    let room = max(1, (high - low) * 0.35)
    return (low - room)...(high + room)
  }

  private var behaviour: Panel {
    var marks: [any Mark] = []
    let span = domain.upperBound - domain.lowerBound
    let drawn = domain.places(80).flatMap { x in varied.map { (x, $0.f(x)) } }
      .filter { $0.1.isFinite }
    for (i, other) in varied.enumerated().dropFirst() {
      let color = "s\((i + 5) % 8 + 1)"
      let curve = other.f
      var mark = FunctionMark(domain: domain, color: color) { curve($0) }
      mark.width = 1.5
      // Named where curves are likely apart; at their ends f and f′ are.
      let place = domain.lowerBound + span * (0.57 + 0.06 * Double(i))
      var words = Annotation(
        x: [place], y: [other.f(place)], text: ["\(name ?? "") = \(format(other.value))"],
        color: color, size: 11, leader: false)
      words.clearOf = drawn
      marks.append(mark)
      if other.f(place).isFinite { marks.append(words) }
    }
    if let derivative {
      var mark = FunctionMark(derivative, domain: domain, color: "s3", name: "f′")
      mark.dash = .dashed
      marks.append(mark)
    }
    let first = varied.first.map { "f, \(name ?? "") = \(format($0.value))" } ?? "f"
    marks.append(FunctionMark(f, domain: domain, color: "s1", name: first))
    for x in recipe.probe {
      marks.append(Line(x: [x, x], y: [0, f(x)], color: "s2", width: 1.25, dash: .dotted))
    }
    let values = recipe.probe.map { f($0) }
    marks.append(Scatter(x: recipe.probe, y: values, color: "s2", opacity: 1))
    marks.append(
      Annotation(
        x: recipe.probe, y: values, text: values.map { format($0, significant: 4) }, color: "s1",
        size: 11, bold: true))
    var y = AxisOptions("$\\textcolor{s1}{f}(\\textcolor{s2}{x})$")
    y.domain = poleDomain
    return Panel(title: "behaviour", marks: marks, x: axis, y: y)
  }

  /// What is shown where poles would flatten the rest; nil elsewhere.
  private var poleDomain: Interval? {
    let x = domain.places(400)
    let values = (f.values(x) + (derivative?.values(x) ?? [])).filter(\.isFinite).sorted()
    guard values.count > 40, let least = values.first, let most = values.last else { return nil }
    let shown = recipe.probe.map { f($0) } + [0]
    let low = min(values[values.count / 12], shown.min() ?? 0)
    let high = max(values[values.count - 1 - values.count / 12], shown.max() ?? 0)
    guard most - least > 8 * (high - low) else { return nil }
    let room = (high - low) * 0.15
    return Interval(low - room, high + room)
  }

  private var axis: AxisOptions { AxisOptions("$\\textcolor{s2}{x}$", domain: domain) }

  private var model: Panel {
    switch recipe.model {
    case .none, .neuron:
      let settings = [(2.0, 0.0), (-1, 0), (1, -2)]
      let f = f
      let marks = settings.enumerated().map { i, wb -> any Mark in
        FunctionMark(
          domain: domain, color: "s\(i + 4)",
          name: "w = \(format(wb.0)), b = \(format(wb.1))"
        ) { f(wb.0 * $0 + wb.1) }
      }
      return Panel(
        title: "in a neuron: weights stretch it, biases shift it", marks: marks, x: axis,
        y: AxisOptions("$\\textcolor{s1}{f}(w\\textcolor{s2}{x}+b)$"))
    case .classifier:
      let f = f
      let values = recipe.probe.map { Activation.sigmoid.value(f($0)) }
      return Panel(
        title: "in a classifier: the sigmoid of f is a probability",
        marks: [
          Rule(y: [0.5]),
          FunctionMark(domain: domain, color: "s5") { Activation.sigmoid.value(f($0)) },
          Scatter(x: recipe.probe, y: values, color: "s2", opacity: 1),
          Annotation(
            x: recipe.probe, y: values, text: values.map { format($0, decimals: 2) }, size: 11),
        ], x: axis,
        y: AxisOptions("$\\sigma(\\textcolor{s1}{f}(\\textcolor{s2}{x}))$", domain: 0...1.05))
    case .attention:
      let plain = Softmax.probabilities(recipe.probe)
      let own = Softmax.probabilities(recipe.probe.map { f($0) })
      let names = zip(recipe.probe, own).map {
        "x = \(format($0)): \(format($1, decimals: 2))"
      }
      return Panel(
        title: "in attention: softmax of f(x); dots: of x itself",
        marks: [
          Bar(x: names, y: own, color: "s1"),
          Scatter(x: names, y: plain, color: "s2", opacity: 1),
        ], x: AxisOptions("key"), y: AxisOptions("weight", domain: 0...1.15))
    }
  }

  var series: [Node.Entry] {
    let slopes = recipe.probe.map { x in derivative?(x) ?? .nan }
    var entries: [Node.Entry] = [
      .init("formula", Node(symbolic.displayText)),
      .init("derivative", Node(symbolicDerivative?.displayText ?? "undefined")),
      .init("code", Node(body)), .init("probe", Node(recipe.probe)),
      .init("values", Node(recipe.probe.map { f($0) })), .init("slopes", Node(slopes)),
    ]
    for other in varied {
      entries.append(
        .init("values at \(formatPlain(other.value))", Node(recipe.probe.map { other.f($0) })))
    }
    switch recipe.model {
    case .none: break
    case .neuron:
      entries.append(.init("neuron", Node(recipe.probe.map { f(2 * $0) })))
    case .classifier:
      entries.append(
        .init("classifier", Node(recipe.probe.map { Activation.sigmoid.value(f($0)) })))
    case .attention:
      entries.append(.init("attention", Node(Softmax.probabilities(recipe.probe.map { f($0) }))))
    }
    return entries
  }
}
