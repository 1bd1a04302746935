import NablaMath
public import NablaScene

/// The line that fits points best by least squares, with its confidence band.
public struct Regression: Mark {
  public static let kind = "regression"
  public static let summary = "The line that fits points best, with its confidence band."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var order = 1
  public var band = true
  public var level = 0.95
  public var width: Double?
  public var dash = Dash.solid
  public var opacity: Double?
  public var name = ""

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    order: Int = 1, band: Bool = true, level: Double = 0.95, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.order = order
    self.band = band
    self.level = level
    self.name = name
  }

  public static let fields: [Field<Regression>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field("color", \.color, help: "One colour, or a column: a line for each of its texts."),
    Field(
      "order", \.order, bounds: .within(1...10),
      help: "The polynomial's order; 1 is a straight line."),
    Field("band", \.band, help: "Whether the confidence band of the fitted mean is drawn."),
    Field(
      "level", \.level, bounds: .between(0, 1),
      help: "How sure the band is, as a share: 0.95 for 95 %."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The band's opacity; 0.22."),
    Field("name", \.name, help: "The legend's text for the line."),
  ]

  public static var sample: Figure {
    let x = (0..<24).map { Double($0) / 2 }
    let y = x.enumerated().map { 2 + 0.6 * $1 + 1.6 * sine(Double($0) * 2.4) }
    return Figure(
      title: "A line through scattered points",
      marks: [Scatter(x: x, y: y, color: "s1"), Regression(x: x, y: y, color: "s2")],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.numbers(x, "x")
    let ys = try context.numbers(y, "y")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let colors = try context.groups(color, count: ys.count, of: "y")
    var used = 0
    var warnings: [String] = []
    var fits: [Fit] = []
    for group in colors.groups(count: ys.count) {
      let rows = group.rows.filter { xs[$0].isFinite && ys[$0].isFinite }
      used += rows.count
      if rows.isEmpty { continue }
      if let fit = PolynomialFit(x: rows.map { xs[$0] }, y: rows.map { ys[$0] }, order: order) {
        fits.append(Fit(name: group.name, fit: fit))
      } else {
        let of = group.name.map { " of \"\(Nearest.clipped($0))\"" } ?? ""
        warnings.append(
          "\(context.place): the points\(of) have too few different x for a line of order \(order)")
      }
    }
    warnings =
      leftOut(ys.count - used, of: ys.count, "points are not finite", place: context.place)
      + warnings
    return Prepared(mark: self, fits: fits, color: colors, warnings: warnings)
  }

  struct Fit: Sendable {
    let name: String?
    let fit: PolynomialFit
  }
}

extension Regression {
  struct Prepared: PreparedMark {
    let mark: Regression
    let fits: [Fit]
    let color: ColorValues
    let warnings: [String]

    /// The fitted line between the data's ends.
    private struct Curve {
      var x: [Double]
      var y: [Double]
      var lower: [Double]
      var upper: [Double]

      init(_ fit: PolynomialFit, at x: [Double], level: Double) {
        self.x = x
        y = x.map { fit($0) }
        let reach = x.map { fit.bandReach(at: $0, level: level) }
        lower = zip(y, reach).map { $0 - $1 }
        upper = zip(y, reach).map { $0 + $1 }
      }

      var hasBand: Bool { lower.allSatisfy(\.isFinite) }
    }

    private func curve(_ fit: PolynomialFit, on scale: Scale? = nil) -> Curve {
      let n = 121
      var (a, b) = (fit.lower, fit.upper)
      let even = scale.map { $0.kind.isIdentity } ?? true
      if !even, let scale { (a, b) = (scale.position(a), scale.position(b)) }
      let x = (0..<n).map { i -> Double in
        let t = Double(i) / Double(n - 1)
        let place = a * (1 - t) + b * t
        // On a curved scale the points are even on the canvas.
        return even ? place : scale?.value(at: place) ?? place
      }
      return Curve(fit, at: x, level: mark.level)
    }

    func train(_ scales: inout ScaleTraining) {
      for fit in fits {
        let curve = curve(fit.fit)
        scales.x.add([fit.fit.lower, fit.fit.upper])
        scales.y.add(curve.y)
        if mark.band, curve.hasBand { scales.y.add(curve.lower + curve.upper) }
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      var bands: [SceneItem] = []
      var lines: [SceneItem] = []
      for fit in fits {
        let curve = curve(fit.fit, on: frame.x)
        let pair = fit.name.map(style.category) ?? style.one(color)
        if mark.band, curve.hasBand {
          let area = frame.area(curve.x, curve.lower, curve.upper)
          if !area.isEmpty { bands.append(.path(PathItem(area, fill: paint(pair, style)))) }
        }
        let path = frame.path(curve.x, curve.y)
        if !path.isEmpty { lines.append(.path(PathItem(path, stroke: stroke(pair, style)))) }
      }
      return bands + lines
    }

    private func paint(_ pair: ColorPair, _ style: Style) -> Paint {
      .solid(pair.opacity(mark.opacity ?? style.theme.sizes.fill))
    }

    private func stroke(_ pair: ColorPair, _ style: Style) -> Stroke {
      let width = mark.width ?? style.theme.sizes.line
      return Stroke(pair, width: width, dash: mark.dash.lengths(width: width))
    }

    func legend(_ style: Style) -> [LegendEntry] {
      func entry(_ label: String, _ pair: ColorPair) -> LegendEntry {
        LegendEntry(
          label,
          (mark.band ? [.area(paint(pair, style))] : []) + [.line(stroke(pair, style))])
      }
      let named = fits.compactMap { fit in fit.name.map { entry($0, style.category($0)) } }
      if !named.isEmpty { return named }
      return mark.name.isEmpty ? [] : [entry(mark.name, style.one(color))]
    }

    var takesSeriesColor: Bool { color.isSeries }

    private func numbers(_ fit: PolynomialFit) -> [Node.Entry] {
      [
        Node.Entry("n", Node(fit.count)),
        Node.Entry("coefficients", Node(fit.coefficients)),
        Node.Entry("standardErrors", Node(fit.standardErrors)),
        Node.Entry("rSquared", Node(fit.rSquared)),
        Node.Entry("degreesOfFreedom", Node(fit.degreesOfFreedom)),
        Node.Entry("residualDeviation", Node(fit.residualDeviation)),
        Node.Entry("range", Node([fit.lower, fit.upper])),
      ]
    }

    var inspection: [(key: String, value: Node)] {
      if fits.count == 1, fits[0].name == nil {
        return numbers(fits[0].fit).map { ($0.key, $0.value) }
      }
      let all = fits.map { fit in
        Node([Node.Entry("name", Node(fit.name ?? ""))] + numbers(fit.fit))
      }
      return [("fits", Node(all))]
    }

    var series: [(name: String, column: Column)] {
      fits.flatMap { fit -> [(name: String, column: Column)] in
        let suffix = fit.name.map { " \($0)" } ?? ""
        let curve = curve(fit.fit)
        var all: [(name: String, column: Column)] = [
          ("x\(suffix)", .numbers(curve.x)), ("y\(suffix)", .numbers(curve.y)),
        ]
        if mark.band, curve.hasBand {
          all.append(("lower\(suffix)", .numbers(curve.lower)))
          all.append(("upper\(suffix)", .numbers(curve.upper)))
        }
        return all
      }
    }
  }
}
