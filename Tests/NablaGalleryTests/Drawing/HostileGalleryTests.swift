import Foundation
import Nabla
import TestSupport
import Testing

@testable import NablaGallery

/// Words from files are shown as they are, wherever they stand.
@Suite struct HostileGalleryTests {
  static let evil = #"</bdi></pre></style>]]><script>alert(1)</script>"' onload=alert(2) x=""#

  static let files = [
    "<script>alert(3)<-script>.yaml":
      "title: '\(evil.replacing("'", with: "''"))'\nsubtitle: \"\\u202Egpj.exe\"\nmarks: [{mark: line, y: [1, 2], name: '\(evil.replacing("'", with: "''"))'}]\n# \(evil)\n",
    "a\"b'c&d #?%41.yaml": "marks: [{mark: bar, x: ['<i>', b], y: [1, 2]}]\n",
    "\u{202E}gnp.yaml": "marks: [{mark: '\(evil.replacing("'", with: "''"))'}]\n",
  ]

  @Test func noMarkupOfAFileIsMarkupOfAPage() throws {
    try GalleryFolder.with(Self.files) { folder in
      let result = try folder.build()
      #expect(result.failures.count == 1)
      for (name, bytes) in try folder.contents() where name.hasSuffix(".html") {
        let html = String(decoding: bytes, as: UTF8.self)
        // The page's own script alone, and nothing that turns the direction of text.
        #expect(html.components(separatedBy: "<script").count == 2, "\(name)")
        #expect(!html.contains("\u{202E}"), "\(name)")
        #expect(html.contains("default-src 'none'"))
      }
      let index = try folder.text("site/index.html")
      #expect(index.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(index.contains("\\u{202E}gnp"))
      #expect(try folder.checker().check().problems.allSatisfy { $0.contains("gnp") })
    }
  }

  @Test(arguments: ["index", "topic", "main", "phase-1", "CON", "thumbnails"])
  func aFigureMayHaveANameOfTheSitesOwn(name: String) throws {
    try GalleryFolder.with(["\(name).yaml": "marks: [{mark: line, y: [1, 2]}]\n"]) { folder in
      #expect(try folder.build().failures.isEmpty)
      #expect(try folder.checker().check().problems == [])
      for page in ["index.html", "figures/\(name).html"] {
        let html = try folder.text("site/\(page)")
        let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count, "\(page): \(ids)")
      }
    }
  }

  @Test func wordsStayApartFromWhatIsAroundThem() {
    #expect(HTML.isolated("<a> & \"b\"") == "<bdi>&lt;a&gt; &amp; &quot;b&quot;</bdi>")
    #expect(HTML.text("a\tb\u{202E}c\u{7}") == "a\tb\\u{202E}c\\u{7}")
    #expect(address("figures/a b<c>\"é.svg") == "figures/a%20b%3Cc%3E%22%C3%A9.svg")
  }
}
