/// A change of a note's bytes.
private struct Edit {
  let range: Range<Int>
  let bytes: [UInt8]
}

extension NoteText {
  /// The note with other lines in the regions; every byte outside stays.
  ///
  /// - Parameters:
  ///   - content: a figure's whole region, markers included, or nil to leave it as it is.
  ///   - removing: regions that go, with the line end before each.
  ///   - replaced: other bytes for ranges outside of regions, in order.
  func spliced(
    removing: [FigureRegion] = [], replaced: [(range: Range<Int>, bytes: [UInt8])] = [],
    _ content: (Figure) -> [String]?
  ) -> [UInt8] {
    var edits = replaced.map { Edit(range: $0.range, bytes: $0.bytes) }
    edits += removing.map { Edit(range: range(of: $0), bytes: []) }
    for figure in figures {
      guard let new = content(figure) else { continue }
      edits.append(edit(figure, new))
    }
    // What is put in comes before what goes at the same place.
    edits.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var result: [UInt8] = []
    result.reserveCapacity(lines.bytes.count + 512 * edits.count)
    var done = 0
    for edit in edits where edit.range.lowerBound >= done {
      result += lines.bytes[done..<edit.range.lowerBound]
      result += edit.bytes
      done = edit.range.upperBound
    }
    return result + lines.bytes[done...]
  }

  /// A region with the line end that was written with it.
  private func range(of region: FigureRegion) -> Range<Int> {
    let first = region.lines.lowerBound
    let last = region.lines.upperBound
    guard first > 0 else { return lines.range(0).lowerBound..<lines.range(last).upperBound }
    return lines.content(first - 1).upperBound..<lines.content(last).upperBound
  }

  private func edit(_ figure: Figure, _ new: [String]) -> Edit {
    let candidates = [figure.closing, figure.line].map { Array(lines.ending($0)) }
    let ending = candidates.first { !$0.isEmpty } ?? [0x0A]
    let rows = new.map { row -> [UInt8] in
      row.isEmpty ? Array(figure.prefix.withoutTrailingBlanks) : figure.prefix + Array(row.utf8)
    }
    if let region = figure.region {
      let start = lines.content(region.lines.lowerBound).lowerBound
      let end = lines.content(region.lines.upperBound).upperBound
      return Edit(range: start..<end, bytes: Array(rows.joined(separator: ending)))
    }
    let end = lines.content(figure.closing).upperBound
    return Edit(range: end..<end, bytes: rows.flatMap { ending + $0 })
  }
}
