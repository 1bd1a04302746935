import NablaPlot
import NablaText

extension PlaneSystem {
  /// The square that shows points, with the origin.
  private func square(_ points: [SIMD2<Double>]) -> (center: SIMD2<Double>, half: Double) {
    let low = points.reduce(.zero) { SIMD2(min($0.x, $1.x), min($0.y, $1.y)) }
    let high = points.reduce(.zero) { SIMD2(max($0.x, $1.x), max($0.y, $1.y)) }
    let half = max((high - low).max() / 2, 0.5)
    return ((low + high) / 2, half * 1.35)
  }

  private func panel(
    _ title: String, _ marks: [any Mark], _ window: (SIMD2<Double>, Double),
    _ names: (String, String)
  ) -> Panel {
    let (center, half) = window
    let ticks = TickOptions(count: 6)
    return Panel(
      title: title, marks: marks,
      x: AxisOptions(names.0, domain: (center.x - half)...(center.x + half), ticks: ticks),
      y: AxisOptions(names.1, domain: (center.y - half)...(center.y + half), ticks: ticks),
      coordinates: .cartesian(aspect: 1))
  }

  /// The foot of an equation's line, and its points on the axes that are not far from it.
  private func landmarks(_ i: Int) -> [SIMD2<Double>] {
    guard let foot = foot(i) else { return [] }
    let row = row(i)
    let size = max(foot.x.magnitude, foot.y.magnitude)
    let onAxes: [SIMD2<Double>] = [[b[i] / row.x, 0], [0, b[i] / row.y]]
    return [foot] + onAxes.filter { $0.x.magnitude <= 4 * size && $0.y.magnitude <= 4 * size }
  }

  /// The equations as lines, with the solution's coordinates.
  ///
  /// - Parameter error: how far off the right sides may be; nil for exact ones.
  func rowPicture(error: Double?) -> Panel {
    let window = square(solution.map { [$0] } ?? (0...1).flatMap(landmarks))
    var marks: [any Mark] = []
    let corners = rhombus(error: error ?? 0)
    for i in 0...1 {
      guard let (from, to) = line(i, center: window.center, half: window.half * 1.2) else {
        continue
      }
      let color = "s\(i + 1)"
      let isSame = i == 1 && outcome == .infinite
      marks.append(
        Line(
          [from, to], color: color, width: error == nil ? 2.5 : 1.25,
          dash: isSame ? .dashed : .solid))
      let shares = outcome == .unique ? [0.94] : outcome == .none ? [0.4, 0.75, 0.94] : [0.75]
      let parts = shares.compactMap { line(i, center: window.center, half: window.half * $0) }
      guard let (start, end) = parts.first else { continue }
      // At the end that is further from the other line, or at opposite ends of lines side by side.
      let far = solution ?? .zero
      let reach = ((end - far) * (end - far)).sum() - ((start - far) * (start - far)).sum()
      let isRight = outcome == .unique && error == nil ? reach >= 0 : i == 1
      let place = isRight ? end : start
      // Off a parallel line on the other side.
      var away: SIMD2<Double>?
      if outcome == .none, let own = foot(i), let other = foot(1 - i) { away = own - other }
      let isLeft = away.map { $0.x < 0 } ?? isRight
      let isLow = away.map { $0.y < 0 } ?? ((to.y >= from.y) != isRight)
      marks.append(
        Text(
          x: [place.x], y: [place.y], text: ["$\(equation(i))$"],
          anchor: isLeft ? .end : .start, baseline: isLow ? .top : .bottom,
          dx: isLeft ? -7 : 7, dy: isLow ? 4 : -4, color: color))
    }
    if error != nil {
      marks.append(
        Polygon(around: corners, color: "ink", opacity: 0.4, width: 1.25))
    }
    if let x = solution {
      marks += [
        Line(x: [x.x, x.x], y: [0, x.y], color: "s3", width: 1.5, dash: .dashed),
        Line(x: [0, x.x], y: [x.y, x.y], color: "s4", width: 1.5, dash: .dashed),
        Scatter(x: [x.x], y: [x.y], color: "ink", size: error == nil ? 9 : 5, opacity: 1),
        Text(
          x: [x.x], y: [0], text: ["$x_1=\(texNumber(x.x))$"], baseline: x.y >= 0 ? .top : .bottom,
          dy: x.y >= 0 ? 6 : -6, color: "s3"),
        Text(
          x: [0], y: [x.y], text: ["$x_2=\(texNumber(x.y))$"], anchor: x.x >= 0 ? .end : .start,
          dx: x.x >= 0 ? -7 : 7, color: "s4"),
      ]
    }
    let titles: [PlaneSystem.Outcome: String] = [
      .unique: "Rows: two lines meet in one point", .none: "Rows: no point lies on both",
      .infinite:
        "Rows: every point of the \(row(0) == row(1) && row(0) == .zero ? "plane" : "line")",
    ]
    return panel(titles[outcome] ?? "", marks, window, ("$x_1$", "$x_2$"))
  }

