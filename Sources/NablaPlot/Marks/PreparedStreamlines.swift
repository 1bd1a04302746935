import NablaMath
import NablaScene

extension StreamlinesMark {
  struct Prepared: PreparedMark {
    let mark: StreamlinesMark
    let source: PlaneField
    let color: ColorValues
    let colorsBySpeed: Bool
    let seeds: [(x: Double, y: Double)]

    /// How many widths a line by speed has.
    private static let widths = 6
    /// How far apart the points of drawn lines are, in px.
    private static let step = 2.0

    func train(_ scales: inout ScaleTraining) {
      scales.x.cover(source.x.lower, source.x.upper)
      scales.y.cover(source.y.lower, source.y.upper)
      scales.x.suggest(label: mark.x?.name ?? "x")
      scales.y.suggest(label: mark.y?.name ?? "y")
      guard colorsBySpeed else { return }
      scales.color.add(speeds)
      scales.color.suggest(label: "speed")
    }

    private func speed(_ x: Double, _ y: Double) -> Double {
      let (u, v) = source.vector(x, y)
      return (u * u + v * v).squareRoot()
    }

    private var speeds: [Double] { source.places.map { speed($0.x, $0.y) } }

    // MARK: - Drawing

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard !frame.isPolar else { return [] }
      let lines = lines(frame)
      let fastest = mark.widthBySpeed ? speeds.reduce(0) { $1.isFinite ? max($0, $1) : $0 } : 0
      var items: [SceneItem] = []
      for run in runs(lines, frame, fastest) {
        items += draw(run.points, width: run.width, frame, style)
      }
      if mark.arrows { items += heads(lines, frame, style) }
      return items
    }

    /// The lines on the canvas as points close together.
    private func lines(_ frame: Frame) -> [[Point]] {
      let plot = frame.plot
      let field = canvasField(frame)
      let corner = SIMD2(plot.minX, plot.minY)
      let starts = seeds.map {
        SIMD2(frame.x.position($0.x), frame.y.position($0.y)) - corner
      }.filter { $0.x.isFinite && $0.y.isFinite }
      let separation = max(mark.separation, max(plot.width, plot.height) / 400)
      let found = try? Streamlines(
        width: plot.width, height: plot.height, separation: separation, seeds: starts,
        fills: mark.fill, field: field)
      return found?.lines.map { dense($0, Point(plot.minX, plot.minY)) } ?? []
    }

    /// The field in px, at a place in px from the plot's corner.
    private func canvasField(_ frame: Frame) -> (SIMD2<Double>) -> SIMD2<Double>? {
      let (scaleX, scaleY, corner) = (frame.x, frame.y, frame.plot)
      let vector = source.vector
      if let byX = scaleX.affine, let byY = scaleY.affine, byX.slope != 0, byY.slope != 0 {
        return { p in
          let (u, v) = vector(
            (p.x + corner.minX - byX.intercept) / byX.slope,
            (p.y + corner.minY - byY.intercept) / byY.slope)
          let along = SIMD2(u * byX.slope, v * byY.slope)
          return along.x.isFinite && along.y.isFinite ? along : nil
        }
      }
      // On a curved scale the direction is that of a short step.
      let (x, y) = (scaleX.domain, scaleY.domain)
      let span = max(x.upper - x.lower, y.upper - y.lower)
      return { p in
        let place = (scaleX.value(at: p.x + corner.minX), scaleY.value(at: p.y + corner.minY))
        let (u, v) = vector(place.0, place.1)
        let size = max(u.magnitude, v.magnitude)
        guard size > 0, size.isFinite else { return nil }
        let share = 1e-6 * span / size
        let along = SIMD2(
          scaleX.position(place.0 + share * u) - p.x - corner.minX,
          scaleY.position(place.1 + share * v) - p.y - corner.minY)
        return along.x.isFinite && along.y.isFinite ? along : nil
      }
    }

    private struct Run {
      var points: [Point]
      let width: Double
    }

    /// The lines in stretches of one width.
    private func runs(_ lines: [[Point]], _ frame: Frame, _ fastest: Double) -> [Run] {
      lines.flatMap { points -> [Run] in
        guard mark.widthBySpeed, fastest > 0 else {
          return [Run(points: points, width: mark.width)]
        }
        var runs: [Run] = []
        for (a, b) in zip(points, points.dropFirst()) {
          let speed = speed(frame.x.value(at: a.x), frame.y.value(at: a.y))
          let share = ((speed / fastest) * Double(Self.widths)).rounded(.up) / Double(Self.widths)
          let width = mark.width * (0.2 + 0.8 * (share.isFinite ? min(1, max(0, share)) : 0))
          if let last = runs.last, last.width == width {
            runs[runs.count - 1].points.append(b)
          } else {
            runs.append(Run(points: [a, b], width: width))
          }
        }
        return runs
      }
    }

