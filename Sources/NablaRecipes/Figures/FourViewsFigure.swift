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
  /// The highest node.
  private let top: (x: Double, y: Double)
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
    top = (xs[best % field.columns], ys[best / field.columns])
    switch recipe.section {
    case .some(.none): cut = nil
    case nil: cut = Self.cut(.y, top.y, field, xs, ys)
    case .at(let axis, let value): cut = Self.cut(axis, value, field, xs, ys)
    }
  }

  /// The values along a line through the grid, between its two nearest rows or columns.
  private static func cut(
    _ axis: SurfaceContourHeatmap.Section.Axis, _ value: Double, _ field: Matrix, _ xs: [Double],
    _ ys: [Double]
  ) -> Cut {
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
      "The function as \(recipe.views.map(\.rawValue).joined(separator: ", ")) over x from \(number(x.lower)) to \(number(x.upper)) and y from \(number(y.lower)) to \(number(y.upper)). It reaches \(number(high)) at (\(number(top.x)), \(number(top.y))) and goes down to \(number(low))."
      + (cut.map {
        " The cut at \($0.axis.rawValue) = \(number($0.value)) is drawn in every view and unrolled as a curve."
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
    var rows = stride(from: 0, to: small.count, by: across).map {
      Array(small[$0..<min($0 + across, small.count)])
    }
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
      "\(count) of one function: its peak of \(number(high)) at (\(number(top.x)), \(number(top.y)))"
  }

  private var subtitle: String {
    guard let cut else { return "z = f(x, y)" }
    return "The cut at \(cut.axis.rawValue) = \(number(cut.value)) in all of them, and unrolled"
  }

  private var warnings: [String] {
    recipe.levels.isUnsorted ? ["the levels were sorted"] : []
  }

  private var caption: String {
    var words = warnings.map(\.sentence)
    if case .formula(let text) = recipe.f, text.count < 110,
      let formula = try? Formula(text, variables: PlaneArguments.names)
    {
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
    panel.z = AxisOptions("f")
    return panel.with(\.minimumSize, Size(220, 200))
  }

  // MARK: - The cut

  private func panel(_ cut: Cut) -> Panel {
    let other = cut.axis == .x ? "y" : "x"
    let known = cut.heights.indices.filter { cut.heights[$0].isFinite }
    let ends = [
      known.max { cut.heights[$0] < cut.heights[$1] },
      known.min { cut.heights[$0] < cut.heights[$1] },
    ].compactMap { $0 }
    var marks: [any Mark] = [
      Area(
        x: cut.places, y: cut.heights, y2: Channel.constant(max(low, min(high, 0))), color: "s2",
        opacity: 0.12),
      Line(x: cut.places, y: cut.heights, color: "s2", width: 2.5),
      Scatter(
        x: ends.map { cut.places[$0] }, y: ends.map { cut.heights[$0] }, color: "s2", opacity: 1),
    ]
    var words = Annotation(
      x: ends.map { cut.places[$0] }, y: ends.map { cut.heights[$0] },
      text: ends.map { "\(number(cut.heights[$0])) at \(other) = \(number(cut.places[$0]))" },
      color: "s2", size: 11, bold: true, leader: false)
    words.clearOf = zip(cut.places, cut.heights).map { ($0, $1) }
    marks.append(words)
    let room = (high - low) * 0.12
    return Panel(
      title: "The cut at \(cut.axis.rawValue) = \(number(cut.value)), unrolled", marks: marks,
      x: AxisOptions(
        other, domain: cut.axis == .x ? y.lower...y.upper : x.lower...x.upper),
      y: AxisOptions("z", domain: room > 0 ? low - room...high + room : nil))
  }

  var series: [Node.Entry] {
    var entries = [
      Node.Entry("x", Node(xs)), .init("y", Node(ys)),
      .init("z", Node(field)),
      .init("max", Node([top.x, top.y, high])), .init("min", Node(low)),
    ]
    if let cut {
      entries.append(.init("section_\(cut.axis == .x ? "y" : "x")", Node(cut.places)))
      entries.append(.init("section_z", Node(cut.heights)))
    }
    return entries
  }
}
