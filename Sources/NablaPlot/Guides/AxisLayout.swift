import NablaScene
import NablaText

/// An axis measured before it is drawn: its ticks with shaped labels and the room they take.
struct AxisLayout {
  enum Side {
    case bottom, left, top, right

    /// Whether values run from left to right.
    var isLevel: Bool { self == .bottom || self == .top }
    /// The axis's name in roles and notes: secondary and twin axes are `x2` and `y2`.
    var name: String {
      switch self {
      case .bottom: "x"
      case .left: "y"
      case .top: "x2"
      case .right: "y2"
      }
    }
    /// One pixel away from the plot.
    var outward: Point {
      switch self {
      case .bottom: Point(0, 1)
      case .left: Point(-1, 0)
      case .top: Point(0, -1)
      case .right: Point(1, 0)
      }
    }
  }

  let side: Side
  var marks: [Mark] = []
  /// Places between the labelled ticks.
  var minor: [Double] = []
  /// The turn of the labels: 0, −45 or −90 degrees.
  var angle = 0.0
  /// The axis's title, one line or wrapped.
  var title: [TextLine] = []
  /// The common exponent and offset, at the axis's end.
  var factor: TextLine?
  /// From the plot area to the far side of the title.
  var depth = 0.0
  /// How far labels reach beyond the axis's start and end (left and right, or bottom and top).
  var overhang = (start: 0.0, end: 0.0)
  /// The axis's length below which labels would overlap.
  var leastLength = 0.0
  var exponent = 0
  var offset = 0.0
  /// How far a title that is longer than the axis reaches beyond both ends.
  private(set) var titleOverhang = 0.0
  /// What was left out for want of room.
  var omissions: [String] = []

  /// The depth of the ticks and their labels alone, without the title.
  private(set) var labelDepth = 0.0
  /// From the axis line to the labels: the tick and a little air.
  private let reach: Double

  /// - Parameters:
  ///   - length: the axis's length, in logical pixels.
  ///   - longest: the most that a label may be long before it is shortened.
  init(
    _ axis: FittedAxis, side: Side, length: Double, longest: Double, theme: Theme,
    showsLabels: Bool, showsTitle: Bool
  ) {
    self.side = side
    let sizes = theme.sizes
    // Half a line at least: the lowest label of y then ends above those of x.
    reach = max(sizes.tickLength + 3, sizes.tick * 0.6 + 0.4)
    let scale = side.isLevel ? axis.scale.over(0, length) : axis.scale.over(length, 0)
    if axis.options.ticks.visible {
      if axis.scale.isBand, axis.options.ticks.values == nil, !axis.scale.bands.isEmpty {
        setBands(scale, length: length, longest: longest, sizes)
      } else {
        setTicks(axis, scale, length: length, longest: longest, sizes)
      }
    }
    if !showsLabels {
      for i in marks.indices { (marks[i].label, marks[i].more) = (nil, []) }
      factor = nil
      leastLength = 0
    }
    measure(scale, length: length, sizes)
    if showsTitle, !axis.label.isEmpty {
      title = wrap(markup: axis.label, sizes.text(sizes.label), width: max(length, 80))
      titleOverhang = max(0, ((title.map(\.width).max() ?? 0) - length) / 2)
      depth += sizes.gap * (side.isLevel ? 0.8 : 1) + title.reduce(0) { $0 + $1.height }
    }
  }

  /// The ticks of an axis that is drawn around or across a circle.
  init(side: Side, _ marks: [Mark], _ exponent: Int, _ offset: Double, _ omissions: [String]) {
    self.side = side
    self.marks = marks
    self.exponent = exponent
    self.offset = offset
    self.omissions = omissions
    reach = 0
  }

  // MARK: - Numbers

