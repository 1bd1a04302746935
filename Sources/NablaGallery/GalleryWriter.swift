public import Nabla
import NablaCairo
import Synchronization

/// Draws a gallery's figures in parallel and writes the page that shows them.
public struct GalleryWriter: Sendable {
  public let plan: GalleryPlan
  /// The folder that everything goes to.
  public let out: String

  public init(plan: GalleryPlan, out: String) {
    self.plan = plan
    self.out = out
  }

  /// What came of it.
  public struct Result: Sendable {
    /// Figures whose files were written.
    public let drawn: Int
    /// Figures whose files were as they should be already.
    public let kept: Int
    public let failures: [(id: String, message: String)]
  }

  /// One figure as the page shows it.
  struct Card: Sendable {
    let entry: GalleryEntry
    let title: String
    let alt: String
    /// What went wrong; nil for a figure that was drawn.
    let failure: String?
    /// Whether its files were as they should be already.
    let isKept: Bool
  }

  /// Writes `<id>.svg`, `.png` and `.pdf` of every figure, and `index.html`.
  ///
  /// A figure whose SVG would come out as the file that is there is left alone with its PNG and
  /// PDF, unless they were drawn by another version or with other libraries.
  /// A figure that fails is a card with its error; the others are drawn all the same.
  /// - Parameters:
  ///   - jobs: how many are drawn at once; the processor's cores where nil.
  ///   - progress: called after each figure with how many are done, of how many, and its name.
  /// - Throws: where the folder or the page cannot be written.
  public func write(
    jobs: Int? = nil, progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  ) throws(NablaError) -> Result {
    let figures = "\(out)/figures"
    try FolderListing.make(figures)
    let entries = plan.entries
    let stamp = "\(out)/figures/.drawn-with"
    let isSameProgram = OutputFile.bytes(at: stamp) == Self.stamp
    let done = Atomic(0)
    let all = ParallelWork.map(entries.count, jobs: jobs) { i in
      let card = draw(entries[i], into: figures, isSameProgram: isSameProgram)
      progress(done.add(1, ordering: .relaxed).newValue, entries.count, entries[i].id)
      return card
    }
    try OutputFile.update("\(out)/index.html", with: Array(IndexPage(cards: all).html.utf8))
    try OutputFile.update(stamp, with: Self.stamp)
    return Result(
      drawn: all.count { $0.failure == nil && !$0.isKept }, kept: all.count(where: \.isKept),
      failures: all.compactMap { card in card.failure.map { (card.entry.id, $0) } })
  }

  private func draw(_ entry: GalleryEntry, into folder: String, isSameProgram: Bool) -> Card {
    let stem = "\(folder)/\(entry.id)"
    do throws(NablaError) {
      let scene = try FigureTarget.load(entry.target).figure.drawn().scene
      let svg = try scene.encoded(as: .svg)
      let rest = OutputFormat.allCases.filter { $0 != .svg }
      let isKept =
        isSameProgram && OutputFile.bytes(at: "\(stem).svg") == svg
        && rest.allSatisfy { OutputFile.exists("\(stem).\($0.rawValue)") }
      if !isKept {
        for format in rest {
          try FileWriter.write(try scene.encoded(as: format), to: "\(stem).\(format.rawValue)")
        }
        // Last, since it is what tells the next run that the others are there.
        try FileWriter.write(svg, to: "\(stem).svg")
      }
      let title = scene.title.isEmpty ? entry.title : scene.title
      return Card(
        entry: entry, title: title, alt: scene.description, failure: nil, isKept: isKept)
    } catch {
      return Card(
        entry: entry, title: entry.title, alt: "", failure: error.description, isKept: false)
    }
  }

  /// What the files were drawn with: another version may draw the same scene to other bytes.
  private static let stamp: [UInt8] = {
    let libraries = LibraryVersions.all.map { "\($0.name) \($0.version)" }
    return Array((["nabla \(Version.text)"] + libraries).joined(separator: "\n").utf8)
  }()
}
