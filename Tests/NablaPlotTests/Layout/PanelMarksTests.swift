import NablaScene
import NablaText
import Synchronization
import TestSupport
import Testing

@testable import NablaPlot

/// What marks draw, and when.
@Suite struct PanelMarksTests {
  @Test func aMarkIsDrawnOnceForTheLegendsPlaceAndThePicture() throws {
    let counted = Counted(name: "a diagonal")
    var figure = Figure(
      title: "A diagonal", marks: [counted, Line(x: [0, 1], y: [0, 0.5], name: "a slope")],
      x: AxisOptions("x"), y: AxisOptions("y"))
    figure.color.position = .inside
    let drawn = try figure.drawn()
    let plot = drawn.report.panels[0].plot
    let labels = drawn.report.allBoxes.filter { $0.role == "legend-label" }
    #expect(labels.count == 2)
    #expect(labels.allSatisfy { plot.contains($0.rect) } == true)
    #expect(counted.count.value == 1)
  }

  @Test func aMarkIsDrawnOnceForAnInsetsPlaceAndThePicture() throws {
    let counted = Counted()
    var panel = Panel(marks: [counted], x: AxisOptions("x"), y: AxisOptions("y"))
    panel.insets = [Inset(Panel(marks: [Line(x: [0, 1], y: [0, 1])]))]
    _ = try Figure(title: "A diagonal", grid: Grid([[.panel(panel)]])).drawn()
    #expect(counted.count.value == 1)
  }

  /// An inset keeps off what the twin axis's marks draw, in their own scale.
  @Test func anInsetKeepsOffTheMarksOfTheTwinAxis() throws {
    let x = (0...100).map(Double.init)
    var panel = Panel(
      marks: [Line(x: x, y: x.map { _ in 0.0 })], x: AxisOptions("x"),
      y: AxisOptions("y", domain: 0...1000))
    // At the top of its own axis, far below the top of the other one.
    panel.twin = Twin(
      marks: [Line(x: x, y: x.map { _ in 9.5 })], y: AxisOptions("z", domain: 0...10))
    panel.insets = [Inset(Panel(marks: [Line(x: [0, 1], y: [0, 1])]), size: (0.4, 0.4))]
    let drawn = try Figure(title: "Two axes", grid: Grid([[.panel(panel)]])).drawn()
    let lines = drawn.scene.groups.filter { $0.role == "mark-line" }.flatMap { paths(in: $0) }
    let top = try #require(lines.map(\.maxY).min())
    let inset = try #require(drawn.scene.groups.first { $0.role == "inset" })
    let sheet = try #require(paths(in: inset).map(\.minY).min())
    #expect(top < drawn.report.panels[0].plot.midY)
    #expect(sheet > top)
  }

  /// The boxes of a group's paths.
  private func paths(in group: GroupItem) -> [Rect] {
    group.items.flatMap { item -> [Rect] in
      switch item {
      case .path(let path): path.path.controlBox.map { [$0] } ?? []
      case .group(let inner): paths(in: inner)
      case .markers, .image, .text: []
      }
    }
  }

  /// Words wherever a mark may look for a place.
  private static func fullOfWords(_ canvas: Size) -> WordPlaces {
    var words = WordPlaces(canvas: canvas)
    for y in stride(from: 4.0, to: canvas.height, by: 14) {
      for x in stride(from: 4.0, to: canvas.width, by: 30) {
        let item = typeset("word").item(
          at: Point(x, y), color: ColorPair(Color(0)), role: "mark-text")
        words.take(TextBox(item, .identity))
      }
    }
    return words
  }

  /// What a sample's marks draw where no words are, and where they are everywhere.
  private func drawings(
    _ figure: Figure
  ) throws -> [(mark: any PreparedMark, free: [SceneItem], full: [SceneItem])] {
    let fitted = try FittedFigure.fit([PreparedFigure(figure)])[0]
    let plot = Rect(x: 60, y: 40, width: 300, height: 200)
    let words = Self.fullOfWords(Size(400, 300))
    return fitted.panels.flatMap { panel in
      panel.prepared.marks.enumerated().map { i, mark in
        let free = panel.frame(plot, twin: i >= panel.twinStart)
        var full = free
        full.words = words
        return (mark, mark.draw(in: free, panel.style), mark.draw(in: full, panel.style))
      }
    }
  }

  @Test(arguments: Sample.marks)
  func onlyMarksThatSaySoLookAtWords(sample: Sample) throws {
    let drawings = try drawings(sample.figure)
    #expect(!drawings.isEmpty)
    for drawing in drawings where !drawing.mark.keepsOffWords {
      #expect(drawing.free == drawing.full)
    }
  }

  @Test func wordsMoveWhatSaysSo() throws {
    let figure = Figure(
      marks: [Text(x: [0, 1, 2], y: [0, 1, 2], text: ["one", "two", "three"])],
      x: AxisOptions("x"), y: AxisOptions("y"))
    let drawing = try #require(try drawings(figure).first)
    #expect(drawing.mark.keepsOffWords)
    #expect(drawing.free != drawing.full)
  }
}

/// A diagonal that counts how often it is drawn.
private struct Counted: Mark {
  final class Count: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
  }

  static let kind = "counted"
  static let summary = "A diagonal that counts."
  static let fields: [Field<Counted>] = []
  static var sample: Figure { Figure(marks: [Counted()]) }

  var name = ""
  let count = Count()

  init() {}

  init(name: String) {
    self.init()
    self.name = name
  }

  func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    Prepared(name: name, count: count)
  }

  struct Prepared: PreparedMark {
    let name: String
    let count: Count

    var series: [(name: String, column: Column)] { [] }

    func train(_ scales: inout ScaleTraining) {
      scales.x.add([0, 1])
      scales.y.add([0, 1])
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      count.add()
      return [
        .path(PathItem(frame.path([0, 1], [0, 1]), stroke: Stroke(style.theme.ink, width: 2)))
      ]
    }

    func legend(_ style: Style) -> [LegendEntry] {
      name.isEmpty ? [] : [LegendEntry(name, [.area(.solid(style.theme.ink))])]
    }
  }
}
