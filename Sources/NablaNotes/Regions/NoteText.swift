import NablaScene

/// The text of a note, taken apart: its fences, the regions below them, and what is wrong.
struct NoteText: Sendable {
  /// One of our fences.
  struct Figure: Sendable {
    let fence: FigureFence
    /// The fence's line, from 0.
    let line: Int
    /// The fence's column in characters, from 1.
    let column: Int
    let closing: Int
    /// What the containers put before each line of the region.
    let prefix: ArraySlice<UInt8>
    /// The region that stands directly below.
    var region: FigureRegion?
    /// Whether the markers with this name are in disorder, so that nothing is written.
    var isBlocked = false
  }

  /// The note's name for messages.
  let name: String
  let lines: NoteLines
  let blocks: MarkdownBlocks
  private(set) var figures: [Figure] = []
  /// Regions that belong to no fence.
  private(set) var orphans: [FigureRegion] = []
  private(set) var problems: [NoteProblem] = []
  /// Names under which nothing is written, because their fence or their markers are in disorder.
  private var blocked: Set<String> = []
  /// Names of more than one fence.
  private var repeated: Set<String> = []

  /// - Throws: for text that is not UTF-8 or too large, and for nesting that is too deep.
  init(_ bytes: [UInt8], name: String) throws(NablaError) {
    self.name = name
    guard bytes.count <= MarkdownBlocks.sizeLimit else {
      throw NablaError(
        "\(name):1:1",
        "\(bytes.count) bytes are more than a note may have (\(MarkdownBlocks.sizeLimit))",
        "split it")
    }
    lines = NoteLines(bytes)
    try Self.requireUTF8(lines, name)
    blocks = try MarkdownBlocks(lines, name: name)
    readFences()
    pair()
  }

  /// The place of a line as messages begin with it.
  func place(_ line: Int, column: Int = 1) -> String { "\(name):\(line + 1):\(column)" }

  private static func requireUTF8(_ lines: NoteLines, _ name: String) throws(NablaError) {
    guard String(validating: lines.bytes, as: UTF8.self) == nil else { return }
    for line in 0..<lines.count {
      let content = lines.bytes[lines.content(line)]
      guard String(validating: content, as: UTF8.self) == nil else { continue }
      // The longest beginning that can be read ends at the byte in question.
      var (low, high) = (0, content.count)
      while low < high {
        let middle = (low + high + 1) / 2
        let isWhole = Self.isUTF8Beginning(content.prefix(middle))
        (low, high) = isWhole ? (middle, high) : (low, middle - 1)
      }
      let column = content.prefix(low).count { $0 & 0xC0 != 0x80 } + 1
      throw NablaError(
        "\(name):\(line + 1):\(column)", "the note is not UTF-8", "save it as UTF-8")
    }
    throw NablaError("\(name):1:1", "the note is not UTF-8", "save it as UTF-8")
  }

  /// Whether bytes are UTF-8, but for a last character that may be cut.
  private static func isUTF8Beginning(_ bytes: ArraySlice<UInt8>) -> Bool {
    (0...min(3, bytes.count)).contains {
      String(validating: bytes.dropLast($0), as: UTF8.self) != nil
        && bytes.suffix($0).allSatisfy { $0 >= 0x80 }
    }
  }

  // MARK: - Fences

  private mutating func readFences() {
    var known: [String: Int] = [:]
    for fence in blocks.fences where FenceHeader.isOurs(fence.info) {
      let column = lines.column(
        of: lines.range(fence.line).lowerBound + fence.column, on: fence.line)
      let place = place(fence.line, column: column)
      do throws(NablaError) {
        let header = try header(fence, column: column)
        guard let closing = fence.closing else {
          blocked.insert(header.id)
          throw NablaError(
            place, "the fence of \(header.id) does not end",
            "close it with a line of the same characters, indented as its beginning")
        }
        if let earlier = known[header.id] {
          repeated.insert(header.id)
          problems.append(
            NoteProblem(
              .duplicate, place, "\(header.id) is the name of the figure in line \(earlier) already"
            ))
          continue
        }
        known[header.id] = fence.line + 1
        let figure: FigureFence
        do throws(NablaError) {
          figure = try FigureFence(fence, header: header, in: lines, name: name)
        } catch {
          blocked.insert(header.id)
          throw error
        }
        let end = lines.bytes[lines.content(closing)]
        let prefix = end.prefix { $0.isBlank || $0 == UInt8(ascii: ">") }
        figures.append(
          Figure(
            fence: figure, line: fence.line, column: column, closing: closing, prefix: prefix))
      } catch {
        problems.append(NoteProblem(error, file: name, at: place))
      }
    }
  }

