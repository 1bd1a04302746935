import NablaScene
import NablaText

extension Bar {
  struct Prepared: PreparedMark {
    let mark: Bar
    let way: Orientation
    let places: BarPlaces
    let values: [Double]
    let spans: BarSpans
    let color: ColorValues
    let errors: ErrorBar.Prepared?
    let place: String

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        places.train(&$0, width: mark.width)
        $0.suggest(label: way.places(mark.x, mark.y)?.name ?? "")
      }
      way.values(&scales) {
        let ends = spans.lower + spans.upper
        let finite = ends.filter(\.isFinite)
        $0.add(finite)
        $0.cover(0, mark.layout == .normalised ? 1 : 0)
        $0.keepsZero = true
        if mark.labels, mark.layout == .grouped {
          $0.makeRoom(for: roomForLabels(finite))
        }
        let label = way.values(mark.x, mark.y)?.name ?? ""
        $0.suggest(label: mark.layout == .normalised ? "share" : label)
      }
      errors?.train(&scales)
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    /// The ends of the values' axis that leave about as much room as the labels take beyond the
    /// longest bars and whiskers.
    private func roomForLabels(_ ends: [Double]) -> [Double] {
      let whiskers = (errors?.lows ?? []) + (errors?.highs ?? [])
      let all = ends + whiskers.filter(\.isFinite)
      guard let low = all.min(), let high = all.max() else { return [] }
      let letters = values.indices.prefix(2_000).reduce(0) { max($0, text($1).count) }
      let share = way == .vertical ? 0.09 : 0.02 + 0.02 * Double(min(letters, 12))
      let room = (max(high, 0) - min(low, 0)) * share
      return [high > 0 ? high + room : 0, low < 0 ? low - room : 0]
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      if frame.isPolar { return sectors(frame, style) }
      let boxes = boxes(frame, style)
      var items: [SceneItem] = []
      if mark.opacity < 1 {
        items = underlay(Path(bars: boxes.compactMap { $0 }, along: way), style)
      }
      if case .numbers = color {
        let pairs = style.many(color, Array(values.indices))
        for (row, box) in boxes.enumerated() {
          if let box { items.append(fill(Path(box), pairs[row])) }
        }
      } else {
        for group in color.groups(count: values.count) {
          let path = Path(bars: group.rows.compactMap { boxes[$0] }, along: way)
          if path.isEmpty { continue }
          items.append(fill(path, style.groupColor(group.name, color)))
        }
      }
      if let errors { items += errors.draw(in: frame, style) }
      if mark.labels { items += labels(boxes, frame, style) }
      return items
    }

    /// The bars of a circle: parts of rings.
    private func sectors(_ frame: Frame, _ style: Style) -> [SceneItem] {
      let slots = places.slots(
        on: way.places(frame.x, frame.y), width: mark.width, gap: mark.gap, order: style.categories)
      let colors = style.many(color, Array(values.indices))
      var (all, items): (Path, [SceneItem]) = (Path(), [])
      for row in values.indices {
        let (slot, from, to) = (slots[row], spans.lower[row], spans.upper[row])
        guard slot.center.isFinite, to > from else { continue }
        let path =
          way == .vertical
          ? frame.cell(x: slot.lower, slot.upper, y: from, to)
          : frame.cell(x: from, to, y: slot.lower, slot.upper)
        if path.isEmpty { continue }
        all.append(path)
        items.append(fill(path, colors[row]))
      }
      return (mark.opacity < 1 ? underlay(all, style) : []) + items
    }

    private func fill(_ path: Path, _ pair: ColorPair) -> SceneItem {
      .path(PathItem(path, fill: .solid(pair.opacity(mark.opacity))))
    }

    /// The bars on the canvas; nil for those that have no place or no length.
    private func boxes(_ frame: Frame, _ style: Style) -> [Rect?] {
      let slots = places.slots(
        on: way.places(frame.x, frame.y), width: mark.width, gap: mark.gap, order: style.categories)
      let axis = way.values(frame.x, frame.y)
      return values.indices.map { row in
        let slot = slots[row]
        guard slot.center.isFinite, spans.upper[row] > spans.lower[row] else { return nil }
        // On a logarithmic axis, which has no 0, bars stand on its end.
        let base =
          axis.kind.forward(spans.lower[row]).isFinite ? spans.lower[row] : axis.domain.lower
        return way.rect(
          in: frame, places: slot.lower, slot.upper, values: base, spans.upper[row]
        )?.crisp(along: way)
      }
    }

