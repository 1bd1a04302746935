import Foundation
import Nabla
import NablaGallery
import TestSupport

/// A folder with figure files in `figures`, from which sites are built.
struct GalleryFolder {
  let folder: TemporaryFolder

  static let files = [
    "bars.yaml":
      "title: Bars\ndata: {columns: {x: [a, b], y: [1, 2]}}\nmarks: [{mark: bar, x: x, y: y}]\n",
    "line.yaml":
      "title: A line\nsubtitle: It rises\ndata: points.csv\nmarks: [{mark: line, x: x, y: y}]\n",
    "points.csv": "x,y\n1,2\n2,3\n",
    "warm.yaml": "recipe: softmax-temperature\ntitle: Warm\n",
  ]

  /// Runs `body` with a new folder of these files and more.
  static func with(
    _ more: [String: String] = [:], _ body: (GalleryFolder) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(
        atPath: folder.path("figures"), withIntermediateDirectories: false)
      let own = GalleryFolder(folder: folder)
      for (name, text) in files.merging(more, uniquingKeysWith: { $1 }) {
        try own.write(text, to: "figures/\(name)")
      }
      try body(own)
    }
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  func plan(recipes: RecipeRegistry = RecipeRegistry([])) throws -> GalleryPlan {
    try GalleryPlan(
      recipes: recipes, figureFolders: [folder.path("figures")], title: "My course")
  }

  func writer(_ site: String = "site", _ options: GalleryOptions = GalleryOptions()) throws
    -> GalleryWriter
  {
    GalleryWriter(plan: try plan(), out: folder.path(site), options: options)
  }

  @discardableResult func build(
    _ site: String = "site", _ options: GalleryOptions = GalleryOptions()
  ) throws -> GalleryWriter.Result {
    try writer(site, options).write()
  }

  func checker(_ site: String = "site") throws -> GalleryChecker {
    GalleryChecker(plan: try plan(), out: folder.path(site))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try folder.bytes(name), as: UTF8.self)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder.path(name))
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.path(name))
  }

  /// All files of a site by name.
  func contents(_ site: String = "site") throws -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for part in ["", "figures/", "thumbnails/"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.path("\(site)/\(part)"))
      for name in names where !["figures", "thumbnails"].contains(name) {
        result[part + name] = try folder.bytes("\(site)/\(part)\(name)")
      }
    }
    return result
  }
}
