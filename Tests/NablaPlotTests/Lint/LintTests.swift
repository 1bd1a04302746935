import Foundation
import NablaPlot
import NablaScene
import NablaText
import TestSupport
import Testing

@Suite struct LintTests {
  /// A figure with labelled axes on a light page.
  private static func figure(
    title: String = "", _ marks: [any Mark], x: AxisOptions = AxisOptions("x"),
    y: AxisOptions = AxisOptions("y"), twin: Twin? = nil
  ) -> Figure {
    Figure(title: title, theme: .light, marks: marks, x: x, y: y, twin: twin)
  }

  private static let line = Line(x: [0.0, 4, 12], y: [1.0, 2, 3])

  /// A figure in which one rule has something to find.
  struct Case: Sendable, CustomStringConvertible {
    let rule: LintRule
    let message: String
    let figure: Figure

    var description: String { rule.id }
  }

  static let cases: [Case] = [
    Case(
      rule: .values, message: "y: 1 of 2 values are not finite and not drawn",
      figure: figure([Line(x: [0.0, 1], y: [1, Double.nan])])),
    Case(
      rule: .clipped,
      message:
        "marks[0] (scatter): 2 of 4 numbers lie along y beyond its domain, 0 to 1, and are cut off; widen y.domain, or filter the data",
      figure: figure(
        [Scatter(x: [1.0, 2, 3, 4], y: [0.1, 0.2, 5, 7])], y: AxisOptions("y", domain: 0...1))),
    Case(
      rule: .cut, message: "the fixed-text \"far away\" reaches beyond the canvas",
      figure: figure([Text(x: [1.0], y: [1.0], text: ["far away"], dx: 400, repel: false)])),
    Case(
      rule: .overlap, message: "the fixed-text \"same\" and the fixed-text \"same\" overlap",
      figure: figure([Text(x: [1.0, 1], y: [1.0, 1], text: ["same", "same"], repel: false)])),
    Case(
      rule: .missingGlyph,
      message: "no font has the character U+10FFFD of the title \"a \u{10FFFD} b\"",
      figure: figure(title: "a \u{10FFFD} b", [line])),
    Case(
      rule: .missingFont,
      message:
        "no font of the family \"No Such Family\" is there for the sign \"odd\"; install it, or name a family that is",
      figure: figure([Sign()])),
    Case(
      rule: .textContrast,
      message:
        "the fixed-text \"lost\" has a contrast of 1.18:1 with what is behind it (#16181d on #000000), below 4.5:1; give it another colour, or a halo",
      figure: figure([
        Span(x: 0...2, color: "#000000", opacity: 1),
        Text(x: [1.0], y: [1.0], text: ["lost"], halo: false, repel: false),
      ])),
    Case(
      rule: .dataContrast,
      message:
        "marks[0] (line): its lines have a contrast of 1.32:1 with the paper (#f0e442 on #ffffff), below 3:1; choose a darker colour",
      figure: figure([Line(x: [0.0, 1], y: [0.0, 1], color: "#f0e442")])),
    Case(
      rule: .colorBlind,
      message:
        "to eyes without green cones (deutan) \"hot\" (#d62728) and \"cold\" (#2ca02c) look alike (3.9 apart, 8 can be told); give them different shapes or dashes, or colours of different lightness",
      figure: figure(twoGroups("#d62728", "#2ca02c"))),
    Case(
      rule: .legendOverData,
      message:
        "the legend stands on data, which take 100 % of its box; give color.position: right, or leave room beside the data",
      figure: fullPlot),
    Case(
      rule: .unlabelledAxis,
      message:
        "the x axis has numbers from 0 to 12 and no label; give x.label the quantity and its unit",
      figure: figure([line], x: AxisOptions(domain: 0...12))),
    Case(
      rule: .barsNotFromZero,
      message:
        "marks[0] (bar): lengths are read from 0, and the y axis goes from 250 to 350; let its domain hold 0, or draw points",
      figure: figure(
        [Bar(x: ["a", "b"], y: [300.0, 320])], y: AxisOptions("y", domain: 250...350))),
    Case(
      rule: .dualAxis,
      message:
        "the y axes \"temperature\" and \"rain\" have scales of their own, so that where their marks meet means nothing; draw two panels with one x axis",
      figure: figure(
        [line], y: AxisOptions("temperature"),
        twin: Twin(marks: [Line(x: [0.0, 12], y: [30.0, 10])], y: AxisOptions("rain")))),
  ]

