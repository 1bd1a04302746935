public import NablaMath
public import NablaScene

/// The graph of y = f(x), sampled for the pixels that show it.
public struct FunctionMark: Mark {
  public static let kind = "function"
  public static let summary = "The graph of a formula y = f(x), broken at its poles and jumps."

  public var f: GraphFunction?
  public var domain: Interval?
  public var color: Channel?
  public var width: Double?
  public var dash = Dash.solid
  public var opacity = 1.0
  public var samples: Int?
  public var asymptotes = true
  public var dots = true
  public var name: String?

  public init() {}

  /// The graph of a function in code.
  public init(
    domain: ClosedRange<Double>? = nil, color: (any ChannelConvertible)? = nil, name: String = "",
    _ f: @escaping @Sendable (Double) -> Double
  ) {
    self.domain = Interval(domain)
    self.f = GraphFunction(span: self.domain, f)
    self.color = color?.channel
    self.name = name
  }

  /// The graph of a formula of one variable, named by its text where `name` is nil.
  public init(
    _ formula: Formula, domain: ClosedRange<Double>? = nil,
    color: (any ChannelConvertible)? = nil, name: String? = nil
  ) {
    f = GraphFunction(formula)
    self.domain = Interval(domain)
    self.color = color?.channel
    self.name = name
  }

