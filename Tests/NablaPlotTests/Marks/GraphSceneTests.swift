import Foundation
import NablaMath
import NablaPlot
import NablaScene
import Testing

/// The graphs that plotters get wrong, looked at in the finished scene.
@Suite struct GraphSceneTests {
  /// A segment on the canvas in the units of the axes.
  private struct Segment {
    let from: (x: Double, y: Double)
    let to: (x: Double, y: Double)
  }

  private func drawn(
    _ text: String, _ domain: ClosedRange<Double>
  ) throws -> (segments: [Segment], y: (lower: Double, upper: Double), items: [SceneItem]) {
    let figure = Figure(marks: [FunctionMark(try Formula(text), domain: domain)])
    let panel = try #require(try figure.drawn().report.panels.first)
    let (x, y, plot) = (panel.x.domain, panel.y.domain, panel.plot)
    func place(_ p: Point) -> (x: Double, y: Double) {
      (
        x.lower + (p.x - plot.minX) / plot.width * (x.upper - x.lower),
        y.lower + (plot.maxY - p.y) / plot.height * (y.upper - y.lower)
      )
    }
    let items = try items(of: "function", in: figure)
    var segments: [Segment] = []
    // Asymptotes are dashed.
    for item in items.paths where item.stroke?.dash.isEmpty == true {
      var (pen, next) = (Point.zero, 0)
      for verb in item.path.verbs where verb != .close {
        let point = item.path.points[next]
        next += 1
        if verb == .line { segments.append(Segment(from: place(pen), to: place(point))) }
        pen = point
      }
    }
    return (segments, (y.lower, y.upper), items)
  }

  static let poles: [(String, ClosedRange<Double>, [Double])] = [
    ("tan(x)", -50...50, (-16...15).map { (Double($0) + 0.5) * .pi }),
    ("1/x", -5...5, [0]), ("1/x^2", -5...5, [0]),
    ("gamma(x)", -4.5...4, [-4, -3, -2, -1, 0]),
  ]

  @Test(arguments: poles)
  func noSegmentCrossesAPole(text: String, domain: ClosedRange<Double>, poles: [Double]) throws {
    let (segments, _, _) = try drawn(text, domain)
    #expect(segments.count > 100)
    for segment in segments {
      let (low, high) = (min(segment.from.x, segment.to.x), max(segment.from.x, segment.to.x))
      // A quarter of a pixel is how far coordinates are rounded and clipped.
      let slack = (domain.upperBound - domain.lowerBound) / 2000
      #expect(!poles.contains { low < $0 - slack && $0 + slack < high }, "\(text) at \(low)")
    }
  }

  @Test(arguments: poles)
  func aPoleDoesNotFlattenTheRest(
    text: String, domain: ClosedRange<Double>, poles: [Double]
  ) throws {
    let (_, y, _) = try drawn(text, domain)
    #expect(y.upper - y.lower < 300 && y.upper - y.lower > 1)
  }

  @Test func aPoleIsMarkedByADashedLine() throws {
    let (_, _, items) = try drawn("1/x", -5...5)
    let dashed = items.paths.filter { $0.stroke?.dash.isEmpty == false }
    #expect(dashed.flatMap(\.path.points).count == 2)
  }

  /// The floor's steps are level, and nothing joins them.
  @Test func aJumpIsNotJoined() throws {
    let (segments, _, items) = try drawn("floor(x)", -3.5...3.5)
    #expect(segments.count >= 7)
    for segment in segments {
      #expect(abs(segment.from.y - segment.to.y) < 0.02)
      #expect(abs(segment.from.y - floor((segment.from.x + segment.to.x) / 2)) < 0.02)
    }
    let markers = items.compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
    // Full where the value is, open where it is not: seven jumps from −3 to 3.
    #expect(markers.map(\.positions.count) == [7, 7])
  }

  @Test func aHoleIsAnOpenDot() throws {
    let (segments, _, items) = try drawn("(x^2 - 1)/(x - 1)", -3...3)
    let markers = items.compactMap { if case .markers(let markers) = $0 { markers } else { nil } }
    #expect(markers.map(\.positions.count) == [1])
    #expect(markers.map(\.edgeWidth) != [0])
    #expect(segments.allSatisfy { abs($0.from.y - $0.from.x - 1) < 0.02 })
  }

  /// Functions that are continuous or end inside the view: lines follow them to a pixel.
  @Test(
    arguments: [
      ("abs(x)", -3...3), ("sin(1/x)", -1...1), ("x sin(1/x)", -1...1), ("x^(1/3)", -3...3),
      ("sqrt(x^2 - 1)", -3...3), ("e^(x^2)", -3...3), ("x^2", -10...10),
    ] as [(String, ClosedRange<Double>)])
  func pointsLieOnTheGraph(text: String, domain: ClosedRange<Double>) throws {
    let formula = try Formula(text)
    let (segments, y, _) = try drawn(text, domain)
    #expect(segments.count > 100 || text == "abs(x)")
    let (width, height) = (domain.upperBound - domain.lowerBound, y.upper - y.lower)
    for segment in segments {
      let (px, py) = segment.from
      // Nearer to 0 these swing up and down within a pixel.
      if text.contains("1/x"), abs(px) < 0.03 { continue }
      // Within a pixel to either side the graph passes the point's height, or the view's end.
      let near = (-32...32).map { formula(px + Double($0) / 32 * width / 400) }.filter(\.isFinite)
      let low = near.min().map { max(y.lower - height, $0) } ?? 0
      let high = near.max().map { min(y.upper + height, $0) } ?? 0
      #expect(py > low - height / 60 && py < high + height / 60, "\(text) at (\(px), \(py))")
    }
  }

  @Test func aCornerIsSharp() throws {
    let (segments, _, _) = try drawn("abs(x)", -3...3)
    let least = segments.flatMap { [$0.from.y, $0.to.y] }.min() ?? 1
    #expect(least.magnitude < 0.01)
  }

  @Test func aRootEndsOnTheAxis() throws {
    let (segments, _, _) = try drawn("sqrt(x^2 - 1)", -3...3)
    let ends = segments.flatMap { [$0.from, $0.to] }.filter { abs(abs($0.x) - 1) < 0.02 }
    #expect((ends.map(\.y).min() ?? 1).magnitude < 0.02)
    #expect(!segments.contains { abs($0.from.x) < 0.98 || abs($0.to.x) < 0.98 })
  }
}
