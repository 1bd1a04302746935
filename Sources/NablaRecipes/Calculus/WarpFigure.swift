import NablaMath
import NablaPlot
import NablaScene

/// The panels of `jacobian-grid`.
struct WarpFigure {
  let recipe: JacobianGrid
  let local: LocalMap
  let domain: PlaneDomain

  /// The middles of the domain's cells, and det J at each of them.
  private let middles: [SIMD2<Double>]
  private let determinants: [Double]
  private let cellSize: SIMD2<Double>

  private static let cells = 16

  init(recipe: JacobianGrid, local: LocalMap, domain: PlaneDomain) {
    (self.recipe, self.local, self.domain) = (recipe, local, domain)
    let count = Self.cells
    let size: SIMD2<Double> =
      [domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower] / Double(count)
    cellSize = size
    middles = (0..<count * count).map { i in
      SIMD2(domain.x.lower, domain.y.lower)
        + size * [Double(i % count) + 0.5, Double(i / count) + 0.5]
    }
    determinants = local.determinants(middles)
  }

  private var p: SIMD2<Double> { recipe.point.vector }
  private var image: SIMD2<Double> { local.map(p) }
  private func number(_ value: Double) -> String { format(value, significant: 3) }
  private func percent(_ value: Double) -> String {
    value.isFinite ? percentage(value, 2) : "undefined"
  }

  // MARK: - Figure

  var figure: Figure {
    let lenses = recipe.zoom.map { Cell.panel(lens($0)) }
    let isColored = recipe.colorBy == .det
    let columns = recipe.zoom.count > 2 ? 2 : 1
    let maps = Grid(
      [
        [
          .panel(grid(isAfter: false)), .panel(grid(isAfter: true)),
        ],
        [.spanning(.text(matrices), columns: 2)],
      ], columnWeights: [1, 1.1])
    let closer = Grid(lenses.rows(of: columns))
    var figure = Figure(
      title: title, subtitle: subtitle,
      caption: isColored
        ? "Colour: det J, the factor of areas.\(folds ? " Where it is negative the plane is turned over." : "")"
        : "",
      size: Size(columns == 1 ? 940 : 1100, 480),
      grid: Grid([[.grid(maps), .grid(closer)]], columnWeights: [2.1, columns == 1 ? 0.6 : 1.1]))
    figure.alt = alt
    return figure
  }

  /// Whether a part of the plane is turned over.
  private var folds: Bool { determinants.contains { $0 < 0 } }

  private var title: String {
    let offs = recipe.zoom.map { percent(local.deviation(p, side: $0)) }
    guard offs.count > 1, let first = offs.first, let last = offs.last else {
      return "Seen closely, the map is its Jacobian"
    }
    return "Zooming in straightens the map: from \(first) off its Jacobian to \(last)"
  }

  private var subtitle: String {
    "$(x, y) \\mapsto (\(local.map.first.latex),\\; \(local.map.second.latex))$"
  }

  /// J as formulas and as numbers at the point, and what it does to areas.
  private var matrices: String {
    func matrix(_ rows: [[String]]) -> String {
      "\\begin{pmatrix}\(rows.map { $0.joined(separator: " & ") }.joined(separator: "\\\\"))\\end{pmatrix}"
    }
    let symbols = matrix(local.slopes.map { $0.map(\.latex) })
    let j = local.jacobian(p)
    let numbers = matrix(j.map { [number($0.x), number($0.y)] })
    let place = "(\(number(p.x)), \(number(p.y)))"
    return
      "$J = \(symbols)$,   $J\(place) = \(numbers)$,   $\\det J\(place) = \(number(local.determinant(p)))$"
  }

  // MARK: - The grid

