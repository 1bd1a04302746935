import Nabla
import TestSupport
import Testing

/// Files that are written whole, where they are asked for.
@Suite struct WritingTests {
  @Test func everyFormatIsWrittenByItsExtension() throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["draw", "gaussian-explorer", "-o", "a.png", "-o", "a.SVG", "-o", "b.pdf"], in: folder.path)
      #expect(run.code == 0)
      #expect(run.output == [])
      #expect(run.errors == "")
      #expect(try folder.names() == ["a.SVG", "a.png", "b.pdf"])
      #expect(try folder.bytes("a.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(try folder.bytes("a.SVG").starts(with: Array("<svg".utf8)))
      #expect(try folder.bytes("b.pdf").starts(with: Array("%PDF".utf8)))
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func standardOutputHoldsTheFileAndNothingElse(format: OutputFormat) throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["draw", "gaussian-explorer", "-o", "-", "--format", format.rawValue, "-o", "a.\(format)"],
        in: folder.path)
      #expect(run.code == 0)
      #expect(run.output == (try folder.bytes("a.\(format)")))
    }
  }

  @Test func anOldFileIsReplacedAndKeepsItsMode() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old", to: "a.svg")
      _ = try Run.program("/bin/chmod", ["600", folder.path("a.svg")])
      let run = try Run.nabla(["draw", "gaussian-explorer", "-o", "a.svg"], in: folder.path)
      #expect(run.code == 0)
      #expect(try folder.bytes("a.svg").count > 1000)
      let mode = try Run.program("/usr/bin/stat", ["-c", "%a", folder.path("a.svg")])
      #expect(mode.text == "600\n")
    }
  }

  @Test func aLinkStaysALinkAndItsFileIsReplaced() throws {
    try TemporaryFolder.with { folder in
      try folder.write("old", to: "real.svg")
      _ = try Run.program("/bin/ln", ["-s", "real.svg", folder.path("a.svg")])
      let run = try Run.nabla(["draw", "gaussian-explorer", "-o", "a.svg"], in: folder.path)
      #expect(run.code == 0)
      #expect(try folder.names() == ["a.svg", "real.svg"])
      let target = try Run.program("/usr/bin/readlink", [folder.path("a.svg")])
      #expect(target.text == "real.svg\n")
      #expect(try folder.bytes("real.svg").count > 1000)
    }
  }

  @Test func aDocumentOnStandardInputFindsItsDataAtTheBase() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x,y\n1,2\n3,4\n", to: "d.csv")
      let text = "data: d.csv\nmarks: [{mark: line, x: x, y: y}]\n"
      let run = try Run.nabla(
        ["draw", "-", "--base", folder.path, "-o", "-", "--format", "svg"], input: text)
      #expect(run.code == 0)
      #expect(run.errors == "")
      try folder.write(text, to: "f.yaml")
      let file = try Run.nabla(["draw", folder.path("f.yaml"), "-o", "-", "--format", "svg"])
      #expect(run.output == file.output)
    }
  }

  @Test func whatWasLeftOutIsSaidOnStandardErrorOnceForEachKind() throws {
    let run = try Run.nabla(
      ["draw", "-", "-o", "-", "--format", "svg"],
      input: "marks: [{mark: line, y: [1, .nan, 3, .inf]}]")
    #expect(run.code == 0)
    #expect(run.errors == "warning: y: 2 of 4 values are not finite and not drawn\n")
    #expect(run.text.hasPrefix("<svg"))
  }

  @Test func optionsOfTheCommandLineChangeTheFigure() throws {
    let run = try Run.nabla([
      "inspect", "gaussian-explorer", "--json", "--set", "title=Another", "--set",
      "size=[700, 500]",
    ])
    #expect(run.code == 0)
    let node = try JSONReader.read(run.text, name: "inspect")
    #expect(node["figure"]?["title"] == "Another")
    #expect(node["figure"]?["width"] == 700)
  }

  @Test func scaleThemeAndSizeReachThePicture() throws {
    let run = try Run.nabla([
      "draw", "gaussian-explorer", "-o", "-", "--format", "png", "--scale", "1.5", "--size",
      "700x500", "--theme", "dark",
    ])
    #expect(run.code == 0)
    func number(_ at: Int) -> Int { run.output[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    try #require(run.output.count > 33)
    #expect(number(16) == 1050)
    #expect(number(20) == 750)
  }
}
