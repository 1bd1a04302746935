public import Nabla
import Synchronization

/// Draws a gallery's figures in parallel and writes the pages that show them.
public struct GalleryWriter: Sendable {
  /// What is drawn, and in which order it is shown.
  public let plan: GalleryPlan
  /// The folder that everything goes to.
  public let out: String
  /// How figures are drawn.
  public let options: GalleryOptions
  /// Whether the plan is the whole gallery: what an earlier run wrote of other figures then goes.
  public let isWhole: Bool

  /// - Parameters:
  ///   - plan: what the site shows.
  ///   - out: its folder, which is made where it is missing.
  ///   - options: how figures are drawn.
  ///   - isWhole: whether files of figures outside the plan go; true unless told.
  public init(
    plan: GalleryPlan, out: String, options: GalleryOptions = GalleryOptions(),
    isWhole: Bool = true
  ) {
    self.plan = plan
    self.out = out
    self.options = options
    self.isWhole = isWhole
  }

  /// What came of it.
  public struct Result: Sendable {
    /// Figures whose files were written.
    public let drawn: Int
    /// Figures whose files were as they should be already.
    public let kept: Int
    /// Figures that could not be drawn, with what is wrong.
    public let failures: [(id: String, message: String)]
    /// How many figures have warnings, which their pages show.
    public let warned: Int
  }

  /// Writes figures, their pages, `index.html` and `gallery.json`.
  ///
  /// A figure is left alone where its files are there and were drawn from the same parameters and
  /// data by the same program. A figure that fails is a card with its error; the others are drawn
  /// all the same.
  /// - Parameter progress: called after each figure with how many are done, of how many, and its
  ///   name.
  /// - Throws: where a folder or a page cannot be written.
  public func write(
    progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  ) throws(NablaError) -> Result {
    for folder in [FigureFiles.folder, FigureFiles.thumbnails] {
      try FolderListing.make("\(out)/\(folder)")
    }
    let stamp = "\(out)/\(ProgramStamp.name)"
    let old = GalleryIndex.records(in: out)
    let known = OutputFile.bytes(at: stamp) == ProgramStamp.bytes ? old : [:]
    let digests = FileDigests(of: "a figure's data")
    let done = Atomic(0)
    let entries = plan.entries
    let figures = ParallelWork.map(entries.count, jobs: options.jobs) { i in
      let figure = figure(entries[i], known: known[entries[i].id], digests)
      progress(done.add(1, ordering: .relaxed).newValue, entries.count, entries[i].id)
      return figure
    }
    try writePages(figures)
    try OutputFile.update(
      "\(out)/\(GalleryIndex.name)",
      with: GalleryIndex.bytes(title: plan.title, options: options, figures: figures))
    try OutputFile.update(stamp, with: ProgramStamp.bytes)
    if isWhole { removeOthers(old, figures) }
    return Result(
      drawn: figures.count { $0.failure == nil && !$0.isKept },
      kept: figures.count(where: \.isKept),
      failures: figures.compactMap { one in one.failure.map { (one.entry.id, $0.description) } },
      warned: figures.count { $0.record?.warnings.isEmpty == false })
  }

  private func figure(
    _ entry: GalleryEntry, known: DrawnRecord?, _ digests: FileDigests
  ) -> GalleryFigure {
    do throws(NablaError) {
      let key = try entry.key(options, digests: digests).hex
      if let known, known.key == key, isWhole(known, entry) {
        return GalleryFigure(entry: entry, record: known, failure: nil, isKept: true)
      }
      let record = try FigureDrawing(entry: entry, options: options, out: out).draw(key: key)
      return GalleryFigure(entry: entry, record: record, failure: nil, isKept: false)
    } catch {
      return GalleryFigure(entry: entry, record: nil, failure: error, isKept: false)
    }
  }

  /// Whether the files that a record names are there.
  private func isWhole(_ record: DrawnRecord, _ entry: GalleryEntry) -> Bool {
    let files = FigureFiles(entry)
    return !record.files.isEmpty
      && record.files.allSatisfy {
        $0.path == files.path($0.kind) && OutputFile.size(of: "\(out)/\($0.path)") == $0.bytes
      }
  }

  private func writePages(_ figures: [GalleryFigure]) throws(NablaError) {
    let site = GallerySite(title: plan.title, options: options, figures: figures)
    let problems = ParallelWork.map(figures.count, jobs: options.jobs) { i -> NablaError? in
      do throws(NablaError) {
        let page = FigurePage(site: site, index: i)
        try OutputFile.update("\(out)/\(figures[i].files.page)", with: Array(page.html.utf8))
        return nil
      } catch {
        return error
      }
    }
    for case .some(let problem) in problems { throw problem }
    try OutputFile.update(
      "\(out)/index.html", with: Array(IndexPage(site: site).html.utf8))
  }

  /// Removes what an earlier run wrote of figures that are no longer in the plan.
  private func removeOthers(_ old: [String: DrawnRecord], _ figures: [GalleryFigure]) {
    let wanted = Set(
      figures.flatMap { one in
        [one.files.page] + (one.record?.files.map(\.path) ?? [])
      })
    for (id, record) in old {
      let files = FigureFiles(stem: GalleryEntry.stem(id))
      for path in [files.page] + record.files.map({ files.path($0.kind) })
      where !wanted.contains(path) {
        OutputFile.remove("\(out)/\(path)")
      }
    }
  }
}