    // MARK: - Labels

    /// The values beyond the ends of the bars; on them where they are stacked, or where the panel
    /// ends. At one size for all, or none where they would not fit.
    private func labels(_ boxes: [Rect?], _ frame: Frame, _ style: Style) -> [SceneItem] {
      guard values.count <= 2_000 else { return [] }
      let sizes = style.theme.sizes
      var size = sizes.tick
      let texts = values.indices.map { text($0) }
      while size >= sizes.floor {
        let type = sizes.text(size, features: ["tnum"])
        let lines = texts.map { typeset($0, type) }
        if fits(lines, boxes, frame) {
          return lines.indices.compactMap { label($0, lines[$0], boxes[$0], frame, style) }
        }
        size -= 0.5
      }
      return []
    }

    private func text(_ row: Int) -> String {
      let shown = mark.layout == .normalised ? spans.upper[row] - spans.lower[row] : values[row]
      return mark.decimals.map { format(shown, decimals: $0) }
        ?? format(shown, significant: mark.layout == .normalised ? 2 : 6)
    }

    private func fits(_ lines: [TextLine], _ boxes: [Rect?], _ frame: Frame) -> Bool {
      let slot = abs(
        way.places(frame.x, frame.y).position(places.band * mark.width)
          - way.places(frame.x, frame.y).position(0))
      let free = slot / Double(places.isDodged ? max(1, places.groups?.names.count ?? 1) : 1)
      // Bars that stand alone may lend a label the room between them.
      let room = places.isDodged ? free : free / mark.width - 2
      return zip(lines, boxes).allSatisfy { line, box in
        box == nil || (way == .vertical ? line.width : line.height) <= room
      }
    }

    private func label(
      _ row: Int, _ line: TextLine, _ box: Rect?, _ frame: Frame, _ style: Style
    ) -> SceneItem? {
      guard let box else { return nil }
      if mark.layout != .grouped {
        return inside(row, line, box, at: box.center, TextAnchor(.middle, .middle), style)
      }
      let isDown = values[row] < 0
      var end =
        way == .vertical
        ? Point(box.midX, isDown ? box.maxY : box.minY)
        : Point(isDown ? box.minX : box.maxX, box.midY)
      if let errors {
        // Beyond the whisker, not across it.
        let value = isDown ? errors.lows[row] : errors.highs[row]
        let at = way.values(frame.x, frame.y).position(value)
        if at.isFinite { end = way == .vertical ? Point(end.x, at) : Point(at, end.y) }
      }
      let anchor: TextAnchor =
        way == .vertical
        ? TextAnchor(.middle, isDown ? .top : .bottom) : TextAnchor(isDown ? .end : .start, .middle)
      let place = way.shift(end, places: 0, values: (isDown ? -1 : 1) * (way == .vertical ? 2 : 4))
      // A label beyond the panel would stand on the axis or the next panel.
      if frame.plot.contains(line.box(at: place, anchor: anchor), tolerance: 2) {
        return .text(
          line.item(at: place, anchor: anchor, color: style.theme.ink, role: "bar-label"))
      }
      // Then on the bar's end, which a whisker would cross.
      guard errors == nil, box.overlaps(frame.plot) else { return nil }
      let seen = box.clipped(to: frame.plot)
      return way == .vertical
        ? inside(
          row, line, seen, at: Point(seen.midX, isDown ? seen.maxY - 2 : seen.minY + 2),
          TextAnchor(.middle, isDown ? .bottom : .top), style)
        : inside(
          row, line, seen, at: Point(isDown ? seen.minX + 4 : seen.maxX - 4, seen.midY),
          TextAnchor(isDown ? .start : .end, .middle), style)
    }

