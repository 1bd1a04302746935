import NablaMath
import NablaPlot

/// A graph that becomes another one in four steps, with three marked points.
struct TransformationSteps {
  private let f: Formula
  private let a, b, h, k: Double
  private let stages: [Stage]

  /// The graph after some of the changes, with the marked points.
  private struct Stage {
    let f: @Sendable (Double) -> Double
    let points: [(x: Double, y: Double)]
    var color = "muted"
    var words = ""
  }

  /// a·f(b(x − h)) + k.
  ///
  /// - Parameter marked: the x of the points to begin with.
  init(_ f: Formula, a: Double, b: Double, h: Double, k: Double, marked: [Double]) {
    (self.f, self.a, self.b, self.h, self.k) = (f, a, b, h, k)
    let points = marked.map { (x: $0, y: f($0)) }
    let (ta, tb) = (texNumber(a), texNumber(b))
    let inner = "\(tb)(x\(Self.signed(-h)))"
    stages = [
      Stage(f: { f($0) }, points: points),
      Stage(
        f: { f(b * $0) }, points: points.map { ($0.x / b, $0.y) }, color: "s3",
        words: "$f(\\color{s3}{\(tb)}x)$: every x divided by \(format(b))"),
      Stage(
        f: { f(b * ($0 - h)) }, points: points.map { ($0.x / b + h, $0.y) }, color: "s4",
        words: "$f(\(tb)(x\\color{s4}{\(Self.signed(-h))}))$: every x \(Self.shift(h))"),
      Stage(
        f: { a * f(b * ($0 - h)) }, points: points.map { ($0.x / b + h, a * $0.y) }, color: "s1",
        words: "$\\color{s1}{\(ta)}f(\(inner))$: every y times \(format(a))"),
      Stage(
        f: { a * f(b * ($0 - h)) + k }, points: points.map { ($0.x / b + h, a * $0.y + k) },
        color: "s2",
        words: "$\(ta)f(\(inner))\\color{s2}{\(Self.signed(k))}$: every y \(Self.shift(k))"),
    ]
  }

  /// A number with its sign; a shift by 0 is still shown.
  private static func signed(_ value: Double) -> String {
    (value < 0 ? "" : "+") + texNumber(value == 0 ? 0 : value)
  }

  private static func shift(_ value: Double) -> String {
    "\(value < 0 ? "minus" : "plus") \(format(value.magnitude))"
  }

  private func short(_ value: Double) -> String { shownNumber(value, significant: 3) }

  // MARK: - Words and numbers

  /// What becomes of f, each number in the colour of its step.
  var formula: String {
    "$g(x)=\\color{s1}{\(texNumber(a))}\\,f(\\color{s3}{\(texNumber(b))}(x\\color{s4}{\(Self.signed(-h))}))\\color{s2}{\(Self.signed(k))}$"
  }

  var words: String {
    let moves = zip(stages[0].points, stages[4].points).map {
      "(\(short($0.x)), \(short($0.y))) to (\(short($1.x)), \(short($1.y)))"
    }
    return
      "The graph of \(f.displayText) becomes that of \(format(a)) times f(\(format(b)) times x \(Self.shift(-h))), \(Self.shift(k)): points go from \(moves.joined(separator: ", "))."
  }

  var series: [Node.Entry] {
    let window = window
    let places = evenPlaces(from: window.x.lowerBound, to: window.x.upperBound, count: 101)
    return [
      Node.Entry("x", Node(places)), .init("f", Node(places.map(stages[0].f))),
      .init("g", Node(places.map(stages[4].f))),
    ]
      + zip(["f", "b", "h", "a", "k"], stages).map { name, stage in
        .init("points \(name)", Node(stage.points.map { Node([$0.x, $0.y]) }))
      }
  }

  // MARK: - Panels

  /// What holds the points of all stages and the origin.
  private var window: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    func around(_ values: [Double]) -> ClosedRange<Double> {
      let (low, high) = (min(values.min() ?? -1, 0), max(values.max() ?? 1, 0))
      let room = max(high - low, 1e-9) * 0.28
      return low - room...high + room
    }
    let points = stages.flatMap(\.points)
    return (around(points.map(\.x)), around(points.map(\.y)))
  }

  /// The graph and the marked points after a step, and how they got there.
  ///
  /// - Parameter from: the number of an earlier step, 0 for the graph of f.
  func panel(_ number: Int, from earlier: Int) -> Panel {
    let (stage, old, (x, y)) = (stages[number], stages[earlier], window)
    var before = FunctionMark(domain: x, color: "muted", old.f)
    before.dash = .dashed
    before.width = 1.5
    var after = FunctionMark(domain: x, color: stage.color, stage.f)
    after.width = 2.5
    let moved = zip(old.points, stage.points).filter { $0.x != $1.x || $0.y != $1.y }
    var notes = Annotation(
      x: stage.points.map(\.x), y: stage.points.map(\.y),
      text: stage.points.map { "(\(short($0.x)), \(short($0.y)))" }, color: stage.color, size: 11)
    notes.clearOf =
      evenPlaces(from: x.lowerBound, to: x.upperBound, count: 161).flatMap { place in
        [(x: place, y: stage.f(place)), (x: place, y: old.f(place))].filter { y.contains($0.y) }
      } + old.points
    return Panel(
      title: earlier == number - 1 ? "\(number). \(stage.words)" : "",
      marks: [
        before, after,
        Arrow(
          x: moved.map(\.0.x), y: moved.map(\.0.y), x2: moved.map(\.1.x), y2: moved.map(\.1.y),
          color: "ink", width: 1.25),
        Scatter(x: old.points.map(\.x), y: old.points.map(\.y), color: "muted", opacity: 1),
        Scatter(
          x: stage.points.map(\.x), y: stage.points.map(\.y), color: stage.color, size: 8,
          opacity: 1),
        notes,
      ], x: AxisOptions("x", domain: x), y: AxisOptions("y", domain: y))
  }
}
