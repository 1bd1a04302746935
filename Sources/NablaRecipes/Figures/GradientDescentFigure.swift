import NablaMath
import NablaPlot
import NablaScene

/// The panels of `gradient-descent-contour`.
struct GradientDescentFigure {
  let recipe: GradientDescentContour
  let landscape: Landscape
  let runs: [DescentRun]
  private let domain: PlaneDomain
  private let contour: Contour
  private let map: MapSize

  init(
    recipe: GradientDescentContour, landscape: Landscape, runs: [DescentRun]
  ) throws(NablaError) {
    self.recipe = recipe
    self.landscape = landscape
    self.runs = runs
    domain = landscape.domain(recipe.domain, runs.map(\.path))
    map = MapSize(domain)
    contour = try landscape.contour(
      over: domain, recipe.levels, owner: GradientDescentContour.id)
  }

  private var isSingle: Bool { runs.count == 1 }
  private var paths: [DescentMarks] {
    runs.map { DescentMarks(run: $0, domain: domain, scale: map.scale, isThin: !isSingle) }
  }

  // MARK: - Figure

  var figure: Figure {
    let side = 236.0
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size((map.width + side + 254).rounded(), (map.height + 130).rounded()),
      grid: Grid([[.panel(mapPanel), .panel(lossPanel)]], columnWeights: [map.width, side]))
    figure.warnings = runs.compactMap { $0.warning(leavesGrid: landscape.grid != nil) }
    figure.alt = alt
    return figure
  }

  private var title: String {
    let place = landscape.title
    guard isSingle, let run = runs.first else {
      return "\(runs.count) optimisers on \(place)"
    }
    let verb =
      run.hasDiverged ? "runs away on" : run.zigzag > 0.35 ? "zigzags down" : "walks down"
    return "\(run.name) \(verb) \(place)"
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private var subtitle: String {
    var parts = [landscape.grid == nil ? "f(x, y) = \(landscape.formula)" : landscape.formula]
    parts.append("η = \(number(recipe.lr))")
    if let bend, let limit = bend.curvature.largestStableRate {
      parts.append("stable below 2/λₘₐₓ = \(number(limit))")
    }
    return parts.joined(separator: ", ")
  }

  private var caption: String {
    var notes = runs.compactMap { $0.warning(leavesGrid: landscape.grid != nil) }.map { $0 + "." }
    if bend != nil, showsBend {
      notes.append("Dashed: the directions of strongest and weakest curvature at the minimum.")
    }
    if recipe.field {
      notes.append("Small arrows: the steepest way down; their length has no meaning.")
    }
    return notes.joined(separator: " ")
  }

  // MARK: - The minimum

  /// The minimum in view that the first path comes nearest to, with how f bends there.
  private var bend: (place: SIMD2<Double>, curvature: Curvature)? {
    guard let end = runs.first?.path.points.last else { return nil }
    func distance(_ p: SIMD2<Double>) -> Double { ((p - end) * (p - end)).sum() }
    let seen = landscape.function.minima.filter {
      $0.x > domain.x.lower && $0.x < domain.x.upper && $0.y > domain.y.lower
        && $0.y < domain.y.upper
    }
    guard let place = seen.min(by: { distance($0) < distance($1) }) else { return nil }
    let curvature = Curvature(of: landscape.function, at: place)
    return curvature.values.y > 0 ? (place, curvature) : nil
  }

  /// Whether the axes of curvature can be told apart from a mere cross.
  private var showsBend: Bool {
    guard let bend else { return false }
    return isSingle && bend.curvature.values.x / bend.curvature.values.y < 400
  }

  /// Lines along the axes of the ellipse that contours are at the minimum.
  private var bendLines: [(SIMD2<Double>, SIMD2<Double>)] {
    guard let bend, showsBend else { return [] }
    let (place, curvature) = bend
    let reach = 0.42 * min(domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let ratio = (curvature.values.y / curvature.values.x).squareRoot()
    return [(curvature.flattest, reach), (curvature.steepest, max(reach * ratio, reach * 0.2))]
      .map { direction, length in
        (place - direction * length, place + direction * length)
      }
  }

  private var bendMarks: [any Mark] {
    bendLines.map { a, b in
      Line(x: [a.x, b.x], y: [a.y, b.y], color: "ink", width: 1, dash: .dashed)
    }
  }

  private var minimumMarks: [any Mark] {
    let minima = landscape.function.minima
    guard !minima.isEmpty else { return [] }
    // Smaller over a path's end, which then frames it.
    let isCovered = paths.contains { $0.ends(in: minima) }
    return [
      Scatter(
        x: minima.map(\.x), y: minima.map(\.y), color: "ink", size: isCovered ? 8.0 : 12.0,
        shape: .star, opacity: 1)
    ]
  }

  // MARK: - Panels

  private var mapPanel: Panel {
    let paths = paths
    var contour = contour
    contour.clearOf =
      paths.flatMap(\.clearance) + landscape.function.minima.map { ($0.x, $0.y) }
      + bendLines.flatMap { a, b in
        (0...12).map { i in
          let p = a + (b - a) * (Double(i) / 12)
          return (p.x, p.y)
        }
      }
    var marks: [any Mark] = [contour]
    if recipe.field { marks.append(contentsOf: fieldArrows) }
    marks += bendMarks
    for path in paths { marks += path.marks }
    marks += minimumMarks
    marks += words(paths)
    return Panel(
      marks: marks,
      x: AxisOptions("x", domain: domain.x.lower...domain.x.upper),
      y: AxisOptions("y", domain: domain.y.lower...domain.y.upper),
      color: ColorOptions("loss f(x, y)", colormap: "attention_r"),
      coordinates: .cartesian(aspect: map.isEqual ? 1 : nil))
  }

  /// Numbers of steps, and the names of what is marked.
  private func words(_ paths: [DescentMarks]) -> [any Mark] {
    let clear = paths.flatMap(\.clearance)
    var marks: [any Mark] = []
    func annotate(
      _ p: SIMD2<Double>, _ text: String, _ color: String, bold: Bool = false, size: Double = 12
    ) {
      var note = Annotation(
        x: [p.x], y: [p.y], text: [text], color: color, size: size, bold: bold,
        leader: size > 10)
      note.clearOf = clear
      marks.append(note)
    }
    if isSingle, let path = paths.first {
      if let start = path.run.path.points.first { annotate(start, "start", "ink", bold: true) }
      let word =
        path.exit == nil ? "step \(path.run.path.steps)" : "leaves the map"
      annotate(path.end, word, "ink", bold: true)
      // The path's own end says enough where the two fall together.
      for minimum in landscape.function.minima where !path.ends(in: [minimum]) {
        annotate(minimum, "minimum", "ink", size: 11)
      }
      for step in path.numbered(apart: 26) {
        annotate(path.run.path.points[step], String(step), "ink", size: 10)
      }
    } else {
      var names = Annotation(
        x: paths.map(\.end.x), y: paths.map(\.end.y), text: paths.map(\.run.name), bold: true)
      names.clearOf = clear
      names.roles = paths.map(\.run.color)
      marks.append(names)
    }
    return marks
  }

  /// Arrows of one length down the slope at even places.
  private var fieldArrows: [any Mark] {
    let pitch = 30 / map.scale
    var (x, y, x2, y2): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    let columns = Int(min(80, (domain.x.upper - domain.x.lower) / pitch))
    let rows = Int(min(80, (domain.y.upper - domain.y.lower) / pitch))
    for row in 0..<rows {
      for column in 0..<columns {
        let p: SIMD2<Double> = [
          domain.x.lower + (domain.x.upper - domain.x.lower) * (Double(column) + 0.5)
            / Double(columns),
          domain.y.lower + (domain.y.upper - domain.y.lower) * (Double(row) + 0.5) / Double(rows),
        ]
        let slope = landscape.function.gradient(p)
        let length = (slope * slope).sum().squareRoot()
        guard length > 0, length.isFinite else { continue }
        let half = slope / length * pitch * 0.3
        x.append(p.x + half.x)
        y.append(p.y + half.y)
        x2.append(p.x - half.x)
        y2.append(p.y - half.y)
      }
    }
    return [Arrow(x: x, y: y, x2: x2, y2: y2, color: "ink", width: 1, head: 5, opacity: 0.45)]
  }

  private var lossPanel: Panel {
    let values = runs.flatMap(\.path.values)
    let isLog = values.allSatisfy { $0 >= 0 } && values.contains { $0 > 0 }
    var marks: [any Mark] = []
    for (run, path) in zip(runs, paths) {
      // A loss of exactly zero has no place on a logarithmic axis: the line ends before it.
      let steps = run.path.values.indices.filter { !isLog || run.path.values[$0] > 0 }
      marks.append(
        Line(
          x: steps.map(Double.init), y: steps.map { run.path.values[$0] }, color: run.color,
          name: isSingle ? "" : run.name))
      guard isSingle else { continue }
      let dots = ([0] + path.numbered(apart: 26) + [run.path.steps]).filter { steps.contains($0) }
      marks.append(
        Scatter(
          x: dots.map(Double.init), y: dots.map { run.path.values[$0] }, color: run.color,
          size: 7.0, opacity: 1))
    }
    var y = AxisOptions("loss", scale: isLog ? "log" : nil)
    // What lies beyond twelve powers of ten is rounding and would flatten the rest.
    if isLog, let least = values.filter({ $0 > 0 }).min(), let most = values.max(),
      most / least > 1e12
    {
      y.domain = Interval(most * 1e-12, most * 2)
    }
    return Panel(marks: marks, x: AxisOptions("step"), y: y)
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = runs.map { run in
      let (first, last) = (run.path.values.first ?? .nan, run.path.values.last ?? .nan)
      let end = run.path.points.last ?? .zero
      return
        "\(run.name) with rate \(number(recipe.lr)) goes from (\(number(recipe.start.x)), \(number(recipe.start.y))) to (\(number(end.x)), \(number(end.y))) in \(run.path.steps) steps; the loss goes from \(format(first, significant: 3)) to \(format(last, significant: 3))."
    }
    return "Contour map of \(landscape.title). \(parts.joined(separator: " "))"
  }

  var series: [Node.Entry] { runs.flatMap { DescentSeries.entries($0) } }
}

/// The numbers of a path as `nabla data` gives them.
enum DescentSeries {
  static func entries(_ run: DescentRun) -> [Node.Entry] {
    let name = run.optimizer.method.rawValue
    return [
      .init("\(name).x", Node(run.xs)), .init("\(name).y", Node(run.ys)),
      .init("\(name).loss", Node(run.path.values)),
    ]
  }
}

/// About how large a domain is drawn with equal units.
struct MapSize {
  let width: Double
  let height: Double
  /// Pixels for a data unit.
  let scale: Double
  /// Whether x and y units are equally long: not where the map would be a mere strip.
  let isEqual: Bool

  init(_ domain: PlaneDomain) {
    let (dx, dy) = (domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let ratio = dx / dy
    isEqual = ratio > 0.2 && ratio < 5
    let shown = isEqual ? ratio : 1.3
    // About 120 000 square pixels, neither side too long.
    let h = min(380, max(190, (120_000 / shown).squareRoot()))
    let w = min(560, max(150, h * shown))
    width = w
    height = isEqual ? w / shown : h
    scale = w / dx
  }
}
