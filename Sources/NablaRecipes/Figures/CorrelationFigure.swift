import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// Points with the correlation that they were made for.
struct CorrelationCloud {
  let x: [Double]
  let y: [Double]
  /// Nil for data.
  var goal: Double?
  var isParabola = false
  var names = ("x", "y")

  /// Each point's part of r: they add up to it; empty where r is undefined.
  var parts: [Double] {
    let (a, b) = (Moments(x), Moments(y))
    let scale = a.squares.squareRoot() * b.squares.squareRoot()
    guard scale > 0 else { return [] }
    return zip(x, y).map { ($0 - a.mean) * ($1 - b.mean) / scale }
  }
}

/// The panels of `correlation-gallery`.
struct CorrelationFigure {
  let recipe: CorrelationGallery
  let clouds: [CorrelationCloud]
  let lost: Int

  /// How far the axes go, from 0.
  private var reach: Double {
    clouds.flatMap { $0.x + $0.y }.reduce(3.4) { max($0, abs($1) * 1.03) }
  }
  /// More rectangles would cover one another.
  private static let mostRectangles = 150

  /// The cloud that is taken apart: data, or the one whose correlation is nearest to 0.7.
  private var explained: CorrelationCloud {
    clouds.filter { !$0.isParabola }.min {
      abs(($0.goal ?? 0) - 0.7) < abs(($1.goal ?? 0) - 0.7)
    } ?? clouds[0]
  }
  private var isData: Bool { recipe.data != nil }
  private func number(_ value: Double) -> String {
    value.isNaN ? "undefined" : format(value, decimals: 2)
  }
  private func exact(_ value: Double) -> String {
    value.isNaN ? "undefined" : format(value, decimals: 3)
  }

  /// `r = 0.7, ρ = 0.68`.
  private func said(_ cloud: CorrelationCloud) -> String {
    recipe.method.map { method in
      // What was made exactly is said exactly: 0.95 and not 0.9499999999999998.
      let value = method(cloud.x, cloud.y)
      let text =
        method == .pearson
        ? cloud.goal.map { format($0, significant: 4) } ?? exact(value) : number(value)
      return value.isNaN ? "\(method.symbol) undefined" : "\(method.symbol) = \(text)"
    }.joined(separator: ", ")
  }

  /// Three measures on two lines.
  private func lines(_ text: String) -> String {
    recipe.method.count < 3 ? text : text.replacing(", ", with: "\n", maxReplacements: 1)
  }

  // MARK: - Figure

