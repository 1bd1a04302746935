import NablaScene

extension ContourTracer.Line {
  /// How far a line may be from where it was traced, in px.
  static let tolerance = 0.06

  /// The points, of a closed line with the first one again at the end.
  var polyline: [Point] { isClosed ? points + points.prefix(1) : points }

  /// The line without the points that nobody would miss.
  var thinned: ContourTracer.Line {
    let kept = simplified(polyline, tolerance: Self.tolerance)
    return ContourTracer.Line(
      points: isClosed ? Array(kept.dropLast()) : kept, isClosed: isClosed)
  }
}

extension Frame {
  /// Adds a traced line, cut a little beyond the plot.
  func append(_ line: ContourTracer.Line, to path: inout Path) {
    if line.points.allSatisfy(reach.contains) {
      path.append(Path(polyline: line.points, closed: line.isClosed).snapped)
    } else {
      append(line.points, closed: line.isClosed, to: &path)
    }
  }

  /// Adds the outline of a traced area, cut a little beyond the plot.
  func append(outline: [Point], to path: inout Path) {
    let isInside = outline.allSatisfy(reach.contains)
    let shown = isInside ? outline : clip(polygon: outline, to: reach)
    let thin = simplified(shown, tolerance: ContourTracer.Line.tolerance)
    if thin.count > 2 { path.append(Path(polyline: thin, closed: true).snapped) }
  }
}
