import Foundation
import NablaScene
import NablaText
import Testing

@Suite struct FontFileTests {
  private static let inter = Array(FontStore.interRegular.bytes)

  /// A file with these bytes while `body` runs.
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws
    -> Result
  {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).otf")
    try Data(bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    return try body(place.path)
  }

  private func problem(_ bytes: [UInt8], face: Int = 0) throws -> String {
    try withFile(bytes) { path in
      do throws(NablaError) {
        _ = try FontFile(path, face: face)
        return "none"
      } catch {
        #expect(error.place == path)
        return error.problem
      }
    }
  }

  @Test func setsTextInAFontOfTheUsers() throws {
    let file = try withFile(Self.inter) { try FontFile($0) }
    #expect(file.family == "Inter")
    #expect(file.id.name.hasPrefix("Inter-Regular~"))
    let line = typeset("Loss ∇ שלום", TextStyle(family: .file(file)))
    #expect(line.runs.first?.font == file.id)
    #expect(line.runs.first?.glyphs == typeset("Loss ∇ שלום").runs.first?.glyphs)
    #expect(line.missing == [] && line.missingFamilies == [])
    let metrics = try #require(fontMetrics(of: file.id))
    #expect(metrics.weight == 400 && metrics.unitsPerEm == 2816 && !metrics.isItalic)
  }

  @Test func knowsAFontByItsBytes() throws {
    let one = try withFile(Self.inter) { try FontFile($0) }
    let same = try withFile(Self.inter) { try FontFile($0) }
    let other = try withFile(Self.inter + [0]) { try FontFile($0) }
    #expect(one == same)
    #expect(one != other)
    #expect(other.id.name.hasPrefix("Inter-Regular~"))
  }

  @Test func saysWhatIsWrongWithAFile() throws {
    #expect(try problem([]) == "is not a font: it has 0 bytes")
    #expect(try problem([1, 2]) == "is not a font: it has 2 bytes")
    #expect(try problem(Array("Dear reader,".utf8)) == "is not an OpenType or TrueType font")
    #expect(try problem(Array("wOF2".utf8) + [0, 0, 0, 0]) == "is a font packed for the web")
    #expect(try problem(Self.inter, face: 1) == "it has no face 1")
    let collection = Array("ttcf".utf8) + [0, 2, 0, 0, 0, 0, 0, 1]
    #expect(try problem(collection) == "the font is cut off after 12 bytes")
    #expect(
      try problem(Array("ttcf".utf8) + [0, 2, 0, 0, 0, 0, 0, 1], face: 7) == "it has no face 7")
    #expect(try problem([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) == "the font lacks its cmap table")
    let missing = #expect(throws: NablaError.self) { try FontFile("/no/such/font.otf") }
    #expect(missing?.kind == .input)
    #expect(
      missing?.description == """
        /no/such/font.otf: the font file cannot be read: No such file or directory; \
        name a font file that exists and may be read.
        """)
    let folder = #expect(throws: NablaError.self) { try FontFile("/usr") }
    #expect(folder?.problem == "is not a file")
    #expect(throws: NablaError.self) { try FontFile("/dev/zero") }
    #expect(throws: NablaError.self) { try FontFile("font.otf", face: -1) }
  }

  @Test(arguments: [4, 5, 11, 12, 40, 200, 1000, 100_000, 258_000])
  func refusesAFontThatIsCutOff(_ count: Int) throws {
    #expect(
      try problem(Array(Self.inter.prefix(count))) == "the font is cut off after \(count) bytes")
  }

  @Test("a font with wrong bytes inside is refused or draws something finite")
  func takesBrokenFonts() throws {
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    var drawn = 0
    for _ in 0..<60 {
      var bytes = Self.inter
      // Half of the wrong bytes in the directory and the first tables.
      for _ in 0..<20 { bytes[random(random(2) == 0 ? 2000 : bytes.count)] = UInt8(random(256)) }
      guard let file = try? withFile(bytes, { try FontFile($0) }) else { continue }
      let line = typeset("Hxg fi 0.25 é", TextStyle(family: .file(file), features: ["tnum"]))
      let ink = outline(of: line.item(at: .zero, color: .clear, role: ""))
      #expect(line.width.isFinite && line.ascent.isFinite && line.descent.isFinite)
      #expect(ink.points.allSatisfy { $0.isFinite } == true)
      drawn += 1
    }
    #expect(drawn > 5)
  }

  @Test func isTheSameOnEveryThread() async throws {
    let ids = await withTaskGroup(of: Set<FontID>.self) { group in
      for i in 0..<8 {
        group.addTask {
          let order = i % 2 == 0 ? [0, 1, 2] : [2, 1, 0]
          let files = order.compactMap { n in
            try? withFile(Self.inter + [UInt8(n), 9]) { try FontFile($0) }
          }
          return Set(files.map(\.id))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(ids.count == 8)
    #expect(ids.allSatisfy { $0 == ids[0] && $0.count == 3 } == true)
  }
}
