import NablaMath
import NablaScene

extension Density {
  /// The density of points in the plane on a grid, with the levels of its outlines.
  struct Surface: Sendable {
    let name: String?
    /// The places of the columns and the rows, rising.
    let x, y: [Double]
    /// Row by row.
    let density: [Double]
    /// Rising.
    let levels: [Double]
    /// The share that each level encloses; nil where the levels are given.
    let shares: [Double]?
    /// nil for a density that was computed elsewhere.
    let bell: PlaneDensity.Bell?
  }

  /// The nodes along each side of the grid.
  private static let nodes = 128

  /// Points in the plane, or their density at the nodes of a grid.
  func plane(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard shares.count + levels.count <= 100 else {
      throw NablaError(
        context.place, "has \(shares.count + levels.count) outlines", "give at most 100 shares")
    }
    if density != nil { return try readyPlane(context) }
    let (xs, ys) = (try context.numbers(x, "x"), try context.numbers(y, "y"))
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let weights = try context.weights(weights, count: xs.count, of: "x")
    let colors = try context.groups(color, count: xs.count, of: "x")
    var used = 0
    var warnings: [String] = []
    let surfaces = colors.groups(count: xs.count).compactMap { group -> Surface? in
      let rows = group.rows.filter {
        xs[$0].isFinite && ys[$0].isFinite && (weights?[$0].isFinite ?? true)
      }
      used += rows.count
      if rows.isEmpty { return nil }
      let points = (rows.map { xs[$0] }, rows.map { ys[$0] })
      let chosen = weights.map { weights in rows.map { weights[$0] } }
      guard let surface = surface(group.name, points.0, points.1, chosen) else {
        let name = group.name.map { " of \"\(Nearest.clipped($0))\"" } ?? ""
        warnings.append(
          "\(context.place): the points\(name) are too few or lie on a line, "
            + "so that no density is drawn")
        return nil
      }
      return surface
    }
    warnings =
      leftOut(xs.count - used, of: xs.count, "points are not finite", place: context.place)
      + warnings
    return Outlines(mark: self, surfaces: surfaces, color: colors, warnings: warnings)
  }

  private func surface(
    _ name: String?, _ x: [Double], _ y: [Double], _ weights: [Double]?
  ) -> Surface? {
    let bell: PlaneDensity.Bell?
    switch bandwidth {
    case .value(let width): bell = PlaneDensity.Bell(xx: width * width, yy: width * width)
    case .rule(let rule): bell = PlaneDensity.bell(rule, x: x, y: y, weights: weights)
    }
    guard let bell = bell?.scaled(by: adjust),
      let density = PlaneDensity(x: x, y: y, bell: bell, weights: weights),
      let (lowX, highX) = extent(of: x), let (lowY, highY) = extent(of: y)
    else { return nil }
    func nodes(_ low: Double, _ high: Double, _ width: Double) -> (Double, Double) {
      let start = low - cut * width
      return (start, (high + cut * width - start) / Double(Self.nodes - 1))
    }
    let (startX, stepX) = nodes(lowX, highX, bell.xx.squareRoot())
    let (startY, stepY) = nodes(lowY, highY, bell.yy.squareRoot())
    guard stepX > 0, stepY > 0, stepX.isFinite, stepY.isFinite else { return nil }
    let values = density.values(
      x: (startX, stepX, Self.nodes), y: (startY, stepY, Self.nodes))
    let numbers = (0..<Self.nodes).map(Double.init)
    return surface(
      name, numbers.map { startX + $0 * stepX }, numbers.map { startY + $0 * stepY }, values, bell)
  }

  private func surface(
    _ name: String?, _ x: [Double], _ y: [Double], _ density: [Double],
    _ bell: PlaneDensity.Bell?
  ) -> Surface {
    if !levels.isEmpty {
      return Surface(
        name: name, x: x, y: y, density: density, levels: Set(levels).sorted(), shares: nil,
        bell: bell)
    }
    // The larger the share, the lower the level.
    let falling = Set(shares).sorted(by: >)
    return Surface(
      name: name, x: x, y: y, density: density,
      levels: PlaneDensity.levels(enclosing: falling, of: density), shares: falling,
      bell: bell)
  }