    /// A label on its bar, in the ink or the paper, whichever is told better from the bar; nil where
    /// it does not fit.
    private func inside(
      _ row: Int, _ line: TextLine, _ box: Rect, at place: Point, _ anchor: TextAnchor,
      _ style: Style
    ) -> SceneItem? {
      guard line.width + 2 <= box.width,
        box.contains(line.box(at: place, anchor: anchor), tolerance: 1e-9)
      else { return nil }
      let fill = style.many(color, [row], opacity: mark.opacity)[0]
      return .text(
        line.item(
          at: place, anchor: anchor,
          color: Contrast.textColor(on: fill, ink: style.theme.ink, paper: style.theme.paper),
          role: "bar-label"))
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      func entry(_ label: String, _ pair: ColorPair) -> LegendEntry {
        LegendEntry(label, [.area(.solid(pair.opacity(mark.opacity)))])
      }
      if case .categories(_, let names) = color {
        return places.groupsArePlaces ? [] : names.map { entry($0, style.category($0)) }
      }
      return mark.name.isEmpty ? [] : [entry(mark.name, style.one(color))]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let place = SpokenPlaces(places.values)
      return namedWords("bar", values) { row in
        let group = places.groupsArePlaces ? nil : places.group(row)
        return [place(row), group].compactMap(\.self).joined(separator: ", ")
      }
    }

    var inspection: [(key: String, value: Node)] {
      var all: [(String, Node)] = [
        ("bars", Node(values.count)), ("orientation", Node(way.rawValue)),
        ("layout", Node(mark.layout.rawValue)),
        ("from", Node(spans.lower)), ("to", Node(spans.upper)),
      ]
      if let errors { all += [("low", Node(errors.lows)), ("high", Node(errors.highs))] }
      return all
    }

    var series: [(name: String, column: Column)] {
      var all: [(String, Column)] = [
        (way == .vertical ? "x" : "y", places.values.column),
        (way == .vertical ? "y" : "x", .numbers(values)),
      ]
      if case .categories(let codes, let names) = color {
        all.append(("color", .text(TextColumn(codes: codes, categories: names))))
      }
      if let errors { all += [("low", .numbers(errors.lows)), ("high", .numbers(errors.highs))] }
      return all
    }

    var warnings: [String] {
      leftOut(
        values.count { !$0.isFinite }, of: values.count, "values are no finite numbers",
        place: place) + (errors?.warnings ?? [])
    }
  }
}

extension Rect {
  /// The part of the rectangle that lies in another, which it overlaps.
  fileprivate func clipped(to other: Rect) -> Rect {
    Rect(
      from: Point(max(minX, other.minX), max(minY, other.minY)),
      to: Point(min(maxX, other.maxX), min(maxY, other.maxY)))
  }

  /// The rectangle with its sides across the places' axis on device pixels of a 2× image, where it
  /// is wide enough for nobody to see the difference.
  func crisp(along way: Orientation) -> Rect {
    let length = way == .vertical ? width : height
    guard length >= 4 else { return self }
    func half(_ value: Double) -> Double { (value * 2).rounded() / 2 }
    return way == .vertical
      ? Rect(from: Point(half(minX), minY), to: Point(half(maxX), maxY))
      : Rect(from: Point(minX, half(minY)), to: Point(maxX, half(maxY)))
  }
}

extension Path {
  /// Bars as one path; those much thinner than a pixel are drawn as one for each half pixel.
  init(bars: [Rect], along way: Orientation) {
    self.init()
    let thin = 0.25
    guard bars.count > 2_000, bars.allSatisfy({ (way == .vertical ? $0.width : $0.height) < thin })
    else {
      reserve(bars.count * 5)
      for bar in bars { append(Path(bar)) }
      return
    }
    var columns: [Int: Rect] = [:]
    for bar in bars {
      let middle = way == .vertical ? bar.midX : bar.midY
      let column = Int((middle * 2).rounded(.down))
      columns[column] = columns[column]?.union(bar) ?? bar
    }
    for column in columns.keys.sorted() {
      guard let bar = columns[column] else { continue }
      let start = Double(column) / 2
      append(
        Path(
          way == .vertical
            ? Rect(x: start, y: bar.minY, width: 0.5, height: bar.height)
            : Rect(x: bar.minX, y: start, width: bar.width, height: 0.5)))
    }
  }
}

/// Paper below translucent bars, so that no grid line shows through them.
func underlay(_ path: Path, _ style: Style) -> [SceneItem] {
  path.isEmpty ? [] : [.path(PathItem(path, fill: .solid(style.theme.paper)))]
}
