import NablaMath
import NablaScene

extension Scatter {
  struct Prepared: PreparedMark {
    let mark: Scatter
    let x: PositionValues
    let y: PositionValues
    let color: ColorValues
    let shapes: ShapeValues
    let sizes: MarkerSizes?

    private var isDense: Bool { x.count > Scatter.most && !mark.vector }
    private var jitter: Jitter { Jitter(x: mark.jitterX, y: mark.jitterY) }
    private var opacity: Double { mark.opacity ?? 0.85 }

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      if isDense { return image(frame, style) }
      let (points, indices) = places(frame)
      guard !points.isEmpty else { return [] }
      return [
        .markers(
          MarkersItem(
            points, sizes: diameters(indices, style),
            fills: style.many(color, indices, opacity: opacity), shapes: shapes.many(indices),
            edge: style.theme.paper,
            edgeWidth: style.theme.sizes.markerEdge))
      ]
    }

    private func places(_ frame: Frame) -> (points: [Point], rows: [Int]) {
      var (points, indices) = frame.points(x.on(frame.x), y.on(frame.y))
      if !jitter.isNone {
        for (i, row) in indices.enumerated() {
          points[i] = (points[i] + jitter.shift(of: row)).snapped
        }
      }
      return (points, indices)
    }

    private func diameters(_ indices: [Int], _ style: Style) -> OneOrMany<Double> {
      if let sizes { return .many(indices.map { sizes.diameter(of: sizes.values[$0]) }) }
      if case .constant(let value) = mark.size { return .one(value) }
      return .one(style.theme.sizes.marker)
    }

    // MARK: - Very many points

    private func image(_ frame: Frame, _ style: Style) -> [SceneItem] {
      var dense = DensePoints(plot: frame.plot, hasManyColors: color.count != nil)
      let one = style.one(color)
      let paint = DensePoints.Paint(light: one.light.packed, dark: one.dark.packed)
      if color.count == nil, sizes == nil, jitter.isNone, let byX = frame.x.affine,
        let byY = frame.y.affine, case .numbers(let xs) = x.values, case .numbers(let ys) = y.values
      {
        dense.count(xs, byX, ys, byY)
        dense.stamp(diameter: denseDiameter)
      } else {
        let (points, rows) = places(frame)
        let paints = paints(style)
        for (diameter, chosen) in bySize(rows) {
          dense.count(chosen.map { points[$0] }, rows: chosen.map { rows[$0] }) {
            paints?($0) ?? paint
          }
          dense.stamp(diameter: diameter)
        }
      }
      return [.image(dense.image(opacity: mark.opacity, color: paint))]
    }

    /// Small markers where nothing else is asked for: the picture is that of the density.
    private var denseDiameter: Double {
      if case .constant(let value) = mark.size { return min(value, Self.widest) }
      return x.count > 200_000 ? 2 : 3
    }

    /// The largest disc of an image in px; as good as a plot's whole height.
    private static let widest = 200.0
    /// How many different sizes an image tells apart.
    private static let sizeSteps = 12.0

    /// The points that have about the same size, by their numbers.
    private func bySize(_ rows: [Int]) -> [(diameter: Double, points: [Int])] {
      guard let sizes else { return [(denseDiameter, Array(rows.indices))] }
      var groups: [Double: [Int]] = [:]
      let step = min(sizes.most, Self.widest) / Self.sizeSteps
      for (i, row) in rows.enumerated() {
        let exact = min(sizes.diameter(of: sizes.values[row]), Self.widest)
        let diameter = (exact / step).rounded(.up) * step
        if diameter > 0 { groups[diameter, default: []].append(i) }
      }
      return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
    }

    /// The colours by row; nil where all points have one.
    private func paints(_ style: Style) -> ((Int) -> DensePoints.Paint)? {
      switch color {
      case .series, .fixed, .role: return nil
      case .categories(let codes, let names):
        let missing = DensePoints.Paint(
          light: style.theme.muted.light.packed, dark: style.theme.muted.dark.packed)
        let paints = names.map { name in
          let pair = style.category(name)
          return DensePoints.Paint(light: pair.light.packed, dark: pair.dark.packed)
        }
        return { codes[$0] >= 0 ? paints[Int(codes[$0])] : missing }
      case .numbers(let values):
        guard case .numbers(let scale) = style.color,
          let grid = try? scale.pixels(values, width: values.count, height: 1)
        else { return nil }
        let (light, dark) = (grid.light.values, grid.dark?.values ?? grid.light.values)
        return { DensePoints.Paint(light: light[$0], dark: dark[$0]) }
      }
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      colorEntries(style) + shapeEntries(style) + sizeEntries(style)
    }

