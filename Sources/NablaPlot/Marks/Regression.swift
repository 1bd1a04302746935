public import NablaScene

/// The line that fits points best, with its confidence band: a straight line or a polynomial by
/// least squares, the probability of one of two outcomes, or a smooth curve.
public struct Regression: Mark {
  public static let kind = "regression"
  public static let domainLoss = DomainLoss.nothing
  public static let summary = "The line that fits points best, with its confidence band."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var method = Method.polynomial
  public var order = 1
  public var span = 2.0 / 3
  public var iterations = 3
  public var fit: Channel?
  public var low: Channel?
  public var high: Channel?
  public var band = true
  public var level = 0.95
  public var width: Double?
  public var dash = Dash.solid
  public var opacity: Double?
  public var name = ""

  /// How the line is found.
  public enum Method: String, OptionChoice {
    /// Ordinary least squares of a polynomial; of order 1, a straight line.
    case polynomial
    /// The probability of y = 1, where y is 0 or 1, by maximum likelihood.
    case logistic
    /// Lines fitted to the neighbours of each point, outlying ones weighed down (Cleveland 1979).
    case lowess
  }

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    method: Method = .polynomial, order: Int = 1, band: Bool = true, level: Double = 0.95,
    name: String = ""
  ) {
    self.method = method
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
    Field("method", \.method, help: "How the line is found."),
    Field(
      "order", \.order, bounds: .within(1...10),
      help: "The polynomial's order; 1 is a straight line."),
    Field(
      "span", \.span, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of the points that each line of lowess is fitted to."),
    Field(
      "iterations", \.iterations, bounds: .within(0...20),
      help: "How often lowess weighs outlying points down."),
    Field("fit", \.fit, help: "A line that is computed already, at each x, instead of y."),
    Field("low", \.low, help: "With fit: the band's lower edge."),
    Field("high", \.high, help: "With fit: the band's upper edge."),
    Field(
      "band", \.band,
      help: "Whether the confidence band of the fitted mean is drawn; lowess has none."
    ),
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
    if fit != nil { return try readyMade(xs, context) }
    let ys = try context.numbers(y, "y")
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    if method == .logistic, let row = ys.firstIndex(where: { $0.isFinite && $0 != 0 && $0 != 1 }) {
      throw NablaError(
        "\(context.place).y", "is \(formatPlain(ys[row])) in row \(row)",
        "give 0 and 1 for the two outcomes")
    }
    let colors = try context.groups(color, count: ys.count, of: "y")
    var used = 0
    var warnings: [String] = []
    var fits: [Fit] = []
    for group in colors.groups(count: ys.count) {
      let rows = group.rows.filter { xs[$0].isFinite && ys[$0].isFinite }
      used += rows.count
      if rows.isEmpty { continue }
      do throws(FitProblem) {
        let model = try Model(self, rows.map { xs[$0] }, rows.map { ys[$0] })
        fits.append(Fit(name: group.name, model: model))
      } catch {
        let of = group.name.map { " of \"\(Nearest.clipped($0))\"" } ?? ""
        warnings.append("\(context.place): the points\(of) \(error.words)")
      }
    }
    warnings =
      leftOut(ys.count - used, of: ys.count, "points are not finite", place: context.place)
      + warnings
    return Prepared(mark: self, fits: fits, color: colors, warnings: warnings)
  }

  /// A line that was fitted elsewhere.
  private func readyMade(
    _ xs: [Double], _ context: MarkContext
  ) throws(NablaError) -> any PreparedMark {
    guard y == nil else {
      throw NablaError(context.place, "has y and fit", "give y, or fit and perhaps low and high")
    }
    let fitted = try context.numbers(fit, "fit", count: xs.count)
    try context.checkLengths(("fit", fitted.count), ("x", xs.count))
    let ends =
      try low == nil && high == nil
      ? nil : context.ends(of: fitted, "fit", error: nil, low: low, high: high)
    let colors = try context.groups(color, count: xs.count, of: "x")
    let fits = colors.groups(count: xs.count).map { group in
      let rows = group.rows.filter { xs[$0].isFinite }.sorted { xs[$0] < xs[$1] }
      return Fit(
        name: group.name,
        model: .line(
          Curve(
            x: rows.map { xs[$0] }, y: rows.map { fitted[$0] },
            lower: ends.map { ends in rows.map { ends.low[$0] } },
            upper: ends.map { ends in rows.map { ends.high[$0] } })))
    }
    return Prepared(mark: self, fits: fits, color: colors, warnings: [])
  }

  struct Fit: Sendable {
    let name: String?
    let model: Model
  }
}

extension Regression {
  struct Prepared: PreparedMark {
    let mark: Regression
    let fits: [Fit]
    let color: ColorValues
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      for fit in fits {
        let curve = fit.model.curve(level: mark.level)
        scales.x.makeRoom(for: [curve.x.first, curve.x.last].compactMap { $0 })
        scales.y.makeRoom(for: curve.y)
        if mark.band, let band = curve.band { scales.y.makeRoom(for: band.lower + band.upper) }
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
        let curve = fit.model.curve(level: mark.level, on: frame.x)
        let pair = style.groupColor(fit.name, color)
        if mark.band, let band = curve.band {
          let area = frame.area(curve.x, band.lower, band.upper)
          if !area.isEmpty {
            bands.append(.path(PathItem(area, fill: style.tint(pair, mark.opacity))))
          }
        }
        let path = frame.path(curve.x, curve.y)
        if !path.isEmpty {
          lines.append(.path(PathItem(path, stroke: style.line(pair, mark.width, mark.dash))))
        }
      }
      return bands + lines
    }

    func legend(_ style: Style) -> [LegendEntry] {
      let hasBand =
        mark.band && fits.contains { $0.model.curve(level: mark.level).band != nil }
      return style.legend(of: fits.map(\.name), mark.name, color) { pair in
        (hasBand ? [.area(style.tint(pair, mark.opacity))] : [])
          + [.line(style.line(pair, mark.width, mark.dash))]
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      LineWords.write(
        fits.map { fit in
          let curve = fit.model.curve(level: mark.level)
          return LineWords.Line(
            fit.name.map { "The line of \($0)" } ?? mark.name, PositionValues(.numbers(curve.x)),
            curve.y)
        }, "fitted line")
    }

    var inspection: [(key: String, value: Node)] {
      if fits.count == 1, fits[0].name == nil {
        return fits[0].model.numbers.map { ($0.key, $0.value) }
      }
      let all = fits.map { fit in
        Node([Node.Entry("name", Node(fit.name ?? ""))] + fit.model.numbers)
      }
      return [("fits", Node(all))]
    }

    var series: [(name: String, column: Column)] {
      fits.flatMap { fit -> [(name: String, column: Column)] in
        let suffix = fit.name.map { " \($0)" } ?? ""
        let curve = fit.model.curve(level: mark.level)
        var all: [(name: String, column: Column)] = [
          ("x\(suffix)", .numbers(curve.x)), ("y\(suffix)", .numbers(curve.y)),
        ]
        if mark.band, let band = curve.band {
          all.append(("lower\(suffix)", .numbers(band.lower)))
          all.append(("upper\(suffix)", .numbers(band.upper)))
        }
        return all
      }
    }
  }
}
