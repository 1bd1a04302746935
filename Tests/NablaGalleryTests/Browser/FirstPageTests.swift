import Foundation
import Nabla
import NablaGallery
import TestSupport
import Testing

/// The first page in a browser, opened from a file.
@Suite(.serialized, .enabled(if: Browser.isWanted, "chromium is not installed"))
struct FirstPageTests {
  struct Pictures: Decodable {
    let count: Int
    let broken: [String]
    let alts: [String]
  }

  struct Contrast: Decodable {
    let lowest: Double
    let `where`: String
  }

  struct Facet: Decodable {
    let value: String
    let words: String
    let cards: [String]
  }

  struct MarkFacet: Decodable {
    let value: String
    let words: String
    let cards: Int
    let address: String
  }

  struct Found: Decodable {
    let pictures: Pictures
    let contrast: Contrast
    let all: [String]
    let links: [String]
    let slash: String
    let searched: [String]
    let searchedCount: String
    let address: String
    let sections: Int
    let nothing: Bool
    let cleared: Int
    let topic: Facet
    let mark: MarkFacet
    let opened: Bool
    let titles: [String]
    let enlarged: Enlarged
    let closed: Bool
    let focusReturned: Bool
    let themes: [Theme]
    let motion: String
    let problems: [String]
    let alerts: Int
    let foreign: [String]
  }

  struct Enlarged: Decodable {
    let address: String
    let width: Int

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      address = try list.decode(String.self)
      width = try list.decode(Int.self)
    }
  }

  struct Theme: Decodable, Equatable {
    let words: String
    let ink: String
    let isDark: Bool

    init(_ words: String, isDark: Bool) {
      self.words = "Theme: \(words)"
      ink = isDark ? "rgb(232, 234, 238)" : "rgb(22, 24, 29)"
      self.isDark = isDark
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      words = try list.decode(String.self)
      ink = try list.decode(String.self)
      isDark = try list.decode(Bool.self)
    }
  }

  @Test(
    "search, facets, lightbox and themes work from a file, light and dark",
    arguments: [false, true])
  func works(isDark: Bool) throws {
    try BrowsedSite.with { folder in
      let flags = isDark ? [Browser.dark, "--force-prefers-reduced-motion"] : []
      let found: Found = try Browser.drive(
        "site/index.html", PageDrivers.index, flags: flags, in: folder)
      #expect(found.problems == [])
      #expect(found.alerts == 0)
      #expect(found.foreign == [])
      #expect(found.pictures.count == 6)
      #expect(found.pictures.broken == [])
      #expect(Set(found.pictures.alts).count == 6)
      #expect(found.contrast.lowest >= 4.5, "\(found.contrast.where)")
      let ids = [
        "gradient-descent-contour", "softmax-temperature", "attention-heatmap", "bars", "line",
        "warm",
      ]
      #expect(found.all == ids)
      #expect(found.links == ids.map { "figures/\($0).html" })
      #expect(found.slash == "q")
      #expect(found.searched.contains("softmax-temperature"))
      #expect(!found.searched.contains("bars"))
      #expect(found.searchedCount == "\(found.searched.count) of 6 figures")
      #expect(found.address == "?q=softmax")
      #expect(found.nothing)
      #expect(found.cleared == 6)
      #expect(found.topic.value == "2.4")
      #expect(found.topic.words == "2.4 Optimization (1)")
      #expect(found.topic.cards == ["gradient-descent-contour"])
      #expect(found.mark.cards == 1)
      #expect(found.mark.words == "\(found.mark.value) (1)")
      #expect(found.mark.address == "?topic=2.4&mark=\(found.mark.value)")
      #expect(found.opened)
      #expect(
        found.titles == [
          GradientDescentContour.title, SoftmaxTemperature.title, "Warm",
          GradientDescentContour.title,
        ])
      #expect(found.enlarged.address == "figures/gradient-descent-contour.svg")
      #expect(found.enlarged.width > 100)
      #expect(found.closed)
      #expect(found.focusReturned)
      #expect(
        found.themes == [
          Theme("auto", isDark: isDark), Theme("light", isDark: false), Theme("dark", isDark: true),
          Theme("auto", isDark: isDark),
        ])
      #expect(found.motion.hasPrefix(isDark ? "0s" : "0.15s"))
    }
  }

  struct Chosen: Decodable {
    let cards: [String]
    let q: String
    let topic: String
    let problems: [String]
  }

  @Test("an address chooses figures, and unknown choices choose none")
  func addresses() throws {
    try BrowsedSite.with { folder in
      let chosen: Chosen = try Browser.drive(
        "site/index.html", PageDrivers.address, search: "?q=Softmax&topic=3.4&mark=nonsense",
        in: folder)
      #expect(chosen.cards == ["softmax-temperature"])
      #expect(chosen.q == "Softmax")
      #expect(chosen.topic == "3.4")
      #expect(chosen.problems == [])
    }
  }

  @Test("without scripts all figures are there, and nothing that needs one")
  func withoutScripts() throws {
    try BrowsedSite.with { folder in
      let html = String(decoding: try folder.bytes("site/index.html"), as: UTF8.self)
      #expect(html.components(separatedBy: "<li class=\"card\"").count == 7)
      #expect(html.contains("<div class=\"filters\" role=\"search\" hidden>"))
      #expect(html.contains("<button type=\"button\" class=\"theme\" hidden>"))
      // In a frame without scripts of a page that may look into it.
      try folder.write(PageDrivers.withoutScripts, to: "site/frame.html")
      try withServer(of: folder.path("site")) { server in
        let dom = try Browser.dump("\(server.address)frame.html", in: folder)
        let found: Quiet = try Browser.found(in: dom)
        #expect(found == Quiet(cards: 6, buttons: 0, pictures: 6, theme: ""))
      }
    }
  }

  struct Quiet: Decodable, Equatable {
    let cards: Int
    let buttons: Int
    let pictures: Int
    let theme: String
  }

  struct Width: Decodable {
    let name: String
    let width: Int
    let scrolls: Int
    let wide: [String]
  }

  @Test("no page scrolls sideways at 320, 768 and 1280 pixels")
  func widths() throws {
    try BrowsedSite.with(HostileGalleryTests.files) { folder in
      let names = ["index.html", "figures/gradient-descent-contour.html", "figures/line.html"]
      let pages = try names.map { name in
        String(try Browser.driven("site/\(name)", PageDrivers.width, in: folder).dropFirst(5))
      }
      try folder.write(
        PageDrivers.frames(pages, widths: [320, 768, 1280]), to: "site/frames.html")
      let dom = try Browser.dump(folder.path("site/frames.html"), in: folder)
      let found: [Width] = try Browser.found(in: dom)
      #expect(found.count == 9)
      #expect(Set(found.map(\.width)) == [320, 768, 1280])
      for one in found {
        #expect(one.scrolls <= one.width, "\(one.name) at \(one.width)")
        #expect(one.wide == [], "\(one.name) at \(one.width)")
      }
    }
  }
}
