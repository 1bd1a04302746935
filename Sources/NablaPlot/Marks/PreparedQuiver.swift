import NablaScene

extension Quiver {
  struct Prepared: PreparedMark {
    let mark: Quiver
    let x: PositionValues
    let y: PositionValues
    let u: [Double]
    let v: [Double]
    let lengths: [Double]
    /// Of the finite lengths.
    let largest: Double
    let color: ColorValues
    let colorsByLength: Bool
    let place: String

    private var isToScale: Bool { !mark.normalised && !mark.equal }

    func train(_ scales: inout ScaleTraining) {
      x.train(&scales.x)
      y.train(&scales.y)
      if isToScale {
        for share in [shares.start, shares.tip] {
          if case .numbers(let xs) = x.values { scales.x.add(ends(xs, u, share)) }
          if case .numbers(let ys) = y.values { scales.y.add(ends(ys, v, share)) }
        }
      }
      color.train(&scales.color)
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      if color.count != nil {
        let unit = mark.unit.isEmpty ? "length" : "length (\(mark.unit))"
        scales.color.suggest(label: colorsByLength ? unit : mark.color?.name ?? "")
      }
    }

    /// The finite ends of vectors: others are counted with their beginnings.
    private func ends(_ values: [Double], _ steps: [Double], _ share: Double) -> [Double] {
      zip(values, steps).map { $0 + share * $1 }.filter(\.isFinite)
    }

    /// Where arrows begin and end, as shares of their vectors from the point.
    private var shares: (start: Double, tip: Double) {
      switch mark.pivot {
      case .tail: (0, 1)
      case .middle: (-0.5, 0.5)
      case .tip: (-1, 0)
      }
    }

    // MARK: - Drawing

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let (xs, ys) = (x.on(frame.x), y.on(frame.y))
      let colors: OneOrMany<ColorPair> =
        if case .numbers(let values) = color {
          .many(values.map(style.lineColor))
        } else {
          style.many(color, Array(xs.indices))
        }
      var arrows = ByColor<ArrowPaths>()
      for i in xs.indices {
        guard lengths[i] > 0, let (start, tip) = ends(xs[i], ys[i], i, frame) else { continue }
        arrows.update(colors[i].opacity(mark.opacity), ArrowPaths()) {
          $0.add(from: start, to: tip, head: mark.head, reach: frame.reach)
        }
      }
      return arrows.all.flatMap { color, paths in
        paths.items(
          Stroke(color, width: mark.width, cap: .butt),
          halo: mark.halo ? style.theme.paper.opacity(0.85) : nil,
          haloWidth: style.theme.sizes.halo)
      }
    }

    /// An arrow's two ends on the canvas.
    private func ends(_ x: Double, _ y: Double, _ i: Int, _ frame: Frame) -> (Point, Point)? {
      let (a, b) = shares
      func place(_ share: Double) -> Point {
        Point(frame.x.position(x + share * u[i]), frame.y.position(y + share * v[i]))
      }
      if isToScale { return (place(a), place(b)) }
      let point = place(0)
      // The direction is that of a step so short that a curved scale is straight along it.
      let tiny = 1e-4 / max(lengths[i], .leastNormalMagnitude) * span(frame)
      var along = place(tiny) - point
      let distance = along.distance(to: .zero)
      guard point.isFinite, distance > 0, distance.isFinite else { return nil }
      along = along * (pixels(of: lengths[i]) / distance)
      return (point + along * a, point + along * b)
    }

    /// The larger of the domains' spans, which a step is small against.
    private func span(_ frame: Frame) -> Double {
      let (x, y) = (frame.x.domain, frame.y.domain)
      let spans = [x.upper - x.lower, y.upper - y.lower].filter(\.isFinite)
      return spans.max() ?? 1
    }

    /// The length in px of a vector's arrow that is not to the axes' scale.
    private func pixels(of length: Double) -> Double {
      guard largest > 0 else { return 0 }
      return mark.equal ? longest : longest * (length / largest)
    }

    /// The longest arrow in px: about the distance of neighbours on a figure of the default size,
    /// the same on every canvas, so that the legend's key is measured before there is one.
    private var longest: Double {
      if let longest = mark.longest { return longest }
      let across = max(1, Double(x.count).squareRoot())
      return min(max(300 / across, 9), 40)
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      func arrow(_ length: Double, _ color: ColorPair) -> LegendEntry.Swatch {
        .arrow(length: snap(length), width: mark.width, color: color)
      }
      var entries = style.legend(mark.name, color) { [arrow(18, $0)] }
      if mark.normalised, !mark.equal, let key {
        let ink = color.count == nil ? style.one(color) : style.theme.ink
        entries.append(
          LegendEntry(keyText(key), [arrow(pixels(of: key), ink)], section: ""))
      }
      return entries
    }

    /// The round length that the key shows: as long as the longest arrow, or a little less.
    private var key: Double? {
      let key = roundBelow(largest)
      return key > 0 ? key : nil
    }

    private func keyText(_ key: Double) -> String {
      mark.unit.isEmpty ? "length \(format(key))" : "\(format(key)) \(mark.unit)"
    }

    var takesSeriesColor: Bool { color.isSeries }

    var words: String {
      guard let longest = lengths.firstIndex(of: largest) else { return "" }
      let say = SpokenNumbers(from: 0, to: largest)
      let (placeX, placeY) = (SpokenPlaces(x), SpokenPlaces(y))
      return
        "\(counted(x.count, "arrow")), the longest \(say(largest)) at (\(placeX(longest)), \(placeY(longest)))."
    }

    var inspection: [(key: String, value: Node)] {
      var all: [(String, Node)] = [
        ("vectors", Node(x.count)), ("longest", Node(largest)),
        ("normalised", Node(mark.normalised)),
      ]
      if mark.normalised, !mark.equal, let key {
        all += [("key", Node(key)), ("keyPixels", Node(pixels(of: key)))]
      }
      return all
    }

    var series: [(name: String, column: Column)] {
      [
        ("x", x.column), ("y", y.column), ("u", .numbers(u)), ("v", .numbers(v)),
        ("length", .numbers(lengths)),
      ]
    }

    var warnings: [String] {
      leftOut(
        zip(u, v).count { !($0.isFinite && $1.isFinite) }, of: u.count,
        "vectors are not finite", place: place)
    }
  }
}
