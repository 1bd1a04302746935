import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The panels of `surface-contour-heatmap`.
struct FourViewsFigure {
  private let recipe: SurfaceContourHeatmap
  private let x: Interval
  private let y: Interval
  private let field: Matrix
  private let xs: [Double]
  private let ys: [Double]
  private let low: Double
  private let high: Double
  /// The highest point: of a formula itself, of a grid its highest node.
  private let top: (x: Double, y: Double)
  private let peak: Double
  /// Nil for a grid in a file.
  private let formula: Formula?
  /// The cut, nil for none: the axis that it is set on, where, and what runs along it.
  private let cut: Cut?

  private struct Cut {
    let axis: SurfaceContourHeatmap.Section.Axis
    let value: Double
    let places: [Double]
    let heights: [Double]
  }

  init(recipe: SurfaceContourHeatmap, x: Interval, y: Interval, field: Matrix) {
    (self.recipe, self.x, self.y, self.field) = (recipe, x, y, field)
    xs = evenPlaces(from: x.lower, to: x.upper, count: field.columns)
    ys = evenPlaces(from: y.upper, to: y.lower, count: field.rows)
    var (low, high, best) = (Double.infinity, -Double.infinity, 0)
    for (i, value) in field.values.enumerated() where value.isFinite {
      low = min(low, value)
      if value > high { (high, best) = (value, i) }
    }
    (self.low, self.high) = (low, high)
    var formula: Formula?
    if case .formula(let text) = recipe.f {
      formula = try? Formula(text, variables: PlaneArguments.names)
    }
    self.formula = formula
    let node = (x: xs[best % field.columns], y: ys[best / field.columns])
    top = formula.map { Self.summit($0, from: node, x, y, steps: field.columns - 1) } ?? node
    let height = formula?.values([[top.x], [top.y]]).first ?? high
    // What is left of 0 by rounding is 0.
    peak = height.magnitude < (high - low) * 1e-12 ? 0 : height
    switch recipe.section {
    case .some(.none): cut = nil
    case nil: cut = Self.cut(.y, top.y, field, xs, ys, formula)
    case .at(let axis, let value): cut = Self.cut(axis, value, field, xs, ys, formula)
    }
  }

  /// The highest point near the highest node.
  private static func summit(
    _ f: Formula, from node: (x: Double, y: Double), _ x: Interval, _ y: Interval, steps: Int
  ) -> (x: Double, y: Double) {
    // Beyond its sides the function is mirrored.
    func folded(_ value: Double, _ side: Interval) -> Double {
      let inner = side.upper - (side.upper - value).magnitude
      return min(max(side.lower + (inner - side.lower).magnitude, side.lower), side.upper)
    }
    func inside(_ place: [Double]) -> (x: Double, y: Double) {
      (folded(place[0], x), folded(place[1], y))
    }
    let edges = [x, y].map { ($0.upper - $0.lower) / Double(steps) }
    let climb = try? NelderMead(
      { place in
        let (x, y) = inside(place)
        return -(f.values([[x], [y]]).first ?? .nan)
      }, from: [node.x, node.y], steps: 200, edges: edges)
    let best = climb.map { inside($0.minimum) } ?? node
    // Where steps end is known to half the digits.
    return (
      best.x.magnitude < (x.upper - x.lower) * 1e-7 ? 0 : best.x,
      best.y.magnitude < (y.upper - y.lower) * 1e-7 ? 0 : best.y
    )
  }

  /// The values along a line: of a formula its own, of a grid between its two nearest rows or
  /// columns.
  private static func cut(
    _ axis: SurfaceContourHeatmap.Section.Axis, _ value: Double, _ field: Matrix, _ xs: [Double],
    _ ys: [Double], _ formula: Formula?
  ) -> Cut {
    if let formula {
      let places = axis == .x ? Array(ys.reversed()) : xs
      return Cut(
        axis: axis, value: value, places: places,
        heights: formula.values(axis == .x ? [[value], places] : [places, [value]]))
    }
    let nodes = axis == .x ? xs : ys
    let place = (value - nodes[0]) / (nodes[nodes.count - 1] - nodes[0]) * Double(nodes.count - 1)
    let first = place.isFinite ? Int(min(max(0, place), Double(nodes.count - 2))) : 0
    let share = place - Double(first)
    func node(_ i: Int, _ j: Int) -> Double { axis == .x ? field[j, i] : field[i, j] }
    let along = axis == .x ? ys : xs
    let heights = along.indices.map { j in
      share == 0
        ? node(first, j)
        : share == 1
          ? node(first + 1, j) : node(first, j) * (1 - share) + node(first + 1, j) * share
    }
    return axis == .x
      ? Cut(axis: axis, value: value, places: along.reversed(), heights: heights.reversed())
      : Cut(axis: axis, value: value, places: along, heights: heights)
  }

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  /// A place as exactly as the picture shows it: to a hundredth of a side's size.
  private func number(_ value: Double, on side: Interval) -> String {
    let unit = pow(10, (log10((side.upper - side.lower) / 100)).rounded(.down))
    return format((value / unit).rounded() * unit, significant: 6)
  }

