public import Nabla

/// A page of thumbnails by topic in Markdown, for those who browse a repository.
///
/// Its pictures lie in `thumbnails` beside it. Which parameters each was drawn from stands at its
/// end, so that only what has changed is drawn anew, and a check draws nothing.
public struct RepositoryPage: Sendable {
  private let plan: GalleryPlan
  private let path: String

  /// Every such page begins with it.
  private static let mark = "<!-- Written by nabla gallery --readme; edits are lost. -->"
  /// How wide and high a picture is at most, in logical pixels, and its pixels for each of them.
  private static let (box, density) = (Size(208, 130), 1.25)
  private static let columns = 3

  /// - Parameters:
  ///   - plan: what the page shows.
  ///   - path: the Markdown file.
  public init(plan: GalleryPlan, path: String) {
    self.plan = plan
    self.path = path
  }

  private var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Whether the file is such a page.
  public static func isWritten(at path: String) -> Bool {
    OutputFile.bytes(at: path)?.starts(with: mark.utf8) ?? false
  }

  /// Draws the thumbnails that are missing or stale, and writes the page.
  ///
  /// - Returns: how many were drawn.
  /// - Throws: for a figure that cannot be drawn, and where a file cannot be written.
  public func write(jobs: Int? = nil) throws(NablaError) -> Int {
    try FolderListing.make("\(folder)/\(FigureFiles.thumbnails)")
    let known = keys(in: OutputFile.bytes(at: path) ?? [])
    let keys = try keys()
    let wanted = zip(plan.entries, keys).filter { known[$0.stem] != $1 || !hasPicture($0) }.map(\.0)
    let problems = ParallelWork.map(wanted.count, jobs: jobs) { i -> NablaError? in
      do throws(NablaError) {
        try draw(wanted[i])
        return nil
      } catch {
        return error
      }
    }
    for case .some(let problem) in problems { throw problem }
    for name in try others() { OutputFile.remove("\(folder)/\(FigureFiles.thumbnails)/\(name)") }
    try OutputFile.update(path, with: Array(markdown(keys).utf8))
    return wanted.count
  }

  /// What is wrong with the page; nothing where it is as it would be written.
  public func problems() throws(NablaError) -> [String] {
    let known = keys(in: OutputFile.bytes(at: path) ?? [])
    let keys = try keys()
    var problems: [String] = []
    var stale: [String] = []
    for (entry, key) in zip(plan.entries, keys) {
      if known[entry.stem] != key {
        stale.append(entry.id)
      } else if !hasPicture(entry) {
        problems.append("\(picture(entry)): missing")
      }
    }
    if !stale.isEmpty {
      let more = stale.count > 3 ? " and \(stale.count - 3) more" : ""
      let names = stale.prefix(3).joined(separator: ", ") + more
      problems.append("\(path): stale or missing: \(names); write it anew with --readme \(path)")
    }
    problems += try others().map {
      "\(folder)/\(FigureFiles.thumbnails)/\($0): belongs to no figure"
    }
    if problems.isEmpty, OutputFile.bytes(at: path) != Array(markdown(keys).utf8) {
      problems.append("\(path): is not what would be written")
    }
    return problems
  }

  // MARK: - Pictures

  private func picture(_ entry: GalleryEntry) -> String {
    "\(folder)/\(FigureFiles.thumbnails)/\(entry.stem).png"
  }

  private func hasPicture(_ entry: GalleryEntry) -> Bool {
    OutputFile.size(of: picture(entry)).map { (1...Thumbnail.byteLimit).contains($0) } ?? false
  }

  private func draw(_ entry: GalleryEntry) throws(NablaError) {
    let figure = try FigureTarget.load(entry.target).figure
    let scene = Thumbnail.scene(of: figure, try figure.drawn())
    var density = Self.density
    let bytes = try Thumbnail.png(scene, appearance: .light, box: Self.box, density: &density)
    try OutputFile.update(picture(entry), with: bytes)
  }

