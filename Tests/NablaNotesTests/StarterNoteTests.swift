import NablaNotes
import NablaScene
import TestSupport
import Testing

/// The notes that `nabla notes new` writes.
@Suite struct StarterNoteTests {
  @Test func thereIsOneForEachTopicOfTheRoadmap() {
    let numbers = StarterNotes.all.map(\.number)
    #expect(numbers == (1...4).flatMap { phase in (1...4).map { "\(phase).\($0)" } })
    #expect(Set(StarterNotes.all.map(\.slug)).count == 16)
  }

  @Test(arguments: StarterNotes.all.map(\.number))
  func aNoteHasAQuestionAFormulaTwoFiguresAndExercises(number: String) throws {
    let note = try StarterNotes.note(on: number)
    #expect(note.text.hasPrefix("# \(note.title)\n"))
    #expect(note.text.contains("**Question.**"))
    #expect(note.text.contains("$$"))
    #expect(note.text.contains("## Exercises"))
    #expect(note.text.contains("<details>"))
    #expect(note.text.split(separator: "```nabla ").count == 3)
    #expect(note.text.split(separator: "\nalt: ").count == 3)
  }

  @Test func aTopicIsFoundByItsNumberItsNameOrBoth() throws {
    for topic in ["2.4", "Optimization", "optimization", "2.4 Optimization"] {
      #expect(try StarterNotes.note(on: topic).number == "2.4")
    }
    #expect(throws: NablaError.self) { try StarterNotes.note(on: "Optimisation theory") }
  }

  @Test func aFileThatExistsIsLeftAlone() throws {
    try TemporaryFolder.with { folder in
      let note = try StarterNotes.note(on: "1.1")
      try note.write(to: folder.path("n.md"))
      #expect(try folder.text("n.md") == note.text)
      #expect(throws: NablaError.self) { try note.write(to: folder.path("n.md")) }
      #expect(throws: NablaError.self) { try note.write(to: folder.path("n.txt")) }
      #expect(try folder.names() == ["n.md"])
    }
  }
}