  private func header(
    _ fence: MarkdownBlocks.Fence, column: Int
  ) throws(NablaError) -> FenceHeader {
    let content = lines.bytes[lines.content(fence.line)].dropFirst(fence.column)
    let mark = content.first
    let tail = content.drop { $0 == mark }.drop(while: \.isBlank)
    return try FenceHeader(
      fence.info, file: name, line: fence.line + 1,
      column: lines.column(of: tail.startIndex, on: fence.line))
  }

  // MARK: - Regions

  /// Finds the regions and gives them to their fences.
  private mutating func pair() {
    let regions = readRegions()
    var unclaimed = Dictionary(
      regions.map { ($0.lines.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    for i in figures.indices {
      var next = figures[i].closing + 1
      while next < lines.count, isBlankInContainer(next) { next += 1 }
      if let region = unclaimed[next], region.id == figures[i].fence.id {
        figures[i].region = region
        unclaimed[next] = nil
      }
      figures[i].isBlocked = blocked.contains(figures[i].fence.id)
    }
    orphans = regions.filter {
      unclaimed[$0.lines.lowerBound] != nil && !blocked.contains($0.id)
        && !repeated.contains($0.id)
    }
    for orphan in orphans {
      let first = orphan.lines.lowerBound
      problems.append(
        NoteProblem(
          .orphan, place(first, column: orphan.column + 1), "no fence above is named \(orphan.id)"))
    }
  }

  private func isBlankInContainer(_ line: Int) -> Bool {
    lines.bytes[lines.content(line)].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }

  private mutating func readRegions() -> [FigureRegion] {
    var regions: [FigureRegion] = []
    var open: (marker: RegionMarker, line: Int, column: Int)?
    func disorder(_ line: Int, _ column: Int, _ problem: String) -> NoteProblem {
      NoteProblem(
        .error, place(line, column: column + 1),
        "\(problem); remove what is left of it, and build again.")
    }
    let fenced = Set(blocks.fences.map(\.line))
    for (line, column) in blocks.htmlStarts {
      let content = lines.bytes[lines.content(line)].dropFirst(column)
      guard content.starts(with: Array("<!--".utf8)) else { continue }
      let text = String(decoding: content, as: UTF8.self)
      guard let marker = RegionMarker(text) else {
        if RegionMarker.looksLike(text) {
          problems.append(disorder(line, column, "a marker that cannot be read"))
          blocked.formUnion(text.split(separator: " ").map(String.init))
        }
        continue
      }
      switch (marker.side, open) {
      case (.begin, let before):
        if let before {
          blocked.formUnion([before.marker.id, marker.id])
          problems.append(
            disorder(before.line, before.column, "nabla:begin \(before.marker.id) has no end"))
        }
        open = (marker, line, column)
      case (.end, nil):
        blocked.insert(marker.id)
        problems.append(disorder(line, column, "nabla:end \(marker.id) has no beginning"))
      case (.end, let begin?):
        open = nil
        if begin.marker.id != marker.id {
          blocked.formUnion([begin.marker.id, marker.id])
          problems.append(
            disorder(line, column, "nabla:end \(marker.id) ends nabla:begin \(begin.marker.id)"))
        } else if (begin.line..<line).contains(where: { fenced.contains($0) }) {
          // Whatever is between is left alone too.
          let inside = figures.filter { $0.line > begin.line && $0.line < line }
          blocked.formUnion(inside.map(\.fence.id) + [marker.id])
          problems.append(
            disorder(begin.line, begin.column, "a fence stands between the markers of \(marker.id)")
          )
        } else {
          regions.append(
            FigureRegion(begin.marker, from: begin.line, to: line, column: begin.column, in: lines))
        }
      }
    }
    if let open {
      blocked.insert(open.marker.id)
      problems.append(disorder(open.line, open.column, "nabla:begin \(open.marker.id) has no end"))
    }
    return regions
  }
}
