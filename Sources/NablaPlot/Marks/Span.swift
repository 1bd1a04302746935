public import NablaScene
import NablaText

/// Bands across the whole panel between two x or two y values.
public struct Span: Mark {
  public static let kind = "span"
  public static let summary = "Bands across the panel between two x or two y values."

  public var x: Channel?
  public var x2: Channel?
  public var y: Channel?
  public var y2: Channel?
  public var color: Channel? = .column("muted")
  public var opacity: Double?
  public var label: Channel?
  public var name = ""

  public init() {}

  /// One band between two x values, or between two y values.
  public init(
    x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = "muted", opacity: Double? = nil, label: String = "",
    name: String = ""
  ) {
    self.x = x.map { .values(.numbers([$0.lowerBound, $0.upperBound])) }
    self.y = y.map { .values(.numbers([$0.lowerBound, $0.upperBound])) }
    self.color = color?.channel
    self.opacity = opacity
    self.label = label.isEmpty ? nil : .values(.text(TextColumn([label])))
    self.name = name
  }

  public static let fields: [Field<Span>] = [
    Field("x", \.x, help: "Both ends [a, b] of an upright band, or where bands begin."),
    Field("x2", \.x2, help: "Where upright bands end."),
    Field("y", \.y, help: "Both ends [a, b] of a level band, or where bands begin."),
    Field("y2", \.y2, help: "Where level bands end."),
    Field("color", \.color, help: "One colour."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque; 0.16."),
    Field("label", \.label, help: "Words inside the band, at its upper left."),
    Field("name", \.name, help: "The legend's text for the bands."),
  ]

  public static var sample: Figure {
    let t = (0...100).map { Double($0) / 5 }
    return Figure(
      title: "Warm-up, then decay",
      marks: [
        Span(x: 0...4, color: "accent", label: "warm-up"), Span(y: 0...0.1, label: "below 0.1"),
        Line(x: t, y: t.map { $0 < 4 ? $0 / 4 : exp2(-($0 - 4) / 3) }),
      ],
      x: AxisOptions("step (thousands)"), y: AxisOptions("learning rate"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard (x == nil) != (y == nil) else {
      throw NablaError(
        context.place, x == nil ? "has neither x nor y" : "has both x and y", "give one of them")
    }
    let isUpright = x != nil
    let (first, second) = isUpright ? (x, x2) : (y, y2)
    let names = isUpright ? ("x", "x2") : ("y", "y2")
    var from = try context.numbers(first, names.0)
    var to: [Double]
    if second == nil {
      guard from.count == 2 else {
        throw NablaError(
          "\(context.place).\(names.0)", "has \(from.count) values and \(names.1) is missing",
          "give [a, b], or \(names.1) too")
      }
      (from, to) = ([from[0]], [from[1]])
    } else {
      to = try context.numbers(second, names.1, count: from.count)
      try context.checkLengths((names.0, from.count), (names.1, to.count))
    }
    let colors = try context.onlyColor(color, "color")
    return Prepared(
      mark: self, isUpright: isUpright, from: from, to: to, texts: try words(context, from.count),
      color: colors)
  }

  private func words(_ context: MarkContext, _ count: Int) throws(NablaError) -> [String] {
    switch label {
    case nil: return []
    case .constant(let number): return Array(repeating: format(number), count: count)
    case .column(let name) where !context.table.names.contains(name):
      return Array(repeating: name, count: count)
    case .some(let channel):
      let column = try channel.resolve(context.table, option: "\(context.place).label")
      let words = column?.words ?? []
      try context.checkLengths(("label", words.count), (x == nil ? "y" : "x", count))
      return words
    }
  }

  struct Prepared: PreparedMark {
    let mark: Span
    let isUpright: Bool
    let from: [Double]
    let to: [Double]
    let texts: [String]
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) {
      if isUpright {
        scales.x.add(from)
        scales.x.add(to)
      } else {
        scales.y.add(from)
        scales.y.add(to)
      }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      var path = Path()
      var labels: [SceneItem] = []
      for i in from.indices {
        guard let band = band(i, frame) else { continue }
        path.append(Path(band))
        if i < texts.count, !texts[i].isEmpty {
          labels += label(texts[i], band, frame, style)
        }
      }
      if path.isEmpty { return [] }
      return [.path(PathItem(path, fill: .solid(tint(style))))] + labels
    }

    /// The part of a band inside the plot.
    private func band(_ i: Int, _ frame: Frame) -> Rect? {
      let plot = frame.plot
      let scale = isUpright ? frame.x : frame.y
      let (a, b) = (scale.position(from[i]), scale.position(to[i]))
      guard !a.isNaN, !b.isNaN else { return nil }
      let (low, high) = isUpright ? (plot.minX, plot.maxX) : (plot.minY, plot.maxY)
      let (start, end) = (max(low, min(a, b)), min(high, max(a, b)))
      guard start <= end else { return nil }
      return
        (isUpright
        ? Rect(x: start, y: plot.minY, width: end - start, height: plot.height)
        : Rect(x: plot.minX, y: start, width: plot.width, height: end - start)).snapped
    }

    /// The words inside the band, or beside it where it is too narrow for them.
    private func label(
      _ text: String, _ band: Rect, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      let line = typeset(markup: text, style.theme.sizes.text(style.theme.sizes.tick))
      let gap = style.theme.sizes.gap * 0.7
      var place = Point(band.minX + gap, band.minY + gap)
      // A label is read on its halo; beside the band that is as good as the paper.
      let halo = style.theme.paper.opacity(0.6)
      var ground = style.theme.paper
      if !isUpright || line.width + 2 * gap <= band.width,
        isUpright || line.height + gap <= band.height
      {
        let tint = tint(style)
        ground = ColorPair(
          light: halo.light.over(tint.light.over(ground.light)),
          dark: halo.dark.over(tint.dark.over(ground.dark)))
      }
      if isUpright, line.width + 2 * gap > band.width {
        let right = band.maxX + gap
        place.x =
          right + line.width <= frame.plot.maxX
          ? right : max(frame.plot.minX, band.minX - gap - line.width)
      }
      if !isUpright, line.height + gap > band.height {
        let above = band.minY - gap * 0.5 - line.height
        place.y = above >= frame.plot.minY ? above : band.maxY + gap * 0.5
      }
      return [
        .text(
          line.item(
            at: place, anchor: TextAnchor(.start, .top),
            color: Contrast.textShade(
              of: style.one(color), light: ground.light, dark: ground.dark),
            haloWidth: style.theme.sizes.textHalo, haloColor: halo,
            role: "span-label"))
      ]
    }

    private func tint(_ style: Style) -> ColorPair {
      style.one(color).opacity(mark.opacity ?? 0.16)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      mark.name.isEmpty ? [] : [LegendEntry(mark.name, [.area(.solid(tint(style)))])]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let say = SpokenNumbers(from + to)
      let bands = from.indices.map { i -> String in
        let name = i < texts.count && !texts[i].isEmpty ? "\(Nearest.clipped(texts[i])) " : ""
        return "\(name)from \(isUpright ? "x" : "y") \(say(from[i])) to \(say(to[i]))"
      }
      return bands.isEmpty ? "" : "Marked: \(listed(bands, most: 4))."
    }

    var inspection: [(key: String, value: Node)] { [("bands", Node(from.count))] }

    var series: [(name: String, column: Column)] {
      isUpright
        ? [("x", .numbers(from)), ("x2", .numbers(to))]
        : [("y", .numbers(from)), ("y2", .numbers(to))]
    }
  }
}
