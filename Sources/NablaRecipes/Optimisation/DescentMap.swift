import NablaMath
import NablaPlot
import NablaScene

/// The map of a loss with the paths of runs over it.
struct DescentMap {
  let landscape: Landscape
  var runs: [DescentRun]
  let domain: PlaneDomain
  let size: MapSize
  let contour: Contour
  /// Whether the start is named where several paths share it.
  var namesStart = false

  init(
    _ landscape: Landscape, _ runs: [DescentRun], domain given: PlaneDomain? = nil,
    levels: LossLevels? = nil, owner: String
  ) throws(NablaError) {
    self.landscape = landscape
    self.runs = runs
    domain = landscape.domain(given, runs.map(\.path))
    size = MapSize(domain)
    contour = try landscape.contour(over: domain, levels, owner: owner)
  }

  private var isSingle: Bool { runs.count == 1 }
  private var minima: [SIMD2<Double>] { landscape.function.minima.filter(domain.contains) }

  var paths: [DescentMarks] {
    runs.map { DescentMarks(run: $0, domain: domain, scale: size.scale, isThin: !isSingle) }
  }

  /// - Parameters:
  ///   - under: marks between the contours and the paths.
  ///   - clearance: places that the contours' numbers keep off, beside the paths'.
  ///   - bearsWords: whether there is room for names, numbers and a colorbar.
  func panel(
    title: String = "", under: [any Mark] = [], clearance: [(x: Double, y: Double)] = [],
    bearsWords: Bool = true
  ) -> Panel {
    let paths = paths
    let names = bearsWords && !isSingle ? names(paths) : nil
    var contour = contour
    contour.clearOf = paths.flatMap(\.clearance) + minima.map { ($0.x, $0.y) } + clearance
    contour.clearOf += names?.clearance ?? []
    contour.labels = bearsWords
    var marks: [any Mark] = [contour] + under
    // Short paths over long ones, which would hide them.
    let order = paths.indices.sorted { (paths[$0].reach, $0) > (paths[$1].reach, $1) }
    for i in order { marks += paths[i].marks }
    if !minima.isEmpty {
      // Smaller over a path's end, which then frames it.
      let isCovered = paths.contains { $0.ends(in: minima) }
      marks.append(
        Scatter(
          x: minima.map(\.x), y: minima.map(\.y), color: "ink",
          size: !isSingle ? 10.0 : isCovered ? 8 : 12, shape: .star, opacity: 1))
    }
    if !isSingle, let start = runs[0].path.points.first {
      // It belongs to all of them.
      marks.append(Scatter(x: [start.x], y: [start.y], color: "ink", size: 11.0, opacity: 1))
      marks.append(Scatter(x: [start.x], y: [start.y], color: "paper", size: 4.0, opacity: 1))
    }
    if let names { marks += names.marks }
    if bearsWords { marks += words(paths, names?.clearance ?? []) }
    return Panel(
      title: title, marks: marks,
      x: AxisOptions("x", domain: domain.x.lower...domain.x.upper),
      y: AxisOptions("y", domain: domain.y.lower...domain.y.upper),
      color: bearsWords
        ? ColorOptions("loss f(x, y)", colormap: "attention_r")
        : ColorOptions(colormap: "attention_r", legend: false),
      coordinates: .cartesian(aspect: size.isEqual ? 1 : nil))
  }

  private func names(_ paths: [DescentMarks]) -> PathNames {
    PathNames(
      paths.map { .init(text: $0.run.name, end: $0.end, color: $0.run.color) },
      off: paths.flatMap(\.clearance) + minima.map { ($0.x, $0.y) }, on: domain,
      scale: size.scale)
  }

  /// The start's name, and of a single run the numbers of steps and the names of what is marked.
  private func words(
    _ paths: [DescentMarks], _ taken: [(x: Double, y: Double)]
  ) -> [any Mark] {
    let clear = paths.flatMap(\.clearance) + taken
    var marks: [any Mark] = []
    func annotate(
      _ p: SIMD2<Double>?, _ text: String, bold: Bool = false, size: Double = 12
    ) {
      guard let p else { return }
      var note = Annotation(x: [p.x], y: [p.y], text: [text], size: size, bold: bold)
      (note.leader, note.clearOf) = (size > 10, clear)
      marks.append(note)
    }
    guard isSingle, let path = paths.first else {
      if namesStart { annotate(runs.first?.path.points.first, "start", bold: true) }
      return marks
    }
    annotate(path.run.path.points.first, "start", bold: true)
    annotate(
      path.end, path.exit == nil ? "step \(path.run.path.steps)" : "leaves the map", bold: true)
    // The path's own end says enough where the two fall together.
    for minimum in minima where !path.ends(in: [minimum]) {
      annotate(minimum, "minimum", size: 11)
    }
    for step in path.numbered(apart: 26) {
      annotate(path.run.path.points[step], String(step), size: 10)
    }
    return marks
  }

  /// Arrows of one length down the slope at even places.
  var slopeArrows: Quiver {
    let pitch = 30 / size.scale
    var (tails, arrows): ([SIMD2<Double>], [SIMD2<Double>]) = ([], [])
    func places(_ side: Interval) -> [Double] {
      let count = max(1, min(80, (side.upper - side.lower) / pitch).rounded(.down))
      return (0..<Int(count)).map {
        side.lower + (side.upper - side.lower) * (Double($0) + 0.5) / count
      }
    }
    for y in places(domain.y) {
      for x in places(domain.x) {
        let slope = landscape.function.gradient([x, y])
        let length = slope.length
        guard length > 0, length.isFinite else { continue }
        tails.append([x, y])
        arrows.append(slope / length * (-0.6 * pitch))
      }
    }
    var quiver = Quiver(
      x: tails.map(\.x), y: tails.map(\.y), u: arrows.map(\.x), v: arrows.map(\.y), color: "ink",
      pivot: .middle)
    (quiver.width, quiver.head, quiver.opacity) = (1, 5, 0.45)
    return quiver
  }
}
