public import NablaScene
import NablaText

/// What the layout decided: every text's box, every panel's plot area, scales, ticks and numbers.
public struct FigureReport: Sendable {
  /// The canvas in logical pixels.
  public let size: Size
  public let title: String
  public let alt: String
  /// The texts outside panels.
  public let boxes: [TextBox]
  public let panels: [PanelReport]
  /// What was drawn although something was wrong, one line for each kind with a count.
  public let warnings: [String]

  private let subject: LintSubject

  /// What a reader would trip over, without the rules that the figure turns off; judged when it is
  /// asked for.
  public var lint: [Finding] { findings(subject.figure.figure.lint.rules) }

  /// What some rules find, whatever the figure turns off.
  public func findings(_ rules: [LintRule]) -> [Finding] {
    rules.flatMap { $0.findings(subject) }
  }

  /// All texts of the figure.
  public var allBoxes: [TextBox] { boxes + panels.flatMap(\.boxes) }

  /// - Parameters:
  ///   - omitted: words for which there was no room.
  ///   - drawnMarks: for each panel the numbers of the marks that drew something.
  init(
    _ fitted: FittedFigure, _ layout: FigureLayout, _ frames: [Frame], _ scene: Scene,
    omitted: [String], drawnMarks: [[Int]]
  ) {
    size = layout.size
    title = scene.title
    alt = scene.description
    var panelBoxes: [[TextBox]] = []
    var outer: [TextBox] = []
    for item in scene.items {
      let boxes = TextBox.boxes(of: item)
      if case .group(let group) = item, group.role == "panel" {
        panelBoxes.append(boxes)
      } else {
        outer += boxes
      }
    }
    boxes = outer
    panels = fitted.panels.indices.map { i in
      PanelReport(layout.panels[i].panel, layout.panels[i], frames[i], boxes: panelBoxes[i])
    }
    let notes = layout.notes + Self.note(omitted) + Self.note(shortened: panelBoxes.joined())
    let subject = LintSubject(
      figure: fitted, layout: layout, frames: frames, scene: scene,
      boxes: outer + panelBoxes.flatMap { $0 }, notes: notes, drawnMarks: drawnMarks)
    // Other fonts than those asked for give another picture.
    warnings =
      fitted.warnings + notes + LintRule.missingFont.findings(subject).map(\.message)
    self.subject = subject
  }

  /// The sentence that names what a pie shortens: its names stand on the plot, which cannot grow.
  private static func note(shortened boxes: some Sequence<TextBox>) -> [String] {
    let cut = boxes.filter { $0.role == "pie-name" && $0.text.hasSuffix("…") }.map(\.text)
    if cut.isEmpty { return [] }
    let shown = listed(cut.map { "\"\(Nearest.clipped($0))\"" }, most: 5)
    return [
      "\(counted(cut.count, "name")) of slices \(cut.count == 1 ? "is" : "are") shortened: \(shown); give a larger size, or names: legend"
    ]
  }

  /// The sentence that names words for which there was no room.
  private static func note(_ omitted: [String]) -> [String] {
    if omitted.isEmpty { return [] }
    let shown = omitted.prefix(5).map { "\"\(Nearest.clipped($0))\"" }.joined(separator: ", ")
    let words = omitted.count == 1 ? "1 label finds" : "\(omitted.count) labels find"
    return [
      "\(words) no free place and \(omitted.count == 1 ? "is" : "are") left out: \(shown)\(omitted.count > 5 ? ", …" : "")"
    ]
  }
}

/// One panel's plot area, scales, ticks, marks and texts.
public struct PanelReport: Sendable {
  public let plot: Rect
  public let x: AxisReport
  public let y: AxisReport
  /// The axis at the top, a function of x; nil where there is none.
  public let x2: AxisReport?
  /// The axis at the right: a function of y, or the twin marks' own; nil where there is none.
  public let y2: AxisReport?
  /// The third axis; nil but in a space.
  public let z: AxisReport?
  /// `cartesian`, `polar` or `space`.
  public let coordinates: String
  public let color: Node
  public let marks: [MarkReport]
  public let boxes: [TextBox]

  init(_ panel: FittedPanel, _ layout: PanelLayout, _ frame: Frame, boxes: [TextBox]) {
    plot = frame.plot
    // In a space lengths on the canvas depend on the camera.
    func scale(_ axis: FittedAxis, _ onCanvas: Scale) -> Scale {
      panel.isSpace ? axis.scale.over(-0.5, 0.5) : onCanvas
    }
    x = AxisReport(panel.x, layout.x, scale(panel.x, frame.x))
    y = AxisReport(panel.y, layout.y, scale(panel.y, frame.y))
    x2 = panel.x2.flatMap { axis in
      layout.x2.map { AxisReport(axis, $0, axis.scale.over(frame.plot.minX, frame.plot.maxX)) }
    }
    y2 = panel.y2.flatMap { axis in
      layout.y2.map { AxisReport(axis, $0, axis.scale.over(frame.plot.maxY, frame.plot.minY)) }
    }
    z = panel.z.flatMap { axis in
      layout.z.map { AxisReport(axis, $0, axis.scale.over(-0.5, 0.5)) }
    }
    coordinates = panel.prepared.panel.coordinates.name
    color = panel.style.color.node
    marks = zip(panel.prepared.marks, panel.prepared.panel.allMarks).map { prepared, mark in
      MarkReport(kind: type(of: mark).kind, prepared: prepared)
    }
    self.boxes = boxes
  }
}

/// An axis as it was drawn; a tick's value is its label · 10^exponent + offset.
public struct AxisReport: Sendable {
  public struct Tick: Sendable {
    public let value: Double
    public let label: String
    /// The canvas coordinate along the axis, in logical pixels; in polar panels the turn 0…1 of x
    /// and the distance of y from the centre, in spaces the place −½…½ along the box.
    public let position: Double
  }

  public let scale: String
  public let domain: (lower: Double, upper: Double)
  public let label: String
  public let exponent: Int
  public let offset: Double
  public let ticks: [Tick]

  init(_ axis: FittedAxis, _ layout: AxisLayout, _ scale: Scale) {
    self.scale = scale.name
    domain = scale.domain
    label = axis.label
    exponent = layout.exponent
    offset = layout.offset
    ticks = layout.marks.map {
      Tick(value: $0.value, label: $0.text, position: snap(scale.position($0.value)))
    }
  }
}

/// What a mark computed, and the numbers that it drew.
public struct MarkReport: Sendable {
  public let kind: String
  let prepared: any PreparedMark

  public var computed: [(key: String, value: Node)] { prepared.inspection }
  public var series: [(name: String, column: Column)] { prepared.series }
}