    /// Points along the cubics through a line's points and directions.
    private func dense(_ line: Streamlines.Line, _ corner: Point) -> [Point] {
      func point(_ p: SIMD2<Double>) -> Point { Point(p.x, p.y) }
      guard let first = line.points.first else { return [] }
      var result = [point(first) + corner]
      for i in 1..<max(1, line.points.count) {
        let (a, b) = (line.points[i - 1], line.points[i])
        let length = (((b - a) * (b - a)).sum()).squareRoot()
        let (from, to) = (line.directions[i - 1] * length, line.directions[i] * length)
        let steps = Int(min(50, max(1, (length / Self.step).rounded(.up))))
        for k in 1...steps {
          let next = cubicPoint(
            from: point(a), leaving: point(from), to: point(b), arriving: point(to),
            at: Double(k) / Double(steps))
          result.append(next + corner)
        }
      }
      return result
    }

    private func draw(
      _ points: [Point], width: Double, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      guard colorsBySpeed, case .numbers(let scale) = style.color else {
        var path = Path()
        frame.append(simplified(points, tolerance: ContourTracer.Line.tolerance), to: &path)
        return path.isEmpty
          ? [] : [.path(PathItem(path, stroke: style.line(ink(style), width)))]
      }
      let places = points.map { (frame.x.value(at: $0.x), frame.y.value(at: $0.y)) }
      let pieces = ColorPieces(
        places.map(\.0), places.map(\.1), places.map { speed($0.0, $0.1) }, scale, frame)
      return pieces.paths.map { piece in
        let color = piece.value.map(style.lineColor) ?? style.theme.absent
        return .path(
          PathItem(piece.path, stroke: style.line(color.opacity(mark.opacity), width)))
      }
    }

    private func ink(_ style: Style) -> ColorPair { style.one(color).opacity(mark.opacity) }

    /// An arrow head in the middle of each line, and more of them on long ones.
    private func heads(_ lines: [[Point]], _ frame: Frame, _ style: Style) -> [SceneItem] {
      let apart = mark.separation * 7
      var byColor = ByColor<Path>()
      for points in lines {
        let length = Double(points.count) * Self.step
        guard points.count > 2, length > 2 * mark.head else { continue }
        let count = Int(min(100, max(1, (length / apart).rounded())))
        for k in 0..<count {
          let i = (2 * k + 1) * points.count / (2 * count)
          guard i > 0, i < points.count else { continue }
          let along = points[i] - points[i - 1]
          let size = along.distance(to: .zero)
          guard size > 0, frame.reach.contains(points[i]) else { continue }
          let direction = along * (1 / size)
          let tip = points[i] + direction * (mark.head / 2)
          let arrow = ArrowShape(from: tip - direction * (2 * mark.head), to: tip, head: mark.head)
          let (x, y) = (frame.x.value(at: points[i].x), frame.y.value(at: points[i].y))
          let color =
            colorsBySpeed
            ? style.lineColor(of: speed(x, y)).opacity(mark.opacity) : ink(style)
          byColor.update(color, Path()) { $0.append(arrow.head) }
        }
      }
      return byColor.all.compactMap { color, path in
        path.isEmpty ? nil : .path(PathItem(path, fill: .solid(color)))
      }
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      guard !mark.name.isEmpty else { return [] }
      let ink = colorsBySpeed ? style.theme.ink : ink(style)
      return [LegendEntry(mark.name, [.line(style.line(ink, mark.width))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let speeds = speeds.filter(\.isFinite)
      guard let slowest = speeds.min(), let fastest = speeds.max() else { return "" }
      return
        "Lines along a field with speeds from \(format(slowest, significant: 3)) to "
        + "\(format(fastest, significant: 3))."
    }

    var inspection: [(key: String, value: Node)] {
      let speeds = speeds.filter(\.isFinite)
      return [
        ("separation", Node(mark.separation)), ("seeds", Node(seeds.count)),
        ("slowest", Node(speeds.min() ?? .nan)), ("fastest", Node(speeds.max() ?? .nan)),
      ]
    }

    var series: [(name: String, column: Column)] {
      let vectors = source.places.map { source.vector($0.x, $0.y) }
      return [
        ("x", .numbers(source.places.map(\.x))), ("y", .numbers(source.places.map(\.y))),
        ("u", .numbers(vectors.map(\.u))), ("v", .numbers(vectors.map(\.v))),
        ("speed", .numbers(speeds)),
      ]
    }
  }
}
