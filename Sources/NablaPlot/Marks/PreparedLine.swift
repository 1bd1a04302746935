import NablaScene

extension Line {
  struct Prepared: PreparedMark {
    let mark: Line
    let x: PositionValues
    let y: [Double]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      scales.y.add(y)
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil { scales.color.suggest(label: mark.color?.name ?? "") }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let xs = x.on(frame.x)
      if case .numbers(let values) = color {
        return gradient(xs, values, frame, style)
      }
      return color.groups(count: y.count).compactMap { group in
        let path =
          group.name == nil
          ? path(xs, y, frame)
          : path(group.rows.map { xs[$0] }, group.rows.map { y[$0] }, frame)
        if path.isEmpty { return nil }
        let stroke = stroke(group.name, style)
        return .path(PathItem(path, stroke: stroke, halo: mark.halo ? halo(style) : nil))
      }
    }

    private func path(_ xs: [Double], _ ys: [Double], _ frame: Frame) -> Path {
      let stepped = mark.step.points(xs, ys)
      return frame.path(stepped.x, stepped.y)
    }

    private func halo(_ style: Style) -> Stroke {
      let width = (mark.width ?? style.theme.sizes.line) + style.theme.sizes.halo
      return Stroke(style.theme.paper.opacity(0.85), width: width)
    }

    /// The line in pieces of one colour each.
    private func gradient(
      _ xs: [Double], _ values: [Double], _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      guard case .numbers(let scale) = style.color else { return [] }
      let stepped = mark.step.points(xs, y, values)
      let pieces = ColorPieces(stepped.x, stepped.y, stepped.values, scale, frame)
      var items = pieces.paths.map { piece -> SceneItem in
        let color = piece.value.map(style.lineColor) ?? style.theme.absent
        return .path(PathItem(piece.path, stroke: style.line(color, mark.width)))
      }
      // Pieces overlap at their ends, which must not show.
      if mark.opacity < 1 { items = [.group(GroupItem(items, opacity: mark.opacity))] }
      if mark.halo {
        let whole = frame.path(stepped.x, stepped.y)
        if !whole.isEmpty { items.insert(.path(PathItem(whole, stroke: halo(style))), at: 0) }
      }
      return items
    }

    private func stroke(_ group: String?, _ style: Style) -> Stroke {
      style.line(style.groupColor(group, color).opacity(mark.opacity), mark.width, mark.dash)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      if case .categories = color {
        return color.groups(count: y.count).compactMap { group in
          group.name.map { LegendEntry($0, [.line(stroke($0, style))]) }
        }
      }
      return mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.line(stroke(nil, style))])]
    }

    func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd] {
      // Nothing that cannot be labelled is looked through.
      if color.count == nil, mark.name.isEmpty { return [] }
      let xs = x.on(frame.x)
      return color.groups(count: y.count).compactMap { group in
        let label = group.name ?? mark.name
        guard !label.isEmpty, let end = frame.rightEnd(xs, y, rows: group.rows) else { return nil }
        return LineEnd(label: label, point: end, color: style.groupColor(group.name, color))
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      LineWords.write(
        color.groups(count: y.count).map { group in
          LineWords.Line(group.name ?? mark.name, x, y, rows: group.rows)
        })
    }

    var inspection: [(key: String, value: Node)] { [("points", Node(y.count))] }

    var series: [(name: String, column: Column)] {
      var all: [(String, Column)] = [("x", x.column), ("y", .numbers(y))]
      if case .numbers(let values) = color { all.append(("color", .numbers(values))) }
      return all
    }
  }
}
