import Nabla
import TestSupport
import Testing

/// `nabla notes` as a program.
@Suite struct NotesTests {
  private static let fence =
    "```nabla bell\nrecipe: gaussian-explorer\n---\ncaption: A bell.\nalt: A bell.\n```\n"

  @Test func aNoteIsBuiltCheckedAndStripped() throws {
    try TemporaryFolder.with { folder in
      try folder.write("# Note\n\n" + Self.fence, to: "n.md")
      let early = try Run.nabla(["notes", "check", "."], in: folder.path)
      #expect(early.code == 1)
      #expect(early.text == "n.md:3:1: missing: bell has not been drawn\n")
      let build = try Run.nabla(["notes", "build", "."], in: folder.path)
      #expect(build.code == 0)
      #expect(build.errors == "")
      #expect(build.text == "1 figure in 1 note: 1 drawn, 0 as before; 1 file written\n")
      #expect(try folder.names() == ["figures", "n.md"])
      let again = try Run.nabla(["notes", "build", "n.md"], in: folder.path)
      #expect(again.text == "1 figure in 1 note: 0 drawn, 1 as before; 0 files written\n")
      let check = try Run.nabla(["notes", "check", "."], in: folder.path)
      #expect(check.code == 0)
      #expect(check.text == "1 note: all is as it should be\n")
      let strip = try Run.nabla(["notes", "strip", "."], in: folder.path)
      #expect(strip.code == 0)
      #expect(try folder.names() == ["n.md"])
      #expect(try folder.bytes("n.md") == Array(("# Note\n\n" + Self.fence).utf8))
    }
  }

  @Test func aProcessThatIsKilledAtAnyStepLeavesWholeNotes() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      var built = ""
      // A picture, the lock file and the note: two steps each.
      for step in 1...7 {
        let run = try Run.program(
          "/usr/bin/env",
          ["NABLA_NOTES_FAULT=\(step)", Run.programPath, "notes", "build", "."], in: folder.path)
        built = String(decoding: try folder.bytes("n.md"), as: UTF8.self)
        #expect(run.code == 137 || run.code == 0)
        if built != Self.fence {
          #expect(try !folder.bytes("figures/bell.svg").isEmpty)
          #expect(try !folder.bytes("figures/nabla.lock.json").isEmpty)
        }
        if run.code == 0 { break }
      }
      #expect(built.contains("![A bell.](figures/bell.svg)"))
      #expect(try Run.nabla(["notes", "check", "."], in: folder.path).code == 0)
    }
  }

  @Test func errorsHaveTheirPlaceAndTheOthersGoOn() throws {
    try TemporaryFolder.with { folder in
      let wrong = "```nabla wrong\nrecipe: gausian-explorer\n```\n"
      try folder.write(wrong + "\n" + Self.fence, to: "n.md")
      let run = try Run.nabla(["notes", "build", "."], in: folder.path)
      #expect(run.code == 2)
      #expect(
        run.errors
          == "n.md:2:9: error: unknown recipe \"gausian-explorer\"; did you mean \"gaussian-explorer\"?\n"
      )
      #expect(try folder.names() == ["figures", "n.md"])
    }
  }

  @Test func aStarterNoteIsWrittenForATopicOrARecipe() throws {
    try TemporaryFolder.with { folder in
      let first = try Run.nabla(["notes", "new", "2.4"], in: folder.path)
      #expect(first.code == 0)
      #expect(try folder.names() == ["optimization.md"])
      let second = try Run.nabla(["notes", "new", "2.4"], in: folder.path)
      #expect(second.code == 2)
      #expect(
        second.errors == "error: optimization.md: exists already; give another name with -o.\n")
      let third = try Run.nabla(
        ["notes", "new", "attention-heatmap", "-o", "a.md"], in: folder.path)
      #expect(third.code == 0)
      let note = String(decoding: try folder.bytes("a.md"), as: UTF8.self)
      #expect(note.hasPrefix("# Transformers Math\n"))
    }
  }
}
