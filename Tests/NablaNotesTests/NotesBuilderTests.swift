import Foundation
import NablaNotes
import TestSupport
import Testing

/// What a build writes, in which order, and what it leaves alone.
@Suite struct NotesBuilderTests {
  private static let fence =
    "```nabla bell\nrecipe: bell\n---\ncaption: A bell.\nalt: A bell.\n```\n"

  @Test func onlyStaleFiguresAreDrawn() throws {
    try TemporaryFolder.with { folder in
      let notes = (0..<10).map { note in
        (0..<3).map { Self.fence.replacing("bell", with: "f\(note)-\($0)", maxReplacements: 1) }
          .joined(separator: "\n")
      }
      for (i, text) in notes.enumerated() { try folder.write(text, to: "n\(i).md") }
      let artist = SketchArtist()
      #expect(try folder.build(artist).drawn == 30)
      let changed = try folder.text("n4.md").replacing(
        "nabla f4-1\nrecipe: bell", with: "nabla f4-1\nrecipe: heat")
      try folder.write(changed, to: "n4.md")
      let times = try folder.times()
      let second = try folder.build(artist)
      #expect(second.drawn == 1)
      #expect(second.kept == 29)
      #expect(artist.drawings == 31)
      let touched = try folder.times().filter { times[$0.key] != $0.value }.keys.sorted()
      #expect(touched == ["figures/f4-1.png", "figures/nabla.lock.json", "n4.md"])
    }
  }

