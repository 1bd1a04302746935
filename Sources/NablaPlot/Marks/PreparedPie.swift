import NablaScene
import NablaText

extension Pie {
  struct Prepared: PreparedMark {
    let mark: Pie
    let slices: [Slice]
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      // The disc has the radius 1; names need room at its sides.
      let room = mark.names == .outside ? 1.9 : 1.1
      scales.x.cover(-room, room)
      scales.y.cover(-1.12, 1.12)
      for axis in [\ScaleTraining.x, \.y] {
        scales[keyPath: axis].wantsEqualUnits = true
        scales[keyPath: axis].isHidden = true
      }
      scales.color.add(categories: slices.map(\.name))
    }

    // MARK: - Slices

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard let disc = Disc(frame, inner: mark.inner) else { return [] }
      let shown = slices.filter { $0.share > 0 }
      let edge = shown.count > 1 ? Stroke(style.theme.paper, width: 1.5) : nil
      var items = shown.map { slice -> SceneItem in
        let fill = style.category(slice.name).opacity(mark.opacity)
        return .path(
          PathItem(disc.path(of: slice), fill: .solid(fill), evenOdd: true, stroke: edge))
      }
      items += shown.compactMap { label($0, disc, style) }
      if mark.names == .outside { items += names(shown, disc, frame, style) }
      if mark.inner > 0, !mark.text.isEmpty { items += middle(disc, style) }
      return items
    }

    private func middle(_ disc: Disc, _ style: Style) -> [SceneItem] {
      let type = style.theme.sizes.text(style.theme.sizes.text, weight: .semibold)
      let lines = wrap(mark.text, type, width: disc.inner * 1.6)
      let height = lines.reduce(0) { $0 + $1.height }
      guard height <= disc.inner * 1.6 else { return [] }
      var y = disc.center.y - height / 2
      return lines.map { line in
        defer { y += line.height }
        return .text(
          line.item(
            at: Point(disc.center.x, y), anchor: TextAnchor(.middle, .top), color: style.theme.ink,
            role: "pie-text"))
      }
    }

    /// The share or the value inside a slice; nil where it does not fit.
    private func label(_ slice: Slice, _ disc: Disc, _ style: Style) -> SceneItem? {
      let text: String
      switch mark.show {
      case .none: return nil
      case .share: text = "\(format(slice.share * 100, decimals: mark.decimals))\u{2009}%"
      case .value: text = format(slice.value, grouping: true)
      }
      let line = typeset(text, style.theme.sizes.text(style.theme.sizes.tick, features: ["tnum"]))
      let radius = mark.inner > 0 ? (disc.inner + disc.radius) / 2 : disc.radius * 0.66
      let center = disc.point(slice.middle, radius)
      let box = line.box(at: center, anchor: TextAnchor(.middle, .middle)).insetBy(-2)
      guard disc.holds(box, slice) else { return nil }
      let fill = style.category(slice.name).opacity(mark.opacity)
      return .text(
        line.item(
          at: center, anchor: TextAnchor(.middle, .middle),
          color: Contrast.textColor(on: fill, ink: style.theme.ink, paper: style.theme.paper),
          role: "pie-label"))
    }

    // MARK: - Names

    /// Names at both sides, each as near to its slice as its neighbours allow, with a line where
    /// it had to move.
    private func names(
      _ slices: [Slice], _ disc: Disc, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      let type = style.theme.sizes.text(style.theme.sizes.label)
      var items: [SceneItem] = []
      for isRight in [true, false] {
        let side = slices.filter { (disc.point($0.middle, 1).x >= disc.center.x) == isRight }
        let lines = side.map { slice -> TextLine in
          // A share that has no room in its slice stands behind the name.
          let share =
            mark.show == .share && label(slice, disc, style) == nil
            ? "  \(format(slice.share * 100, decimals: max(mark.decimals, slice.share < 0.01 ? 1 : 0)))\u{2009}%"
            : ""
          return truncate(slice.name + share, type, width: max(60, frame.plot.width * 0.32))
        }
        let order = side.indices.sorted {
          disc.point(side[$0].middle, disc.radius).y < disc.point(side[$1].middle, disc.radius).y
        }
        let wanted = order.map { disc.point(side[$0].middle, disc.radius + 10).y }
        let height = lines.first?.height ?? 0
        let places = movedApart(wanted, to: height)
        for (k, i) in order.enumerated() {
          let tip = disc.point(side[i].middle, disc.radius + 3)
          let natural = disc.point(side[i].middle, disc.radius + 10)
          let isMoved = abs(places[k] - natural.y) > 2
          // Beside the disc at the height where the name came to stand.
          let dy = min(abs(places[k] - disc.center.y), disc.radius + 10)
          let dx = ((disc.radius + 10) * (disc.radius + 10) - dy * dy).squareRoot()
          let x =
            isMoved ? max(dx, abs(natural.x - disc.center.x)) + 8 : abs(natural.x - disc.center.x)
          let at = Point(disc.center.x + (isRight ? x : -x), places[k])
          if isMoved {
            let elbow = Point(at.x - (isRight ? 3 : -3), at.y)
            items.append(
              .path(
                PathItem(
                  Path(segment: tip.snapped, elbow.snapped),
                  stroke: Stroke(style.theme.muted, width: 1, cap: .butt))))
          }
          items.append(
            .text(
              lines[i].item(
                at: at, anchor: TextAnchor(isRight ? .start : .end, .middle),
                color: style.theme.ink, role: "pie-name")))
        }
      }
      return items
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      guard mark.names == .legend else { return [] }
      return slices.map {
        LegendEntry($0.name, [.area(.solid(style.category($0.name).opacity(mark.opacity)))])
      }
    }

    var inspection: [(key: String, value: Node)] {
      [
        ("labels", Node(slices.map(\.name))), ("values", Node(slices.map(\.value))),
        ("shares", Node(slices.map(\.share))),
        ("angles", Node(slices.map { $0.start * 360 })),
      ]
    }

    var series: [(name: String, column: Column)] {
      [
        ("label", .text(TextColumn(slices.map(\.name)))),
        ("value", .numbers(slices.map(\.value))), ("share", .numbers(slices.map(\.share))),
      ]
    }

    var words: String {
      let parts = slices.prefix(12).map {
        "\($0.name) \(format($0.share * 100, significant: 3))\u{2009}%"
      }
      return parts.isEmpty ? "" : "Shares: \(parts.joined(separator: ", "))."
    }
  }

  /// The disc on the canvas.
  struct Disc {
    let center: Point
    let radius: Double
    /// The radius of the hole; 0 without one.
    let inner: Double

    init?(_ frame: Frame, inner share: Double) {
      let middle = Point(frame.x.position(0), frame.y.position(0))
      radius = min(
        abs(frame.x.position(1) - middle.x), abs(frame.y.position(1) - middle.y), 20_000)
      guard middle.isFinite, frame.reach.contains(middle), radius > 0 else { return nil }
      center = middle
      inner = radius * share
    }

    /// The point at a turn clockwise from the top.
    func point(_ turn: Double, _ radius: Double) -> Point {
      let angle = turn * 2 * .pi
      return Point(center.x + radius * sine(angle), center.y - radius * cosine(angle))
    }

    func path(of slice: Slice) -> Path {
      var path = Path()
      if slice.share >= 1 {
        path.append(Path(circle: center, radius: radius))
        if inner > 0 { path.append(Path(circle: center, radius: inner)) }
        return path.snapped
      }
      path.move(to: inner > 0 ? point(slice.start, inner) : center)
      path.line(to: point(slice.start, radius))
      arc(from: slice.start, to: slice.end, radius, &path)
      if inner > 0 {
        path.line(to: point(slice.end, inner))
        arc(from: slice.end, to: slice.start, inner, &path)
      }
      path.close()
      return path.snapped
    }

    /// An arc of cubic curves of at most an eighth of a turn.
    private func arc(from start: Double, to end: Double, _ radius: Double, _ path: inout Path) {
      let count = max(1, (abs(end - start) * 8).rounded(.up))
      let step = (end - start) / count
      // The control points' distance for an arc of this angle: 4/3 tan(angle / 4).
      let quarter = step * .pi / 2
      let reach = 4.0 / 3 * sine(quarter) / cosine(quarter) * radius
      for k in 0..<Int(count) {
        let (a, b) = (start + Double(k) * step, start + Double(k + 1) * step)
        let (p, q) = (point(a, radius), point(b, radius))
        func tangent(_ turn: Double) -> Point {
          Point(cosine(turn * 2 * .pi), sine(turn * 2 * .pi)) * reach
        }
        path.curve(p + tangent(a), q - tangent(b), to: q)
      }
    }

    /// Whether a box lies inside a slice.
    func holds(_ box: Rect, _ slice: Slice) -> Bool {
      let corners = [
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.minX, box.maxY),
        Point(box.maxX, box.maxY),
      ]
      return corners.allSatisfy { corner in
        let offset = corner - center
        let distance = offset.distance(to: .zero)
        guard distance <= radius, distance >= inner else { return false }
        if slice.share >= 1 { return true }
        // The angle from the slice's middle, by the projection on its direction and across.
        let direction = point(slice.middle, 1) - center
        let along = offset.x * direction.x + offset.y * direction.y
        return along >= distance * cosine(slice.share * .pi)
      }
    }
  }
}
