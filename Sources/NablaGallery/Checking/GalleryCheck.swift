import Nabla

/// What is wrong with a site, and how heavy its pages are.
public struct GalleryCheck: Sendable {
  /// One page with what a browser loads for it.
  public struct Weight: Sendable {
    /// From the site's folder.
    public let page: String
    /// The page itself.
    public let bytes: Int
    /// The pictures that it shows in light colours.
    public let pictures: Int
  }

  /// `what: what is wrong`, one line each; none where all is as it should be.
  public internal(set) var problems: [String] = []
  /// The pages, `index.html` first.
  public internal(set) var weights: [Weight] = []

  /// The most bytes of the first page.
  static let indexLimit = 150_000

  /// The weights as a table, a page a line.
  public var table: String {
    let rows = weights.map { (HTML.size($0.bytes), HTML.size($0.pictures), $0.page) }
    func padded(_ text: String) -> String {
      String(repeating: " ", count: max(0, 8 - text.count)) + text
    }
    let lines = rows.map { "\(padded($0.0)) \(padded($0.1))  \($0.2)" }
    return ([padded("page") + " " + padded("pictures")] + lines).joined(separator: "\n")
  }
}

/// Compares a site with what it would be made from, without drawing anything.
public struct GalleryChecker: Sendable {
  private let plan: GalleryPlan
  private let out: String
  private let options: GalleryOptions

  /// - Parameters:
  ///   - plan: what the site should show.
  ///   - out: the site's folder.
  ///   - options: how its figures should have been drawn.
  public init(plan: GalleryPlan, out: String, options: GalleryOptions = GalleryOptions()) {
    self.plan = plan
    self.out = out
    self.options = options
  }

  /// Looks for figures that failed, are stale or missing, for pages that are not what they would be,
  /// for dead links, for files that nothing leads to, and for what is too heavy.
  public func check() -> GalleryCheck {
    var check = GalleryCheck()
    guard OutputFile.isFolder(out), OutputFile.size(of: "\(out)/\(GalleryIndex.name)") != nil else {
      check.problems.append("\(out): holds no gallery; run nabla gallery --out \(out)")
      return check
    }
    if OutputFile.bytes(at: "\(out)/\(ProgramStamp.name)") != ProgramStamp.bytes {
      check.problems.append("\(out): stale: drawn by another build of the program")
    }
    let figures = figures(&check)
    checkPages(figures, &check)
    checkOthers(figures, &check)
    return check
  }

  private func figures(_ check: inout GalleryCheck) -> [GalleryFigure] {
    let known = GalleryIndex.records(in: out)
    let digests = FileDigests(of: "a figure's data")
    var figures: [GalleryFigure] = []
    for entry in plan.entries {
      let path = "\(out)/\(FigureFiles(entry).page)"
      guard let record = known[entry.id] else {
        let isThere = OutputFile.size(of: path) != nil
        check.problems.append("\(entry.id): \(isThere ? "could not be drawn" : "missing")")
        continue
      }
      do throws(NablaError) {
        if try entry.key(options, digests: digests).hex != record.key {
          check.problems.append("\(entry.id): stale: its parameters, data or options changed")
        }
      } catch {
        check.problems.append("\(entry.id): \(error.description)")
      }
      for file in record.files {
        let size = OutputFile.size(of: "\(out)/\(file.path)")
        if size == nil { check.problems.append("\(file.path): missing") }
        if let size, size != file.bytes { check.problems.append("\(file.path): changed by hand") }
        if file.kind.hasPrefix("thumbnail"), file.bytes > Thumbnail.byteLimit {
          check.problems.append(
            "\(file.path): has \(file.bytes) bytes, more than \(Thumbnail.byteLimit)")
        }
      }
      figures.append(GalleryFigure(entry: entry, record: record, failure: nil, isKept: true))
    }
    return figures
  }

  private func checkPages(_ figures: [GalleryFigure], _ check: inout GalleryCheck) {
    let isWhole = figures.count == plan.entries.count
    let site = GallerySite(title: plan.title, options: options, figures: figures)
    var pages: [(path: String, html: String, pictures: Int)] = []
    func take(_ path: String, _ wanted: String, _ pictures: Int) {
      guard let bytes = OutputFile.bytes(at: "\(out)/\(path)") else {
        check.problems.append("\(path): missing")
        return
      }
      // With a figure missing, pages name other neighbours than they should.
      if isWhole, !bytes.elementsEqual(wanted.utf8) {
        check.problems.append("\(path): stale: the page would be another one")
      }
      pages.append((path, String(decoding: bytes, as: UTF8.self), pictures))
    }
    func sum(_ record: DrawnRecord?, _ isCounted: (String) -> Bool) -> Int {
      (record?.files ?? []).reduce(0) { isCounted($1.kind) ? $0 + $1.bytes : $0 }
    }
    take(
      "index.html", IndexPage(site: site).html,
      figures.reduce(0) { $0 + sum($1.record) { $0 == "thumbnail" } })
    for i in figures.indices {
      let shown = options.shown.rawValue
      let pictures = sum(figures[i].record) { $0 == shown || $0.hasPrefix("formula") }
      take(figures[i].files.page, FigurePage(site: site, index: i).html, pictures)
    }
    for page in pages {
      let bytes = page.html.utf8.count
      check.weights.append(.init(page: page.path, bytes: bytes, pictures: page.pictures))
      if page.path == "index.html", bytes > GalleryCheck.indexLimit {
        check.problems.append(
          "index.html: has \(bytes) bytes, more than \(GalleryCheck.indexLimit)")
      }
    }
    let links = Dictionary(
      pages.map { ($0.path, PageLinks($0.html)) }, uniquingKeysWith: { first, _ in first })
    for page in pages { checkLinks(of: page.path, links, &check) }
  }

  private func checkLinks(
    of page: String, _ pages: [String: PageLinks], _ check: inout GalleryCheck
  ) {
    for (path, fragment) in pages[page]?.addresses ?? [] {
      guard let target = PageLinks.resolved(path, from: page),
        OutputFile.size(of: "\(out)/\(target)") != nil
      else {
        check.problems.append("\(page): dead link to \(path)")
        continue
      }
      if !fragment.isEmpty, let other = pages[target], !other.ids.contains(fragment) {
        check.problems.append("\(page): dead link to \(path)#\(fragment)")
      }
    }
  }

  /// Files of figures that are no longer there.
  private func checkOthers(_ figures: [GalleryFigure], _ check: inout GalleryCheck) {
    let owned = Set(
      plan.entries.map { FigureFiles($0).page }
        + figures.flatMap { $0.record?.files.map(\.path) ?? [] })
    for folder in [FigureFiles.folder, FigureFiles.thumbnails] {
      for name in (try? FolderListing.files(in: "\(out)/\(folder)")) ?? []
      where !owned.contains("\(folder)/\(name)") {
        check.problems.append("\(folder)/\(name): belongs to no figure")
      }
    }
  }
}
