import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The marks of a calculator's lines for one setting of the parameters, and where curves cross.
struct ExplorerPage {
  private(set) var marks: [any Mark] = []
  private(set) var crossings: [CurveCrossings.Crossing] = []
  /// Which of the crossings belong to the region in which all inequalities hold.
  private(set) var isCorner: [Bool] = []
  /// Whether some place of the view satisfies all inequalities.
  private(set) var isFeasible = true
  private(set) var expressionCount = 0
  /// What is drawn where there is a single line, in words.
  private(set) var only: String?
  private(set) var regionCount = 0
  private var areaCount = 0
  /// Whether an edge is left out of its region, and dashed.
  private(set) var hasStrictEdges = false

  private let recipe: DesmosExplorer
  private let x, y: Interval

  init(
    _ recipe: DesmosExplorer, parameters: [(String, Double)],
    tables: [(x: [Double], y: [Double])]
  ) throws(NablaError) {
    self.recipe = recipe
    guard let x = recipe.x ?? Interval(-6, 6), let y = recipe.y ?? Interval(-6, 6) else {
      throw NablaError("\(DesmosExplorer.id).x", "is missing", "give two numbers [a, b]")
    }
    (self.x, self.y) = (x, y)
    let texts = recipe.items.map { item in
      if case .expression(let text) = item { text } else { "" }
    }
    let own = texts.filter { !$0.isEmpty }
    let definitions = parameters.map { "\($0.0) = \(formatPlain($0.1))" }
    let read = try Self.read(own + definitions, items: texts)
    var place = 0
    var table = 0
    var curves: [(isBorder: Bool, curve: CurveCrossings.Curve)] = []
    var conditions: [Formula] = []
    var regions: [String] = []
    for (i, text) in texts.enumerated() {
      let color = "s\(i % 8 + 1)"
      guard !text.isEmpty else {
        marks.append(Scatter(x: tables[table].x, y: tables[table].y, color: color))
        table += 1
        continue
      }
      let expression = read[place]
      place += 1
      expressionCount += 1
      switch expression.content {
      case .function(let f): curves.append((false, CurveCrossings.Curve(graph: f)))
      case .implicit(let formula):
        let difference = formula.comparisons.first?.difference ?? formula
        curves.append((false, CurveCrossings.Curve(difference)))
      case .region(let formula):
        for comparison in formula.comparisons {
          hasStrictEdges = hasStrictEdges || comparison.relation.isStrict
          curves.append((true, CurveCrossings.Curve(comparison.difference)))
        }
        conditions.append(formula)
        regions.append("(\(text))")
      case .parametric, .polar, .point, .definition: break
      }
      if recipe.items.count == 1 { only = Self.words(expression) }
      add(expression, color)
    }
    regionCount = regions.count
    if regions.count > 1 { try outline(regions, definitions + own) }
    find(curves, conditions)
  }

  /// All expressions, with the number of the item in what is wrong.
  private static func read(
    _ texts: [String], items: [String]
  ) throws(NablaError) -> [PlotExpression] {
    do throws(NablaError) {
      return try PlotExpression.read(texts)
    } catch {
      let number = items.firstIndex { text in
        let trimmed = text.drop(while: \.isWhitespace)
        return !text.isEmpty && error.place.contains("\"\(Nearest.clipped(String(trimmed)))\"")
      }
      guard let number else {
        throw NablaError("\(DesmosExplorer.id).params", error.problem, error.remedy)
      }
      throw NablaError(
        "\(DesmosExplorer.id).items",
        "item \(number + 1), \"\(Nearest.clipped(items[number]))\", \(error.problem)", error.remedy)
    }
  }

  private mutating func add(_ expression: PlotExpression, _ color: String) {
    switch expression.mark {
    case var mark as FunctionMark:
      (mark.color, mark.domain) = (.column(color), x)
      marks.append(mark)
    case var mark as Implicit:
      mark.color = .column(color)
      marks.append(mark)
    case var mark as Region:
      (mark.color, mark.opacity) = (.column(color), 0.2)
      // Areas lie below all lines.
      marks.insert(mark, at: areaCount)
      areaCount += 1
    case var mark as Parametric:
      (mark.color, mark.t) = (.column(color), recipe.t)
      marks.append(mark)
    case var mark as PolarCurve:
      (mark.color, mark.theta) = (.column(color), recipe.theta)
      marks.append(mark)
    case var mark as Scatter:
      (mark.color, mark.opacity) = (.column(color), 1)
      marks.append(mark)
    default: break
    }
    switch expression.content {
    case .parametric(let fx, let fy):
      if let t = recipe.t { addDirection({ (fx($0), fy($0)) }, t, color) }
    case .polar(let r):
      if let theta = recipe.theta {
        addDirection({ (r($0) * cos($0), r($0) * sin($0)) }, theta, color)
      }
    case .point(let px, let py):
      marks.append(
        Annotation(
          x: [px], y: [py], text: [Self.coordinates(px, py)], color: color, size: 11))
    case .function, .implicit, .region, .definition: break
    }
  }

