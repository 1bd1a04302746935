import Foundation
import Nabla
import NablaGallery
import NablaScene
import TestSupport
import Testing

/// Chromium without a window, and pages that tell what they found.
enum Browser {
  static let isWanted = ExternalTool.chromium.isWanted
  /// axe-core's script, where `scripts/setup --tests` puts it.
  static let axe = "\(ProjectSources.root)/.build/axe/axe.min.js"
  static let dark = "--blink-settings=preferredColorScheme=0"

  /// Runs Chromium with the page at a path; the DOM it ends with.
  static func dump(_ path: String, _ flags: [String] = [], in folder: TemporaryFolder) throws
    -> String
  {
    try run(["--virtual-time-budget=8000", "--dump-dom"] + flags, path, in: folder).text
  }

  @discardableResult static func run(
    _ flags: [String], _ path: String, in folder: TemporaryFolder
  ) throws -> Run {
    let all =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--user-data-dir=\(folder.path("profile"))",
      ] + flags + [path.hasPrefix("http") ? path : "file://\(path)"]
    let run = try ExternalTool.chromium.run(all, in: folder.path)
    try #require(run.code == 0, "\(run.errors.suffix(500))")
    return run
  }

  /// What a driver finds in a page, as JSON.
  ///
  /// The driver stands in a copy of the page beside it, before the page's own script; the copy's
  /// policy names the driver's digest and is otherwise the page's.
  static func drive<Found: Decodable>(
    _ page: String, _ driver: String, search: String = "", flags: [String] = [],
    in folder: TemporaryFolder
  ) throws -> Found {
    let copy = try driven(page, driver, in: folder)
    defer { try? FileManager.default.removeItem(atPath: folder.path(copy)) }
    let dom = try dump(folder.path(copy) + search, flags, in: folder)
    return try found(in: dom)
  }

  /// Writes the copy with the driver; its name in the folder.
  static func driven(_ page: String, _ driver: String, in folder: TemporaryFolder) throws -> String
  {
    let script = PageDrivers.before + driver
    let html = String(decoding: try folder.bytes(page), as: UTF8.self)
    let copy = html.replacing("script-src '", with: "script-src \(digest(script)) '")
      .replacing("<script>", with: "<script>\(script)</script>\n<script>", maxReplacements: 1)
    try #require(copy.utf8.count > html.utf8.count + script.utf8.count)
    var parts = page.split(separator: "/").map(String.init)
    let name = "driven-\(parts.removeLast())"
    let path = (parts + [name]).joined(separator: "/")
    try folder.write(copy, to: path)
    return path
  }

  static func found<Found: Decodable>(in dom: String) throws -> Found {
    let parts = dom.components(separatedBy: "@@@")
    try #require(parts.count == 3, "the page found nothing")
    let json = parts[1].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&nbsp;", with: "\u{A0}").replacing("&amp;", with: "&")
    return try JSONDecoder().decode(Found.self, from: Data(json.utf8))
  }

  private static func digest(_ script: String) -> String {
    let bytes = Base64.encoded(SHA256.bytes(Array(script.utf8)))
    return "'sha256-\(String(decoding: bytes, as: UTF8.self))'"
  }
}

/// The site that the tests look at: three recipes of two phases and three files.
struct BrowsedSite {
  static func with(
    _ more: [String: String] = [:], _ body: (TemporaryFolder) throws -> Void
  ) throws {
    try GalleryFolder.with(more) { folder in
      let plan = try folder.plan(
        recipes: RecipeRegistry([
          GradientDescentContour.self, SoftmaxTemperature.self, AttentionHeatmap.self,
        ]))
      _ = try GalleryWriter(plan: plan, out: folder.folder.path("site")).write()
      try body(folder.folder)
    }
  }
}
