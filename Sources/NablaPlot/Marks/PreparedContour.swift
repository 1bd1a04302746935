import NablaScene
import NablaText

extension Contour {
  struct Prepared: PreparedMark {
    let mark: Contour
    let nodes: Nodes
    let levels: [Double]
    let color: ColorValues
    let colorsByLevel: Bool
    private let low: Double
    private let high: Double

    init(
      mark: Contour, nodes: Nodes, levels: [Double], color: ColorValues, colorsByLevel: Bool
    ) {
      self.mark = mark
      self.nodes = nodes
      self.levels = levels
      self.color = color
      self.colorsByLevel = colorsByLevel
      var (low, high) = (Double.infinity, -Double.infinity)
      for value in nodes.values where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
      (self.low, self.high) = (low, high)
    }

    private var isEmpty: Bool { !(low <= high) || nodes.x.count < 2 || nodes.y.count < 2 }

    var keepsOffWords: Bool { mark.labels }

    func train(_ scales: inout ScaleTraining) {
      if let first = nodes.x.first, let last = nodes.x.last { scales.x.cover(first, last) }
      if let first = nodes.y.first, let last = nodes.y.last { scales.y.cover(first, last) }
      if nodes.isDownwards { scales.y.prefersReversed = true }
      if mark.values != nil {
        // Without an extent, places are the numbers of columns and rows.
        if mark.xExtent == nil { scales.x.integersOnly = true }
        if mark.yExtent == nil { scales.y.integersOnly = true }
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      guard mark.fill || colorsByLevel, low <= high else { return }
      scales.color.suggest(label: mark.z?.name ?? "")
      scales.color.add(classes: levels, from: low, to: high)
      scales.color.preference = scales.color.preference ?? .sequential
    }

    // MARK: - Drawing

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard !isEmpty, let grid = canvasGrid(frame) else { return [] }
      var tracer = ContourTracer(grid, refine: refinement(frame))
      var items = mark.fill ? areas(&tracer, frame, style) : []
      guard mark.lines || mark.labels else { return items }
      // Only the part that is seen can bear a label.
      let traced = levels.map { level in tracer.lines(at: level).map(\.thinned) }
      let (gaps, texts) = mark.labels ? labels(traced, frame, style) : ([:], [])
      if mark.lines {
        for (k, lines) in traced.enumerated() {
          var path = Path()
          for (i, line) in lines.enumerated() {
            for piece in ContourLabels.cut(line, gaps[[k, i]] ?? []) {
              frame.append(piece, to: &path)
            }
          }
          if !path.isEmpty { items.append(.path(PathItem(path, stroke: stroke(k, style)))) }
        }
      }
      return items + texts
    }

    /// The nodes on the canvas; of a function, at even distances all over the plot.
    private func canvasGrid(_ frame: Frame) -> ContourGrid? {
      guard let row = mark.row else {
        let (xs, ys) = (frame.x.positions(nodes.x), frame.y.positions(nodes.y))
        guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite) else { return nil }
        let plot = frame.plot
        return ContourGrid(
          xs: Self.flush(xs, plot.minX, plot.maxX), ys: Self.flush(ys, plot.minY, plot.maxY),
          values: nodes.values
        ).thinned
      }
      let plot = Rect(
        from: Point(frame.plot.minX.rounded(.down), frame.plot.minY.rounded(.down)),
        to: Point(frame.plot.maxX.rounded(.up), frame.plot.maxY.rounded(.up)))
      let last = Double(mark.samples - 1)
      let xs = (0..<mark.samples).map { plot.minX + plot.width * Double($0) / last }
      let ys = (0..<mark.samples).map { plot.minY + plot.height * Double($0) / last }
      let dataX = xs.map { frame.x.value(at: $0) }
      let dataY = ys.map { frame.y.value(at: $0) }
      return ContourGrid(xs: xs, ys: ys, values: dataY.flatMap { row(dataX, $0) })
    }

    /// Places whose outer ones at the plot's edge lie on whole pixels: areas painted over one
    /// another would let a seam of the lower ones through in a pixel that they share in part.
    private static func flush(_ places: [Double], _ low: Double, _ high: Double) -> [Double] {
      var result = places
      for i in Set([0, places.count - 1]) {
        if abs(places[i] - low) < 0.5 { result[i] = low.rounded(.down) }
        if abs(places[i] - high) < 0.5 { result[i] = high.rounded(.up) }
      }
      return result
    }

    /// Where a function has a level on an edge, as a share of it, in a few steps: for most grids
    /// they are finer than a quarter of a pixel.
    private func refinement(_ frame: Frame) -> ContourTracer.Refinement? {
      guard let function = mark.function else { return nil }
      return { a, b, level, ends in
        guard ends.0.isFinite, ends.1.isFinite, (ends.0 >= 0) != (ends.1 >= 0) else { return nil }
        var rule = IllinoisRule(ends.0, ends.1)
        for _ in 0..<5 {
          let t = rule.guess
          let p = a + (b - a) * t
          let at = function(frame.x.value(at: p.x), frame.y.value(at: p.y)) - level
          guard t.isFinite, at.isFinite else { return nil }
          if at == 0 { return t }
          rule.narrow(to: t, at)
        }
        return rule.guess
      }
    }

