public import NablaMath
public import NablaScene

/// Where a condition on x and y holds.
public struct Region: Mark {
  public static let kind = "region"
  public static let summary = "Where a condition on x and y holds; strict borders are dashed."

  public var condition: PlaneFormula?
  public var domain: Interval?
  public var range: Interval?
  public var color: Channel?
  public var opacity: Double?
  public var border = true
  public var width: Double?
  public var name: String?

  public init() {}

  /// - Parameters:
  ///   - condition: an inequality, a chain such as `1 < x^2 + y^2 <= 4`, or several joined by
  ///     `and`, `or`, `not`.
  ///   - domain: the x that are shown at least, `range` the y; where the border is, or −10…10.
  ///   - name: the legend's text; the condition where nil.
  public init(
    _ condition: Formula, domain: ClosedRange<Double>? = nil, range: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = nil, name: String? = nil
  ) {
    self.condition = PlaneFormula(condition)
    self.domain = Interval(domain)
    self.range = Interval(range)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<Region>] = [
    Field(
      "condition", \.condition, help: "Such as y > x^2 or 1 < x^2 + y^2 <= 4, or several with and."),
    Field("domain", \.domain, help: "The x that are shown; all of the border, or [-10, 10]."),
    Field("range", \.range, help: "The y that are shown; all of the border, or [-10, 10]."),
    Field("color", \.color, help: "One colour."),
    Field(
      "opacity", \.opacity, bounds: .within(0...1),
      help: "The area's: 0 invisible, 1 opaque; 0.22."),
    Field("border", \.border, help: "Whether the border is drawn, dashed where it is left out."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The border's; 2 px."),
    Field("name", \.name, help: "The legend's text; the condition where left out."),
  ]

  public static var sample: Figure {
    let texts = ["1 < x^2 + y^2 <= 4", "y > x^2"]
    let marks = texts.compactMap { text in
      (try? Formula(text, variables: PlaneArguments.names)).map {
        Region($0, domain: -3...3, range: -2.5...2.5)
      }
    }
    return Figure(
      title: "A ring and the inside of a parabola", size: Size(520, 400), marks: marks,
      x: AxisOptions("x"), y: AxisOptions("y"), coordinates: .cartesian(aspect: 1))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let condition else {
      throw NablaError(
        context.place, "condition is missing", "give one on x and y such as \"y > x^2\"")
    }
    let formula = condition.formula
    guard !formula.comparisons.isEmpty, !formula.isList else {
      throw NablaError(
        "\(context.place).condition", "\"\(formula.text)\" compares nothing",
        "give a condition such as \"y > x^2\"")
    }
    guard formula.comparison?.relation != .equal else {
      throw NablaError(
        "\(context.place).condition", "\"\(formula.text)\" is an equation",
        "give an inequality, or draw it with implicit")
    }
    let colors = try context.onlyColor(color, "color")
    guard let view = PlaneView(.changes, of: formula, x: domain ?? context.x.domain, y: range)
    else { throw NablaError(context.place, "has no window", "give a domain") }
    return Prepared(mark: self, condition: formula, view: view, color: colors)
  }

  struct Prepared: PreparedMark {
    let mark: Region
    let condition: Formula
    let view: PlaneView
    let color: ColorValues

    func train(_ scales: inout ScaleTraining) { view.train(&scales) }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard let window = PixelWindow(frame) else { return [] }
      let region = ImplicitRegion(condition, in: window)
      var area = Path()
      for outline in region.outlines { frame.append(outline: outline, to: &area) }
      var items: [SceneItem] = []
      if !area.isEmpty { items.append(.path(PathItem(area, fill: fill(style), evenOdd: true))) }
      guard mark.border else { return items }
      for isIncluded in [false, true] {
        var path = Path()
        for border in region.borders where border.isIncluded == isIncluded {
          frame.append(border.line.thinned, to: &path)
        }
        if !path.isEmpty {
          items.append(.path(PathItem(path, stroke: stroke(style, isIncluded: isIncluded))))
        }
      }
      return items
    }

    private func fill(_ style: Style) -> Paint { style.tint(style.one(color), mark.opacity) }

    private func stroke(_ style: Style, isIncluded: Bool) -> Stroke {
      style.line(style.one(color), mark.width, isIncluded ? .solid : .dashed)
    }

    private var name: String { mark.name ?? condition.label }

    func legend(_ style: Style) -> [LegendEntry] {
      guard !name.isEmpty else { return [] }
      let isClosed = condition.comparisons.allSatisfy { !$0.relation.isStrict }
      var swatches: [LegendEntry.Swatch] = [.area(fill(style))]
      if mark.border { swatches.append(.line(stroke(style, isIncluded: isClosed))) }
      return [LegendEntry(name, swatches)]
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String { "The part of the plane where \(condition.displayText)." }

    var inspection: [(key: String, value: Node)] {
      [
        ("condition", Node(condition.text)), ("domain", view.x.optionNode),
        ("range", view.y.optionNode),
      ]
    }

    /// The corners of the area in the view, and which of its outlines they belong to.
    var series: [(name: String, column: Column)] {
      let outlines = view.pixels.map { window in
        ImplicitRegion(condition, in: window).outlines.map { outline in
          simplified(outline, tolerance: ContourTracer.Line.tolerance).map {
            window.values(at: $0)
          }
        }
      }
      return Column.places(of: outlines ?? [])
    }
  }
}