  private mutating func setTicks(
    _ axis: FittedAxis, _ scale: Scale, length: Double, longest: Double, _ sizes: Theme.Sizes
  ) {
    let style = sizes.text(sizes.tick, features: ["tnum"])
    let options = axis.options.ticks
    let lineHeight = typeset("0", style).height
    let isLevel = side.isLevel
    var request = TickRequest(
      domain: scale.domain.lower...max(scale.domain.lower, scale.domain.upper),
      length: length, spacing: isLevel ? 80 : 40, count: options.count,
      gap: isLevel ? sizes.gap * 1.5 : sizes.gap * 0.5,
      integersOnly: axis.integersOnly || axis.scale.isBand
    ) { label in
      guard isLevel else { return lineHeight }
      return label.split(separator: "\n").map { typeset(String($0), style).width }.max() ?? 0
    }
    request.style = options.style
    request.hasTwoLines = isLevel
    if let values = options.values {
      setGiven(values, options, scale, longest: longest, style)
      if side.isLevel, options.labels != nil { turn(scale, length, sizes) }
      separate(scale, length)
      return
    }
    let set = axis.fixedTicks ?? scale.kind.ticks(request, options: options)
    marks = set.ticks.map { tick in
      let lines = tick.label.split(separator: "\n").map { typeset(String($0), style) }
      return Mark(
        value: tick.value, label: lines.first ?? typeset("", style),
        more: Array(lines.dropFirst()))
    }
    // Where equal distances are no equal differences minor ticks show the scale; elsewhere they
    // are clutter.
    if options.minor ?? scale.kind.needsMinorTicks { minor = spaced(set.minor, scale) }
    exponent = set.exponent
    offset = set.offset
    let text = Self.factorText(exponent: exponent, offset: offset)
    if !text.isEmpty { factor = typeset(text, style) }
  }

  /// The ticks that the user gave, each once and inside the domain.
  private mutating func setGiven(
    _ values: [Double], _ options: TickOptions, _ scale: Scale, longest: Double, _ style: TextStyle
  ) {
    let labels = options.labels ?? givenLabels(values, scale)
    var seen = Set<Double>()
    var set = TickSet()
    for (value, label) in zip(values, labels)
    where value >= scale.domain.lower && value <= scale.domain.upper && seen.insert(value).inserted
    {
      set.ticks.append(Tick(value: value == 0 ? 0 : value, label: label))
    }
    if options.labels == nil { set = options.style.apply(set) }
    // What the user writes may hold formulas; what is made of numbers may hold a dollar sign.
    let isMarkup = options.labels != nil
    marks = set.ticks.map { tick in
      Mark(value: tick.value, tick.label, isMarkup: isMarkup, style, width: longest)
    }
    noteShortened()
  }

  /// Labels of given values: dates, or numbers with as many decimals as the longest needs where
  /// equal differences are equally long.
  private func givenLabels(_ values: [Double], _ scale: Scale) -> [String] {
    if scale.name == TimeScale.name {
      return values.map { abs($0) < 9e18 ? Timestamp.text(Int64($0)) : format($0) }
    }
    let digits = values.map { DecimalDigits($0) }
    let decimals = digits.map { $0.digits.count - $0.exponent }.max() ?? 0
    let isPlain =
      scale.kind.isIdentity && decimals <= 6 && digits.allSatisfy { $0.exponent <= 15 }
    return values.map { format($0, decimals: isPlain ? max(0, decimals) : nil, grouping: true) }
  }

  /// The places if they stand at least 4 px apart, none otherwise.
  private func spaced(_ values: [Double], _ scale: Scale) -> [Double] {
    let places = values.map(scale.position)
    let nearest = zip(places, places.dropFirst()).map { abs($1 - $0) }.min() ?? .infinity
    return nearest >= 4 ? values : []
  }

  /// `×10⁶ + 1e9` for what the labels leave out.
  static func factorText(exponent: Int, offset: Double) -> String {
    var parts: [String] = []
    if exponent != 0 { parts.append("×10\(superscript(exponent))") }
    if offset != 0 {
      parts.append("\(offset < 0 ? "−" : "+")\u{2009}\(format(abs(offset), grouping: true))")
    }
    return parts.joined(separator: " ")
  }