  /// Pictures of figures that are no longer there.
  private func others() throws(NablaError) -> [String] {
    let owned = Set(plan.entries.map { "\($0.stem).png" })
    let thumbnails = "\(folder)/\(FigureFiles.thumbnails)"
    guard OutputFile.isFolder(thumbnails) else { return [] }
    return try FolderListing.files(in: thumbnails).filter {
      $0.hasSuffix(".png") && !owned.contains($0)
    }
  }

  // MARK: - Keys

  /// What each entry's picture is drawn from, in short.
  private func keys() throws(NablaError) -> [String] {
    let digests = FileDigests(of: "a figure's data")
    var keys: [String] = []
    for entry in plan.entries {
      keys.append(String(try entry.key(GalleryOptions(), digests: digests).hex.prefix(12)))
    }
    return keys
  }

  private func keys(in bytes: [UInt8]) -> [String: String] {
    var result: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for line in lines.drop(while: { !$0.hasPrefix("<!-- drawn from") }).dropFirst() {
      let words = line.split(separator: " ")
      if words.count == 2 { result[String(words[0])] = String(words[1]) }
    }
    return result
  }

  // MARK: - Markdown

  private func markdown(_ keys: [String]) -> String {
    let figures = plan.entries.map {
      GalleryFigure(entry: $0, record: nil, failure: nil, isKept: true)
    }
    let site = GallerySite(title: plan.title, options: GalleryOptions(), figures: figures)
    var parts = [
      Self.mark, "# \(Self.text(plan.title))",
      "\(counted(figures.count, "figure")), each the answer to one question. `scripts/gallery` makes a site of them with formulas, code, numbers and a search; `nabla draw ID -o figure.svg` draws one.",
    ]
    for part in site.parts {
      let step = part.phase.map { $0.number < 5 ? "Phase \($0.number): " : "" } ?? ""
      parts.append("## \(step)\(Self.text(part.name))")
      if let phase = part.phase { parts.append(phase.promise) }
      for topic in part.topics {
        if topic.words != part.name { parts.append("### \(Self.text(topic.name))") }
        parts.append(table(topic.figures.map { plan.entries[$0] }))
      }
    }
    let lines = zip(plan.entries, keys).map { "\($0.stem) \($1)" }
    parts.append("<!-- drawn from\n\(lines.joined(separator: "\n"))\n-->")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func table(_ entries: [GalleryEntry]) -> String {
    let rows = stride(from: 0, to: entries.count, by: Self.columns).map { start -> String in
      let cells = entries[start..<min(start + Self.columns, entries.count)].map(cell)
      return "<tr>\n\(cells.joined(separator: "\n"))\n</tr>"
    }
    return "<table>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  private func cell(_ entry: GalleryEntry) -> String {
    let picture = address("\(FigureFiles.thumbnails)/\(entry.stem).png")
    let image =
      "<img src=\"\(picture)\" width=\"\(Int(Self.box.width))\" alt=\"\(HTML.text(entry.title))\">"
    let shown = source(of: entry).map { "<a href=\"\(address($0))\">\(image)</a>" } ?? image
    let question = entry.question.isEmpty ? "" : "<br>\(HTML.isolated(entry.question))"
    return
      "<td width=\"33%\" valign=\"top\">\(shown)<br><b>\(HTML.isolated(entry.title))</b><br><code>\(HTML.text(entry.id))</code>\(question)</td>"
  }

  /// The file that draws the figure, from the page's folder, where it lies in the same repository.
  private func source(of entry: GalleryEntry) -> String? {
    let candidates: [String]
    switch entry.source {
    case .recipe:
      let name = entry.card?.typeName ?? ""
      candidates = ["../Sources/NablaRecipes/Recipes/\(name).swift"]
    case .file:
      guard let base = FilePath.real(folder), let file = FilePath.real(entry.target),
        file.hasPrefix(base + "/")
      else { return nil }
      candidates = [String(file.dropFirst(base.count + 1))]
    }
    return candidates.first { OutputFile.size(of: "\(folder)/\($0)") != nil }
  }

  /// Words in Markdown: no markup of theirs is read.
  private static func text(_ words: String) -> String {
    HTML.text(words.replacing("\n", with: " ")).reduce(into: "") { result, character in
      if "\\`*_[]#|~$".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