  /// Multiples of the columns that add up to the right side, or why none do.
  var columnPicture: Panel {
    let (a1, a2) = (first, second)
    let parts = solution.map { (a1 * $0.x, a2 * $0.y) } ?? (a1, a2)
    let window = square([a1, a2, b, parts.0, parts.1])
    var marks: [any Mark] = []
    func arrow(_ from: SIMD2<Double>, _ to: SIMD2<Double>, _ color: String, _ width: Double) {
      marks.append(Arrow(from, to, color: color, width: width))
    }
    func label(_ place: SIMD2<Double>, _ text: String, _ color: String) {
      let isRight = place.x >= window.center.x
      marks.append(
        Text(
          x: [place.x], y: [place.y], text: ["$\(text)$"], anchor: isRight ? .start : .end,
          dx: isRight ? 8 : -8, dy: place.y >= window.center.y ? -8 : 8, color: color))
    }
    if let x = solution {
      let corners = [.zero, parts.0, b, parts.1]
      marks.append(
        Polygon(
          x: corners.map(\.x), y: corners.map(\.y), color: "muted", opacity: 0.1, edge: "muted",
          width: 1))
      arrow(.zero, parts.0, "s3", 2)
      arrow(parts.0, b, "s4", 2)
      arrow(.zero, b, "ink", 2.5)
      arrow(.zero, a1, "s3", 4)
      arrow(.zero, a2, "s4", 4)
      // Words on one another, or on those of a multiple, would not be read.
      func isApart(_ a: SIMD2<Double>, _ others: SIMD2<Double>...) -> Bool {
        others.allSatisfy { ($0 - a).length > window.half * 0.12 }
      }
      if isApart(a1, parts.0, b) { label(a1, "\\mathbf a_1", "s3") }
      if isApart(a2, a1, b, (parts.0 + b) / 2) { label(a2, "\\mathbf a_2", "s4") }
      if x.x != 0 { label(parts.0, "\(texNumber(x.x))\\,\\mathbf a_1", "s3") }
      if x.y != 0 { label((parts.0 + b) / 2, "\(texNumber(x.y))\\,\\mathbf a_2", "s4") }
    } else {
      let along = a1 == .zero ? a2 : a1
      let size = max(along.x.magnitude, along.y.magnitude, 1e-300)
      let reach = along / size * window.half * 4
      marks.append(
        Line([-reach, reach], color: "muted", width: 1.25, dash: .dashed))
      // On one line the narrower ones lie within the wider.
      arrow(.zero, b, "ink", outcome == .infinite ? 7 : 2.5)
      arrow(.zero, a1, "s3", 4)
      arrow(.zero, a2, "s4", 1.5)
      label(a1, "\\mathbf a_1", "s3")
      label(a2, "\\mathbf a_2", "s4")
    }
    label(b, "\\mathbf b", "ink")
    let titles: [PlaneSystem.Outcome: String] = [
      .unique: "Columns: multiples add up to $\\mathbf b$",
      .none: "Columns: no multiples reach $\\mathbf b$",
      .infinite: "Columns: many multiples reach $\\mathbf b$",
    ]
    return panel(titles[outcome] ?? "", marks, window, ("first equation", "second equation"))
  }
}
