import NablaMath

extension PointsOfInterest {
  /// More points than these bear no words, which would cover one another.
  private static let mostWords = 16

  /// What shows the points in a figure: dots with their numbers, and the asymptotes that the
  /// graph's own mark does not draw, as dashed lines.
  ///
  /// - Parameters:
  ///   - color: the graph's.
  ///   - x: the part of the axis that is shown, `y` likewise; points beyond are left out.
  package func marks(
    color: String, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> [any Mark] {
    let points = points.filter { y.contains($0.y.value) }
    var marks: [any Mark] = []
    for asymptote in asymptotes {
      switch asymptote {
      case .vertical: break
      case .horizontal(let level):
        if y.contains(level.value) { marks.append(Rule(y: [level.value], width: 1)) }
      case .oblique(let slope, let intercept):
        let ends = [x.lowerBound, x.upperBound]
        marks.append(
          Line(
            x: ends, y: ends.map { slope.value * $0 + intercept.value }, color: "muted", width: 1,
            dash: .dashed))
      }
    }
    let full = points.filter { $0.kind != .hole }
    if !full.isEmpty {
      marks.append(
        Scatter(x: full.map(\.x.value), y: full.map(\.y.value), color: color, opacity: 1))
    }
    if (1...Self.mostWords).contains(points.count) {
      marks.append(
        Annotation(
          x: points.map(\.x.value), y: points.map(\.y.value), text: points.map(\.label),
          color: color, size: 11))
    }
    return marks
  }
}
