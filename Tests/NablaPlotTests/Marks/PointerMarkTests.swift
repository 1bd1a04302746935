import NablaScene
import Testing

@testable import NablaPlot

private func problem(_ mark: any Mark) -> String? {
  do {
    _ = try Figure(marks: [mark]).scene()
    return nil
  } catch {
    return "\(error)"
  }
}

@Suite struct ArrowTests {
  @Test func hasTheExpectedDefaults() {
    let arrow = Arrow()
    #expect(arrow.width == 1.5 && arrow.head == 8 && !arrow.halo)
    #expect(arrow.color == .column("ink"))
  }

  @Test(
    "odd arrows give a sensible figure",
    arguments: [
      ([Double.nan], [1.0]), ([.infinity], [2]), ([1], [1]), ([], []), ([1e300], [-1e300]),
    ])
  func wackyInput(_ start: [Double], _ tip: [Double]) throws {
    let figure = Figure(marks: [Arrow(x: start, y: start, x2: tip, y2: tip)])
    for path in try items(of: "arrow", in: figure).paths {
      #expect(path.path.points.allSatisfy { $0.isFinite })
    }
  }

  @Test func theTipIsAtItsPointAndTheHeadHasItsLength() throws {
    let figure = Figure(marks: [Arrow(x: [0.0], y: [0.0], x2: [1.0], y2: [0.0], head: 12)])
    let report = try figure.drawn().report.panels[0]
    let drawn = try items(of: "arrow", in: figure).paths
    let head = try #require(drawn.first { $0.fill != nil }?.path.controlBox)
    #expect(abs(head.width - 12) < 0.02)
    let tip = report.plot.minX + report.plot.width * (1.05 / 1.1)
    #expect(abs(head.maxX - tip) < 0.5)
  }

  @Test func aShortArrowHasASmallerHead() throws {
    let figure = Figure(marks: [
      Arrow(x: [0.0, 0], y: [0.0, 1], x2: [0.005, 1], y2: [0.0, 1], head: 20)
    ])
    let heads = try #require(try items(of: "arrow", in: figure).paths.first { $0.fill != nil })
    // The first arrow is about 2.7 px long.
    let first = Array(heads.path.points.prefix(4))
    #expect(first[0].distance(to: first[1]) < 4)
  }

  @Test func lengthsThatDifferAreRefused() {
    #expect(
      problem(Arrow(x: [1.0, 2], y: [1.0, 2], x2: [1.0], y2: [1.0, 2]))?.hasPrefix(
        "marks[0] (arrow): x2 has 1 values and x has 2") == true)
  }
}

@Suite struct SpanTests {
  @Test func hasTheExpectedDefaults() {
    let span = Span()
    #expect(span.color == .column("muted") && span.opacity == nil && span.name.isEmpty)
  }

  @Test func aBandReachesAcrossThePlotBetweenItsEnds() throws {
    let figure = Figure(marks: [
      Line(x: [0.0, 10], y: [0.0, 1]), Span(x: 2...4, label: "here"),
    ])
    let plot = try figure.drawn().report.panels[0].plot
    let drawn = try items(of: "span", in: figure)
    let band = try #require(drawn.paths.first?.path.controlBox)
    #expect(abs(band.height - plot.height) < 0.02)
    #expect(abs(band.width / plot.width - 2 / 11) < 0.001)
    #expect(drawn.texts.map(\.source) == ["here"])
  }

  @Test func manyBandsComeFromTwoColumns() throws {
    var span = Span()
    (span.y, span.y2) = ([0.0, 2, 8].channel, [1.0, 3, 99].channel)
    let figure = Figure(
      marks: [span, Scatter(x: [0.0, 1], y: [0.0, 10])], y: AxisOptions(domain: 0...10))
    let path = try #require(try items(of: "span", in: figure).paths.first?.path)
    #expect(path.verbs.count { $0 == .close } == 3)
    let plot = try figure.drawn().report.panels[0].plot
    // What lies beyond the axis is cut off.
    #expect(plot.contains(try #require(path.controlBox), tolerance: 0.01))
  }

  @Test func aNarrowBandsWordsStandBesideIt() throws {
    let figure = Figure(marks: [
      Line(x: [0.0, 10], y: [0.0, 1]), Span(x: 9.9...10, label: "the very end"),
    ])
    let drawn = try figure.drawn()
    #expect(drawn.report.textProblems.isEmpty)
    let label = try #require(drawn.report.allBoxes.first { $0.role == "span-label" })
    #expect(drawn.report.panels[0].plot.contains(label.rect, tolerance: 1))
  }

