import NablaMath
import NablaScene

extension Violin {
  struct Prepared: PreparedMark {
    let mark: Violin
    let way: Orientation
    let places: BarPlaces
    let shapes: [Shape]
    let color: ColorValues
    let warnings: [String]

    private var width: Double { mark.width ?? (places.isDodged ? 0.85 : 0.6) }

    func train(_ scales: inout ScaleTraining) {
      way.places(&scales) {
        places.train(&$0, width: width)
        $0.suggest(label: way.places(mark.x, mark.y)?.name ?? "")
      }
      way.values(&scales) {
        for shape in shapes {
          $0.add([shape.summary.minimum, shape.summary.maximum])
          $0.add([shape.outline.values.first, shape.outline.values.last].compactMap { $0 })
        }
        $0.suggest(label: way.values(mark.x, mark.y)?.name ?? "")
      }
      color.train(&scales.color)
      scales.color.suggest(label: mark.color?.name ?? "")
    }

    /// The density at which a violin is as wide as it may be.
    private func fullDensity(of shape: Shape) -> Double {
      let peak = shape.outline.density.max() ?? 0
      if mark.scale == .width { return peak }
      return shapes.reduce(peak) { max($0, $1.outline.density.max() ?? 0) }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let slots = places.slots(
        on: way.places(frame.x, frame.y), width: width, gap: 0.08, order: style.categories)
      return shapes.flatMap { shape -> [SceneItem] in
        let slot = slots[shape.row]
        let pair = shape.group.map(style.category) ?? style.one(color)
        guard !shape.outline.values.isEmpty else {
          return points(shape, slot, reach: { _ in 0 }, pair, frame, style)
        }
        let full = fullDensity(of: shape)
        var items = outline(shape, slot, full, pair, frame, style)
        if mark.points {
          items += points(
            shape, slot, reach: { (shape.density?($0) ?? 0) / full * slot.width / 2 * 0.8 }, pair,
            frame, style)
        }
        switch mark.inner {
        case .box: items += box(shape, slot, frame, style)
        case .quartiles: items += quartiles(shape, slot, full, pair, frame)
        case .none: break
        }
        return items
      }
    }

    // MARK: - Parts

    private func outline(
      _ shape: Shape, _ slot: BarPlaces.Slot, _ full: Double, _ pair: ColorPair, _ frame: Frame,
      _ style: Style
    ) -> [SceneItem] {
      let reach = shape.outline.density.map { $0 / full * slot.width / 2 }
      let along =
        reach.map { slot.center - $0 } + reach.reversed().map { slot.center + $0 }
      let values = shape.outline.values + shape.outline.values.reversed()
      let path = frame.polygon(way.places(along, values), way.values(along, values))
      guard !path.isEmpty else { return [] }
      let tint = Paint.solid(pair.opacity(mark.opacity))
      return underlay(path, style) + [
        .path(PathItem(path, fill: tint, stroke: Stroke(pair, width: 1.5)))
      ]
    }

    /// A thick bar between the quartiles, a thin one between the whiskers, a dot at the median.
    private func box(
      _ shape: Shape, _ slot: BarPlaces.Slot, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      func segment(_ low: Double, _ high: Double) -> Path? {
        guard let a = way.point(in: frame, place: slot.center, value: low),
          let b = way.point(in: frame, place: slot.center, value: high)
        else { return nil }
        return Path(segment: a, b)
      }
      let ink = style.theme.ink
      let axis = way.places(frame.x, frame.y)
      let room = abs(axis.position(slot.upper) - axis.position(slot.lower))
      let thick = min(8, max(2, room * 0.16))
      let five = shape.summary
      var items: [SceneItem] = []
      if let whisker = segment(five.lowerWhisker, five.upperWhisker) {
        items.append(
          .path(PathItem(whisker, stroke: Stroke(ink, width: min(1.5, thick / 3), cap: .butt))))
      }
      if let box = segment(five.lowerQuartile, five.upperQuartile) {
        items.append(.path(PathItem(box, stroke: Stroke(ink, width: thick, cap: .butt))))
      }
      if let median = way.point(in: frame, place: slot.center, value: five.median) {
        items.append(
          .markers(
            MarkersItem(
              [median], sizes: .one(thick), fills: .one(style.theme.paper), edge: ink,
              edgeWidth: thick * 0.18)))
      }
      return items
    }