    private func swatch(_ shape: MarkerShape, _ fill: ColorPair, _ style: Style)
      -> LegendEntry.Swatch
    {
      .marker(shape, fill: fill, edge: style.theme.paper)
    }

    /// Whether one column decides colours and shapes, which then share their entries.
    private var shapesFollowColors: Bool {
      if case .by(let channel) = mark.shape { channel == mark.color } else { false }
    }

    private func colorEntries(_ style: Style) -> [LegendEntry] {
      if case .categories(_, let names) = color {
        return names.enumerated().map { code, name in
          var shape = MarkerShape.circle
          if case .one(let all) = shapes { shape = all }
          if shapesFollowColors { shape = ShapeValues.shape(code) }
          return LegendEntry(name, [swatch(shape, style.category(name), style)])
        }
      }
      guard !mark.name.isEmpty, case .one(let shape) = shapes else { return [] }
      return [LegendEntry(mark.name, [swatch(shape, style.one(color), style)])]
    }

    private func shapeEntries(_ style: Style) -> [LegendEntry] {
      guard case .categories(_, let names) = shapes, !shapesFollowColors else { return [] }
      let title: String =
        if case .by(let channel) = mark.shape, !channel.name.isEmpty { channel.name } else {
          mark.name
        }
      let fill = color.count == nil ? style.one(color) : style.theme.muted
      return names.enumerated().map { code, name in
        LegendEntry(name, [swatch(ShapeValues.shape(code), fill, style)], section: title)
      }
    }

    /// What sizes mean, where a column's name says whose they are.
    private func sizeEntries(_ style: Style) -> [LegendEntry] {
      guard let sizes, let title = mark.size?.name, !title.isEmpty else { return [] }
      var shape = MarkerShape.circle
      if case .one(let all) = shapes { shape = all }
      let fill = color.count == nil ? style.one(color) : style.theme.muted
      return sizes.keys.map { key in
        LegendEntry(
          format(key, grouping: true),
          [
            .sizedMarker(
              shape, size: sizes.diameter(of: key), fill: fill.opacity(opacity),
              edge: style.theme.paper)
          ],
          section: title)
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let (xs, ys) = (x.ordered, y.ordered)
      // Points that lack a coordinate are not drawn.
      let areWhole = areFinite(xs) && areFinite(ys)
      func shown(_ rows: some Sequence<Int>) -> Int {
        rows.count { xs[$0].isFinite && ys[$0].isFinite }
      }
      let count = areWhole ? x.count : shown(0..<x.count)
      guard count > 0 else { return "" }
      var text = counted(count, "point")
      if case .categories = color {
        let groups = color.groups(count: x.count)
        let sizes = groups.map {
          "\(Nearest.clipped($0.name ?? "")) \(areWhole ? $0.rows.count : shown($0.rows))"
        }
        text += " in \(counted(groups.count, "group")) (\(listed(sizes, most: 6)))"
      }
      if x.isMeasured, y.isMeasured, let together = Trend.together(xs, ys) {
        text += "; \(together)"
      }
      return text + "."
    }

    var inspection: [(key: String, value: Node)] {
      [("points", Node(x.count)), ("image", Node(isDense))]
    }

    var series: [(name: String, column: Column)] {
      var all: [(String, Column)] = [("x", x.column), ("y", y.column)]
      switch color {
      case .numbers(let values): all.append(("color", .numbers(values)))
      case .categories(let codes, let names):
        all.append(("color", .text(TextColumn(codes: codes, categories: names))))
      case .series, .fixed, .role: break
      }
      if case .categories(let codes, let names) = shapes {
        all.append(("shape", .text(TextColumn(codes: codes, categories: names))))
      }
      if let sizes { all.append(("size", .numbers(sizes.values))) }
      return all
    }
  }
}