  private static func twoGroups(
    _ first: String, _ second: String, shape: MarkerShape = .circle
  ) -> [any Mark] {
    [
      Scatter(x: [0.0, 1], y: [0.0, 1], color: first, name: "hot"),
      Scatter(x: [0.0, 1], y: [1.0, 0], color: second, shape: shape, name: "cold"),
    ]
  }

  private static var fullPlot: Figure {
    var result = figure(
      [Span(x: -1...2, color: "s1", name: "all")], x: AxisOptions("x", domain: 0...1))
    result.color.position = .inside
    return result
  }

  @Test(arguments: cases)
  func aRuleSaysWhatItFindsAndWhatToDo(example: Case) throws {
    let report = try example.figure.drawn().report
    #expect(report.lint == [Finding(example.rule.id, example.message)])
  }

  @Test(arguments: cases)
  func aRuleThatIsTurnedOffFindsNothing(example: Case) throws {
    let figure = example.figure.with(\.lint, LintOptions(off: [example.rule]))
    let report = try figure.drawn().report
    #expect(report.lint == [])
    #expect(report.findings([example.rule]).map(\.message) == [example.message])
  }

  @Test func colorsBeyondTheirDomainAreFoundUnlessTheyAreShown() throws {
    var figure = Self.figure([
      Scatter(x: [1.0, 2, 3, 4], y: [1.0, 2, 3, 4], color: [0.0, 5, 2, 0.5])
    ])
    figure.color.domain = Interval(0, 1)
    #expect(
      try figure.drawn().report.findings([.clipped]).map(\.message) == [
        "marks[0] (scatter): 2 of 4 numbers lie beyond the colours' domain, 0 to 1, and look like its end; widen color.domain, or give color.under and color.over"
      ])
    figure.color.over = ColorChoice(Color(0xFF0000))
    #expect(try figure.drawn().report.findings([.clipped]) == [])
  }

  @Test func aLineThroughColumnsIsCutAndACurveInCodeGoesOn() throws {
    let table = try Table([("t", .numbers([0, 1, 2])), ("v", .numbers([0, 5, 9]))])
    let axis = AxisOptions("y", domain: 0...6)
    let curve = Figure(
      marks: [Line(x: [0.0, 1, 2], y: [0.0, 5, 9])], x: AxisOptions("x"), y: axis)
    #expect(try curve.drawn().report.findings([.clipped]) == [])
    let data = Figure(data: table, marks: [Line(x: "t", y: "v")], y: axis)
    #expect(
      try data.drawn().report.findings([.clipped]).first?.message.hasPrefix(
        "marks[0] (line): 1 of 3 numbers lies along y beyond its domain, 0 to 6") == true)
  }

  @Test func formulasAndEnlargedPartsMayGoBeyondTheirDomain() throws {
    let whole = Panel(marks: [Self.line], x: AxisOptions("x"), y: AxisOptions("y"))
    let part = Panel(marks: [Self.line], x: AxisOptions(domain: 2...5))
    let inset = Figure(grid: Grid([[.panel(whole.with(\.insets, [Inset(part)]))]]))
    #expect(try inset.drawn().report.findings([.clipped]) == [])
    let formula = Figure(marks: [FunctionMark { $0 * $0 }], y: AxisOptions("y", domain: 0...4))
    #expect(try formula.drawn().report.findings([.clipped]) == [])
    let labelled = Self.figure(
      [Bar(x: ["a", "b"], y: [0.5, 1.0]).with(\.labels, true)],
      y: AxisOptions("y", domain: 0...1))
    #expect(try labelled.drawn().report.findings([.clipped]) == [])
  }

  @Test func aCanvasThatGrowsIsFound() throws {
    let names = (0..<40).map { "category number \($0)" }
    let figure = Self.figure(
      [Bar(x: names, y: names.map { _ in 1.0 })], x: AxisOptions("kind"), y: AxisOptions("count"))
    let report = try figure.with(\.size, Size(160, 120)).drawn().report
    let found = report.findings([.room]).map(\.message)
    #expect(found.contains { $0.hasPrefix("the canvas grew from 160×120 to ") })
  }

  /// Every mark's sample passes every rule, those included that a figure might turn off.
  @Test(arguments: Sample.marks)
  func everyRuleIsSilentOnASample(sample: Sample) throws {
    #expect(try sample.figure.drawn().report.findings(LintRules.all) == [])
  }

  @Test func everyRuleHasAFileAndAFigureAndAHelpInOneSentence() throws {
    let folder = "\(ProjectSources.root)/Sources/NablaPlot/Lint"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let rules = files.filter { $0.hasSuffix("Rule.swift") && $0 != "LintRule.swift" }
    #expect(rules.count == LintRules.all.count)
    #expect(Set(LintRules.ids).count == LintRules.all.count)
    #expect(
      Set(Self.cases.map(\.rule)).union([.room]) == Set(LintRules.all))
    for rule in LintRules.all {
      #expect(rule.help.hasSuffix("."))
      #expect((10..<150).contains(rule.help.count))
    }
  }

  // MARK: - What is no fault

  @Test func anAxisMaySayThatItNeedsNoLabel() throws {
    let figure = Self.figure([Self.line], x: AxisOptions(""))
    #expect(try figure.drawn().report.lint == [])
  }

  @Test func theHiddenAxesOfAGridNeedNoLabels() throws {
    let panel = Panel(marks: [Self.line], x: AxisOptions("day"), y: AxisOptions("level"))
    let grid = Grid([[.panel(panel), .panel(panel)]], sharesX: true, sharesY: true)
    #expect(try Figure(grid: grid).drawn().report.lint == [])
  }

  @Test func aFontThatIsNotThereIsAWarningOfDrawingToo() throws {
    let drawn = try Self.figure([Sign()]).drawn()
    #expect(drawn.report.warnings == drawn.report.findings([.missingFont]).map(\.message))
    #expect(drawn.report.warnings.count == 1)
  }

  @Test func aSecondShapeTellsColorsApart() throws {
    let figure = Self.figure(Self.twoGroups("#d62728", "#2ca02c", shape: .square))
    #expect(try figure.drawn().report.lint == [])
  }

  @Test func namesAtTheEndsOfLinesTellColorsApart() throws {
    let figure = Self.figure([
      Line(x: [0.0, 1], y: [0.0, 1], color: "#d62728", name: "hot"),
      Line(x: [0.0, 1], y: [1.0, 0], color: "#2ca02c", name: "cold"),
    ])
    #expect(try figure.drawn().report.lint == [])
  }

  @Test func theFirstSixColorsNeedNoSecondCue() throws {
    let groups = (0..<6).map { "group \($0)" }
    let steps = (0..<6).map(Double.init)
    for theme in [ThemeChoice.light, .dark, .adaptive] {
      let figure = Self.figure([Scatter(x: steps, y: steps, color: groups)]).with(\.theme, theme)
      #expect(try figure.drawn().report.lint == [])
    }
  }

  @Test func groupsThatBecomeOneGreyAreFound() throws {
    let figure = Self.figure(Self.twoGroups("#0072b2", "#da0608"))
    #expect(
      try figure.drawn().report.lint.map(\.message) == [
        "in grey \"hot\" (#0072b2) and \"cold\" (#da0608) look alike (0.2 apart, 1.5 can be told); give them different shapes or dashes, or colours of different lightness"
      ])
  }

  @Test func aTextOnAFieldIsJudgedByItsHalo() throws {
    let figure = Self.figure([
      Span(x: 0...2, color: "#000000", opacity: 1),
      Text(x: [1.0], y: [1.0], text: ["seen"], repel: false),
    ])
    #expect(try figure.drawn().report.lint == [])
  }

  @Test func bothSidesOfAnAdaptiveFigureAreJudged() throws {
    let figure = Self.figure([Line(x: [0.0, 1], y: [0.0, 1], color: "#222222")])
    #expect(try figure.drawn().report.lint == [])
    let found = try figure.with(\.theme, .adaptive).drawn().report.lint
    #expect(found.map(\.rule) == ["data-contrast"])
    #expect(found[0].message.contains("(#222222 on #15181d) on the dark page"))
    #expect(found[0].message.hasSuffix("choose a lighter colour"))
  }

  @Test func findingsNameThePanelWhereThereAreSeveral() throws {
    let sound = Panel(marks: [Self.line], x: AxisOptions("day"), y: AxisOptions("level"))
    var faulty = sound
    faulty.y = AxisOptions(domain: 0...4)
    let figure = Figure(grid: Grid([[.panel(sound), .panel(faulty)]]))
    #expect(
      try figure.drawn().report.lint.map(\.message) == [
        "panel 1: the y axis has numbers from 0 to 4 and no label; give y.label the quantity and its unit"
      ])
  }

  @Test func aFigureFileTurnsRulesOffAndAnUnknownOneIsAnErrorWithTheNearest() throws {
    func load(_ off: String) throws -> Figure {
      try FigureDocument(
        text: "lint: {off: [\(off)]}\nmarks: [{mark: line, y: [1, 2]}]\n", file: "f.yaml"
      ).load(files: nil)
    }
    #expect(try load("dual-axis, cut").lint.off == [.dualAxis, .cut])
    #expect {
      try load("dual-axes")
    } throws: {
      ($0 as? NablaError)?.description
        == "f.yaml:1:14: figure: lint.off is \"dual-axes\"; did you mean \"dual-axis\"?"
    }
  }

  @Test func theReportAsJSONHoldsWhatWasDecided() throws {
    let report = try Scatter.sample.drawn().report
    let node = report.node
    #expect(node["figure"]?["width"] == Node(report.size.width))
    #expect(node["figure"]?["alt"] == Node(report.alt))
    let panel = try #require(node["panels"]?.list?.first)
    let plot = report.panels[0].plot
    #expect(panel["plot"] == Node([plot.x, plot.y, plot.width, plot.height]))
    #expect(panel["x"]?["scale"] == "linear")
    #expect(panel["x"]?["offset"] == 0)
    #expect(panel["x"]?["exponent"] == 0)
    #expect(panel["x"]?["ticks"]?.list?.count == report.panels[0].x.ticks.count)
    #expect(panel["marks"]?.list?.first?["mark"] == "scatter")
    #expect(panel["marks"]?.list?.first?["points"] == 60)
    let box = try #require(panel["boxes"]?.list?.first)
    #expect(box.map?.map(\.key) == ["role", "text", "rect", "angle"])
    #expect(node["lint"] == [])
    #expect(try JSONReader.read(node.json(), name: "report") == node)
  }
}

/// A user's mark that writes a word in a font that nobody has.
private struct Sign: Mark {
  static let kind = "sign"
  static let summary = "A word in the middle."
  static let fields: [Field<Sign>] = []
  static var sample: Figure { Figure(marks: [Sign()]) }

  init() {}

  func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark { Prepared() }

  struct Prepared: PreparedMark {
    var series: [(name: String, column: Column)] { [] }

    func train(_ scales: inout ScaleTraining) {}

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let line = typeset("odd", TextStyle(size: 12, family: .named("No Such Family")))
      return [
        .text(
          line.item(
            at: frame.plot.center, anchor: TextAnchor(.middle, .middle), color: style.theme.ink,
            role: "sign"))
      ]
    }
  }
}
