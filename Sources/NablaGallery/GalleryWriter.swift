import Dispatch
public import Nabla
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
    public let drawn: Int
    public let failures: [(id: String, message: String)]
  }

  /// One figure as the page shows it.
  struct Card: Sendable {
    let entry: GalleryEntry
    let title: String
    let alt: String
    /// What went wrong; nil for a figure that was drawn.
    let failure: String?
  }

  /// Writes `<id>.svg`, `.png` and `.pdf` of every figure, and `index.html`.
  ///
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
    let cards = Mutex([Card?](repeating: nil, count: entries.count))
    let next = Atomic(0)
    let done = Atomic(0)
    let workers = max(1, min(jobs ?? .max, entries.count, Self.coreCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let i = next.add(1, ordering: .relaxed).oldValue
        guard i < entries.count else { break }
        let card = draw(entries[i], into: figures)
        cards.withLock { $0[i] = card }
        progress(done.add(1, ordering: .relaxed).newValue, entries.count, entries[i].id)
      }
    }
    let all = cards.withLock { $0.compactMap { $0 } }
    try FileWriter.write(Array(IndexPage(cards: all).html.utf8), to: "\(out)/index.html")
    return Result(
      drawn: all.count { $0.failure == nil },
      failures: all.compactMap { card in card.failure.map { (card.entry.id, $0) } })
  }

  private func draw(_ entry: GalleryEntry, into folder: String) -> Card {
    do throws(NablaError) {
      let drawn = try FigureTarget.load(entry.target).figure.drawn()
      for format in OutputFormat.allCases {
        let bytes = try drawn.scene.encoded(as: format)
        try FileWriter.write(bytes, to: "\(folder)/\(entry.id).\(format.rawValue)")
      }
      let title = drawn.scene.title.isEmpty ? entry.title : drawn.scene.title
      return Card(entry: entry, title: title, alt: drawn.scene.description, failure: nil)
    } catch {
      return Card(entry: entry, title: entry.title, alt: "", failure: error.description)
    }
  }

  private static var coreCount: Int { ProcessorCount.available }
}