  /// What a line of the calculator draws, in words; nil for points and definitions.
  private static func words(_ expression: PlotExpression) -> String? {
    guard let formula = expression.typeset else { return nil }
    return switch expression.content {
    case .function: "The graph of $y=\(formula)$"
    case .implicit, .region: "Where $\(formula)$"
    case .parametric, .polar: "The curve $\(formula)$"
    case .point, .definition: nil
    }
  }

  static func coordinates(_ x: Double, _ y: Double) -> String {
    func number(_ value: Double) -> String {
      format(abs(value) < 1e-9 ? 0 : value, significant: 3)
    }
    return "(\(number(x)), \(number(y)))"
  }

  /// Arrow heads that show which way the curve runs.
  private mutating func addDirection(
    _ place: (Double) -> (Double, Double), _ span: Interval, _ color: String
  ) {
    let length = 0.03 * (x.upper - x.lower)
    var arrows: [(from: (Double, Double), to: (Double, Double))] = []
    for share in [0.15, 0.4, 0.65, 0.9] {
      let t = span.lower + (span.upper - span.lower) * share
      let (a, b) = (place(t), place(t + (span.upper - span.lower) * 1e-4))
      let size = hypot(b.0 - a.0, b.1 - a.1)
      guard size > 0, size.isFinite else { continue }
      let unit = ((b.0 - a.0) / size * length, (b.1 - a.1) / size * length)
      arrows.append((a, (a.0 + unit.0, a.1 + unit.1)))
    }
    marks.append(
      Arrow(
        x: arrows.map(\.from.0), y: arrows.map(\.from.1), x2: arrows.map(\.to.0),
        y2: arrows.map(\.to.1), color: color, width: 2, head: 11))
  }

  /// An outline of the region in which all inequalities hold.
  private mutating func outline(_ regions: [String], _ others: [String]) throws(NablaError) {
    let text = regions.joined(separator: " and ")
    guard let last = try PlotExpression.read(others + [text]).last,
      var region = last.mark as? Region
    else { return }
    (region.color, region.opacity, region.width, region.name) = (.column("ink"), 0.08, 2.5, "")
    marks.insert(region, at: areaCount)
  }

  private mutating func find(
    _ curves: [(isBorder: Bool, curve: CurveCrossings.Curve)],
    _ conditions: [Formula]
  ) {
    crossings = CurveCrossings(curves.map(\.curve), x: x, y: y).crossings
    let (dx, dy) = ((x.upper - x.lower) * 1e-6, (y.upper - y.lower) * 1e-6)
    isCorner = crossings.map { crossing in
      guard curves[crossing.first].isBorder, curves[crossing.second].isBorder else { return false }
      // A corner belongs to the region where a place right beside it does.
      return (0..<16).contains { k in
        let angle = Double(k) * .pi / 8 + 0.1
        let near = (crossing.x + dx * cos(angle), crossing.y + dy * sin(angle))
        return conditions.allSatisfy { $0.value([near.0, near.1]) > 0 }
      }
    }
    guard conditions.count > 1 else { return }
    let places = (0..<6561).map { i in
      (
        x.lower + (x.upper - x.lower) * Double(i % 81) / 80,
        y.lower + (y.upper - y.lower) * Double(i / 81) / 80
      )
    }
    let truths = conditions.map { $0.values([places.map(\.0), places.map(\.1)]) }
    isFeasible = places.indices.contains { i in truths.allSatisfy { $0[i] > 0 } }
  }

  /// The crossings that are worth a label: corners where there are inequalities enough, or all.
  var labelled: [CurveCrossings.Crossing] {
    let corners = zip(crossings, isCorner).filter(\.1).map(\.0)
    return Array((corners.isEmpty ? crossings : corners).prefix(14))
  }

  var labelMarks: [any Mark] {
    guard !labelled.isEmpty else { return [] }
    let (px, py) = (labelled.map(\.x), labelled.map(\.y))
    return [
      Scatter(x: px, y: py, color: "ink", size: 8.0, opacity: 1),
      Annotation(
        x: px, y: py, text: zip(px, py).map { Self.coordinates($0, $1) }, size: 11, bold: true),
    ]
  }
}
