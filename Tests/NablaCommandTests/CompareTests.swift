import Foundation
import TestSupport
import Testing

/// `nabla compare`: what it prints and how it ends.
@Suite struct CompareTests {
  private static let fixtures = "\(ProjectSources.root)/Tests/Fixtures/ImageComparison"

  private func compare(_ arguments: [String], in folder: String = fixtures) throws -> Run {
    try Run.nabla(["compare"] + arguments, in: folder, seconds: 30)
  }

  private struct Answer: Decodable {
    struct Tile: Decodable {
      let x: Int
      let y: Int
    }
    struct Problem: Decodable {
      let message: String
    }

    let match: Bool
    let differentPixels: Int?
    let maxDelta: Int?
    let worstTile: Tile?
    let ssim: Double?
    let size: [Int]?
    let actualSize: [Int]?
    let error: Problem?
  }

  private func answer(_ run: Run) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: Data(run.output))
  }

  @Test("two pictures that differ end with 1 and the fields of the contract")
  func differs() throws {
    let run = try compare(["pixelmatch/1a.png", "pixelmatch/1b.png", "--json"])
    #expect(run.code == 1)
    #expect(run.errors == "")
    let answer = try answer(run)
    #expect(!answer.match)
    #expect(answer.differentPixels == 12933)
    #expect(answer.size == [512, 256])
    #expect(answer.worstTile != nil)
    #expect(abs((answer.ssim ?? 0) - 0.9988005151357665) < 1e-9)
  }

  @Test("the metric that decides can tolerate, with its options as YAML too")
  func metrics() throws {
    let pair = ["pixelmatch/1a.png", "pixelmatch/1b.png"]
    #expect(try compare(pair + ["--metric", "yiq", "--tolerance", "106"]).code == 0)
    #expect(try compare(pair + ["--metric", "yiq", "--tolerance", "105"]).code == 1)
    let strict = "{metric: yiq, threshold: 0.05, tolerance: 143}"
    #expect(try compare(pair + ["--metric", strict]).code == 0)
    #expect(try compare(pair + ["--metric", "exakt"]).code == 2)
    #expect(try compare(pair + ["--tolerance", "3"]).code == 2)
  }

  @Test("the same file is the same, and a damaged one is bad input even beside itself")
  func sameFile() throws {
    #expect(try compare(["pixelmatch/1a.png", "pixelmatch/1a.png"]).code == 0)
    try TemporaryFolder.with { folder in
      var bytes = [UInt8](
        try Data(contentsOf: URL(filePath: "\(Self.fixtures)/pixelmatch/1a.png")))
      bytes[bytes.count / 2] ^= 4
      try folder.write(bytes, to: "damaged.png")
      try folder.write("", to: "empty.png")
      try folder.write("no picture at all, but enough bytes", to: "text.png")
      for name in ["damaged.png", "empty.png", "text.png", "absent.png"] {
        let run = try compare([name, name, "--json"], in: folder.path)
        #expect(run.code == 2, "\(name)")
        #expect(try answer(run).error != nil)
        #expect(run.errors.hasPrefix("error: "))
      }
    }
  }

  @Test("sizes that differ are said apart, with 2")
  func sizes() throws {
    let run = try compare(["odiff/white4x4.png", "odiff/purple8x8.png", "--json"])
    #expect(run.code == 2)
    let answer = try answer(run)
    #expect(answer.match == false)
    #expect(answer.size == [4, 4])
    #expect(answer.actualSize == [8, 8])
    #expect(answer.differentPixels == 64)
    #expect(run.errors.hasPrefix("error: the sizes differ: 4 × 4 and 8 × 8 px"))
  }

  @Test("what is left out does not count, and the picture of differences is written")
  func ignored() throws {
    try TemporaryFolder.with { folder throws in
      let pair = ["orange.png", "orange_changed.png"].map { "\(Self.fixtures)/odiff/\($0)" }
      let regions = ["--ignore", "150,30,161,76", "--ignore", "20,175,86,26"]
      let odiff = ["--metric", "{metric: yiq, variant: odiff, antialiasing: true}"]
      #expect(try compare(pair + odiff, in: folder.path).code == 1)
      #expect(try compare(pair + odiff + regions, in: folder.path).code == 0)
      #expect(try compare(pair + ["--diff", "out.png"], in: folder.path).code == 1)
      #expect(try folder.bytes("out.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(try compare(pair + ["--ignore", "1,2"], in: folder.path).code == 2)
    }
  }

  @Test("figure files are compared as scenes and pixels, and with a picture of themselves")
  func figures() throws {
    try TemporaryFolder.with { folder in
      let figure = "marks: [{mark: line, x: [1, 2, 3], y: [1, 4, 9]}]\ntitle: Loss"
      try folder.write(figure, to: "a.yaml")
      try folder.write(figure.replacing("Loss", with: "Cost"), to: "b.yaml")
      #expect(try compare(["a.yaml", "a.yaml"], in: folder.path).code == 0)
      let run = try compare(["a.yaml", "b.yaml"], in: folder.path)
      #expect(run.code == 1)
      #expect(run.text.contains("source=\"Loss\"") && run.text.contains("source=\"Cost\""))
      _ = try Run.nabla(["draw", "a.yaml", "-o", "a.png", "-o", "a.svg"], in: folder.path)
      _ = try Run.nabla(["draw", "b.yaml", "-o", "b.svg"], in: folder.path)
      #expect(try compare(["a.png", "a.yaml"], in: folder.path).code == 0)
      #expect(try compare(["a.png", "b.yaml"], in: folder.path).code == 1)
      #expect(try compare(["a.svg", "a.svg"], in: folder.path).code == 0)
      #expect(try compare(["a.svg", "b.svg"], in: folder.path).code == 1)
      #expect(try compare(["a.svg", "a.png"], in: folder.path).code == 2)
    }
  }
}