  public static let fields: [Field<FunctionMark>] = [
    Field("f", \.f, help: "A formula of x, such as sin(x)/x."),
    Field(
      "domain", \.domain,
      help: "Where it is drawn; the x axis's domain, or that of the marks before it, or [-10, 10]."),
    Field("color", \.color, help: "One colour."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The line's width; 2 px."),
    Field("dash", \.dash, help: "The line's pattern."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field(
      "samples", \.samples, bounds: .within(16...100_000),
      help: "That many points at even steps; as many as the graph needs where left out."),
    Field("asymptotes", \.asymptotes, help: "Whether a dashed line stands at each pole."),
    Field(
      "dots", \.dots,
      help: "Whether jumps, holes and ends bear dots: full where the value is, open elsewhere."),
    Field("name", \.name, help: "The legend's text; the formula where left out."),
  ]

  public static var sample: Figure {
    let formula = try? Formula("tan(x)")
    var tangent =
      formula.map { FunctionMark($0, domain: -5...5, name: "tan x") } ?? FunctionMark()
    tangent.color = "s1".channel
    return Figure(
      title: "Tangent and its poles", marks: [tangent],
      x: AxisOptions("x", ticks: TickOptions(pi: true)), y: AxisOptions("y"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard let f else {
      throw NablaError(context.place, "f is missing", "give a formula of x such as \"x^2 + 1\"")
    }
    let colors = try context.onlyColor(color, "color")
    return Prepared(mark: self, f: f, color: colors, axis: context.x)
  }

  struct Prepared: PreparedMark {
    let mark: FunctionMark
    let f: GraphFunction
    let color: ColorValues
    let axis: AxisOptions

    // MARK: - Scales

    func train(_ scales: inout ScaleTraining) {
      let domain = domain(scales.x)
      scales.x.cover(domain.lower, domain.upper)
      guard let range = RobustRange(coarse(domain).y) else { return }
      scales.y.add(range)
      scales.x.suggest(label: "x")
      scales.y.suggest(label: "y")
    }

    private func domain(_ trained: AxisTraining) -> (lower: Double, upper: Double) {
      if let own = mark.domain ?? axis.domain { return (own.lower, own.upper) }
      let (low, high) = (
        min(trained.lower, trained.exactLower), max(trained.upper, trained.exactUpper)
      )
      return low < high ? (low, high) : axis.scale == "log" ? (0.01, 100) : (-10, 10)
    }

    /// Values at even steps, before there are pixels to count.
    private func coarse(_ domain: (lower: Double, upper: Double)) -> (x: [Double], y: [Double]) {
      let isLog = axis.scale == "log" && domain.lower > 0
      let count = 801
      let x =
        isLog
        ? evenPlaces(from: 0, to: 1, count: count).map {
          domain.lower * power(domain.upper / domain.lower, $0)
        } : evenPlaces(from: domain.lower, to: domain.upper, count: count)
      return (x, x.map(f.f))
    }

    // MARK: - Drawing

    /// The part of the axis that the graph covers.
    private func span(_ frame: Frame) -> (Double, Double)? {
      let (a, b) = frame.x.domain
      let (low, high) = mark.domain.map { (max(a, $0.lower), min(b, $0.upper)) } ?? (a, b)
      return low < high ? (low, high) : nil
    }

    private func samples(_ frame: Frame) -> FunctionSamples {
      guard let (a, b) = span(frame) else { return FunctionSamples() }
      return FunctionSampler.sample(SamplingView(frame, from: a, to: b), f.f)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let samples = samples(frame)
      var items: [SceneItem] = []
      if mark.asymptotes { items += asymptotes(samples, frame, style) }
      let line = mark.samples.map { even($0, samples, frame) } ?? (samples.x, samples.y)
      let path = frame.path(line.0, line.1)
      if !path.isEmpty { items.append(.path(PathItem(path, stroke: stroke(style)))) }
      if mark.dots { items += dots(samples, frame, style) }
      return items
    }

    /// Points at even steps, with the breaks that were found between them.
    private func even(
      _ count: Int, _ found: FunctionSamples, _ frame: Frame
    ) -> ([Double], [Double]) {
      guard let (a, b) = span(frame), count > 1 else { return ([], []) }
      let breaks = (found.poles + found.jumps.map(\.x)).sorted()
      var next = 0
      var (xs, ys): ([Double], [Double]) = ([], [])
      for x in evenPlaces(from: a, to: b, count: count) {
        while next < breaks.count, breaks[next] <= x {
          xs.append(breaks[next])
          ys.append(.nan)
          next += 1
        }
        xs.append(x)
        ys.append(f.f(x))
      }
      return (xs, ys)
    }

    private func asymptotes(
      _ samples: FunctionSamples, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      var path = Path()
      for pole in samples.poles {
        let at = snap(frame.x.position(pole))
        // An asymptote on the panel's edge is the edge.
        guard at.isFinite, at > frame.plot.minX + 1, at < frame.plot.maxX - 1 else { continue }
        path.append(Path(segment: Point(at, frame.plot.minY), Point(at, frame.plot.maxY)))
      }
      let stroke = Stroke(
        style.theme.muted.opacity(0.8), width: 1, dash: Dash.dashed.lengths(width: 1.4), cap: .butt)
      return path.isEmpty ? [] : [.path(PathItem(path.snapped, stroke: stroke))]
    }

    private func dots(_ samples: FunctionSamples, _ frame: Frame, _ style: Style) -> [SceneItem] {
      var open: [Point] = []
      var full: [Point] = []
      func add(_ x: Double, _ y: Double, isFull: Bool) {
        guard let point = frame.point(x, y), frame.plot.insetBy(-1).contains(point) else { return }
        if isFull { full.append(point) } else { open.append(point) }
      }
      for jump in samples.jumps {
        let near = (jump.left - jump.right).magnitude * 1e-6
        for limit in [jump.left, jump.right] {
          add(jump.x, limit, isFull: (limit - jump.value).magnitude <= near)
        }
        let isApart = [jump.left, jump.right].allSatisfy { ($0 - jump.value).magnitude > near }
        if isApart { add(jump.x, jump.value, isFull: true) }
      }
      for hole in samples.holes {
        add(hole.x, hole.y, isFull: false)
        add(hole.x, hole.value, isFull: true)
      }
      for end in samples.ends { add(end.x, end.y, isFull: end.isClosed) }
      // Where jumps stand closer than their dots, the steps alone are clearer.
      guard (open + full).count <= 40 else { return [] }
      let ink = style.one(color)
      let size = style.theme.sizes.marker
      var items: [SceneItem] = []
      if !full.isEmpty {
        items.append(.markers(MarkersItem(full, sizes: .one(size), fills: .one(ink))))
      }
      if !open.isEmpty {
        items.append(
          .markers(
            MarkersItem(
              open, sizes: .one(size - 1.5), fills: .one(style.theme.paper), edge: ink,
              edgeWidth: 1.75)))
      }
      return items
    }

    private func stroke(_ style: Style) -> Stroke {
      style.line(style.one(color).opacity(mark.opacity), mark.width, mark.dash)
    }

    // MARK: - Name and numbers

    private var name: String { mark.name ?? f.formula?.label ?? "" }

    func legend(_ style: Style) -> [LegendEntry] {
      name.isEmpty ? [] : [LegendEntry(name, [.line(stroke(style))])]
    }

    func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd] {
      guard !name.isEmpty, let (_, right) = span(frame) else { return [] }
      // The graph may leave the view before it ends: the name stands where it was last seen.
      let start = frame.x.position(right)
      for k in 0..<max(1, Int(min(frame.plot.width * 0.14, 2000))) {
        let x = k == 0 ? right : frame.x.value(at: start - Double(k))
        if let point = frame.point(x, f.f(x)), frame.plot.insetBy(-1).contains(point) {
          return [LineEnd(label: name, point: point, color: style.one(color))]
        }
      }
      return []
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let domain = domain(AxisTraining())
      let numbers = coarse(domain)
      guard let range = RobustRange(numbers.y) else { return "" }
      let view = SamplingView(x: domain.lower...domain.upper, y: range.lower...range.upper)
      let samples = FunctionSampler.sample(view, f.f)
      let features = GraphFeatures(samples, height: range.upper - range.lower, f.f)
      let (x, y) = (
        SpokenNumbers(from: domain.lower, to: domain.upper),
        SpokenNumbers(from: range.lower, to: range.upper)
      )
      func places(_ all: [Double]) -> String { listed(all.map { x($0) }, most: 4) }
      var parts: [String] = []
      let roots = features.roots().map(\.x)
      if !roots.isEmpty, roots.count <= GraphFeatures.most {
        parts.append("is 0 at \(places(roots))")
      }
      // At a hole the graph turns at the limit: sin(x)/x at (0, 1).
      let extrema = features.extrema().compactMap { place -> GraphFeatures.Place? in
        if place.y.isFinite { return place }
        let hole = samples.holes.min { abs($0.x - place.x) < abs($1.x - place.x) }
        return hole.map { GraphFeatures.Place(x: $0.x, y: $0.y) }
      }
      if !extrema.isEmpty, extrema.count <= GraphFeatures.most {
        let points = extrema.map { "(\(x($0.x)), \(y($0.y)))" }
        parts.append("turns at \(listed(points, most: 4))")
      }
      if !samples.poles.isEmpty { parts.append("has poles at \(places(samples.poles))") }
      if !samples.jumps.isEmpty { parts.append("jumps at \(places(samples.jumps.map(\.x)))") }
      guard !parts.isEmpty else {
        return LineWords.write(
          [LineWords.Line(name, PositionValues(.numbers(numbers.x)), numbers.y)], "function")
      }
      let subject = name.isEmpty ? "The function" : Nearest.clipped(spoken(name))
      return "\(subject) \(parts.joined(separator: ", "))."
    }

    var inspection: [(key: String, value: Node)] {
      var entries: [(String, Node)] = []
      if let formula = f.formula { entries.append(("formula", Node(formula.text))) }
      let domain = domain(AxisTraining())
      let range = RobustRange(coarse(domain).y)
      let view = SamplingView(
        x: domain.lower...domain.upper, y: (range?.lower ?? 0)...(range?.upper ?? 1))
      let samples = FunctionSampler.sample(view, f.f)
      entries.append(("domain", Node([domain.lower, domain.upper])))
      entries.append(("poles", Node(samples.poles)))
      entries.append(("jumps", Node(samples.jumps.map(\.x))))
      entries.append(("holes", Node(samples.holes.map(\.x))))
      return entries
    }

    var series: [(name: String, column: Column)] {
      let (x, y) = coarse(domain(AxisTraining()))
      return [("x", .numbers(x)), ("y", .numbers(y))]
    }
  }
}