  @Test(
    "what is no band is refused",
    arguments: [
      (Span(), "marks[0] (span): has neither x nor y; give one of them"),
      (Span(x: 0...1, y: 0...1), "marks[0] (span): has both x and y; give one of them"),
      (
        Span().with(\.x, [1.0, 2, 3].channel),
        "marks[0] (span).x: has 3 values and x2 is missing; give [a, b], or x2 too"
      ),
      (
        Span().with(\.x, [1.0, 2, 3].channel).with(\.x2, [1.0, 2].channel),
        "marks[0] (span): x has 3 values and x2 has 2; give lists of the same length"
      ),
    ])
  func refusing(_ span: Span, _ message: String) {
    #expect(problem(span)?.hasPrefix(message) == true)
  }

  @Test func valuesThatAreNotNumbersDrawNothing() throws {
    var span = Span()
    (span.x, span.x2) = ([Double.nan, 1].channel, [2.0, 3].channel)
    let path = try #require(
      try items(of: "span", in: Figure(marks: [span])).paths.first?.path)
    #expect(path.verbs.count { $0 == .close } == 1)
  }
}

@Suite struct AnnotationTests {
  @Test func hasTheExpectedDefaults() {
    let note = Annotation()
    #expect(note.dx == nil && note.dy == nil && note.leader && note.halo && !note.bold)
  }

  @Test func wordsAroundOnePlaceDoNotOverlap() throws {
    let n = 9
    let figure = Figure(marks: [
      Scatter(x: [-1.0, 1], y: [-1.0, 1]),
      Annotation(
        x: (0..<n).map { Double($0) * 0.01 }, y: (0..<n).map { _ in 0.0 },
        text: (0..<n).map { "note \($0)" }),
    ])
    let drawn = try figure.drawn()
    #expect(drawn.report.textProblems.isEmpty)
    let plot = drawn.report.panels[0].plot
    let boxes = drawn.report.allBoxes.filter { $0.role == "annotation" }
    #expect(boxes.count == n)
    #expect(boxes.allSatisfy { plot.contains($0.rect, tolerance: 0.5) })
  }

  @Test func wordsOfSeveralMarksKnowOfEachOther() throws {
    let marks: [any Mark] =
      [Scatter(x: [-1.0, 1], y: [-1.0, 1])]
      + (0..<6).map { Annotation(x: [0.0], y: [0.0], text: ["mark \($0)"]) }
    #expect(try Figure(marks: marks).drawn().report.textProblems.isEmpty)
  }

  @Test func aGivenPlaceIsKept() throws {
    let figure = Figure(marks: [
      Scatter(x: [-1.0, 1], y: [-1.0, 1]),
      Annotation(x: [0.0], y: [0.0], text: ["there"], dx: 60, dy: 0),
    ])
    let drawn = try figure.drawn()
    let box = try #require(drawn.report.allBoxes.first { $0.role == "annotation" }).rect
    #expect(abs(box.minX - drawn.report.panels[0].plot.midX - 60) < 0.6)
    #expect(abs(box.midY - drawn.report.panels[0].plot.midY) < 2)
  }

  @Test func theLeaderStopsShortOfPointAndWords() throws {
    let figure = Figure(marks: [
      Scatter(x: [-1.0, 1], y: [-1.0, 1]),
      Annotation(x: [0.0], y: [0.0], text: ["there"], dx: 60, dy: 0),
    ])
    let center = try figure.drawn().report.panels[0].plot.center
    let line = try #require(try items(of: "annotation", in: figure).paths.first)
    #expect(abs(line.path.points[0].distance(to: center) - 5) < 0.5)
    #expect(abs(line.path.points[1].x - center.x - 58) < 0.6)
    #expect(line.halo != nil)
    let without = Figure(marks: [
      Annotation(x: [0.0], y: [0.0], text: ["there"], dx: 60, leader: false)
    ])
    #expect(try items(of: "annotation", in: without).paths.isEmpty)
  }

  @Test func wordsHaveAsManyLinesAsTheirTextHas() throws {
    let figure = Figure(marks: [Annotation(x: [0.0], y: [0.0], text: ["two\nlines"])])
    #expect(try items(of: "annotation", in: figure).texts.map(\.source) == ["two", "lines"])
    #expect(try figure.drawn().report.textProblems.isEmpty)
  }

  @Test func pointsOutsideThePlotBearNoWords() throws {
    let figure = Figure(
      marks: [Annotation(x: [0.0, 50, .nan], y: [0.0, 0, 0], text: ["in", "out", "none"])],
      x: AxisOptions(domain: -1...1), y: AxisOptions(domain: -1...1))
    #expect(try items(of: "annotation", in: figure).texts.map(\.source) == ["in"])
  }

  @Test func textsThatAreMissingAreRefused() {
    var note = Annotation()
    (note.x, note.y) = ([1.0].channel, [1.0].channel)
    #expect(
      problem(note)?.hasPrefix(
        "marks[0] (annotation): text is missing; give words or a column's name") == true)
  }
}
