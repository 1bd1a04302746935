import Nabla
import NablaNotes
import NablaScene
import TestSupport
import Testing

/// Fences drawn for real: recipes, formulas, attention, TeX, figure files.
@Suite struct NablaArtistTests {
  private func body(_ text: String) throws -> Node {
    try YAMLReader.read(text, name: "n.md")
  }

  private func draw(_ text: String, in folder: String = ".") throws -> DrawnPicture {
    try NablaArtist().draw(try body(text), file: "n.md", folder: folder, format: nil)
  }

  @Test(arguments: [
    ("recipe: gaussian-explorer\ncurves: [{mu: 0, sigma: 2}]\n", DrawnPicture.Format.svg),
    ("plot: [\"y = sin(x)\", x^2]\nx: {domain: [-3, 3]}\n", .svg),
    ("plot: [\"x^2 + y^2 <= a\", \"a = 4\"]\nx: {domain: [-3, 3]}\ny: {domain: [-3, 3]}\n", .svg),
    ("tex: \\frac{1}{2}\n", .svg),
    ("marks: [{mark: line, y: [1, 2]}]\n", .svg),
  ])
  func eachKindOfFenceIsDrawn(text: String, format: DrawnPicture.Format) throws {
    let picture = try draw(text)
    #expect(picture.format == format)
    #expect(String(decoding: picture.bytes.prefix(4), as: UTF8.self) == "<svg")
    #expect(!picture.alt.isEmpty)
    #expect(picture.width > 0)
  }

  @Test(arguments: ["y = sin(x)/x", "x^2 + y^2 = 4", "(cos(t), sin(2t))"])
  func formulasAreDrawnAsThePlotterDrawsThem(expression: String) throws {
    let plotted = try Figure(plotting: [expression]).drawn().scene.encoded(as: .svg)
    #expect(try draw("plot: [\"\(expression)\"]\n").bytes == plotted)
  }

  @Test func whatAFenceSaysBesidesItsFormulasCounts() throws {
    let circle = "plot: [\"x^2 + y^2 = 4\"]\n"
    #expect(try draw(circle).height == 480)
    #expect(try draw(circle + "size: [300, 200]\n").height == 200)
    #expect(try draw(circle + "x: {label: width}\n").bytes != draw(circle).bytes)
  }

  @Test func defaultsAreFilledInBeforeTheKeyIsMade() throws {
    let artist = NablaArtist()
    let short = try artist.plan(try body("recipe: gradient-descent-contour\n"), file: "n.md")
    let long = try artist.plan(
      try body("recipe: gradient-descent-contour\nlr: 0.15\nsteps: 30\n"), file: "n.md")
    #expect(short.kind == "recipe gradient-descent-contour 1")
    #expect(Node(short.parameters) == Node(long.parameters))
    let other = try artist.plan(
      try body("recipe: gradient-descent-contour\nlr: 0.2\n"), file: "n.md")
    #expect(Node(short.parameters) != Node(other.parameters))
  }

  @Test(arguments: [
    (
      "recipe: gausian-explorer\n",
      "n.md:1:9: unknown recipe \"gausian-explorer\"; did you mean \"gaussian-explorer\"?"
    ),
    (
      "recipe: gaussian-explorer\nintervall: [0, 1]\n",
      "n.md:2:1: gaussian-explorer: has no option \"intervall\"; did you mean \"interval\"?"
    ),
    (
      "recipe: gaussian-explorer\ntex: x\n",
      "n.md:2:1: the figure has both recipe and tex; give one of them."
    ),
    ("plot: []\n", "n.md:1:7: plot is an empty list; give formulas of x."),
    ("plot: [{a: 1}]\n", "n.md:1:8: a formula is a map; write it in quotes."),
  ])
  func aWrongFenceIsRefusedWithItsPlace(text: String, message: String) throws {
    let error = #expect(throws: NablaError.self) {
      _ = try NablaArtist().plan(try body(text), file: "n.md")
    }
    #expect(error?.description == message)
  }

  /// After a change of these notes or of what they show: `nabla notes build gallery/notes`.
  @Test func theGallerysNotesAreAsTheirFencesAsk() throws {
    let notes = "\(Fixtures.path)/../../../gallery/notes"
    let (problems, count) = try NotesChecker(artist: NablaArtist()).check([notes])
    #expect(problems == [])
    #expect(count == 4)
  }

  @Test(arguments: StarterNotes.all.map(\.number))
  func everyStarterNoteIsBuiltWithoutAProblem(number: String) throws {
    try TemporaryFolder.with { folder in
      try StarterNotes.note(on: number).write(to: folder.path("n.md"))
      let builder = NotesBuilder(artist: NablaArtist())
      let result = try builder.build([folder.path])
      #expect(result.problems == [])
      #expect(result.drawn == 2)
      #expect(try builder.build([folder.path]).drawn == 0)
      #expect(try NotesChecker(artist: NablaArtist()).check([folder.path]).problems == [])
    }
  }
}
