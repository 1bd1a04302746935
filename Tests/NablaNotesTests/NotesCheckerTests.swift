import NablaNotes
import TestSupport
import Testing

/// What `check` finds, without drawing.
@Suite struct NotesCheckerTests {
  private static func note(_ body: String = "recipe: bell\nmu: 0", _ name: String = "bell")
    -> String
  {
    "# Note\n\n```nabla \(name)\n\(body)\n---\ncaption: A bell.\nalt: A bell.\n```\n"
  }

  /// A built note.
  private func withNote(
    _ text: String = note(), _ body: (TemporaryFolder) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      try folder.write(text, to: "note.md")
      _ = try folder.build()
      try body(folder)
    }
  }

  private func change(_ folder: TemporaryFolder, _ from: String, _ to: String) throws {
    try folder.write(try folder.text("note.md").replacing(from, with: to), to: "note.md")
  }

  @Test func aBuiltNoteIsAsItShouldBe() throws {
    try withNote { folder in
      let found = try folder.check()
      #expect(found == [])
    }
  }

  @Test func aNoteThatWasNeverBuiltMissesItsPictures() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.note(), to: "note.md")
      #expect(try folder.check() == ["note.md:3:1: missing: bell has not been drawn"])
      #expect(try folder.names() == ["note.md"])
    }
  }

  @Test(arguments: [
    ("mu: 0", "mu: 1", "note.md:3:1: stale: bell (mu changed)"),
    ("mu: 0", "nu: 0", "note.md:3:1: stale: bell (mu, nu changed)"),
    ("mu: 0", "sigma: 2", "note.md:3:1: stale: bell (mu, sigma changed)"),
    ("recipe: bell", "recipe: heat", "note.md:3:1: stale: bell (what is drawn, recipe changed)"),
    ("caption: A bell.", "caption: Two.", "note.md:3:1: stale: bell (its words changed)"),
    ("alt: A bell.", "alt: Two.", "note.md:3:1: stale: bell (its words changed)"),
    (
      "\nalt: A bell.", "",
      "note.md:3:1: no alt: bell has no alt: say below a line of --- what it shows; for example: A drawing of bell."
    ),
    (
      "![A bell.]", "![Mine.]",
      "note.md:3:1: hand-edited: the lines between the markers of bell are not as they were written"
    ),
    (
      "# Note", "[Figure ?](#fig-bel)",
      "note.md:1:1: no figure: no fence is named bel; did you mean \"bell\"?"
    ),
  ])
  func aChangeIsFound(from: String, to: String, message: String) throws {
    try withNote { folder in
      try change(folder, from, to)
      let found = try folder.check()
      #expect(found.contains(message), "\(found)")
    }
  }

  @Test func aDefaultThatIsWrittenOutChangesNothing() throws {
    try withNote { folder in
      try change(folder, "mu: 0", "sigma: 1.0\nmu: 0")
      #expect(try folder.check() == [])
    }
  }

  @Test func aSecondFenceOfAName() throws {
    try withNote { folder in
      try folder.write(try folder.text("note.md") + "\n" + Self.note("recipe: heat"), to: "note.md")
      let found = try folder.check()
      #expect(
        found.contains(
          "note.md:18:1: duplicate id: bell is the name of the figure in line 3 already"),
        "\(found)")
    }
  }

  @Test func anotherNoteOfTheFolderWithTheNameOfAnotherFigure() throws {
    try withNote { folder in
      try folder.write(Self.note("recipe: heat"), to: "other.md")
      let found = try folder.check()
      #expect(found.contains { $0.contains("duplicate id: bell is the name of another figure at") })
      // The same figure may be shown twice.
      try folder.write(Self.note(), to: "other.md")
      _ = try folder.build()
      #expect(try folder.check() == [])
    }
  }

  @Test func aPictureThatIsGoneOrChanged() throws {
    try withNote { folder in
      try folder.write("other", to: "figures/bell.svg")
      #expect(
        try folder.check() == [
          "note.md:3:1: hand-edited: bell: figures/bell.svg is not what was drawn"
        ])
      try folder.write("", to: "figures/x")
      _ = try NotesStripper().strip([folder.path])
      #expect(try folder.check() == ["note.md:3:1: missing: bell has not been drawn"])
    }
  }

  @Test func anOrphan() throws {
    try withNote { folder in
      let text = try folder.text("note.md")
      let region = text[(text.firstRange(of: "<!--")?.lowerBound ?? text.startIndex)...]
      try folder.write("Text.\n\n" + region, to: "note.md")
      #expect(try folder.check() == ["note.md:3:1: orphan: no fence above is named bell"])
    }
  }

  @Test func dataThatChangedAreNamed() throws {
    try TemporaryFolder.with { folder in
      try folder.write("1,2\n", to: "points.csv")
      try folder.write(Self.note("recipe: bell\ndata: points.csv"), to: "note.md")
      _ = try folder.build()
      #expect(try folder.check() == [])
      try folder.write("1,3\n", to: "points.csv")
      #expect(try folder.check() == ["note.md:3:1: stale: bell (points.csv changed)"])
    }
  }

  @Test func aLockFileThatLeadsElsewhereIsRefused() throws {
    try withNote { folder in
      let lock = try folder.text("figures/nabla.lock.json")
      try folder.write(
        lock.replacing("bell.svg", with: "../note.md"), to: "figures/nabla.lock.json")
      #expect(
        try folder.check() == [
          "figures/nabla.lock.json:5:1: error: the entry \"bell\" cannot be read; delete the file and build again."
        ])
      try folder.write("<<<<<<< ours\n", to: "figures/nabla.lock.json")
      let second = try folder.check()
      #expect(second.count == 1)
      #expect(second.first?.hasSuffix("; delete the file and build again.") == true)
    }
  }
}
