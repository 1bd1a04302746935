import NablaMath
public import NablaScene

extension Figure {
  /// The figure of what people write for a plotter (`PlotExpression` says what there is).
  ///
  /// Curves and regions of the plane have equally long units on both axes, unless both windows are
  /// given.
  /// - Parameters:
  ///   - texts: expressions, which may use what others of them define.
  ///   - x: the part of the x axis that is shown, `y` likewise; what suits the expressions if nil.
  ///   - marksPoints: whether roots, extrema, inflections, intersections, intercepts, holes and
  ///     asymptotes of functions are marked, with exact values where these are certain.
  /// - Throws: what is wrong with an expression, with its column; or that nothing would be drawn.
  public init(
    plotting texts: [String], x: PlotWindow? = nil, y: PlotWindow? = nil,
    marksPoints: Bool = false
  ) throws(NablaError) {
    let expressions = try PlotExpression.read(texts)
    let marks = expressions.compactMap(\.mark)
    guard !marks.isEmpty else {
      throw NablaError(
        "expressions", "define names, and nothing is drawn", "add one such as \"y = x^2\"")
    }
    let isPlane = expressions.contains { expression in
      switch expression.content {
      case .function, .point, .definition: false
      case .implicit, .region, .parametric, .polar: true
      }
    }
    var (x, y) = (x, y)
    let isLocked = isPlane && (x == nil || y == nil)
    let hasFunctions = expressions.contains {
      if case .function = $0.content { true } else { false }
    }
    if isLocked, hasFunctions, y == nil, let shown = x?.interval ?? Interval(-10, 10) {
      // With equal units a steep function would leave the curves no room.
      let half = (shown.upper - shown.lower) * 0.35
      x = x ?? PlotWindow(shown)
      y = Interval(-half, half).map { PlotWindow($0) }
    }
    func axis(_ name: String, _ window: PlotWindow?) -> AxisOptions {
      var axis = AxisOptions(name, ticks: TickOptions(pi: window?.isInPi ?? false))
      axis.domain = window?.interval
      return axis
    }
    self.init(
      size: Size(640, isPlane ? 480 : 400), marks: marks, x: axis("x", x), y: axis("y", y),
      coordinates: .cartesian(aspect: isLocked ? 1 : nil))
    if marksPoints { try addPoints(expressions) }
  }

  /// Marks the points of interest of functions in the view that the figure has without them.
  private mutating func addPoints(_ expressions: [PlotExpression]) throws(NablaError) {
    let report = try drawn().report.panels[0]
    let (x, y) = (report.x.domain, report.y.domain)
    let view = SamplingView(x: x.lower...x.upper, y: y.lower...y.upper)
    let functions = expressions.compactMap { expression -> Formula? in
      if case .function(let formula) = expression.content { formula } else { nil }
    }
    var marks: [any Mark] = []
    for (i, formula) in functions.enumerated() {
      let samples = FunctionSampler.sample(view) { formula($0) }
      // Every two graphs meet once in the figure.
      let interest = PointsOfInterest(
        of: formula, samples, height: y.upper - y.lower, others: Array(functions[..<i]))
      marks += interest.marks(
        color: "s\(i % 8 + 1)", x: x.lower...x.upper, y: y.lower...y.upper)
    }
    guard case .panel(var panel) = grid.rows[0][0] else { return }
    panel.marks += marks
    // The points belong into the view and do not widen it.
    panel.x.domain = panel.x.domain ?? Interval(x.lower, x.upper)
    panel.y.domain = panel.y.domain ?? Interval(y.lower, y.upper)
    grid = Grid([[.panel(panel)]])
  }
}
