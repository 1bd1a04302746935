import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `hessian-critical-points`.
struct StationaryFigure {
  let recipe: HessianCriticalPoints
  let formula: Formula
  let domain: PlaneDomain
  let points: [StationaryPoint]

  /// More rows would be no table to read.
  private static let mostRows = 10
  private var map: MapSize { MapSize(domain) }
  /// Rounding errors count as 0.
  private func number(_ value: Double) -> String {
    value.magnitude < 1e-12 ? "0" : format(value, significant: 3)
  }
  private func text(_ p: SIMD2<Double>) -> String { "(\(number(p.x)), \(number(p.y)))" }

  /// Those with a model beside the map: one of each kind first.
  private var shown: [StationaryPoint] {
    guard recipe.model else { return [] }
    let firsts = points.indices.filter { i in !points[..<i].contains { $0.kind == points[i].kind } }
    let order = firsts + points.indices.filter { !firsts.contains($0) }
    return order.prefix(3).sorted().map { points[$0] }
  }

  // MARK: - Figure

  var figure: Figure {
    var cells: [Cell] = [.panel(mapPanel)]
    var aside: [[Cell]] = []
    if !shown.isEmpty { aside.append([.grid(Grid([shown.map { .panel(surface($0)) }]))]) }
    let table = table
    if !points.isEmpty { aside.append([.table(table)]) }
    if !aside.isEmpty { cells.append(.grid(Grid(aside))) }
    // The table is about so wide, and beside so high a map there is room for a row of models.
    let side = aside.isEmpty ? 0 : 360.0
    let height = max(map.height, (shown.isEmpty ? 30 : 220) + 18 * Double(table.rows.count))
    var figure = Figure(
      title: title, subtitle: "$f(x, y) = \(formula.latex)$", caption: caption,
      size: Size((map.width + side + 190).rounded(), (height + 140).rounded()),
      grid: Grid([cells], columnWeights: side > 0 ? [map.width, side] : []))
    if recipe.find, points.isEmpty { figure.warnings = [Self.nothing] }
    figure.alt = alt
    return figure
  }

  private static let nothing = "no stationary point was found in the domain"

  private var counts: String {
    let names = ["minimum", "saddle", "maximum", "inconclusive"]
    let parts = names.compactMap { name -> String? in
      let count = points.filter { $0.name == name }.count
      let plural = ["minimum": "minima", "maximum": "maxima", "saddle": "saddles"][name] ?? name
      return count == 0 ? nil : "\(count) \(count == 1 ? name : plural)"
    }
    return parts.joined(separator: ", ")
  }

  private var title: String {
    if points.isEmpty { return HessianCriticalPoints.title }
    return points.allSatisfy { $0.kind == .undecided }
      ? "Where det H = 0, second derivatives decide nothing"
      : "\(counts): the signs of the curvatures tell which"
  }

  private var caption: String {
    if recipe.find, points.isEmpty {
      return Self.nothing.sentence
    }
    guard !points.isEmpty else { return "" }
    return
      "Crosses: the directions of the eigenvectors, as long as |λ|; dashed where the ground bends down."
  }

  // MARK: - The map

  private var mapPanel: Panel {
    let formula = formula
    var contour = Contour(
      x: domain.xs, y: domain.ys, levels: .about(14), samples: 200,
      row: { formula.values([$0, [$1]]) }
    ) { formula($0, $1) }
    let covered = points.flatMap { crosses($0) }.flatMap { cross in
      (0...8).map { i in
        let p = cross.a + (cross.b - cross.a) * (Double(i) / 8)
        return (x: p.x, y: p.y)
      }
    }
    contour.clearOf = covered
    contour.opacity = 0.6
    var marks: [any Mark] = [contour]
    for point in points {
      for cross in crosses(point) {
        marks.append(
          Line(
            [cross.a, cross.b], color: "ink", width: 1.75, dash: cross.isUp ? .solid : .dashed,
            halo: true))
      }
      marks.append(
        Scatter(
          [point.place], color: point.color, size: points.count > 10 ? 8 : 12, shape: point.shape))
    }
    if points.count <= Self.mostRows {
      var names = Annotation(
        x: points.map(\.place.x), y: points.map(\.place.y), text: points.map(\.name), bold: true,
        leader: false)
      names.roles = points.map(\.color)
      names.clearOf = covered
      marks.append(names)
    }
    return Panel(
      marks: marks, x: AxisOptions("x", domain: domain.xs), y: AxisOptions("y", domain: domain.ys),
      color: ColorOptions("f(x, y)", colormap: "attention"),
      coordinates: .cartesian(aspect: map.isEqual ? 1 : nil))
  }