  /// Labels of given ticks stay apart: the axis grows for them, or some go where no page is so long.
  private mutating func separate(_ scale: Scale, _ length: Double) {
    let places = marks.map { scale.position($0.value) }
    let order = marks.indices.sorted { places[$0] < places[$1] }
    func isTight(_ i: Int, _ j: Int, factor: Double = 1) -> Bool {
      abs(places[j] - places[i]) * factor < room(marks[i], marks[j])
    }
    var factor = 1.0
    for (i, j) in zip(order, order.dropFirst()) where isTight(i, j, factor: factor) {
      let apart = places[j] - places[i]
      factor = apart > 0 ? room(marks[i], marks[j]) / apart : .infinity
    }
    guard factor > 1 else { return }
    guard factor * length > Self.longestBandAxis else {
      leastLength = factor * length
      return
    }
    var last: Int?
    var hidden = 0
    // The first along the axis stay.
    for i in side.isLevel ? order : order.reversed() {
      if let last, isTight(last, i) {
        (marks[i].label, marks[i].more) = (nil, [])
        hidden += 1
      } else {
        last = i
      }
    }
    omissions.append(
      "\(side.name) has \(marks.count) ticks; \(hidden) stand too close for a label"
    )
  }

  /// The least distance between two ticks whose labels do not touch.
  private func room(_ a: Mark, _ b: Mark) -> Double {
    guard a.label != nil, b.label != nil else { return 0 }
    let height = max(a.height, b.height)
    guard side.isLevel else { return height }
    return switch angle {
    case 0: (a.width + b.width) / 2 + 1
    case -90: height
    default: height * 1.42
    }
  }

  // MARK: - Bands

  private mutating func setBands(
    _ scale: Scale, length: Double, longest: Double, _ sizes: Theme.Sizes
  ) {
    let names = scale.bands
    let band = length / Double(names.count)
    // Other scripts' letters may be higher than the theme's own.
    let others = names.prefix(1000).filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    let heightShare =
      (["0"] + others).map { typeset($0, sizes.text(100)).height }.max().map { $0 / 100 } ?? 1.2
    let full = sizes.text(sizes.tick)
    let isLong = names.prefix(1000).contains { typeset($0, full).width > longest }
    if side.isLevel, isLong, setLevelLines(names, width: band - sizes.gap * 0.7, full) {
      return
    }
    // Names that are too long for one line take several, where some page is large enough.
    var lines = 1.0
    if isLong, names.count <= 1000 {
      let counts = names.map { Mark(value: 0, $0, full, width: longest).lines.count }
      // Neighbours share the room between them.
      let pairs = zip(counts, counts.dropFirst()).map { Double($0 + $1) / 2 }
      lines = pairs.max() ?? Double(counts[0])
      let least = Double(names.count) * lines * sizes.floor * heightShare
      if least > Self.longestBandAxis { lines = 1 }
    }
    // Upright labels are as wide as their lines are high: the size that fits one band.
    let fitting = (band / (heightShare * lines) * 2).rounded(.down) / 2
    let size = min(sizes.tick, max(sizes.floor, fitting))
    leastLength = Double(names.count) * lines * sizes.floor * heightShare
    var every = 1
    if leastLength > Self.longestBandAxis {
      // Beyond any page: labels thin out, and it is said.
      every = Int((sizes.tick * heightShare / max(band, 1e-3)).rounded(.up))
      leastLength = 0
      omissions.append(
        "\(side.name) has \(names.count) labels; 1 in \(every) is shown")
    }
    let style = every > 1 ? full : sizes.text(size)
    marks = stride(from: 0, to: names.count, by: every).map { i in
      Mark(value: Double(i), names[i], style, width: longest, most: lines > 1 ? Mark.mostLines : 1)
    }
    noteShortened()
    if side.isLevel {
      if every == 1, size < sizes.tick {
        angle = -90
      } else {
        turn(scale, length, sizes)
      }
    }
  }

