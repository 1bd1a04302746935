import NablaScene

extension Histogram {
  struct Prepared: PreparedMark {
    let mark: Histogram
    let way: Orientation
    let bins: Bins
    let color: ColorValues
    let isTime: Bool
    let warnings: [String]

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        $0.add([bins.edges.first, bins.edges.last].compactMap { $0 })
        if isTime { $0.preferredScale = $0.preferredScale ?? TimeScale.name }
        $0.suggest(label: (mark.x ?? mark.y)?.name ?? "")
      }
      way.values(&scales) {
        for group in bins.groups {
          $0.add(zip(group.bases, group.heights).map { $0 + $1 })
        }
        $0.cover(0, 0)
        $0.keepsZero = true
        let word =
          switch mark.stat {
          case .count: "count"
          case .density: mark.cumulative ? "share" : "density"
          case .probability: "share"
          }
        $0.suggest(label: mark.cumulative ? "cumulative \(word)" : word)
      }
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    private var isOverlaid: Bool { bins.groups.count > 1 && mark.layout == .overlaid }

    private var opacity: Double { mark.opacity ?? (isOverlaid ? 0.5 : 0.7) }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let all = bins.groups.map { boxes($0, frame) }
      var items = underlay(Path(bars: all.flatMap { $0 }, along: way), style)
      for (group, boxes) in zip(bins.groups, all) where !boxes.isEmpty {
        let pair = style.groupColor(group.name, color)
        let path = Path(bars: boxes.map(trimmed), along: way)
        items.append(.path(PathItem(path, fill: fill(pair))))
      }
      return items
    }

    private func fill(_ pair: ColorPair) -> Paint { .solid(pair.opacity(opacity)) }

    /// The bins that hold something.
    private func boxes(_ group: Bins.Group, _ frame: Frame) -> [Rect] {
      let axis = way.values(frame.x, frame.y)
      return group.heights.indices.compactMap { i in
        guard group.heights[i] > 0 else { return nil }
        let base =
          axis.kind.forward(group.bases[i]).isFinite ? group.bases[i] : axis.domain.lower
        return way.rect(
          in: frame, places: bins.edges[i], bins.edges[i + 1], values: base,
          group.bases[i] + group.heights[i])?.crisp(along: way)
      }
    }

    /// A bin with a thin edge of paper on both sides, where it is wide enough to be counted.
    private func trimmed(_ box: Rect) -> Rect {
      let length = way == .vertical ? box.width : box.height
      let inset = length >= 8 ? 0.5 : length >= 4 ? 0.25 : 0
      return way == .vertical
        ? Rect(x: box.minX + inset, y: box.minY, width: box.width - 2 * inset, height: box.height)
        : Rect(x: box.minX, y: box.minY + inset, width: box.width, height: box.height - 2 * inset)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(of: bins.groups.map(\.name), mark.name, color) { [.area(fill($0))] }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let counts = bins.edges.indices.dropLast().map { i -> Double in
        bins.groups.reduce(0) { $0 + ($1.counts.indices.contains(i) ? $1.counts[i] : 0) }
      }
      guard let most = counts.max(), most > 0, let fullest = counts.firstIndex(of: most) else {
        return ""
      }
      let say = SpokenNumbers([0, most])
      let edge = SpokenNumbers(bins.edges, areTimes: isTime)
      var text = "\(say(counts.reduce(0, +))) values in \(counted(counts.count, "bin"))"
      if bins.groups.count > 1 {
        let sizes = bins.groups.map { group in
          "\(Nearest.clipped(group.name ?? "")) \(say(group.counts.reduce(0, +)))"
        }
        text += " and \(bins.groups.count) groups (\(listed(sizes, most: 6)))"
      }
      return
        "\(text); most, \(say(most)), from \(edge(bins.edges[fullest])) to \(edge(bins.edges[fullest + 1]))."
    }

    var inspection: [(key: String, value: Node)] {
      func perGroup(_ values: (Bins.Group) -> [Double]) -> Node {
        .perGroup(bins.groups, \.name) { Node(values($0)) }
      }
      return [
        ("edges", Node(bins.edges)), ("counts", perGroup(\.counts)),
        ("heights", perGroup(\.heights)), ("stat", Node(mark.stat.rawValue)),
      ]
    }

    var series: [(name: String, column: Column)] {
      [
        ("from", .numbers(Array(bins.edges.dropLast()))),
        ("to", .numbers(Array(bins.edges.dropFirst()))),
      ]
        + bins.groups.map { group in
          (group.name.map { "counts \($0)" } ?? "counts", .numbers(group.counts))
        }
    }
  }
}
