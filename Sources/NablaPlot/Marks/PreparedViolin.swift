import NablaScene

extension Violin {
  struct Prepared: PreparedMark {
    let mark: Violin
    let values: PlacedValues
    let shapes: [Shape]

    private var way: Orientation { values.way }
    private var width: Double {
      mark.width ?? (values.places.isDodged ? 0.85 : mark.split ? 0.75 : 0.6)
    }

    func train(_ scales: inout ScaleTraining) {
      values.train(&scales, width: width)
      way.values(&scales) {
        for shape in shapes {
          if let range = shape.range { $0.add([range.lower, range.upper]) }
          $0.add([shape.outline.values.first, shape.outline.values.last].compactMap { $0 })
        }
      }
    }

    /// What a violin's widths are in proportion to.
    private func weight(_ shape: Shape) -> Double {
      mark.scale == .count ? Double(shape.count ?? 1) : 1
    }

    /// Half of a violin's width for each unit of density.
    private func reach(of shape: Shape, _ slot: BarPlaces.Slot) -> Double {
      func peak(_ shape: Shape) -> Double {
        (shape.outline.density.max() ?? 0) * weight(shape)
      }
      let most = mark.scale == .width ? peak(shape) : shapes.reduce(0) { max($0, peak($1)) }
      return most > 0 ? weight(shape) / most * slot.width / 2 : 0
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let axis = way.places(frame.x, frame.y)
      let slots = values.places.slots(
        on: axis, width: width, gap: 0.08, order: style.categories)
      return zip(shapes, slots).flatMap { shape, slot -> [SceneItem] in
        let part = Part(
          shape: shape, slot: slot, reach: reach(of: shape, slot), side: side(shape, axis, style),
          color: values.color(shape.cell, style))
        guard !shape.outline.values.isEmpty else { return points(part, frame, style) }
        var items = outline(part, frame, style)
        switch mark.inner {
        case .box: items += box(part, frame, style)
        case .quartiles: items += quartiles(part, frame)
        case .points: items += points(part, frame, style)
        case .none: break
        }
        return items
      }
    }

    /// −1 for a half below the middle of its place, 1 for one above, 0 for a whole violin.
    private func side(_ shape: Shape, _ axis: NablaPlot.Scale, _ style: Style) -> Double {
      guard mark.split, let group = shape.cell.group,
        case .categories(_, let names) = values.color
      else { return 0 }
      let first = style.categories.first { names.contains($0) }
      // Groups run from left to right, and from the top down.
      let direction = axis.range.end < axis.range.start && !axis.isReversed ? -1.0 : 1.0
      return group == first ? -direction : direction
    }

    /// A violin with its place.
    private struct Part {
      let shape: Shape
      let slot: BarPlaces.Slot
      /// Half a width for each unit of density.
      let reach: Double
      let side: Double
      let color: ColorPair

      func lower(_ density: Double) -> Double {
        side > 0 ? slot.center : slot.center - density * reach
      }
      func upper(_ density: Double) -> Double {
        side < 0 ? slot.center : slot.center + density * reach
      }
    }

    // MARK: - Parts

    private func outline(_ part: Part, _ frame: Frame, _ style: Style) -> [SceneItem] {
      let (values, density) = part.shape.outline
      let places = density.map(part.lower) + density.reversed().map(part.upper)
      let there = values + values.reversed()
      let path = frame.polygon(way.places(places, there), way.values(places, there))
      guard !path.isEmpty else { return [] }
      let tint = Paint.solid(part.color.opacity(mark.opacity))
      return underlay(path, style) + [
        .path(PathItem(path, fill: tint, stroke: Stroke(part.color, width: 1.5)))
      ]
    }