  /// Sets names level in a few lines where their words fit into the bands.
  private mutating func setLevelLines(
    _ names: [String], width: Double, _ style: TextStyle
  ) -> Bool {
    let words = names.lazy.flatMap { $0.split(separator: " ") }
    guard words.allSatisfy({ typeset(String($0), style).width <= width }) else { return false }
    let all = names.enumerated().map { Mark(value: Double($0), $1, style, width: width) }
    guard all.allSatisfy({ $0.lines.count <= 4 && !$0.isShortened }) else { return false }
    marks = all
    return true
  }

  /// The longest axis that a canvas grows to so that every band is labelled.
  static let longestBandAxis = 2400.0

  /// Chooses the labels' turn: level if they fit, else rising at 45°, else upright.
  private mutating func turn(_ scale: Scale, _ length: Double, _ sizes: Theme.Sizes) {
    let places = marks.map { scale.position($0.value) }
    let order = marks.indices.sorted { places[$0] < places[$1] }
    var nearest = Double.infinity
    var isLevel = true
    for (i, j) in zip(order, order.dropFirst()) {
      let apart = places[j] - places[i]
      nearest = min(nearest, apart)
      if (marks[i].width + marks[j].width) / 2 + sizes.gap * 0.7 > apart { isLevel = false }
    }
    // A level label may not reach far beyond the axis either.
    if isLevel { return }
    let height = marks.map(\.height).max() ?? 0
    angle = nearest * 0.707 >= height * 1.05 ? -45 : -90
  }

  // MARK: - Room

  private mutating func measure(_ scale: Scale, length: Double, _ sizes: Theme.Sizes) {
    var across = marks.isEmpty ? 0 : sizes.tickLength
    for mark in marks {
      let boxes = lines(of: mark, at: Point(0, 0)).map {
        $0.line.box(at: $0.place, anchor: $0.anchor, angle: angle)
      }
      guard let first = boxes.first else { continue }
      let box = boxes.dropFirst().reduce(first) { $0.union($1) }
      let at = scale.position(mark.value)
      switch side {
      case .bottom: across = max(across, box.maxY)
      case .top: across = max(across, -box.minY)
      case .left: across = max(across, -box.minX)
      case .right: across = max(across, box.maxX)
      }
      if side.isLevel {
        overhang.start = max(overhang.start, -(at + box.minX))
        overhang.end = max(overhang.end, at + box.maxX - length)
      } else {
        overhang.start = max(overhang.start, at + box.maxY - length)
        overhang.end = max(overhang.end, -(at + box.minY))
      }
    }
    labelDepth = across
    if side.isLevel, let factor { labelDepth += factor.height }
    depth = labelDepth
  }

  /// Where a label of one line stands for a tick at a point of the axis line.
  func anchor(at tick: Point) -> (Point, TextAnchor) {
    switch side {
    case .left: return (tick - Point(reach, 0), TextAnchor(.end, .middle))
    case .right: return (tick + Point(reach, 0), TextAnchor(.start, .middle))
    case .bottom where angle == 0: return (tick + Point(0, reach), TextAnchor(.middle, .top))
    case .bottom where angle == -90: return (tick + Point(0, reach), TextAnchor(.end, .middle))
    case .bottom: return (tick + Point(reach / 2, reach + 2), TextAnchor(.end, .middle))
    case .top where angle == 0: return (tick - Point(0, reach), TextAnchor(.middle, .bottom))
    case .top where angle == -90: return (tick - Point(0, reach), TextAnchor(.start, .middle))
    case .top: return (tick + Point(reach / 2, -reach - 2), TextAnchor(.start, .middle))
    }
  }
}
