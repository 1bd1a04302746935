import NablaNotes
import TestSupport
import Testing

/// Texts made to exhaust the reader: refused or read, never slow.
///
/// Each would take minutes if the work grew with the square of its size; a runner's limit of time
/// is then what fails.
@Suite struct HostileNoteTests {
  private static let fence = "\n\n```nabla bell\nrecipe: bell\n```\n"

  @Test(arguments: [
    String(repeating: "x", count: 1 << 20),
    String(repeating: "![[", count: 1 << 18),
    String(repeating: "<!-- -->", count: 1 << 17),
    String(repeating: "*a_", count: 1 << 18),
    "a" + String(repeating: "`", count: 1 << 20),
    String(repeating: "text\n", count: 100_000),
    String(repeating: "[a]: b\n", count: 100_000),
    String(repeating: "> x\n\n", count: 50_000),
    String(repeating: "\n", count: 1 << 20),
    String(repeating: "| a ", count: 1 << 18),
    String(repeating: "<div>\n\n", count: 50_000),
    (0..<90).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
      + String(repeating: "\n", count: 100_000),
  ])
  func aLargeTextIsReadAndItsFenceFound(text: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write(text + Self.fence, to: "n.md")
      let result = try folder.build()
      #expect(result.problems == [])
      #expect(result.drawn == 1)
    }
  }

  @Test(arguments: [
    "<div " + String(repeating: "<a ", count: 1 << 17) + "x=\">\n",
    "<div " + (0..<100_000).map { "a\($0) " }.joined() + ">\n",
  ])
  func aPageOfLongTagsIsWritten(text: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write(text, to: "n.md")
      var options = NotesOptions()
      options.writesPages = true
      let result = try folder.build(SketchArtist(), options)
      #expect(result.problems == [])
      #expect(result.written.count == 1)
    }
  }

  @Test(arguments: [
    String(repeating: "> ", count: 1 << 16), String(repeating: "- ", count: 1 << 16),
    String(repeating: "1. ", count: 1 << 16), String(repeating: ">", count: 1 << 16),
    (0..<200).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined(),
  ])
  func deepNestingIsRefusedWithItsLine(text: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write("Text.\n\n" + text + "x\n" + Self.fence, to: "n.md")
      let problems = try folder.build().problems.map { folder.shortened($0.text) }
      #expect(problems.count == 1)
      #expect(
        problems.first?.hasSuffix(
          ":1: error: lists and quotes nested deeper than 100 levels; flatten them.") == true,
        "\(problems)")
    }
  }

  @Test func manyFencesAreReadInTimeThatGrowsWithTheirNumber() throws {
    try TemporaryFolder.with { folder in
      let fences = (0..<2000).map { "```nabla f\($0)\nrecipe: bell\nmu: \($0 % 7)\n```\n" }
      try folder.write(fences.joined(separator: "\n"), to: "n.md")
      #expect(try NotesChecker(artist: SketchArtist()).check([folder.path]).problems.count == 4000)
    }
  }
}
