import Nabla
import TestSupport
import Testing

@testable import NablaGallery

@Suite struct GalleryCheckerTests {
  @Test func aFreshSiteHasNoProblemsAndTellsItsWeights() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      let check = try folder.checker().check()
      #expect(check.problems == [])
      #expect(
        check.weights.map(\.page) == [
          "index.html", "figures/bars.html", "figures/line.html", "figures/warm.html",
        ])
      #expect(check.weights.allSatisfy { $0.bytes > 5000 && $0.pictures > 1000 })
      #expect(check.table.split(separator: "\n").count == 5)
    }
  }

  @Test func aFolderWithoutASiteIsAProblem() throws {
    try GalleryFolder.with { folder in
      let path = folder.folder.path("site")
      let problems = try folder.checker().check().problems
      #expect(problems == ["\(path): holds no gallery; run nabla gallery --out \(path)"])
    }
  }

  @Test func everyKindOfDecayIsFound() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      try folder.write("x,y\n7,7\n", to: "figures/points.csv")
      try folder.write("short", to: "site/figures/bars.svg")
      try folder.remove("site/thumbnails/warm.png")
      try folder.write("old", to: "site/figures/gone.png")
      let page = try folder.text("site/figures/warm.html")
      try folder.write(
        page.replacing("href=\"../index.html\"", with: "href=\"../nowhere.html\""),
        to: "site/figures/warm.html")
      try folder.write("marks: [{mark: line, y: [1, 2]}]\n", to: "figures/new.yaml")
      let problems = try folder.checker().check().problems
      for problem in [
        "line: stale: its parameters, data or options changed",
        "figures/bars.svg: changed by hand", "thumbnails/warm.png: missing",
        "figures/gone.png: belongs to no figure", "new: missing",
        "figures/warm.html: dead link to ../nowhere.html",
        "index.html: dead link to thumbnails/warm.png",
      ] {
        #expect(problems.contains(problem), "\(problem) is not in \(problems)")
      }
    }
  }

  @Test func aPageThatWouldBeAnotherOneIsStale() throws {
    try GalleryFolder.with { folder in
      try folder.build()
      let page = try folder.text("site/index.html")
      try folder.write(page.replacing("A line", with: "A lie"), to: "site/index.html")
      let problems = try folder.checker().check().problems
      #expect(problems == ["index.html: stale: the page would be another one"])
    }
  }

  @Test func linksAreReadWithTheirPlaces() {
    let links = PageLinks(
      #"<a href="../index.html#topic-2.4">x</a> <img src="a%20b.png"> <p id="here">"#)
    #expect(links.addresses.map(\.path) == ["../index.html", "a b.png"])
    #expect(links.addresses.map(\.fragment) == ["topic-2.4", ""])
    #expect(links.ids == ["here"])
    #expect(PageLinks.resolved("../index.html", from: "figures/a.html") == "index.html")
    #expect(PageLinks.resolved("../../index.html", from: "figures/a.html") == nil)
  }

  @Test func theRepositorysPageIsWrittenOnceAndChecked() throws {
    try GalleryFolder.with { folder in
      let page = RepositoryPage(plan: try folder.plan(), path: folder.folder.path("README.md"))
      #expect(try page.write() == 3)
      #expect(try page.write() == 0)
      #expect(try page.problems() == [])
      let text = try folder.text("README.md")
      #expect(text.contains("<a href=\"figures/bars.yaml\"><img src=\"thumbnails/bars.png\""))
      #expect(RepositoryPage.isWritten(at: folder.folder.path("README.md")))
      try folder.write("x,y\n7,7\n", to: "figures/points.csv")
      let path = folder.folder.path("README.md")
      #expect(
        try page.problems() == [
          "\(path): stale or missing: line; write it anew with --readme \(path)"
        ])
      #expect(try page.write() == 1)
      try folder.write(text.replacing("Bars", with: "Bras"), to: "README.md")
      #expect(
        try page.problems() == [
          "\(path): stale or missing: line; write it anew with --readme \(path)"
        ])
    }
  }
}
