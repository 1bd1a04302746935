import NablaMath
import NablaScene

extension Histogram2D {
  struct Prepared: PreparedMark {
    let mark: Histogram2D
    let bins: Binning2D
    /// Column by column from the left, the lowest bin first.
    let counts: [Double]
    let warnings: [String]
    /// What the colours say of each bin.
    private let shown: [Double]

    init(mark: Histogram2D, bins: Binning2D, counts: [Double], warnings: [String]) {
      self.mark = mark
      self.bins = bins
      self.counts = counts
      self.warnings = warnings
      let total = counts.reduce(0, +)
      let (widths, heights) = (bins.x.widths, bins.y.widths)
      switch mark.stat {
      case .count: shown = counts
      case .probability: shown = counts.map { total > 0 ? $0 / total : 0 }
      case .density:
        shown = counts.indices.map { i in
          let area = widths[i / heights.count] * heights[i % heights.count]
          return total > 0 ? counts[i] / total / area : 0
        }
      }
    }

    func train(_ scales: inout ScaleTraining) {
      scales.x.cover(bins.x.edges[0], bins.x.edges[bins.x.count])
      scales.y.cover(bins.y.edges[0], bins.y.edges[bins.y.count])
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      scales.color.add(mark.showsEmpty ? shown : shown.filter { $0 > 0 })
      scales.color.preference = scales.color.preference ?? .weights
      scales.color.suggest(label: mark.stat.rawValue)
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard case .numbers(let scale) = style.color else { return [] }
      let (x, y) = (bins.x.edges, bins.y.edges)
      guard let whole = frame.rect(x: x[0], x[x.count - 1], y: y[0], y[y.count - 1]),
        whole.width > 0, whole.height > 0
      else { return [] }
      // Which bin each pixel of the image shows, from the left and from the top.
      let columns = Self.pixels(bins.x, whole.minX, whole.maxX, frame.x)
      let rows = Self.pixels(bins.y, whole.minY, whole.maxY, frame.y)
      var values = [Double](repeating: .nan, count: columns.count * rows.count)
      for (j, row) in rows.enumerated() {
        for (i, column) in columns.enumerated() {
          guard let row, let column else { continue }
          let value = shown[column * bins.y.count + row]
          if value > 0 || mark.showsEmpty { values[j * columns.count + i] = value }
        }
      }
      guard let grid = try? scale.pixels(values, width: columns.count, height: rows.count)
      else { return [] }
      func cleared(_ pixels: Pixels) -> Pixels {
        Pixels(
          width: pixels.width, height: pixels.height,
          values: zip(pixels.values, values).map { color, value in
            if value.isNaN { return 0 }
            let alpha = Double(color & 255) * mark.opacity
            return color & 0xFFFF_FF00 | UInt32(alpha.rounded())
          })
      }
      let image = ImageItem(
        whole, pixels: cleared(grid.light), darkPixels: grid.dark.map(cleared))
      // The bins together get an outline, so that those of few points are seen on the page.
      let outline = filled(frame)
      return (outline.isEmpty ? [] : [style.outline(of: outline)]) + [.image(image)]
    }

    /// The bins that hold something, those over one another as one rectangle; none where there are
    /// too many to be told apart.
    private func filled(_ frame: Frame) -> Path {
      var path = Path()
      guard !mark.showsEmpty, counts.count <= 40_000 else { return path }
      let (x, y) = (bins.x.edges, bins.y.edges)
      for column in 0..<bins.x.count {
        let runs = (0..<bins.y.count).runs { shown[column * bins.y.count + $0] > 0 }
        for run in runs {
          let (low, high) = (y[run.lowerBound], y[run.upperBound])
          if let rect = frame.rect(x: x[column], x[column + 1], y: low, high) {
            path.append(Path(rect))
          }
        }
      }
      return path
    }

    /// The bins under the pixels between two canvas coordinates: a pixel a bin where all are
    /// equally long, else two for each logical pixel.
    private static func pixels(
      _ bins: Binning, _ start: Double, _ end: Double, _ scale: Scale
    ) -> [Int?] {
      let places = bins.edges.map(scale.position)
      let even = (end - start) / Double(bins.count)
      let isRising = (places.last ?? 0) >= (places.first ?? 0)
      let isEven = places.indices.allSatisfy { i in
        let wanted = isRising ? start + even * Double(i) : end - even * Double(i)
        return abs(places[i] - wanted) < 0.25
      }
      if isEven, even >= 0.5 {
        return isRising ? bins.edges.indices.dropLast().map { $0 } : (0..<bins.count).reversed()
      }
      let count = Int(min(max(1, ((end - start) * 2).rounded()), 40_000))
      return (0..<count).map { i in
        bins.index(of: scale.value(at: start + (Double(i) + 0.5) / Double(count) * (end - start)))
      }
    }

    var words: String {
      guard let most = counts.max(), most > 0, let cell = counts.firstIndex(of: most) else {
        return ""
      }
      let (column, row) = (cell / bins.y.count, cell % bins.y.count)
      func span(_ edges: [Double], _ i: Int) -> String {
        let say = SpokenNumbers(edges)
        return "\(say(edges[i])) to \(say(edges[i + 1]))"
      }
      let say = SpokenNumbers([0, most])
      return
        "\(say(counts.reduce(0, +))) points in \(bins.x.count) × \(bins.y.count) bins; most, \(say(most)), where x is \(span(bins.x.edges, column)) and y is \(span(bins.y.edges, row))."
    }

    var inspection: [(key: String, value: Node)] {
      func lines(_ values: [Double]) -> Node {
        Node(
          (0..<bins.x.count).map { i in
            Node(Array(values[i * bins.y.count..<(i + 1) * bins.y.count]))
          } as [Node])
      }
      return [
        ("xEdges", Node(bins.x.edges)), ("yEdges", Node(bins.y.edges)), ("counts", lines(counts)),
        ("values", lines(shown)), ("stat", Node(mark.stat.rawValue)),
      ]
    }

    var series: [(name: String, column: Column)] {
      let (x, y) = (bins.x.edges, bins.y.edges)
      let cells = counts.indices.map { (column: $0 / bins.y.count, row: $0 % bins.y.count) }
      return [
        ("xFrom", .numbers(cells.map { x[$0.column] })),
        ("xTo", .numbers(cells.map { x[$0.column + 1] })),
        ("yFrom", .numbers(cells.map { y[$0.row] })),
        ("yTo", .numbers(cells.map { y[$0.row + 1] })),
        ("counts", .numbers(counts)),
      ]
    }
  }
}