  var figure: Figure {
    var panels = clouds.filter { !$0.isParabola }.map { panel($0) } + [rectangles]
    panels += clouds.filter(\.isParabola).map { panel($0) }
    let columns = panels.count <= 4 ? panels.count : panels.count <= 6 ? 3 : 4
    let rows = panels.map { Cell.panel($0) }.rows(of: columns)
    let size =
      isData
      ? Size(760, 400)
      : Size(
        max(480, 90 + 172 * Double(columns)), max(320, 90 + 205 * Double(rows.count)))
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption, size: size,
      grid: Grid(Array(rows), sharesX: !isData, sharesY: !isData))
    if lost > 0 { figure.warnings = ["\(lost) pairs with a missing or infinite value left out"] }
    figure.alt = alt
    return figure
  }

  private var title: String {
    isData
      ? "\(ColumnLabels.title(clouds[0].names.1)) against \(ColumnLabels.words(clouds[0].names.0)): \(said(clouds[0]))"
      : "r says how near points lie to a line, and misses a parabola"
  }

  private var subtitle: String {
    let n = clouds[0].x.count
    return isData
      ? "\(n) pairs; each rectangle from the mean is one pair’s part of $r=\\frac1{n-1}\\sum z_xz_y$"
      : "The same \(n) points leaned over; each rectangle is one point’s part of $r=\\frac1{n-1}\\sum z_xz_y$"
  }

  private var caption: String {
    var words = [lost > 0 ? "\(lost) pairs with a missing or infinite value left out." : ""]
    let names = recipe.method.map {
      "\($0.symbol) \($0.rawValue.capitalizedFirst)"
    }
    words.append(names.joined(separator: ", ") + ".")
    if !isData { words.append("Ellipses hold about 86% of a normal cloud.") }
    if explained.x.count > Self.mostRectangles {
      words.append("\(Self.mostRectangles) of \(explained.x.count) rectangles are drawn.")
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var alt: String {
    let gallery = clouds.map { ($0.isParabola ? "a parabola with " : "") + said($0) }
    return
      "Clouds of \(clouds[0].x.count) points: \(gallery.joined(separator: "; ")). The rectangles of one cloud add up to \(exact(positive)) less \(exact(-negative))."
  }

  // MARK: - Panels

  private func axis(_ label: String) -> AxisOptions {
    isData
      ? AxisOptions(ColumnLabels.axis(label))
      : AxisOptions(
        label, domain: -reach...reach, ticks: TickOptions(values: [-2, 0, 2]))
  }

  private func panel(_ cloud: CorrelationCloud) -> Panel {
    let few = cloud.x.count <= 300
    var marks: [any Mark] = [
      Scatter(
        x: cloud.x, y: cloud.y, color: cloud.isParabola ? "s2" : "s1", size: few ? 5.0 : 3.0,
        opacity: few ? 0.85 : 0.4)
    ]
    if let r = cloud.goal, !cloud.isParabola {
      let turns = (0...120).map { Double($0) * Double.pi / 60 }
      let rest = (1 - r * r).squareRoot()
      marks.append(
        Line(
          x: turns.map { 2 * cos($0) }, y: turns.map { 2 * (r * cos($0) + rest * sin($0)) },
          color: "muted", width: 1.25))
    }
    return Panel(
      title: lines(said(cloud)), marks: marks, x: axis(cloud.names.0), y: axis(cloud.names.1),
      coordinates: .cartesian(aspect: isData ? nil : 1))
  }

  private var positive: Double { explained.parts.filter { $0 > 0 }.reduce(0, +) }
  private var negative: Double { explained.parts.filter { $0 < 0 }.reduce(0, +) }

  /// A rectangle from the mean to each point, coloured by its sign.
  private var rectangles: Panel {
    let cloud = explained
    let (parts, mean) = (cloud.parts, (Moments(cloud.x).mean, Moments(cloud.y).mean))
    let shown = parts.indices.prefix(Self.mostRectangles)
    var marks: [any Mark] = []
    for (isPositive, color) in [(true, "s1"), (false, "s2")] {
      let mine = shown.filter { (parts[$0] > 0) == isPositive && parts[$0] != 0 }
      guard !mine.isEmpty else { continue }
      marks.append(
        Polygon(
          x: mine.flatMap { [mean.0, cloud.x[$0], cloud.x[$0], mean.0] },
          y: mine.flatMap { [mean.1, mean.1, cloud.y[$0], cloud.y[$0]] },
          group: mine.flatMap { i in [String](repeating: String(i), count: 4) }, color: color,
          opacity: min(0.3, 4 / Double(mine.count)), width: 0))
    }
    marks.append(
      Scatter(x: [mean.0], y: [mean.1], color: "ink", size: 6.0, shape: .plus, opacity: 1))
    marks.append(
      Scatter(
        x: shown.map { cloud.x[$0] }, y: shown.map { cloud.y[$0] }, color: "ink", size: 4.0,
        opacity: 0.7))
    if !isData, !parts.isEmpty {
      marks.append(
        Text(
          x: [reach], y: [-reach * 0.85], text: ["+\(exact(positive))"], anchor: .end, dx: -4,
          size: 12, bold: true, color: "s1"))
      marks.append(
        Text(
          x: [-reach], y: [reach * 0.85], text: [exact(negative)], anchor: .start, dx: 4,
          size: 12, bold: true, color: "s2"))
    }
    let sum =
      parts.isEmpty
      ? "r undefined"
      : isData
        ? "\(exact(positive)) − \(exact(-negative)) = \(exact(positive + negative))"
        : "The parts of r = \(format(cloud.goal ?? 0, significant: 4))"
    return Panel(
      title: sum, marks: marks, x: axis(cloud.names.0), y: axis(cloud.names.1),
      coordinates: .cartesian(aspect: isData ? nil : 1))
  }

  var series: [Node.Entry] {
    func value(_ number: Double) -> Node { number.isNaN ? "undefined" : Node(number) }
    var entries: [Node.Entry] = []
    for method in CorrelationGallery.Method.allCases where recipe.method.contains(method) {
      let values = clouds.filter { !$0.isParabola }.map { value(method($0.x, $0.y)) }
      entries.append(.init(method.rawValue, Node(values)))
      for cloud in clouds where cloud.isParabola {
        entries.append(.init("parabola_\(method.rawValue)", value(method(cloud.x, cloud.y))))
      }
    }
    entries.append(.init("positive", Node(positive)))
    entries.append(.init("negative", Node(negative)))
    for (i, cloud) in clouds.enumerated() {
      let name = cloud.isParabola ? "parabola" : "cloud\(i)"
      entries.append(.init("\(name)_x", Node(cloud.x)))
      entries.append(.init("\(name)_y", Node(cloud.y)))
    }
    return entries
  }
}
