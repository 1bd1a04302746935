import NablaScene

extension Box {
  struct Prepared: PreparedMark {
    let mark: Box
    let values: PlacedValues
    let boxes: [Shape]

    private var way: Orientation { values.way }
    private var width: Double { mark.width ?? (values.places.isDodged ? 0.8 : 0.5) }
    private var showsOutliers: Bool { mark.outliers != .shown(false) }

    func train(_ scales: inout ScaleTraining) {
      values.train(&scales, width: width)
      way.values(&scales) {
        for box in boxes {
          $0.add([box.low, box.high])
          if showsOutliers { $0.add(box.outliers) }
          if mark.mean, let mean = box.mean { $0.add([mean]) }
        }
      }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let slots = values.places.slots(
        on: way.places(frame.x, frame.y), width: width, gap: 0.12, order: style.categories)
      var items: [SceneItem] = []
      for (box, slot) in zip(boxes, slots) {
        let pair = values.color(box.cell, style)
        let stroke = Stroke(pair, width: 1.5)
        let whiskers = whiskers(box, slot, frame)
        if !whiskers.isEmpty {
          items.append(.path(PathItem(whiskers, stroke: Stroke(pair, width: 1.5, cap: .butt))))
        }
        let body = body(box, slot, frame)
        if !body.isEmpty {
          items += underlay(body, style)
          items.append(
            .path(PathItem(body, fill: style.tint(pair, mark.opacity), stroke: stroke)))
        }
        items += median(box, slot, pair, frame)
        items += dots(box, slot, pair, frame, style)
      }
      return items
    }

    // MARK: - Parts

    /// The box, drawn in at the median where it is notched.
    private func body(_ box: Shape, _ slot: BarPlaces.Slot, _ frame: Frame) -> Path {
      let (a, b) = (slot.lower, slot.upper)
      guard let notch = box.notch else {
        return way.rect(in: frame, places: a, b, values: box.q1, box.q3).map {
          Path($0.crisp(along: way))
        } ?? Path()
      }
      let inset = slot.width * 0.22
      let places = [a, a, a + inset, a, a, b, b, b - inset, b, b]
      let values = [
        box.q1, notch.lower, box.median, notch.upper, box.q3, box.q3, notch.upper, box.median,
        notch.lower, box.q1,
      ]
      return frame.polygon(way.places(places, values), way.values(places, values))
    }

    private func whiskers(_ box: Shape, _ slot: BarPlaces.Slot, _ frame: Frame) -> Path {
      var path = Path()
      let cap = slot.width * 0.18
      for (start, end) in [(box.q1, box.low), (box.q3, box.high)] where start != end {
        if let a = way.point(in: frame, place: slot.center, value: start),
          let b = way.point(in: frame, place: slot.center, value: end)
        {
          path.append(Path(segment: a, b))
        }
        if let a = way.point(in: frame, place: slot.center - cap, value: end),
          let b = way.point(in: frame, place: slot.center + cap, value: end)
        {
          path.append(Path(segment: a, b))
        }
      }
      return path
    }

    private func median(
      _ box: Shape, _ slot: BarPlaces.Slot, _ pair: ColorPair, _ frame: Frame
    ) -> [SceneItem] {
      let half = slot.width * (box.notch == nil ? 0.5 : 0.28)
      guard let a = way.point(in: frame, place: slot.center - half, value: box.median),
        let b = way.point(in: frame, place: slot.center + half, value: box.median)
      else { return [] }
      return [.path(PathItem(Path(segment: a, b), stroke: Stroke(pair, width: 3, cap: .butt)))]
    }

    private func dots(
      _ box: Shape, _ slot: BarPlaces.Slot, _ pair: ColorPair, _ frame: Frame, _ style: Style
    ) -> [SceneItem] {
      func markers(_ values: [Double], _ shape: MarkerShape, size: Double, _ fill: ColorPair)
        -> [SceneItem]
      {
        let points = values.compactMap { way.point(in: frame, place: slot.center, value: $0) }
        guard !points.isEmpty else { return [] }
        return [
          .markers(
            MarkersItem(
              points, sizes: .one(size), fills: .one(fill), shapes: .one(shape),
              edge: style.theme.paper, edgeWidth: style.theme.sizes.markerEdge))
        ]
      }
      let size = style.theme.sizes.marker
      return (showsOutliers ? markers(box.outliers, .circle, size: size - 1, pair) : [])
        + (mark.mean
          ? markers([box.mean].compactMap { $0 }, .diamond, size: size + 1, style.theme.ink) : [])
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      values.legend(mark.name, style) { pair in
        [.area(style.tint(pair, mark.opacity)), .line(Stroke(pair, width: 3, cap: .butt))]
      }
    }

    var takesSeriesColor: Bool { values.color.isSeries }
    var warnings: [String] { values.warnings }

    var words: String { namedWords("median", boxes.map(\.median)) { boxes[$0].cell.name } }

    var inspection: [(key: String, value: Node)] {
      let all = boxes.map { box -> Node in
        var entries = [Node.Entry("name", Node(box.cell.name))]
        if let count = box.count { entries.append(Node.Entry("n", Node(count))) }
        if let mean = box.mean { entries.append(Node.Entry("mean", Node(mean))) }
        entries += [
          Node.Entry("quartiles", Node([box.q1, box.median, box.q3])),
          Node.Entry("whiskers", Node([box.low, box.high])),
          Node.Entry("outliers", Node(box.outliers)),
        ]
        if let notch = box.notch {
          entries.append(Node.Entry("notch", Node([notch.lower, notch.upper])))
        }
        return Node(entries)
      }
      return [("boxes", Node(all))]
    }

    var series: [(name: String, column: Column)] {
      [
        ("name", .texts(boxes.map(\.cell.name))), ("low", .numbers(boxes.map(\.low))),
        ("q1", .numbers(boxes.map(\.q1))), ("median", .numbers(boxes.map(\.median))),
        ("q3", .numbers(boxes.map(\.q3))), ("high", .numbers(boxes.map(\.high))),
      ]
    }
  }
}
