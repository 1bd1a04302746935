public import NablaScene
public import NablaText

/// Words at points of the data.
public struct Text: Mark {
  public static let kind = "text"
  public static let summary = "Words at points of the data."

  public var x: Channel?
  public var y: Channel?
  public var text: Channel?
  public var anchor = TextAnchor.Horizontal.middle
  public var baseline = TextAnchor.Vertical.middle
  public var dx = 0.0
  public var dy = 0.0
  public var size: Double?
  public var bold = false
  public var angle = 0.0
  public var color: Channel? = .column("ink")
  public var halo = true
  public var repel = true

  public init() {}

  /// - Parameter repel: whether words that would cover others or be cut move to the nearest free
  ///   place, and are left out where there is none.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, text: some ChannelConvertible,
    anchor: TextAnchor.Horizontal = .middle, baseline: TextAnchor.Vertical = .middle,
    dx: Double = 0, dy: Double = 0, size: Double? = nil, bold: Bool = false, angle: Double = 0,
    color: any ChannelConvertible = "ink", halo: Bool = true, repel: Bool = true
  ) {
    self.x = x.channel
    self.y = y.channel
    self.text = text.channel
    self.anchor = anchor
    self.baseline = baseline
    self.dx = dx
    self.dy = dy
    self.size = size
    self.bold = bold
    self.angle = angle
    self.color = color.channel
    self.halo = halo
    self.repel = repel
  }

  public static let fields: [Field<Text>] = [
    Field("x", \.x, help: "Where the words stand."),
    Field("y", \.y, help: "Where the words stand."),
    Field("text", \.text, help: "A column, a list, or the words themselves."),
    Field("anchor", \.anchor, help: "The part of the words that stands at x."),
    Field("baseline", \.baseline, help: "The part of the words that stands at y."),
    Field("dx", \.dx, bounds: .within(-500...500), unit: "px", help: "A shift to the right."),
    Field("dy", \.dy, bounds: .within(-500...500), unit: "px", help: "A shift down."),
    Field(
      "size", \.size, bounds: Bounds(0, 96, includesLower: false), unit: "px",
      help: "The letters' size; 12 px."),
    Field("bold", \.bold, help: "Whether the letters are semibold."),
    Field("angle", \.angle, unit: "°", help: "The turn, clockwise."),
    Field("color", \.color, help: "One colour."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets the words off."),
    Field(
      "repel", \.repel,
      help:
        "Whether words that would cover others or be cut move to a free place, or are left out."),
  ]

  public static var sample: Figure {
    let years = [1958.0, 1986, 2012, 2017]
    let names = ["perceptron", "backpropagation", "AlexNet", "transformer"]
    let rank = [1.0, 2, 3, 4]
    return Figure(
      title: "Four steps",
      marks: [
        Scatter(x: years, y: rank),
        Text(x: years, y: rank, text: names, anchor: .end, dx: -9),
      ],
      x: AxisOptions("year", domain: 1930...2025),
      y: AxisOptions("step", ticks: TickOptions(values: rank)))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y", count: xs.count)
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let words = try context.words(text, "text", count: xs.count)
    try context.checkLengths(("text", words.count), ("x", xs.count))
    let colors = try context.onlyColor(color, "color")
    return Prepared(mark: self, x: xs, y: ys, texts: words, color: colors)
  }

  struct Prepared: PreparedMark {
    /// After so many words without room the rest is not searched for: the plot is full.
    private static let patience = 400

    let mark: Text
    let x: PositionValues
    let y: PositionValues
    let texts: [String]
    let color: ColorValues

    var keepsOffWords: Bool { true }

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let sizes = style.theme.sizes
      let type = sizes.text(mark.size ?? sizes.label, weight: mark.bold ? .semibold : .regular)
      let shade = style.theme.textShade(of: style.one(color))
      let (points, indices) = frame.points(x.on(frame.x), y.on(frame.y))
      let leader = Leader(color: shade, hasHalo: mark.halo, theme: style.theme)
      var words = frame.words
      var failures = 0
      var (lines, items): ([SceneItem], [SceneItem]) = ([], [])
      for (point, i) in zip(points, indices) where !texts[i].isEmpty {
        var item = typeset(markup: texts[i], type).item(
          at: point + Point(mark.dx, mark.dy), anchor: TextAnchor(mark.anchor, mark.baseline),
          angle: mark.angle, color: shade,
          haloWidth: mark.halo ? style.theme.sizes.textHalo : 0, haloColor: style.theme.paper,
          role: mark.repel ? "mark-text" : WordPlaces.fixedRole)
        var box = TextBox(item, .identity)
        // Words that find no room are left out when the figure is put together.
        let shift = mark.repel && failures < Self.patience ? words.shift(freeing: box) : nil
        if mark.repel, shift == nil { failures += 1 }
        if let shift {
          item.origin = (item.origin + shift).snapped
          box = TextBox(item, .identity)
          if shift.distance(to: .zero) > 12, let line = leader.line(from: point, to: box.rect) {
            lines.append(line)
          }
          words.take(box)
        }
        items.append(.text(item))
      }
      return lines + items
    }

    var words: String {
      let said = texts.filter { !$0.isEmpty }.map { "\"\(Nearest.clipped($0))\"" }
      return said.isEmpty ? "" : "Words: \(listed(said, most: 6))."
    }

    var series: [(name: String, column: Column)] {
      [("x", x.column), ("y", y.column), ("text", .text(TextColumn(texts)))]
    }
  }
}

extension TextAnchor.Horizontal: OptionChoice {}
extension TextAnchor.Vertical: OptionChoice {}