  private func readyPlane(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let heights = try context.numbers(density, "density")
    for (option, channel) in [("x", x), ("y", y)] {
      let count = try context.numbers(channel, option).count
      try context.checkLengths((option, count), ("density", heights.count))
    }
    let colors = try context.onlyColor(color, "color")
    // A contour reads grids; what it makes of them is the same here.
    var contour = Contour()
    (contour.x, contour.y, contour.z) = (x, y, density)
    guard let prepared = try contour.prepare(context) as? Contour.Prepared else {
      return Outlines(mark: self, surfaces: [], color: colors, warnings: [])
    }
    let nodes = prepared.nodes
    return Outlines(
      mark: self, surfaces: [surface(nil, nodes.x, nodes.y, nodes.values, nil)], color: colors,
      warnings: [])
  }

  /// Nested outlines of equal density.
  struct Outlines: PreparedMark {
    let mark: Density
    let surfaces: [Surface]
    let color: ColorValues
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      for surface in surfaces {
        // Room for the outermost outline, not for all of the grid.
        let low = surface.levels.first { $0.isFinite } ?? 0
        let shown = surface.density.indices.filter { surface.density[$0] >= low }
        scales.x.add(shown.map { surface.x[$0 % surface.x.count] })
        scales.y.add(shown.map { surface.y[$0 / surface.x.count] })
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      surfaces.flatMap { surface -> [SceneItem] in
        let (xs, ys) = (frame.x.positions(surface.x), frame.y.positions(surface.y))
        guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite), xs.count > 1, ys.count > 1
        else { return [] }
        let pair = style.groupColor(surface.name, color)
        var tracer = ContourTracer(
          ContourGrid(xs: xs, ys: ys, values: surface.density).thinned)
        return surface.levels.filter(\.isFinite).compactMap { level in
          var path = Path()
          for outline in tracer.regions(atLeast: level) {
            let shown = simplified(clip(polygon: outline, to: frame.reach), tolerance: 0.06)
            if shown.count > 2 { path.append(Path(polyline: shown, closed: true).snapped) }
          }
          if path.isEmpty { return nil }
          return .path(
            PathItem(
              path, fill: mark.fill ? paint(pair) : nil, evenOdd: true,
              stroke: Stroke(pair, width: mark.width ?? 1.25)))
        }
      }
    }

    private func paint(_ pair: ColorPair) -> Paint { .solid(pair.opacity(mark.opacity ?? 0.14)) }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(of: surfaces.map(\.name), mark.name, color) { pair in
        (mark.fill ? [.area(.solid(pair.opacity(0.35)))] : [])
          + [.line(Stroke(pair, width: mark.width ?? 1.25))]
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let places = surfaces.compactMap { surface -> String? in
        guard let top = surface.density.max(), let i = surface.density.firstIndex(of: top),
          !surface.x.isEmpty
        else { return nil }
        let (x, y) = (SpokenNumbers(surface.x), SpokenNumbers(surface.y))
        let (column, row) = (i % surface.x.count, i / surface.x.count)
        let name = surface.name.map { "\(Nearest.clipped($0)) " } ?? ""
        return "\(name)around (\(x(surface.x[column])), \(y(surface.y[row])))"
      }
      return places.isEmpty ? "" : "Densest: \(listed(places, most: 4))."
    }

    var inspection: [(key: String, value: Node)] {
      func perSurface(_ value: (Surface) -> Node) -> Node { .perGroup(surfaces, \.name, value) }
      return [
        ("levels", perSurface { Node($0.levels) }),
        ("shares", perSurface { $0.shares.map { Node($0) } ?? .null }),
        (
          "covariance",
          perSurface { surface in
            surface.bell.map { Node([Node([$0.xx, $0.xy]), Node([$0.xy, $0.yy])]) } ?? .null
          }
        ),
      ]
    }

    var series: [(name: String, column: Column)] {
      func nodes(_ value: (Surface, Int) -> Double) -> Column {
        .numbers(surfaces.flatMap { s in s.density.indices.map { value(s, $0) } })
      }
      var all = [
        ("x", nodes { $0.x[$1 % $0.x.count] }), ("y", nodes { $0.y[$1 / $0.x.count] }),
        ("density", nodes { $0.density[$1] }),
      ]
      if surfaces.contains(where: { $0.name != nil }) {
        let names = surfaces.flatMap { surface in surface.density.map { _ in surface.name } }
        all.append(("color", .texts(names)))
      }
      return all
    }
  }
}