    private func quartiles(
      _ shape: Shape, _ slot: BarPlaces.Slot, _ full: Double, _ pair: ColorPair, _ frame: Frame
    ) -> [SceneItem] {
      let five = shape.summary
      return [five.lowerQuartile, five.median, five.upperQuartile].compactMap { value in
        let half = (shape.density?(value) ?? 0) / full * slot.width / 2
        guard let a = way.point(in: frame, place: slot.center - half, value: value),
          let b = way.point(in: frame, place: slot.center + half, value: value)
        else { return nil }
        let isMedian = value == five.median
        let stroke = Stroke(
          pair, width: isMedian ? 2 : 1.25, dash: isMedian ? [] : [3.5, 3], cap: .butt)
        return .path(PathItem(Path(segment: a, b), stroke: stroke))
      }
    }

    /// The values as dots, spread sideways by the golden ratio as far as the violin is wide.
    private func points(
      _ shape: Shape, _ slot: BarPlaces.Slot, reach: (Double) -> Double, _ pair: ColorPair,
      _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      let golden = 0.618_033_988_749_894_9
      // More dots than these would only blacken the shape.
      let step = max(1, shape.values.count / 3_000)
      var dots: [Point] = []
      for i in stride(from: 0, to: shape.values.count, by: step) {
        let turn = (Double(i / step) * golden).truncatingRemainder(dividingBy: 1) * 2 - 1
        let value = shape.values[i]
        if let dot = way.point(in: frame, place: slot.center + turn * reach(value), value: value) {
          dots.append(dot)
        }
      }
      guard !dots.isEmpty else { return [] }
      return [
        .markers(
          MarkersItem(
            dots, sizes: .one(shape.outline.values.isEmpty ? style.theme.sizes.marker : 4),
            fills: .one(pair.opacity(0.8)), edge: style.theme.paper,
            edgeWidth: shape.outline.values.isEmpty ? style.theme.sizes.markerEdge : 0.5))
      ]
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      func entry(_ label: String, _ pair: ColorPair) -> LegendEntry {
        LegendEntry(label, [.area(.solid(pair.opacity(max(mark.opacity, 0.5))))])
      }
      if case .categories(_, let names) = color {
        return places.groupsArePlaces ? [] : names.map { entry($0, style.category($0)) }
      }
      return mark.name.isEmpty ? [] : [entry(mark.name, style.one(color))]
    }

    var takesSeriesColor: Bool { color.isSeries }

    /// The place's name, and the group's where it is another one.
    private func name(_ shape: Shape) -> String {
      let place: String
      switch places.values.values {
      case .categories(let codes, let names): place = names[Int(codes[shape.row])]
      case .numbers(let numbers): place = format(numbers[shape.row])
      case .times(let times): place = Timestamp.text(times[shape.row])
      }
      guard let group = shape.group, group != place else { return place }
      return "\(place), \(group)"
    }

    var inspection: [(key: String, value: Node)] {
      let violins = shapes.map { shape -> Node in
        let five = shape.summary
        return Node([
          Node.Entry("name", Node(name(shape))), Node.Entry("n", Node(shape.values.count)),
          Node.Entry("mean", Node(shape.mean)),
          Node.Entry(
            "quartiles", Node([five.lowerQuartile, five.median, five.upperQuartile])),
          Node.Entry("range", Node([five.minimum, five.maximum])),
          Node.Entry("whiskers", Node([five.lowerWhisker, five.upperWhisker])),
          Node.Entry("bandwidth", shape.bandwidth.map { Node($0) } ?? .null),
          Node.Entry("values", Node(shape.outline.values)),
          Node.Entry("density", Node(shape.outline.density)),
        ])
      }
      return [("violins", Node(violins))]
    }

    var series: [(name: String, column: Column)] {
      shapes.flatMap { shape -> [(name: String, column: Column)] in
        [
          ("values \(name(shape))", .numbers(shape.outline.values)),
          ("density \(name(shape))", .numbers(shape.outline.density)),
        ]
      }
    }
  }
}