  @Test(arguments: [
    (
      NoteProfile.gfm,
      "![A bell.](figures/bell.svg)\n\n*A bell.*\n"
    ),
    (.obsidian, "![A bell.](figures/bell.svg)\n\n*A bell.*\n"),
    (.pandoc, "![A bell.](figures/bell.svg){#fig-bell fig-alt=\"A bell.\"}\n"),
    (
      .html,
      "<figure id=\"fig-bell\">\n<img src=\"figures/bell.svg\" alt=\"A bell.\" width=\"640\" height=\"400\">\n<figcaption>A bell.</figcaption>\n</figure>\n\n"
    ),
  ])
  func aProfileDecidesHowAFigureIsWritten(profile: NoteProfile, lines: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      var options = NotesOptions()
      options.profile = profile
      _ = try folder.build(SketchArtist(), options)
      let text = try folder.text("n.md")
      let start = try #require(text.firstRange(of: " -->\n")).upperBound
      let end = try #require(text.firstRange(of: "<!-- nabla:end")).lowerBound
      #expect(String(text[start..<end]) == lines)
      // The next run knows the profile.
      #expect(try folder.build().written == [])
      #expect(try folder.check() == [])
    }
  }

  @Test func numbersAreOptInAndRemembered() throws {
    try TemporaryFolder.with { folder in
      let other = Self.fence.replacing("bell\nrecipe", with: "other\nrecipe")
      try folder.write(Self.fence + "\n" + other, to: "n.md")
      var options = NotesOptions()
      options.isNumbered = true
      _ = try folder.build(SketchArtist(), options)
      #expect(try folder.text("n.md").contains("*Figure 1. A bell.*"))
      #expect(try folder.text("n.md").contains("*Figure 2. A bell.*"))
      #expect(try folder.build().written == [])
    }
  }

  @Test func aCopyHasTheNumbersInItsReferencesAndTheNoteStays() throws {
    try TemporaryFolder.with { folder in
      let note = "See [Figure ?](#fig-bell).\n\n" + Self.fence
      try folder.makeFolder("notes/sub")
      try folder.write(note, to: "notes/sub/n.md")
      var options = NotesOptions()
      options.isNumbered = true
      options.out = folder.path("out")
      let builder = NotesBuilder(artist: SketchArtist(), options: options)
      _ = try builder.build([folder.path("notes")])
      #expect(try folder.text("notes/sub/n.md") == note)
      let copy = try folder.text("out/sub/n.md")
      #expect(copy.hasPrefix("See [Figure 1](#fig-bell).\n"))
      #expect(copy.contains("<a id=\"fig-bell\"></a>"))
      #expect(try folder.names() == ["notes", "out"])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path("out/sub")).sorted() == [
          "figures", "n.md",
        ])
      #expect(try builder.build([folder.path("notes")]).written == [])
    }
  }

  @Test func aFailingFigureKeepsItsLastPicture() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      _ = try folder.build()
      let good = try folder.text("n.md")
      try folder.write(good.replacing("recipe: bell", with: "recipe: failing"), to: "n.md")
      let result = try folder.build()
      #expect(
        result.problems.map { folder.shortened($0.text) } == [
          "n.md:2:9: error: cannot be drawn; draw another one."
        ])
      #expect(try folder.text("n.md") == good.replacing("recipe: bell", with: "recipe: failing"))
      #expect(try folder.text("figures/bell.svg").contains("bell"))
    }
  }

  @Test func aNoteThatChangesWhileItsFiguresAreDrawnIsLeftAlone() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      let path = folder.path("n.md")
      let artist = SketchArtist { _ in
        try? Data("Saved by an editor.\n".utf8).write(to: URL(filePath: path))
      }
      let result = try folder.build(artist)
      #expect(
        result.problems.map { folder.shortened($0.text) } == [
          "n.md:1:1: error: the note was changed while its figures were drawn; it was left as it is; build again."
        ])
      #expect(try folder.text("n.md") == "Saved by an editor.\n")
    }
  }

  @Test func twoRunsAtOnceWriteTheSameAsOne() throws {
    try TemporaryFolder.with { folder in
      for i in 0..<6 {
        try folder.write(
          Self.fence.replacing("bell\nrecipe", with: "f\(i)\nrecipe"), to: "n\(i).md")
      }
      let path = folder.path
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        _ = try? NotesBuilder(artist: SketchArtist()).build([path])
      }
      #expect(try folder.check() == [])
      #expect(try folder.build().written == [])
    }
  }

  @Test func aReadOnlyNoteAndLinksAreRefused() throws {
    try TemporaryFolder.with { folder in
      let files = FileManager.default
      try folder.makeFolder("notes")
      try folder.write(Self.fence, to: "notes/read-only.md")
      try files.setAttributes(
        [.posixPermissions: 0o444], ofItemAtPath: folder.path("notes/read-only.md"))
      try folder.write(Self.fence, to: "outside.md")
      try files.createSymbolicLink(
        atPath: folder.path("notes/link.md"), withDestinationPath: "../outside.md")
      let first = try NotesBuilder(artist: SketchArtist()).build([folder.path("notes")])
      #expect(
        first.problems.map { folder.shortened($0.text) } == [
          "notes/link.md:1:1: error: the link leads out of the folder; name the note itself.",
          "notes/read-only.md:1:1: error: the note is read-only; make it writable, or build a copy with --out DIR.",
        ])
      #expect(try folder.text("outside.md") == Self.fence)

      // A folder of figures, and a picture, that are links.
      try folder.makeFolder("a")
      try folder.makeFolder("elsewhere")
      try folder.write(Self.fence, to: "a/n.md")
      try files.createSymbolicLink(
        atPath: folder.path("a/figures"), withDestinationPath: "../elsewhere")
      let second = try NotesBuilder(artist: SketchArtist()).build([folder.path("a")])
      #expect(second.problems.count == 1)
      #expect(second.problems.first?.text.contains("figures") == true)
      #expect(try files.contentsOfDirectory(atPath: folder.path("elsewhere")) == [])
      try folder.makeFolder("b/figures")
      try folder.write("secret", to: "secret")
      try folder.write(Self.fence, to: "b/n.md")
      try files.createSymbolicLink(
        atPath: folder.path("b/figures/bell.svg"), withDestinationPath: "../../secret")
      let third = try NotesBuilder(artist: SketchArtist()).build([folder.path("b")])
      #expect(third.problems.count == 1)
      #expect(try folder.text("secret") == "secret")
    }
  }

  @Test func aDataFileThatIsTooLargeIsRefusedUnread() throws {
    try TemporaryFolder.with { folder in
      try folder.write("", to: "huge.csv")
      // A hole: the file takes no room on the disk.
      let handle = try #require(FileHandle(forWritingAtPath: folder.path("huge.csv")))
      try handle.truncate(atOffset: 1 << 34)
      try handle.close()
      try folder.write("```nabla bell\nrecipe: bell\ndata: huge.csv\n```\n", to: "n.md")
      let result = try folder.build()
      #expect(
        result.problems.map { folder.shortened($0.text) } == [
          "n.md:1:1: error: huge.csv has 17179869184 bytes, more than the 268435456 of a note's data; use a smaller file, or a part of it."
        ])
      #expect(try folder.names() == ["huge.csv", "n.md"])
    }
  }

  @Test func handEditedLinesAreWrittenOverWithForceOnly() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Self.fence, to: "n.md")
      _ = try folder.build()
      let good = try folder.text("n.md")
      let edited = good.replacing("![A bell.]", with: "![Mine.]")
      try folder.write(edited, to: "n.md")
      #expect(try folder.build().problems.map(\.kind) == [.handEdited])
      #expect(try folder.text("n.md") == edited)
      var options = NotesOptions()
      options.isForced = true
      #expect(try folder.build(SketchArtist(), options).problems == [])
      #expect(try folder.text("n.md") == good)
    }
  }

  /// At each step of writing the disk is looked at as if the process ended there.
  @Test func atEveryStepNotesAreWholeAndTheirLinksLeadSomewhere() throws {
    try TemporaryFolder.with { folder in
      let old = [
        "a.md": Self.fence, "b.md": "Text.\n\n" + Self.fence.replacing("bell\nr", with: "b\nr"),
      ]
      for (name, text) in old { try folder.write(text, to: name) }
      _ = try folder.build()
      for name in old.keys {
        let changed = try folder.text(name).replacing("recipe: bell", with: "recipe: heat")
        try folder.write(changed, to: name)
      }
      let before = try folder.contents()
      let steps = Steps()
      var options = NotesOptions()
      options.jobs = 1
      let artist = SketchArtist()
      _ = try folder.build(
        artist, options,
        steps: BuildSteps { step in steps.add(step, try? folder.contents()) })
      let after = try folder.contents()
      // Two pictures, one lock file, two notes; before and after each.
      #expect(steps.all.count == 10)
      let kinds = steps.all.map { step in
        step.name.hasSuffix(".md") ? "note" : step.name.hasSuffix(".json") ? "lock" : "picture"
      }
      #expect(
        kinds == Array(repeating: "picture", count: 4) + ["lock", "lock"]
          + Array(repeating: "note", count: 4))
      for step in steps.all {
        let files = try #require(step.contents)
        for name in old.keys {
          let note = files[name]
          #expect(note == before[name] || note == after[name])
          let text = String(decoding: note ?? [], as: UTF8.self)
          for link in text.split(separator: "](").dropFirst() {
            let path = String(link.prefix { $0 != ")" })
            #expect(files[path] != nil, "\(path) at \(step.name)")
          }
        }
      }
    }
  }

  /// What was on the disk at each step.
  private final class Steps: @unchecked Sendable {
    private let lock = NSLock()
    private var steps: [(name: String, contents: [String: [UInt8]]?)] = []

    func add(_ name: String, _ contents: [String: [UInt8]]?) {
      lock.withLock { steps.append((name, contents)) }
    }

    var all: [(name: String, contents: [String: [UInt8]]?)] { lock.withLock { steps } }
  }
}