  private var topWords: String { "(\(number(top.x, on: x)), \(number(top.y, on: y)))" }

  private func named(_ cut: Cut) -> String {
    "\(cut.axis.rawValue) = \(number(cut.value, on: cut.axis == .x ? x : y))"
  }

  // MARK: - Figure

  var figure: Figure {
    let (rows, weights) = cells
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(
        weights.count == 1 ? 520 : weights.count == 2 ? 760 : 960, rows.count == 1 ? 400 : 600),
      grid: Grid(rows, columnWeights: weights),
      color: ColorOptions("z", domain: low < high ? low...high : nil))
    figure.warnings = warnings
    figure.alt =
      "The function as \(recipe.views.map(\.rawValue).joined(separator: ", ")) over x from \(number(x.lower)) to \(number(x.upper)) and y from \(number(y.lower)) to \(number(y.upper)). It reaches \(number(peak)) at \(topWords) and goes down to \(number(low))."
      + (cut.map {
        " The cut at \(named($0)) is drawn in every view and unrolled as a curve."
      } ?? "")
    return figure
  }

  /// The rows of cells and the columns' widths: the surface over two rows, the unrolled cut below
  /// one of the maps, so that their x stand above one another.
  private var cells: (rows: [[Cell]], weights: [Double]) {
    var small = recipe.views.filter { $0 != .surface }.map { Cell.panel(panel($0)) }
    if small.count == 3 { small.swapAt(1, 2) }
    let hasSurface = recipe.views.contains(.surface)
    if let cut { small.insert(.panel(panel(cut)), at: min(small.count, small.count == 1 ? 1 : 3)) }
    let across = small.count > 2 ? 2 : 1
    var rows = small.rows(of: across)
    if across == 2, let last = rows.last, last.count == 1 {
      rows[rows.count - 1] = [.spanning(last[0], columns: 2)]
    }
    guard hasSurface else { return (rows, [Double](repeating: 1, count: across)) }
    let surface = Cell.spanning(.panel(surface), columns: 1, rows: max(1, rows.count))
    if rows.isEmpty { rows = [[]] }
    rows[0].insert(surface, at: 0)
    return (rows, small.isEmpty ? [1] : [1.75] + [Double](repeating: 1, count: across))
  }

  private var title: String {
    let count = ["One view", "Two views", "Three views", "Four views"][recipe.views.count - 1]
    return
      "\(count) of one function: its peak of \(number(peak)) at \(topWords)"
  }

  private var subtitle: String {
    guard let cut else { return "z = f(x, y)" }
    return "The cut at \(named(cut)) in all of them, and unrolled"
  }

  private var warnings: [String] {
    recipe.levels.isUnsorted ? ["the levels were sorted"] : []
  }

  private var caption: String {
    var words = warnings.map(\.sentence)
    if let formula, formula.text.count < 110 {
      words.append("$f(x,y)=\(formula.latex)$")
    }
    return words.joined(separator: " ")
  }

  // MARK: - Views

  private var isEqual: Bool {
    let ratio = (x.upper - x.lower) / (y.upper - y.lower)
    return ratio > 0.5 && ratio < 2
  }

  private func panel(_ view: SurfaceContourHeatmap.View) -> Panel {
    switch view {
    case .surface: return surface
    case .contour: return map("Contour lines", [contour(isFilled: false)])
    case .filled: return map("Filled contours", [contour(isFilled: true)])
    case .heatmap:
      var heatmap = Heatmap(field, annotate: .never, values: .sequential)
      // Cells stand around their nodes.
      let (dx, dy) = (half(x, field.columns), half(y, field.rows))
      heatmap.xExtent = Interval(x.lower - dx, x.upper + dx)
      heatmap.yExtent = Interval(y.lower - dy, y.upper + dy)
      heatmap.square = isEqual
      return map("Heatmap", [heatmap])
    }
  }

  private func half(_ side: Interval, _ count: Int) -> Double {
    (side.upper - side.lower) / Double(count - 1) / 2
  }

  private func contour(isFilled: Bool) -> Contour {
    var contour = Contour(
      field, x: x.lower...x.upper, y: y.lower...y.upper, levels: recipe.levels.choice,
      fill: isFilled, labels: !isFilled, color: isFilled ? nil : "level")
    contour.clearOf = cutLine.map { zip($0.x, $0.y).map { (x: $0, y: $1) } } ?? []
    return contour
  }

  /// The cut on the plane.
  private var cutLine: (x: [Double], y: [Double])? {
    guard let cut else { return nil }
    let same = cut.places.map { _ in cut.value }
    return cut.axis == .x ? (same, cut.places) : (cut.places, same)
  }

  private func map(_ title: String, _ marks: [any Mark]) -> Panel {
    var marks = marks
    if let line = cutLine {
      marks.append(Line(x: line.x, y: line.y, color: "s2", halo: true))
    }
    marks.append(
      Scatter(x: [top.x], y: [top.y], color: "s2", size: 8.0, shape: .triangle, opacity: 1))
    return Panel(
      title: title, marks: marks,
      x: AxisOptions("x", domain: x.lower...x.upper, ticks: TickOptions(count: 4)),
      y: AxisOptions("y", domain: y.lower...y.upper, ticks: TickOptions(count: 4)),
      coordinates: .cartesian(aspect: isEqual ? 1 : nil)
    ).with(\.minimumSize, Size(110, 110))
  }

  /// Every so many nodes: more faces than pixels show nothing more.
  private var surface: Panel {
    func chosen(_ count: Int) -> [Int] {
      let most = min(count, 61)
      return (0..<most).map { $0 * (count - 1) / (most - 1) }
    }
    let (rows, columns) = (chosen(field.rows), chosen(field.columns))
    var mark = Surface(
      Matrix(rows: rows.count, columns: columns.count) { field[rows[$0], columns[$1]] },
      domain: x.lower...x.upper, range: y.lower...y.upper)
    mark.floorLines = true
    var marks: [any Mark] = [mark]
    if let line = cutLine, let cut {
      marks.append(
        Line3D(x: line.x, y: line.y, z: cut.heights, color: "s2", width: 2.5))
    }
    var panel = Panel(
      title: "Surface", marks: marks, x: AxisOptions("x"), y: AxisOptions("y"),
      coordinates: .space(Camera(azimuth: recipe.azim, elevation: recipe.elev)))
    panel.z = AxisOptions("z")
    return panel.with(\.minimumSize, Size(220, 200))
  }

  // MARK: - The cut

  private func panel(_ cut: Cut) -> Panel {
    let other = cut.axis == .x ? "y" : "x"
    let known = cut.heights.indices.filter { cut.heights[$0].isFinite }
    // A deepest place is worth a word where it is a dip.
    let sides = min(cut.heights.first ?? .nan, cut.heights.last ?? .nan)
    let deepest = known.min { cut.heights[$0] < cut.heights[$1] }
      .flatMap { sides - cut.heights[$0] > (high - low) * 0.05 ? $0 : nil }
    let ends = [known.max { cut.heights[$0] < cut.heights[$1] }, deepest].compactMap { $0 }
    // The cut through the peak has its highest point there, between two of the places.
    let points = ends.map { i in
      recipe.section == nil && peak - cut.heights[i] < 0.01 * (high - low) && i == ends[0]
        ? (top.x, peak) : (cut.places[i], cut.heights[i])
    }
    var marks: [any Mark] = [
      Area(
        x: cut.places, y: cut.heights, y2: Channel.constant(max(low, min(high, 0))), color: "s2",
        opacity: 0.12),
      Line(x: cut.places, y: cut.heights, color: "s2", width: 2.5),
      Scatter(
        x: points.map(\.0), y: points.map(\.1), color: "s2", opacity: 1),
    ]
    var words = Annotation(
      x: points.map(\.0), y: points.map(\.1),
      text: points.map { "\(number($1)) at \(other) = \(number($0, on: cut.axis == .x ? y : x))" },
      color: "s2", size: 11, bold: true, leader: false)
    words.clearOf = zip(cut.places, cut.heights).map { ($0, $1) }
    marks.append(words)
    let room = (high - low) * 0.12
    return Panel(
      title: "The cut at \(named(cut)), unrolled", marks: marks,
      x: AxisOptions(
        other, domain: cut.axis == .x ? y.lower...y.upper : x.lower...x.upper),
      y: AxisOptions("z", domain: room > 0 ? low - room...high + room : nil))
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("x", Node(xs)), .init("y", Node(ys)),
      .init("z", Node(field)),
      .init("max", Node([top.x, top.y, peak])), .init("min", Node(low)),
    ]
    if let cut {
      entries.append(.init("section_\(cut.axis == .x ? "y" : "x")", Node(cut.places)))
      entries.append(.init("section_z", Node(cut.heights)))
    }
    return entries
  }
}