    /// Nested areas, each from its level upwards and painted over the one before, so that no seam
    /// shows between two; the first is all there is.
    private func areas(
      _ tracer: inout ContourTracer, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      var items: [SceneItem] = []
      let bottom = levels.lastIndex { $0 <= low } ?? -1
      for k in bottom..<levels.count {
        let level = k < 0 ? -Double.infinity : levels[k]
        if level > high, k > bottom { break }
        var path = Path()
        for outline in tracer.regions(atLeast: level) {
          frame.append(outline: outline, to: &path)
        }
        if path.isEmpty { continue }
        let paint = style.number(representative(k)).opacity(mark.opacity)
        items.append(.path(PathItem(path, fill: .solid(paint), evenOdd: true)))
      }
      return items
    }

    /// A value of the class from level `k` to the next one.
    private func representative(_ k: Int) -> Double {
      let from = k < 0 ? min(low, levels.first ?? low) : levels[k]
      let to = k + 1 < levels.count ? levels[k + 1] : max(high, levels.last ?? high)
      guard mark.levelScale == .log else { return from / 2 + to / 2 }
      return from > 0 ? (from * to).squareRoot() : to / 3
    }

    // MARK: - Lines

    private func lineColor(_ k: Int, _ style: Style) -> ColorPair {
      if colorsByLevel {
        return style.lineColor(of: representative(k))
      }
      if mark.fill, color.isSeries { return style.theme.ink.opacity(0.3) }
      return style.one(color)
    }

    private func stroke(_ k: Int, _ style: Style) -> Stroke {
      let width = mark.width ?? (mark.fill ? 0.75 : 1.25)
      return Stroke(lineColor(k, style).opacity(mark.opacity), width: width)
    }

    // MARK: - Labels

    /// Labels for the lines, and the gaps in the lines by level and line.
    private func labels(
      _ traced: [[ContourTracer.Line]], _ frame: Frame, _ style: Style
    ) -> ([[Int]: [(start: Double, end: Double)]], [SceneItem]) {
      let type = style.theme.sizes.text(style.theme.sizes.caption, features: ["tnum"])
      let named = ClassTicks.decades(levels) ?? levels
      let words = ClassTicks.labels(named)
      let obstacles =
        mark.clearOf.compactMap { frame.point($0.x, $0.y) } + frame.words.boxes.map(\.rect.center)
      var placer = ContourLabels(
        area: frame.plot.insetBy(4), height: type.size, obstacles: obstacles)
      var gaps: [[Int]: [(start: Double, end: Double)]] = [:]
      var items: [SceneItem] = []
      for (k, lines) in traced.enumerated() {
        guard let index = named.firstIndex(of: levels[k]) else { continue }
        let line = typeset(words[index], type)
        let behind = mark.fill ? style.number(representative(k)) : style.theme.paper
        let color =
          mark.fill
          ? Contrast.textColor(on: behind, ink: style.theme.ink, paper: style.theme.paper)
          : style.theme.textShade(of: lineColor(k, style))
        var equal: [Point] = []
        for (i, traced) in lines.enumerated() {
          for place in placer.places(on: traced, width: line.width, apartFrom: equal) {
            equal.append(place.center)
            gaps[[k, i], default: []].append(place.gap)
            items.append(
              .text(
                line.item(
                  at: place.center, anchor: TextAnchor(.middle, .middle), angle: place.angle,
                  color: color, haloWidth: 2, haloColor: behind, role: "contour-label")))
          }
        }
      }
      return (gaps, items)
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      guard !mark.fill, !mark.name.isEmpty else { return [] }
      return [LegendEntry(mark.name, [.line(stroke(0, style))])]
    }

    var takesSeriesColor: Bool { !mark.fill && !colorsByLevel && color.isSeries }

    var words: String {
      guard !isEmpty, let lowest = nodes.values.firstIndex(of: low),
        let highest = nodes.values.firstIndex(of: high)
      else { return "" }
      let say = SpokenNumbers(from: low, to: high)
      let (x, y) = (SpokenNumbers(nodes.x), SpokenNumbers(nodes.y))
      func point(_ i: Int) -> String {
        let (row, column) = (i / nodes.x.count, i % nodes.x.count)
        return "\(say(nodes.values[i])) at (\(x(nodes.x[column])), \(y(nodes.y[row])))"
      }
      let classes =
        levels.count > 1
        ? "\(counted(levels.count, "level")) from \(say(levels[0])) to \(say(levels[levels.count - 1])), "
        : ""
      let text = "\(classes)highest value \(point(highest)), lowest \(point(lowest))."
      return "\(text.prefix(1).uppercased())\(text.dropFirst())"
    }

    var inspection: [(key: String, value: Node)] {
      [
        ("rows", Node(nodes.y.count)), ("columns", Node(nodes.x.count)), ("levels", Node(levels)),
        ("min", Node(low)), ("max", Node(high)),
        ("missing", Node(nodes.values.count { !$0.isFinite })),
      ]
    }

    var series: [(name: String, column: Column)] {
      let columns = max(1, nodes.x.count)
      let indices = nodes.values.indices
      return [
        ("x", .numbers(indices.map { nodes.x[$0 % columns] })),
        ("y", .numbers(indices.map { nodes.y[$0 / columns] })),
        ("z", .numbers(nodes.values)),
      ]
    }
  }
}
