import Foundation
import TestSupport
import Testing

/// `nabla verify` and `nabla approve` over a folder of figure files.
@Suite struct VerifyTests {
  private func figure(_ y: [Int], title: String = "Loss") -> String {
    "title: \(title)\nsize: [240, 160]\nmarks: [{mark: line, x: [1, 2, 3], y: \(y)}]\n"
  }

  private func nabla(_ words: String, in folder: TemporaryFolder) throws -> Run {
    try Run.nabla(
      words.split(separator: " ").map(String.init), in: folder.path, seconds: 60)
  }

  @Test("a suite is begun, passes, notices a change, and passes when it is approved")
  func story() throws {
    try TemporaryFolder.with { folder in
      try folder.write(figure([1, 4, 9]), to: "loss.yaml")
      try folder.write(figure([1, 2, 3]), to: "other.yaml")
      let begun = try nabla("verify --init", in: folder)
      #expect(begun.code == 0, "\(begun.errors)")
      #expect(begun.text.contains("2 cases, 2 goldens"))
      #expect(try nabla("verify --init", in: folder).code == 2)
      let clean = try nabla("verify --repeat 3 --record never", in: folder)
      #expect(clean.code == 0, "\(clean.errors)\(clean.text)")
      #expect(clean.text.contains("2 of 2 passed"))

      try folder.write(figure([1, 4, 8]), to: "loss.yaml")
      let changed = try nabla(
        "verify --record never --report report --junit junit.xml", in: folder)
      #expect(changed.code == 1)
      #expect(changed.text.contains("differs   loss: the scene differs"))
      let page = String(
        decoding: try Data(contentsOf: URL(filePath: folder.path("report/index.html"))),
        as: UTF8.self)
      #expect(page.contains("1 of 2 figures does not pass"))
      #expect(String(decoding: try folder.bytes("junit.xml"), as: UTF8.self).contains("<failure"))
      #expect(try nabla("verify --filter other --record never", in: folder).code == 0)
      #expect(try nabla("verify --filter none", in: folder).code == 2)

      #expect(try nabla("approve los", in: folder).code == 2)
      let approved = try nabla("approve --from report/report.json", in: folder)
      #expect(approved.text == "approved loss\n")
      #expect(try nabla("verify --record never", in: folder).code == 0)
    }
  }

  @Test("a missing golden, a stale one, and one that is no picture never pass")
  func bad() throws {
    try TemporaryFolder.with { folder in
      try folder.write(figure([1, 4, 9]), to: "loss.yaml")
      #expect(try nabla("verify", in: folder).code == 2)
      _ = try nabla("verify --init", in: folder)
      try folder.write("no picture", to: "goldens/loss.png")
      #expect(try nabla("verify --record never", in: folder).code == 2)
      try FileManager.default.removeItem(atPath: folder.path("goldens/loss.png"))
      let missing = try nabla("verify --record never", in: folder)
      #expect(missing.code == 1)
      #expect(missing.text.contains("missing"))
      #expect(try nabla("verify --record missing", in: folder).code == 1)
      #expect(try nabla("verify --record never", in: folder).code == 0)
      try folder.write(try folder.bytes("goldens/loss.png"), to: "goldens/old.png")
      #expect(try nabla("verify --record never", in: folder).code == 1)
      #expect(try nabla("approve --stale", in: folder).code == 0)
      #expect(try nabla("verify --record never", in: folder).code == 0)
      try folder.write("cases: []", to: "suite.yaml")
      #expect(try nabla("verify", in: folder).code == 2)
    }
  }

  @Test("the committed pictures of the gallery are what the figures look like")
  func gallery() throws {
    let run = try Run.nabla(
      ["gallery", "gallery/figures", "--check"], in: ProjectSources.root, seconds: 120)
    #expect(run.code == 0, "\(run.text)\(run.errors)")
  }
}
