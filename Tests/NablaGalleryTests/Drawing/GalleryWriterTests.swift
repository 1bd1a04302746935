import Foundation
import Nabla
import TestSupport
import Testing

@testable import NablaGallery

@Suite struct GalleryWriterTests {
  @Test func aSiteHasPagesPicturesThumbnailsAndNumbers() throws {
    try GalleryFolder.with { folder in
      let result = try folder.build()
      #expect(result.drawn == 3)
      #expect(result.kept == 0)
      #expect(result.failures.isEmpty)
      let beginnings: [(String, [UInt8])] = [
        (".svg", Array("<svg".utf8)), (".png", [0x89, 0x50, 0x4E, 0x47]),
        ("@2x.png", [0x89, 0x50, 0x4E, 0x47]), (".pdf", Array("%PDF".utf8)),
        (".html", Array("<!doctype html>".utf8)),
      ]
      for id in ["bars", "line", "warm"] {
        for (end, beginning) in beginnings {
          let bytes = try folder.folder.bytes("site/figures/\(id)\(end)")
          #expect(bytes.starts(with: beginning), "\(id)\(end)")
        }
        #expect(folder.exists("site/thumbnails/\(id)-dark.png"))
      }
      #expect(try folder.text("site/figures/line.csv") == "line.x,line.y\n1,2\n2,3\n")
      #expect(folder.exists("site/figures/warm-formula-1.svg"))
    }
  }

  @Test func aFileOfARecipeIsDrawnInSwiftByTheRecipe() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      let call = "RecipeRegistry.standard.recipe(&quot;softmax-temperature&quot;"
      #expect(try folder.text("site/figures/warm.html").contains(call))
      #expect(try !folder.text("site/figures/line.html").contains("RecipeRegistry"))
    }
  }

  @Test func aSecondRunDrawsNothingAndWritesNothing() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      let times = try Self.times(folder)
      let result = try folder.build()
      #expect(result.drawn == 0)
      #expect(result.kept == 3)
      #expect(try Self.times(folder) == times)
    }
  }

  private static func times(_ folder: GalleryFolder) throws -> [String: Date?] {
    try folder.contents().keys.reduce(into: [:]) { times, name in
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.folder.path("site/\(name)"))
      times[name] = attributes[.modificationDate] as? Date
    }
  }

  @Test func whatChangedIsDrawnAgainAndNothingElse() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      try folder.write("x,y\n1,2\n2,9\n", to: "figures/points.csv")
      #expect(try folder.build().drawn == 1)
      try folder.write("recipe: softmax-temperature\ntitle: Warmer\n", to: "figures/warm.yaml")
      #expect(try folder.build().drawn == 1)
      try folder.remove("site/figures/bars.pdf")
      #expect(try folder.build().drawn == 1)
      #expect(try folder.build().drawn == 0)
      #expect(try folder.build("site", GalleryOptions(theme: .dark)).drawn == 3)
    }
  }

  @Test func aSiteIsTheSameHoweverItWasBuilt() throws {
    try GalleryFolder.with { folder in
      try folder.build("a", GalleryOptions(jobs: 1))
      try folder.build("b", GalleryOptions(jobs: 2))
      try folder.write("x,y\n5,5\n", to: "figures/points.csv")
      try folder.build("b")
      try folder.write("x,y\n1,2\n2,3\n", to: "figures/points.csv")
      try folder.build("b")
      #expect(try folder.contents("a") == folder.contents("b"))
    }
  }

  @Test func aFigureThatFailsIsACardWithItsError() throws {
    try GalleryFolder.with(["bad.yaml": "marks: [{mark: lin, y: [1]}]\n"]) { folder in
      let result = try folder.build()
      #expect(result.drawn == 3)
      #expect(result.failures.map(\.id) == ["bad"])
      let index = try folder.text("site/index.html")
      #expect(index.contains("unknown mark &quot;lin&quot;; did you mean &quot;line&quot;?"))
      #expect(index.contains("href=\"figures/bad.html\""))
      #expect(try folder.text("site/figures/bad.html").contains("could not be drawn"))
      #expect(try folder.text("site/gallery.json").contains("\"error\":"))
      // It is tried again, and mended.
      try folder.write("marks: [{mark: line, y: [1, 2]}]\n", to: "figures/bad.yaml")
      #expect(try folder.build().drawn == 1)
      #expect(try !folder.text("site/index.html").contains("unknown mark"))
    }
  }

  @Test func filesOfAFigureThatWentGoToo() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      try folder.remove("figures/bars.yaml")
      try folder.build()
      #expect(try !folder.contents().keys.contains { $0.contains("bars") })
      #expect(try folder.checker().check().problems == [])
    }
  }

  @Test func aSpoiltIndexCostsNothingButTime() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      let before = try folder.contents()
      for text in ["", "{", "{\"nabla\": 1, \"figures\": [1, {\"id\": 2}]}", "\u{0}"] {
        try folder.write(text, to: "site/gallery.json")
        #expect(try folder.build().drawn == 3)
        #expect(try folder.contents() == before)
      }
      // Names in it lead nowhere else.
      try folder.write("precious", to: "precious.txt")
      let key = String(repeating: "a", count: 64)
      let file = "{\"path\": \"../precious.txt\", \"bytes\": 8}"
      try folder.write(
        "{\"nabla\": 1, \"figures\": [{\"id\": \"../../precious\", \"key\": \"\(key)\", \"drawnTitle\": \"\", \"alt\": \"\", \"size\": [1, 1], \"files\": {\"txt\": \(file), \"../precious.txt\": \(file)}}]}",
        to: "site/gallery.json")
      try folder.build()
      #expect(try folder.text("precious.txt") == "precious")
    }
  }

  @Test func formatsAndThemeAreThoseAskedFor() throws {
    try GalleryFolder.with { folder in
      try folder.build("site", GalleryOptions(formats: [.png], theme: .dark))
      let names = try folder.contents().keys
      #expect(!names.contains { $0.hasSuffix(".pdf") })
      #expect(!names.contains("figures/bars.svg"))
      #expect(!names.contains("thumbnails/bars-dark.png"))
      #expect(
        try folder.text("site/figures/bars.html").contains("<img src=\"../figures/bars.png\""))
      #expect(try folder.text("site/index.html").contains("data-shown=\"png\""))
    }
  }

  @Test("what a page carries with it is small")
  func weights() throws {
    #expect(GalleryScript.index.utf8.count <= 12_000)
    #expect(GalleryScript.figure.utf8.count <= 12_000)
    #expect(GalleryStyle.css.utf8.count <= 16_000)
  }
}
