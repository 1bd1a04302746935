import Foundation
import Nabla
import NablaGallery
import NablaPNG
import TestSupport
import Testing

/// Figures' pages in a browser, opened from a file.
@Suite(.serialized, .enabled(if: Browser.isWanted, "chromium is not installed"))
struct FigurePageTests {
  struct Found: Decodable {
    let pictures: FirstPageTests.Pictures
    let contrast: FirstPageTests.Contrast
    let copies: [Bool]
    let headings: [String]
    let steps: [Bool]
    let downloads: [String]
    let text: String
    let injected: Int
    let problems: [String]
    let alerts: Int
    let foreign: [String]
  }

  @Test("a page leads from formula to code, figure, numbers and model", arguments: [false, true])
  func page(isDark: Bool) throws {
    try BrowsedSite.with { folder in
      let found: Found = try Browser.drive(
        "site/figures/gradient-descent-contour.html", PageDrivers.figure,
        flags: isDark ? [Browser.dark] : [], in: folder)
      #expect(found.problems == [])
      #expect(found.foreign == [])
      #expect(found.pictures.broken == [])
      #expect(Set(found.pictures.alts).count == found.pictures.count)
      #expect(found.contrast.lowest >= 4.5, "\(found.contrast.where)")
      #expect(found.copies == [true, true])
      #expect(found.steps == Array(repeating: true, count: 5))
      #expect(
        found.headings.starts(with: [
          GradientDescentContour.title, "The formulas", "The code", "What you can change",
          "The numbers", "What it means for a model",
        ]))
      #expect(found.text.contains(GradientDescentContour.question))
      for field in GradientDescentContour.fields {
        #expect(found.text.contains(field.help), "\(field.name)")
      }
      #expect(found.downloads.count == 5)
      for path in found.downloads {
        let name = path.dropFirst(3).replacing("%40", with: "@")
        #expect(try !folder.bytes("site/\(name)").isEmpty, "\(path)")
      }
    }
  }

  @Test("words of files are shown as they are")
  func hostileWords() throws {
    try GalleryFolder.with(HostileGalleryTests.files) { folder in
      try folder.build()
      let pages = try folder.contents().keys.filter {
        $0.hasPrefix("figures/") && $0.hasSuffix(".html")
      }.sorted()
      for page in pages.filter({ $0.contains("script") || $0.contains("gnp") }) {
        let found: Found = try Browser.drive(
          "site/\(page)", PageDrivers.figure, in: folder.folder)
        #expect(found.alerts == 0, "\(page)")
        #expect(found.problems == [], "\(page)")
        #expect(found.injected == 0, "\(page)")
        #expect(found.text.contains("<script>alert(1)</script>"), "\(page)")
      }
    }
  }

  @Test("a page prints without what only a screen needs")
  func print() throws {
    try BrowsedSite.with { folder in
      let pdf = folder.path("page.pdf")
      try Browser.run(
        ["--print-to-pdf=\(pdf)", "--no-pdf-header-footer", "--virtual-time-budget=4000"],
        folder.path("site/figures/softmax-temperature.html"), in: folder)
      #expect(try folder.bytes("page.pdf").starts(with: "%PDF".utf8))
      guard ExternalTool.pdfToText.isWanted else { return }
      let text = try ExternalTool.pdfToText.run(["page.pdf", "-"], in: folder.path).text
      #expect(text.contains(SoftmaxTemperature.title))
      #expect(text.contains("What it means for a model"))
      #expect(!text.contains("Theme:"))
      #expect(!text.contains("Copy"))
    }
  }

  @Test("two figures inlined in one page look as each alone")
  func inlined() throws {
    try BrowsedSite.with { folder in
      let figures = try ["gradient-descent-contour", "softmax-temperature"].map {
        String(decoding: try folder.bytes("site/figures/\($0).svg"), as: UTF8.self)
      }
      var pictures: [[UInt8]] = []
      for shown in [[0, 1], [0], [1]] {
        let cells = figures.indices.map { i in
          "<div style=\"height:420px;overflow:hidden\">\(shown.contains(i) ? figures[i] : "")</div>"
        }
        try folder.write(
          "<!doctype html><meta charset=\"utf-8\"><body style=\"margin:0\">\(cells.joined())</body>",
          to: "inlined.html")
        try Browser.run(
          ["--window-size=1000,840", "--screenshot=\(folder.path("shot.png"))"],
          folder.path("inlined.html"), in: folder)
        let bitmap = try decodePNG(try folder.bytes("shot.png"))
        try #require(bitmap.width == 1000 && bitmap.height == 840)
        pictures.append(bitmap.bytes)
      }
      let half = pictures[0].count / 2
      #expect(pictures[0][..<half].elementsEqual(pictures[1][..<half]))
      #expect(pictures[0][half...].elementsEqual(pictures[2][half...]))
    }
  }
}
