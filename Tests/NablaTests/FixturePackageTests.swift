import TestSupport
import Testing

@Suite struct FixturePackageTests {
  @Test(
    "a package that depends on Nabla builds and draws every format", .timeLimit(.minutes(30)),
    arguments: [("models.png", "\u{89}PNG"), ("models.svg", "<svg "), ("models.pdf", "%PDF-")])
  func draws(name: String, start: String) throws {
    let bytes = try #require(try UserPackage.drawn()[name])
    let head = bytes.prefix(200).map { Character(Unicode.Scalar($0)) }
    #expect(String(head).contains(start))
    #expect(bytes.count > 1000)
  }

  @Test("nothing is left beside the files that the program wrote", .timeLimit(.minutes(30)))
  func leavesNothing() throws {
    #expect(try UserPackage.drawn().keys.sorted() == ["models.pdf", "models.png", "models.svg"])
  }

  @Test("its figures' goldens are written, fail once, and pass then", .timeLimit(.minutes(30)))
  func testsFigures() throws {
    try TemporaryFolder.with { folder in
      let first = try UserPackage.test(goldens: folder.path)
      #expect(first.code == 1, "\(first.text)\(first.errors)")
      #expect((first.text + first.errors).contains("written now"))
      let second = try UserPackage.test(goldens: folder.path)
      #expect(second.code == 0, "\(second.text)\(second.errors)")
      #expect(try folder.names() == ["LossTests"])
    }
  }
}