  /// The domain in cells, each drawn where a function takes it, and the squares of the lenses.
  private func grid(isAfter: Bool) -> Panel {
    func places(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
      isAfter ? local.map.images(of: points) : points
    }
    let edge = LocalMap.edge(.zero, side: 1, points: 6).map { $0 * cellSize }
    let cells = places(middles.flatMap { middle in edge.map { middle + $0 } })
    var (x, y, groups, colors): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for (i, determinant) in determinants.enumerated() {
      let cell = cells[i * edge.count..<(i + 1) * edge.count]
      guard cell.allSatisfy(\.isFinite) else { continue }
      for point in cell {
        x.append(point.x)
        y.append(point.y)
      }
      groups += repeatElement(Double(i), count: edge.count)
      colors += repeatElement(determinant, count: edge.count)
    }
    var marks: [any Mark] = [
      recipe.colorBy == .det
        ? Polygon(x: x, y: y, group: groups, color: colors, opacity: 1, width: 0.75)
        : Polygon(x: x, y: y, group: groups, color: "s1", opacity: 0.08, width: 1)
    ]
    for side in recipe.zoom {
      let edge = places(LocalMap.edge(p, side: side, points: 24))
      let outline = (edge + edge.prefix(1)).filter(\.isFinite)
      marks.append(Line(outline, color: "ink", width: 1.5, halo: true))
    }
    marks.append(Scatter(places([p]), color: "accent", size: 7))
    return Panel(
      title: isAfter ? "After: its image" : "Before: the grid", marks: marks,
      x: AxisOptions(isAfter ? "$f_1$" : "x"), y: AxisOptions(isAfter ? "$f_2$" : "y"),
      color: folds
        ? ColorOptions("det J", scale: .diverging, midpoint: 0, legend: isAfter)
        : ColorOptions("det J", colormap: "attention", legend: isAfter),
      coordinates: .cartesian(aspect: 1))
  }

  // MARK: - The lenses

  /// The image of a square around the point, and the parallelogram that J makes of it.
  private func lens(_ side: Double) -> Panel {
    let (map, p) = (local.map, p)
    let edge = LocalMap.edge(p, side: side, points: 24)
    let linear = local.linear(at: p)
    let (curved, straight) = (map.images(of: edge), edge.map { linear($0 - p) })
    var marks: [any Mark] = [
      Polygon(
        x: straight.map(\.x), y: straight.map(\.y), color: "accent", opacity: 0.25, width: 2)
    ]
    let places = evenPlaces(from: -side / 2, to: side / 2, count: 25)
    for at in evenPlaces(from: -side / 2, to: side / 2, count: 5) {
      for line in [places.map { SIMD2(at, $0) }, places.map { SIMD2($0, at) }] {
        marks.append(
          Line(
            [line[0], line[24]].map(linear), color: "accent", width: 1,
            dash: .dashed))
        marks.append(Line(map.images(of: line.map { p + $0 }), color: "ink", width: 1.25))
      }
    }
    marks.append(Scatter([image], color: "accent", size: 7))
    let ends = (curved + straight).filter(\.isFinite)
    let reach = ends.map { max(($0.x - image.x).magnitude, ($0.y - image.y).magnitude) }.max() ?? 1
    let room = reach > 0 ? reach * 1.08 : 1
    return Panel(
      title: "Side \(number(side)): \(percent(local.deviation(p, side: side))) off", marks: marks,
      x: .blank(image.x - room...image.x + room)
        .with(\.label, "area × \(number(area(side) / (side * side)))"),
      y: .blank(image.y - room...image.y + room),
      coordinates: .cartesian(aspect: 1)
    ).with(\.minimumSize, Size(90, 90))
  }

  // MARK: - Words and numbers

  /// The areas of a square's image, of the parallelogram, and their ratio to the square's.
  private func area(_ side: Double) -> Double {
    LocalMap.area(local.map.images(of: LocalMap.edge(p, side: side, points: 500)))
  }

  private var alt: String {
    let parts = recipe.zoom.map {
      "for side \(number($0)) the image is \(percent(local.deviation(p, side: $0))) off, its area \(number(area($0) / ($0 * $0))) times the square's"
    }
    return
      "The map (\(local.map.first.displayText), \(local.map.second.displayText)) on a grid before and after, and squares around (\(number(p.x)), \(number(p.y))) with the parallelograms of the Jacobian, whose determinant is \(number(local.determinant(p))): \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    let determinant = local.determinant(p)
    return [
      .init("image", Node(image)),
      .init("jacobian", Node(local.jacobian(p).map { Node($0) })),
      .init("determinant", Node(determinant)), .init("zoom", Node(recipe.zoom)),
      .init("area", Node(recipe.zoom.map(area))),
      .init("linear_area", Node(recipe.zoom.map { determinant * $0 * $0 })),
      .init("deviation", Node(recipe.zoom.map { local.deviation(p, side: $0) })),
    ]
  }
}
