import Nabla
import TestSupport
import Testing

/// `nabla convert`, `nabla schema` and `nabla themes`.
@Suite struct FigureFileCommandTests {
  private let yaml = """
    # A comment is no part of the figure.
    title: "yes: 1e3 and 0x10 are words"
    caption: "Zeile eins\\nzwei"
    size: [480, 300]
    x: {label: "007", domain: [0, 1e-9]}
    marks:
      - {mark: line, x: [1, 2.5, null], y: [0.1, 1e300, -3], width: 2}
      - mark: text
        x: [1]
        y: [1]
        text: ["no"]
    """

  @Test func aFigureFileGoesToJSONAndBackWithoutLoss() throws {
    try TemporaryFolder.with { folder in
      try folder.write(yaml, to: "a.yaml")
      for arguments in [
        ["convert", "a.yaml", "-o", "b.json"], ["convert", "b.json", "-o", "c.yml"],
        ["convert", "c.yml", "-o", "d.json"],
      ] {
        let run = try Run.nabla(arguments, in: folder.path)
        #expect(run.errors == "")
        #expect(run.code == 0)
      }
      #expect(try folder.bytes("b.json") == folder.bytes("d.json"))
      func root(_ name: String) throws -> Node {
        let text = String(decoding: try folder.bytes(name), as: UTF8.self)
        return try FigureDocument(text: text, file: name).root
      }
      #expect(try root("a.yaml") == root("b.json"))
      #expect(try root("a.yaml") == root("c.yml"))
      let a = try Run.nabla(["draw", "a.yaml", "-o", "a.png"], in: folder.path)
      let b = try Run.nabla(["draw", "b.json", "-o", "b.png"], in: folder.path)
      #expect(a.code == 0 && b.code == 0)
      #expect(try folder.bytes("a.png") == folder.bytes("b.png"))
    }
  }

  @Test func numbersThatAreNotFiniteSurviveTheWayThroughJSON() throws {
    try TemporaryFolder.with { folder in
      let text = """
        data: {columns: {x: [1, .inf, 3, .nan], y: [-.inf, 1, 2, 3]}}
        marks:
          - {mark: scatter, x: x, y: y}
          - {mark: line, x: [0, .nan, 4], y: [1, 2, 3]}
          - {mark: heatmap, values: [[1, .nan], [.inf, 2]]}
        """
      try folder.write(text, to: "a.yaml")
      let there = try Run.nabla(["convert", "a.yaml", "-o", "b.json"], in: folder.path)
      let back = try Run.nabla(["convert", "b.json", "-o", "c.yaml"], in: folder.path)
      #expect(there.code == 0 && back.code == 0)
      for name in ["a.yaml", "b.json", "c.yaml"] {
        let run = try Run.nabla(["draw", name, "-o", "\(name).svg"], in: folder.path)
        #expect(run.code == 0, "\(run.errors)")
        #expect(try folder.bytes("\(name).svg") == folder.bytes("a.yaml.svg"))
      }
    }
  }

  @Test func convertPrintsTheOtherFormAndNamesWhatItCannotWrite() throws {
    try TemporaryFolder.with { folder in
      try folder.write("{\"title\": \"x\", \"marks\": []}", to: "a.json")
      let run = try Run.nabla(["convert", "a.json"], in: folder.path)
      #expect(run.text == "title: x\nmarks: []\n")
      let wrong = try Run.nabla(["convert", "a.json", "-o", "b.jsn"], in: folder.path)
      #expect(wrong.code == 2)
      #expect(wrong.errors == "error: b.jsn: unknown extension \"jsn\"; did you mean \"json\"?\n")
      #expect(try folder.names() == ["a.json"])
      try folder.write("a: 1\na: 2\n", to: "twice.yaml")
      let twice = try Run.nabla(["convert", "twice.yaml"], in: folder.path)
      #expect(twice.code == 2)
      #expect(twice.errors.hasPrefix("error: twice.yaml:2:1: "))
    }
  }

  @Test func theSchemaIsPrintedAsJSON() throws {
    let run = try Run.nabla(["schema"])
    #expect(run.code == 0)
    let root = try FigureDocument(text: run.text, file: "schema.json").root
    #expect(root == FigureSchema.files().node())
  }

  @Test func themesAreListedAndDrawnSideBySide() throws {
    let run = try Run.nabla(["themes"])
    #expect(run.code == 0)
    let names = run.text.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.map(String.init) == Themes.all.map(\.name))
    try TemporaryFolder.with { folder in
      try folder.write("name: lecture\nbase: dark\nsizes: {line: 3}\n", to: "own.yaml")
      let sheet = try Run.nabla(
        ["themes", "-o", "all.png", "-o", "all.svg", "--scale", "1"], in: folder.path)
      #expect(sheet.errors == "")
      #expect(sheet.code == 0)
      let own = try Run.nabla(["themes", "own.yaml", "-o", "own.png"], in: folder.path)
      #expect(own.errors == "")
      #expect(try folder.names() == ["all.png", "all.svg", "own.png", "own.yaml"])
      let svg = String(decoding: try folder.bytes("all.svg"), as: UTF8.self)
      #expect(svg.contains("chalk") && svg.contains("paper"))
      // Each theme keeps its side whatever the page is.
      #expect(!svg.contains("prefers-color-scheme"))
    }
  }

  @Test func aThemeFileAndAContextAreTakenOnTheCommandLine() throws {
    try TemporaryFolder.with { folder in
      try folder.write("base: dark\nsizes: {lin: 3}\n", to: "wrong.yaml")
      try folder.write("base: dark\nsizes: {line: 3}\n", to: "own.yaml")
      let wrong = try Run.nabla(
        ["draw", "gaussian-explorer", "--theme", "wrong.yaml", "-o", "a.png"], in: folder.path)
      #expect(wrong.code == 2)
      #expect(
        wrong.errors
          == "error: wrong.yaml:2:9: theme: sizes has no option \"lin\"; did you mean \"line\"?\n")
      let context = try Run.nabla(
        ["draw", "gaussian-explorer", "--context", "tlak", "-o", "a.png"], in: folder.path)
      #expect(
        context.errors == "error: --context: unknown context \"tlak\"; did you mean \"talk\"?\n")
      let own = try Run.nabla(
        ["draw", "gaussian-explorer", "--theme", "own.yaml", "--context", "talk", "-o", "a.png"],
        in: folder.path)
      #expect(own.code == 0)
      #expect(try folder.names().contains("a.png"))
    }
  }
}
