import Nabla
import NablaGallery

/// What `nabla gallery` was asked for, judged.
struct GalleryRequest {
  let out: String
  let options: GalleryOptions
  private let folders: [String]
  private let title: String?
  private let only: [String]

  /// The folder that is checked where none is named.
  static let standardFigures = "gallery/figures"
  /// Where a site goes unless told.
  static let standardOut = "gallery/site"

  /// - Throws: for values that cannot be, before anything is written.
  init(_ command: Gallery) throws(NablaError) {
    if let jobs = command.jobs, jobs < 1 {
      throw NablaError("--jobs", "is \(jobs)", "give at least 1")
    }
    if let port = command.serve, !(0...65_535).contains(port) {
      throw NablaError("--serve", "is \(port)", "give a port from 1 to 65535")
    }
    if command.watch, command.folders.isEmpty {
      throw NablaError("--watch", "has nothing to watch", "name folders with figure files")
    }
    if command.check, command.serve != nil || command.watch {
      throw NablaError("--check", "does not go with --serve or --watch", "leave one out")
    }
    out = command.out ?? Self.standardOut
    // The project's own gallery is what a check without words is about.
    let isStandard = command.check && command.folders.isEmpty && command.out == nil
    let named = isStandard ? [Self.standardFigures] : command.folders
    folders = named.map { folder in
      folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }
    title = command.title
    only = command.only.flatMap { $0.split(separator: ",").map(String.init) }
    options = GalleryOptions(
      formats: try Self.formats(command.formats), theme: try Self.theme(command.theme),
      jobs: command.jobs)
    _ = try plan()
  }

  /// What the gallery shows, read anew each time.
  func plan() throws(NablaError) -> GalleryPlan {
    var plan = try wholePlan()
    try plan.keep(only: only)
    return plan
  }

  /// The same without `--only`.
  func wholePlan() throws(NablaError) -> GalleryPlan {
    let isOwn = title != nil && !folders.isEmpty
    return try GalleryPlan(
      recipes: isOwn ? RecipeRegistry([]) : .standard, figureFolders: folders,
      title: title ?? GalleryPlan.standardTitle)
  }

  func writer() throws(NablaError) -> GalleryWriter {
    GalleryWriter(plan: try plan(), out: out, options: options, isWhole: only.isEmpty)
  }

  private static func formats(_ text: String) throws(NablaError) -> [OutputFormat] {
    var formats: [OutputFormat] = []
    for word in text.split(separator: ",") {
      let name = word.filter { $0 != " " }.lowercased()
      guard let format = OutputFormat(rawValue: name) else {
        throw Nearest.unknown(
          "--formats", "format", name, known: OutputFormat.allCases.map(\.rawValue))
      }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else {
      throw NablaError("--formats", "names none", "give svg, png or pdf")
    }
    return OutputFormat.allCases.filter(formats.contains)
  }

  private static func theme(_ name: String?) throws(NablaError) -> ThemeChoice? {
    guard let name else { return nil }
    guard let theme = Themes.named(name) else {
      throw Nearest.unknown("--theme", "theme", name, known: Themes.all.map(\.name))
    }
    return theme
  }
}
