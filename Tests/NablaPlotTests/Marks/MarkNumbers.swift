import NablaPlot
import NablaScene

extension Path {
  /// The boxes of the closed pieces of four corners.
  var rectangles: [Rect] {
    var result: [Rect] = []
    var start = 0
    for end in stride(from: 4, through: points.count, by: 4) {
      let corners = points[start..<end]
      if let first = corners.first {
        result.append(
          corners.reduce(Rect(from: first, to: first)) { $0.union(Rect(from: $1, to: $1)) })
      }
      start = end
    }
    return result
  }
}

extension Node {
  /// The numbers of a list.
  var numbers: [Double]? { list?.compactMap(\.double) }
}

/// What the first mark of a figure computed.
func computed(_ figure: Figure) throws -> Node {
  let mark = try figure.drawn().report.panels[0].marks[0]
  return Node(mark.computed.map { Node.Entry($0.key, $0.value) })
}

extension GalleryData {
  /// A table of the gallery by its file's name.
  static func table(_ name: String) throws(NablaError) -> Table {
    try DataFiles.below(folder).table("figures/data/\(name)")
  }
}
