import NablaScene

extension ECDF {
  struct Prepared: PreparedMark {
    let mark: ECDF
    let way: Orientation
    let stairs: [Stair]
    let color: ColorValues
    let isTime: Bool
    let warnings: [String]

    /// The height of a share.
    private func height(_ share: Double, _ stair: Stair) -> Double {
      let part = mark.complementary ? 1 - share : share
      switch mark.stat {
      case .proportion: return part
      case .percent: return part * 100
      case .count: return part * stair.total
      }
    }

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        for stair in stairs {
          $0.add([stair.values.first, stair.values.last].compactMap { $0 })
        }
        if isTime { $0.preferredScale = $0.preferredScale ?? TimeScale.name }
        $0.suggest(label: (mark.x ?? mark.y)?.name ?? "")
      }
      way.values(&scales) {
        $0.cover(0, 0)
        for stair in stairs {
          let full = [height(0, stair), height(1, stair)]
          // Shares are pinned to their whole range; counts have room above.
          if mark.stat == .count { $0.add(full) } else { $0.cover(full[0], full[1]) }
        }
        $0.suggest(label: mark.complementary ? "\(mark.stat.rawValue) above" : mark.stat.rawValue)
      }
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      var (bands, lines): ([SceneItem], [SceneItem]) = ([], [])
      let axis = way.places(frame.x, frame.y)
      for stair in stairs where !stair.values.isEmpty {
        let pair = style.groupColor(stair.name, color)
        if mark.band, let reach = stair.reach {
          let (x, lower) = steps(stair, axis) { max(0, $0 - reach) }
          let (_, upper) = steps(stair, axis) { min(1, $0 + reach) }
          let path = frame.polygon(
            way.places(x + x.reversed(), lower + upper.reversed()),
            way.values(x + x.reversed(), lower + upper.reversed()))
          if !path.isEmpty {
            bands.append(.path(PathItem(path, fill: style.tint(pair, mark.opacity))))
          }
        }
        let (x, y) = steps(stair, axis) { $0 }
        let path = frame.path(way.places(x, y), way.values(x, y))
        if !path.isEmpty {
          lines.append(.path(PathItem(path, stroke: style.line(pair, mark.width, mark.dash))))
        }
      }
      return bands + lines
    }

    /// The stair's corners from edge to edge of the panel.
    private func steps(
      _ stair: Stair, _ axis: Scale, _ share: (Double) -> Double
    ) -> (places: [Double], heights: [Double]) {
      let count = stair.values.count
      // Of more steps than these, none is as high as a tenth of a pixel.
      let stride = max(1, count / 20_000)
      var level = height(share(0), stair)
      var (places, heights) = ([min(axis.domain.lower, stair.values[0])], [level])
      for i in Swift.stride(from: stride - 1, to: count, by: stride) {
        let next = height(share(stair.shares[i]), stair)
        places += [stair.values[i], stair.values[i]]
        heights += [level, next]
        level = next
      }
      if !count.isMultiple(of: stride) {
        places += [stair.values[count - 1], stair.values[count - 1]]
        heights += [level, height(share(stair.shares[count - 1]), stair)]
      }
      places.append(max(axis.domain.upper, stair.values[count - 1]))
      heights.append(heights[heights.count - 1])
      return (places, heights)
    }

    func legend(_ style: Style) -> [LegendEntry] {
      style.legend(of: stairs.map(\.name), mark.name, color) { pair in
        (mark.band ? [.area(style.tint(pair, mark.opacity))] : [])
          + [.line(style.line(pair, mark.width, mark.dash))]
      }
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      let medians = stairs.map { stair -> Double in
        stair.shares.firstIndex { $0 >= 0.5 }.map { stair.values[$0] } ?? .nan
      }
      if isTime { return "" }
      return namedWords("median", medians) { stairs[$0].name ?? mark.name }
    }

    var inspection: [(key: String, value: Node)] {
      func perStair(_ value: (Stair) -> Node) -> Node { .perGroup(stairs, \.name, value) }
      var all = [
        ("values", perStair { Node($0.values) }), ("shares", perStair { Node($0.shares) }),
        ("total", perStair { Node($0.total) }), ("stat", Node(mark.stat.rawValue)),
      ]
      if mark.band { all.append(("bandReach", perStair { $0.reach.map { Node($0) } ?? .null })) }
      return all
    }

    var series: [(name: String, column: Column)] {
      let names = stairs.flatMap { stair in stair.values.map { _ in stair.name } }
      let columns: [(name: String, column: Column)] = [
        ("value", .numbers(stairs.flatMap(\.values))),
        ("share", .numbers(stairs.flatMap(\.shares))),
      ]
      return stairs.contains { $0.name != nil } ? [("group", .texts(names))] + columns : columns
    }
  }
}
