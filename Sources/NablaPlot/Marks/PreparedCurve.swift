import NablaMath
import NablaScene

/// A curve that a parameter runs along, ready to be drawn: what `parametric` and `polarCurve` are.
struct PreparedCurve: PreparedMark {
  /// Where the parameter begins and ends.
  let span: Interval
  let color: ColorValues
  let width: Double?
  let dash: Dash
  let opacity: Double
  let name: String
  /// What the mark says of itself before its span.
  let facts: [(key: String, value: Node)]
  /// The name of the parameter in the table of numbers.
  let parameter: String
  /// The curve's place in the plane.
  let place: @Sendable (Double) -> (x: Double, y: Double)

  /// How many places scales and tables see.
  private static let count = 1200

  private var places: [(t: Double, x: Double, y: Double)] {
    evenPlaces(from: span.lower, to: span.upper, count: Self.count + 1).map { t in
      let (x, y) = place(t)
      return (t, x, y)
    }
  }

  func train(_ scales: inout ScaleTraining) {
    let places = places
    // A curve that runs to infinity must not flatten what is near.
    if let range = RobustRange(places.map(\.x)) { scales.x.add(range) }
    if let range = RobustRange(places.map(\.y)) { scales.y.add(range) }
    scales.x.suggest(label: "x")
    scales.y.suggest(label: "y")
  }

  func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
    let pieces = CurveSampler.pieces(from: span.lower, to: span.upper, reach: frame.reach) { t in
      let (x, y) = place(t)
      return Point(frame.x.position(x), frame.y.position(y))
    }
    var path = Path()
    for piece in pieces {
      frame.append(
        simplified(piece.map(\.point), tolerance: ContourTracer.Line.tolerance), to: &path)
    }
    return path.isEmpty ? [] : [.path(PathItem(path, stroke: stroke(style)))]
  }

  private func stroke(_ style: Style) -> Stroke {
    style.line(style.one(color).opacity(opacity), width, dash)
  }

  func legend(_ style: Style) -> [LegendEntry] {
    name.isEmpty ? [] : [LegendEntry(name, [.line(stroke(style))])]
  }

  var takesSeriesColor: Bool { color.isSeries }

  var words: String {
    let places = places.filter { $0.x.isFinite && $0.y.isFinite }
    guard let first = places.first, let last = places.last else { return "" }
    func say(_ place: (t: Double, x: Double, y: Double)) -> String {
      "(\(format(place.x, significant: 3)), \(format(place.y, significant: 3)))"
    }
    return "A curve from \(say(first)) to \(say(last))."
  }

  var inspection: [(key: String, value: Node)] {
    facts + [("\(parameter)Span", span.optionNode)]
  }

  var series: [(name: String, column: Column)] {
    let places = places
    return [
      (parameter, .numbers(places.map(\.t))), ("x", .numbers(places.map(\.x))),
      ("y", .numbers(places.map(\.y))),
    ]
  }
}