    /// A thick bar between the quartiles, a thin one between the whiskers, a dot at the median.
    private func box(_ part: Part, _ frame: Frame, _ style: Style) -> [SceneItem] {
      guard let five = part.shape.box else { return [] }
      let ink = style.theme.ink
      let axis = way.places(frame.x, frame.y)
      let room = abs(axis.position(part.slot.upper) - axis.position(part.slot.lower))
      let thick = min(8, max(2, room * (part.side == 0 ? 0.16 : 0.08)))
      // Half a violin has its box on its own side of the middle.
      let direction = axis.range.end < axis.range.start ? -1.0 : 1.0
      let aside = part.side * direction * (thick / 2 + 2)
      func point(_ value: Double) -> Point? {
        way.point(in: frame, place: part.slot.center, value: value).map {
          way.shift($0, places: aside, values: 0).snapped
        }
      }
      func segment(_ low: Double, _ high: Double, width: Double) -> [SceneItem] {
        guard let a = point(low), let b = point(high) else { return [] }
        return [.path(PathItem(Path(segment: a, b), stroke: Stroke(ink, width: width, cap: .butt)))]
      }
      var items =
        segment(five.low, five.high, width: min(1.5, thick / 3))
        + segment(five.q1, five.q3, width: thick)
      if let median = point(five.median) {
        items.append(
          .markers(
            MarkersItem(
              [median], sizes: .one(thick), fills: .one(style.theme.paper), edge: ink,
              edgeWidth: thick * 0.18)))
      }
      return items
    }

    private func quartiles(_ part: Part, _ frame: Frame) -> [SceneItem] {
      guard let five = part.shape.box else { return [] }
      return five.quartiles.enumerated().compactMap { i, value in
        let density = part.shape.density(at: value)
        guard let a = way.point(in: frame, place: part.lower(density), value: value),
          let b = way.point(in: frame, place: part.upper(density), value: value)
        else { return nil }
        let stroke = Stroke(
          part.color, width: i == 1 ? 2 : 1.25, dash: i == 1 ? [] : [3.5, 3], cap: .butt)
        return .path(PathItem(Path(segment: a, b), stroke: stroke))
      }
    }

    /// The values as dots, spread sideways as far as the violin is wide.
    private func points(_ part: Part, _ frame: Frame, _ style: Style) -> [SceneItem] {
      let shape = part.shape
      // More dots than these would only blacken the shape.
      let step = max(1, shape.cell.values.count / 3_000)
      var dots: [Point] = []
      for (k, i) in stride(from: 0, to: shape.cell.values.count, by: step).enumerated() {
        let value = shape.cell.values[i]
        let density = shape.density(at: value) * 0.8
        let turn = EvenSpread.share(k)
        let place = part.lower(density) * (1 - turn) + part.upper(density) * turn
        if let dot = way.point(in: frame, place: place, value: value) { dots.append(dot) }
      }
      guard !dots.isEmpty else { return [] }
      let isAlone = shape.outline.values.isEmpty
      return [
        .markers(
          MarkersItem(
            dots, sizes: .one(isAlone ? style.theme.sizes.marker : 4),
            fills: .one(part.color.opacity(0.8)), edge: style.theme.paper,
            edgeWidth: isAlone ? style.theme.sizes.markerEdge : 0.5))
      ]
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      values.legend(mark.name, style) { [.area(.solid($0.opacity(max(mark.opacity, 0.5))))] }
    }

    var takesSeriesColor: Bool { values.color.isSeries }
    var warnings: [String] { values.warnings }

    var words: String {
      namedWords("median", shapes.map { $0.box?.median ?? .nan }) { shapes[$0].cell.name }
    }

    var inspection: [(key: String, value: Node)] {
      let violins = shapes.map { shape -> Node in
        var entries = [Node.Entry("name", Node(shape.cell.name))]
        if let count = shape.count { entries.append(Node.Entry("n", Node(count))) }
        if let mean = shape.mean { entries.append(Node.Entry("mean", Node(mean))) }
        if let five = shape.box {
          entries.append(Node.Entry("quartiles", Node(five.quartiles)))
          entries.append(Node.Entry("whiskers", Node([five.low, five.high])))
        }
        if let range = shape.range {
          entries.append(Node.Entry("range", Node([range.lower, range.upper])))
        }
        return Node(
          entries + [
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
          ("values \(shape.cell.name)", .numbers(shape.outline.values)),
          ("density \(shape.cell.name)", .numbers(shape.outline.density)),
        ]
      }
    }
  }
}
