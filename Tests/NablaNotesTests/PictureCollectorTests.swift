import NablaNotes
import TestSupport
import Testing

/// `gc` and `strip`.
@Suite struct PictureCollectorTests {
  private static let fence = "```nabla bell\nrecipe: bell\n---\nalt: A bell.\n```\n"

  @Test func onlyListedUnusedUnchangedPicturesGo() throws {
    try TemporaryFolder.with { folder in
      let fences = ["bell", "gone", "edited"].map {
        Self.fence.replacing("bell\nr", with: "\($0)\nr")
      }
      try folder.write(fences.joined(separator: "\n"), to: "n.md")
      _ = try folder.build()
      try folder.write(Self.fence, to: "n.md")
      try folder.write("edited", to: "figures/edited.svg")
      try folder.write("mine", to: "figures/mine.svg")
      let before = try folder.contents()
      let dry = try PictureCollector().collect([folder.path], deletes: false)
      #expect(dry.files.map(folder.shortened) == ["figures/gone.svg"])
      #expect(dry.changed.map(folder.shortened) == ["figures/edited.svg"])
      #expect(try folder.contents() == before)
      let wet = try PictureCollector().collect([folder.path], deletes: true)
      #expect(wet.files.map(folder.shortened) == ["figures/gone.svg"])
      #expect(
        try folder.times().keys.sorted() == [
          "figures/bell.svg", "figures/edited.svg", "figures/mine.svg", "figures/nabla.lock.json",
          "n.md",
        ])
      #expect(try PictureCollector().collect([folder.path], deletes: true).files == [])
    }
  }

  @Test func aPictureOfAnotherFormatFromBeforeGoes() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      _ = try folder.build()
      try folder.write(
        try folder.text("n.md").replacing("alt:", with: "format: png\nalt:"), to: "n.md")
      _ = try folder.build()
      let result = try PictureCollector().collect([folder.path], deletes: true)
      #expect(result.files.map(folder.shortened) == ["figures/bell.svg"])
      #expect(try folder.check() == [])
    }
  }

  @Test func aNoteThatCannotBeReadKeepsAllPictures() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      _ = try folder.build()
      try folder.write([0xFF] + Array(Self.fence.utf8), to: "n.md")
      let result = try PictureCollector().collect([folder.path], deletes: true)
      #expect(result.files == [])
      #expect(result.problems.count == 1)
    }
  }

  @Test func strippingTakesAwayAllThatWasWritten() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      try folder.write("- a\n\n  " + Self.fence.replacing("\n", with: "\n  "), to: "other.md")
      let before = try folder.contents()
      _ = try folder.build()
      let result = try NotesStripper().strip([folder.path])
      #expect(result.written.map(folder.shortened) == ["n.md", "other.md"])
      #expect(try folder.contents() == before)
      #expect(try folder.names() == ["n.md", "other.md"])
    }
  }

  @Test func picturesThatAnotherNoteShowsStay() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "a.md")
      try folder.write(Self.fence, to: "b.md")
      _ = try folder.build()
      _ = try NotesStripper().strip([folder.path("a.md")])
      #expect(try folder.text("a.md") == Self.fence)
      #expect(try folder.text("b.md").contains("![A bell.](figures/bell.svg)"))
      #expect(try folder.check() == ["a.md:1:1: missing: bell has no picture below its fence"])
    }
  }
}
