import NablaPlot
import NablaScene
import NablaText
import TestSupport
import Testing

/// Themes of the user's own, and contexts.
@Suite struct OwnThemeTests {
  private func theme(_ yaml: String) throws -> ThemeChoice {
    let figure = try FigureDocument(
      text: "theme: \(yaml)\nmarks: [{mark: line, y: [1, 2]}]", file: "f.yaml"
    ).load(files: nil)
    return figure.theme
  }

  private func message(_ yaml: String) -> String {
    do {
      _ = try theme(yaml)
      return "read"
    } catch {
      return "\(error)"
    }
  }

  @Test func itIsAnotherThemeWithChanges() throws {
    let own = try theme(
      "{name: lecture, base: dark, paper: \"#102030\", accent: {light: red, dark: \"#ffb000\"}, font: serif, sizes: {line: 3}, palette: okabe-ito, showsGrid: false}"
    )
    #expect(own.name == "lecture")
    #expect(own.appearance == .dark)
    #expect(own.theme.paper.dark == Color(0x102030))
    #expect(own.theme.paper.role == "paper")
    #expect(own.theme.accent.light == Color(0xFF0000))
    #expect(own.theme.sizes.line == 3)
    #expect(own.theme.sizes.family == .named("serif"))
    #expect(own.theme.palette == "okabe-ito")
    #expect(!own.theme.showsGrid)
    #expect(own.theme.ink == Theme.nabla.ink)
  }

  @Test func itsColormapsAndPaletteMayBeReversed() throws {
    let own = try theme("{sequential: viridis_r, palette: tab10-reversed}")
    #expect(own.theme.sequential == "viridis_r")
    #expect(own.theme.series(0) == Palettes.named("tab10")?.reversed.color(at: 0))
  }

  @Test func itsPaletteMayBeAListOfColors() throws {
    let own = try theme("{palette: [\"#aa0000\", {light: teal, dark: \"#00ffff\"}]}")
    #expect(own.theme.series(0).light == Color(0xAA0000))
    #expect(Contrast.ratio(own.theme.series(0).dark, Paper.dark) >= 3)
    #expect(own.theme.series(1).dark == Color(0x00FFFF))
    #expect(own.theme.series(2) == own.theme.series(0))
    #expect(try ThemeChoice(option: own.optionNode) == own)
    let text = "theme: {palette: [red]}\nmarks: [{mark: scatter, x: [1], y: [1], color: [a]}]"
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    #expect(try figure.drawn().report.panels[0].color["palette"] == "own")
    var named = figure
    named.color.palette = "tab10"
    #expect(try named.drawn().report.panels[0].color["palette"] == "tab10")
  }

  @Test func itIsWrittenAsItWasRead() throws {
    let own = try theme("{base: chalk, accent: \"#ffb000\", sizes: {gap: 5}}")
    #expect(try ThemeChoice(option: own.optionNode) == own)
    let talk = ThemeChoice.dark.in(.talk)
    let again = try ThemeChoice(option: talk.optionNode)
    #expect(again.context == .talk)
    #expect(again.appearance == .dark)
    #expect(again.theme.sizes == talk.theme.sizes)
  }

  @Test(arguments: [
    ("{base: drak}", "f.yaml:1:15: figure: theme.base is \"drak\"; did you mean \"dark\"?"),
    (
      "{pallete: tab10}",
      "f.yaml:1:9: figure: theme has no option \"pallete\"; did you mean \"palette\"?"
    ),
    ("{palette: []}", "f.yaml:1:18: figure: theme.palette is empty; give a colour."),
    (
      "{palette: tab11}", "f.yaml:1:18: figure: theme.palette is \"tab11\"; did you mean \"tab10\"?"
    ),
    (
      "{sizes: {lin: 3}}",
      "f.yaml:1:17: figure: theme.sizes has no option \"lin\"; did you mean \"line\"?"
    ),
    ("{sizes: {line: -3}}", "f.yaml:1:23: figure: theme.sizes.line is -3 px; give 0 to 200."),
    (
      "{ink: blu}",
      "f.yaml:1:14: figure: theme.ink is \"blu\", which is no colour; did you mean \"blue\"?"
    ),
    ("drak", "f.yaml:1:8: figure: theme is \"drak\"; did you mean \"dark\"?"),
  ])
  func mistakesAreNamed(yaml: String, expected: String) {
    #expect(message(yaml).trimmingSuffix(".") == expected.trimmingSuffix("."))
  }

  @Test func aFileOfItsOwnIsReadBelowTheFiguresFolder() throws {
    try TemporaryFolder.with { folder in
      try folder.write("base: paper\nsizes: {line: 4}\n", to: "lecture.yaml")
      try folder.write("base: paper\nsizes: {lin: 4}\n", to: "wrong.yaml")
      let files = DataFiles.below(folder.path)
      func load(_ name: String) throws -> Figure {
        try FigureDocument(
          text: "theme: \(name)\nmarks: [{mark: line, y: [1, 2]}]", file: "f.yaml"
        ).load(files: files)
      }
      #expect(try load("lecture.yaml").theme.theme.sizes.line == 4)
      let error = #expect(throws: NablaError.self) { try load("wrong.yaml") }
      #expect(
        error?.description.hasPrefix("wrong.yaml:2:9: theme: sizes has no option \"lin\"") == true)
      // What is judged after reading still has its place in the file.
      try folder.write("name: odd\nbase: papper\n", to: "base.yaml")
      let base = #expect(throws: NablaError.self) { try load("base.yaml") }
      #expect(
        base?.description == "base.yaml:2:7: theme: base is \"papper\"; did you mean \"paper\"?")
    }
  }

  @Test func aContextScalesEverythingButTheCanvas() throws {
    let plain = try Line.sample.drawn()
    let talk = try Line.sample.with(\.theme, .adaptive.in(.talk)).drawn()
    #expect(problems(of: talk) == [])
    #expect(talk.report.size == plain.report.size)
    func title(_ drawn: DrawnFigure) -> Double {
      drawn.report.boxes.first { $0.role == "title" }?.rect.height ?? 0
    }
    #expect(title(talk) >= title(plain) * 1.39)
    let widths = try [ThemeContext.notebook, .talk, .poster].map { context in
      try Line.sample.with(\.theme, .light.in(context)).scene().paths(in: "mark-line")
        .compactMap(\.stroke?.width).max() ?? 0
    }
    #expect(widths == [2, 2.8, 3.6])
  }

  @Test func aThemesFontIsThatOfAllItsText() throws {
    let scene = try Figure(
      title: "Title", theme: ThemeChoice("paper", .paper, .light),
      marks: [Line(x: [0.0, 1], y: [0.0, 1], name: "line"), Line(x: [0.0, 1], y: [1.0, 0])],
      x: AxisOptions("x")
    ).scene()
    let fonts = Set(scene.texts.flatMap(\.runs).map(\.font.name))
    #expect(fonts.count == 1)
    #expect(fonts.first?.contains("Pagella") == true)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