  /// The length of the longest half of a cross, in pixels: short of the nearest point.
  private var reach: Double {
    let apart = points.indices.flatMap { i in
      points[..<i].map { ($0.place - points[i].place).length * map.scale }
    }
    return min(58, 0.45 * (apart.min() ?? .infinity))
  }

  /// Lines along the eigenvectors, all to one scale.
  private func crosses(
    _ point: StationaryPoint
  ) -> [(a: SIMD2<Double>, b: SIMD2<Double>, isUp: Bool)] {
    let most = points.flatMap { $0.curvature.values.list }.map(\.magnitude).max() ?? 1
    guard most > 0 else { return [] }
    let longest = reach / map.scale
    let (values, axes) = (
      point.curvature.values.list, [point.curvature.steepest, point.curvature.flattest]
    )
    return zip(values, axes).compactMap { value, axis in
      let reach = axis * (value.magnitude / most * longest)
      guard value != 0 else { return nil }
      return (point.place - reach, point.place + reach, value > 0)
    }
  }

  // MARK: - The models

  /// ½ hᵀHh around a point, all to one scale of heights.
  private func surface(_ point: StationaryPoint) -> Panel {
    let (a, b, c) = (point.hessian[0, 0], point.hessian[0, 1], point.hessian[1, 1])
    let most = shown.map { point in point.curvature.values.list.reduce(0) { $0 + $1.magnitude } }
    let height = max(1e-9, (most.max() ?? 1) * 0.52)
    guard
      let z = try? Formula(
        "(a x^2 + 2b x y + c y^2)/2", variables: ["x", "y"],
        constants: ["a": a, "b": b, "c": c])
    else { return Panel(marks: []) }
    var surface = Surface(z, domain: -1...1, range: -1...1, samples: 20)
    surface.color = .column(point.color)
    // The shape is what counts; the place is in the title.
    var bare = AxisOptions("")
    bare.ticks.visible = false
    // Three stand close together.
    let short = ["minimum": "min", "maximum": "max"]
    let name = shown.count > 2 ? short[point.name] ?? point.name : point.name
    var panel = Panel(
      title: "\(name.capitalizedFirst) (\(number(point.place.x)), \(number(point.place.y)))",
      marks: [surface],
      x: bare, y: bare, coordinates: .space(Camera(elevation: 24)))
    panel.z = bare
    panel.z.domain = Interval(-height, height)
    return panel.with(\.minimumSize, Size(90, 80))
  }

  private var table: TextTable {
    TextTable(
      header: ["", "place", "$f$", "$\\lambda_1$", "$\\lambda_2$", "$\\det H$"],
      rows: points.prefix(Self.mostRows).map { point in
        let values = point.curvature.values
        return [point.name, text(point.place), number(point.value)]
          + [values.x, values.y, point.determinant].map(number)
      }, alignments: [.start, .start, .end, .end, .end, .end],
      rowColors: points.prefix(Self.mostRows).map(\.color))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = points.prefix(Self.mostRows).map {
      "\($0.name) at \(text($0.place)) with curvatures \(number($0.curvature.values.x)) and \(number($0.curvature.values.y))"
    }
    return "Contour map of \(formula.displayText). "
      + (points.isEmpty
        ? "No point is marked." : "Stationary points: \(parts.joined(separator: "; ")).")
  }

  var series: [Node.Entry] {
    [
      .init("kind", Node(points.map { Node($0.name) })),
      .init("x", Node(points.map(\.place.x))), .init("y", Node(points.map(\.place.y))),
      .init("value", Node(points.map(\.value))),
      .init("lambda1", Node(points.map(\.curvature.values.x))),
      .init("lambda2", Node(points.map(\.curvature.values.y))),
      .init("determinant", Node(points.map(\.determinant))),
    ]
  }
}
