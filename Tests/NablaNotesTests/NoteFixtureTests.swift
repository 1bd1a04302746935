import Foundation
import NablaNotes
import TestSupport
import Testing

/// The edge cases of notes: what a first and a second run leave, byte by byte.
@Suite struct NoteFixtureTests {
  static let names = Fixtures.names("input", ".md")
  static let isRecording = ProcessInfo.processInfo.environment["NABLA_RECORD_NOTES"] != nil

  @Test func thereAreAtLeastSixty() {
    #expect(Self.names.count >= 60)
    #expect(Self.names == Fixtures.names("expected", ".md"))
    #expect(Self.names == Fixtures.names("second", ".md"))
  }

  @Test(arguments: names)
  func aNoteIsAsExpectedAfterTheFirstRunAndTheSecond(name: String) throws {
    try TemporaryFolder.with { folder in
      let input = try Fixtures.bytes("input/\(name).md")
      try folder.write(input, to: "note.md")
      try folder.write("x,y\n1,2\n", to: "odd # ?%(ä.csv")
      let first = try folder.build()
      let expected = try folder.bytes("note.md")
      let problems = first.problems.map { folder.shortened($0.text) + "\n" }.joined()
      let times = try folder.times()
      let second = try folder.build()
      let after = try folder.bytes("note.md")
      #expect(second.written == [])
      #expect(second.drawn == 0)
      #expect(try folder.times() == times)
      // Lines have moved.
      #expect(second.problems.map(\.kind) == first.problems.map(\.kind))
      if Self.isRecording {
        try Fixtures.write(expected, to: "expected/\(name).md")
        try Fixtures.write(after, to: "second/\(name).md")
        try Fixtures.write(Array(problems.utf8), to: "expected/\(name).problems")
      }
      #expect(expected == (try Fixtures.bytes("expected/\(name).md")))
      #expect(after == (try Fixtures.bytes("second/\(name).md")))
      #expect(Array(problems.utf8) == (try Fixtures.bytes("expected/\(name).problems")))
    }
  }

  @Test(arguments: names)
  func strippingGivesBackANoteWithoutRegionsByteByByte(name: String) throws {
    let input = try Fixtures.bytes("input/\(name).md")
    guard !String(decoding: input, as: UTF8.self).contains("nabla:") else { return }
    try TemporaryFolder.with { folder in
      try folder.write(input, to: "note.md")
      _ = try folder.build()
      _ = try NotesStripper().strip([folder.path])
      #expect(try folder.bytes("note.md") == input)
    }
  }
}
