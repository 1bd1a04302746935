/// What the marks of a panel (or of several that share an axis) say about one position axis.
public struct AxisTraining: Sendable {
  /// The finite extent of values that want some room around them.
  public private(set) var lower = Double.infinity
  public private(set) var upper = -Double.infinity
  /// The finite extent that is kept exactly (the edges of cells, a pinned range).
  public private(set) var exactLower = Double.infinity
  public private(set) var exactUpper = -Double.infinity
  /// How many values are NaN or infinite, of how many.
  public private(set) var nonFinite = 0
  public private(set) var count = 0

  /// The values with a place to draw, looked through again where a scale asks for more than their
  /// ends.
  private var columns: [[Double]] = []
  private var leastPositiveEnd = Double.infinity

  /// Categories in the order of their first appearance.
  public private(set) var categories: [String] = []
  private var indices: [String: Int] = [:]
  /// Labels by position (tokens), where two may be equal.
  public private(set) var positionLabels: [String]?

  /// Whether the mark wants values to grow downwards or to the left (rows of a matrix).
  public var prefersReversed = false
  /// Whether ticks make sense at whole numbers only.
  public var integersOnly = false
  /// Whether lengths on the axis are read from 0; `lint` finds domains that leave it out.
  public var keepsZero = false
  /// Whether data units are drawn as long as the other axis's.
  public var wantsEqualUnits = false
  /// Whether the axis means nothing (a pie's) and is left out unless somebody asks for it.
  public var isHidden = false
  /// The scale that a mark asks for by name, where the user names none.
  public var preferredScale: String?
  /// The title that the first mark suggests.
  public var label = ""

  public init() {}

  public var hasNumbers: Bool { lower <= upper || exactLower <= exactUpper }
  public var isBand: Bool { positionLabels != nil || !categories.isEmpty }
  /// The labels of a band scale, in order.
  public var bandLabels: [String] { positionLabels ?? categories }

  /// Adds values that the axis should show with some room around them.
  public mutating func add(_ values: [Double]) {
    let extent = FiniteExtent(values)
    if extent.count > 0 {
      lower = min(lower, extent.lower)
      upper = max(upper, extent.upper)
      columns.append(extent.count == values.count ? values : values.filter(\.isFinite))
    }
    nonFinite += values.count - extent.count
    count += values.count
  }

  /// The least value above 0 (∞ where there is none) and how many are not above 0, for logarithmic
  /// scales.
  public var positive: (least: Double, misfits: Int) {
    guard lower <= 0 else { return (min(lower, leastPositiveEnd), 0) }
    var (least, misfits) = (leastPositiveEnd, 0)
    for value in columns.joined() {
      if value > 0 { least = min(least, value) } else { misfits += 1 }
    }
    return (least, misfits)
  }

  /// The greatest value below 1 (−∞ where there is none) and how many are 1 or more, for logit
  /// scales.
  public var belowOne: (greatest: Double, misfits: Int) {
    guard upper >= 1 else { return (upper, 0) }
    var (greatest, misfits) = (-Double.infinity, 0)
    for value in columns.joined() {
      if value < 1 { greatest = max(greatest, value) } else { misfits += 1 }
    }
    return (greatest, misfits)
  }

  /// Adds places that the axis should reach and that are no values: the room of labels and bars,
  /// what is computed from the values.
  mutating func makeRoom(for places: [Double]) {
    let extent = FiniteExtent(places)
    guard extent.count > 0 else { return }
    lower = min(lower, extent.lower)
    upper = max(upper, extent.upper)
    let positive = places.lazy.filter { $0.isFinite && $0 > 0 }
    leastPositiveEnd = min(leastPositiveEnd, positive.min() ?? .infinity)
  }

  /// How many of the values lie beyond a domain, of how many; lengths that begin at 0 are not cut
  /// where they begin.
  func outside(_ domain: (lower: Double, upper: Double)) -> (count: Int, of: Int) {
    let all = columns.reduce(0) { $0 + $1.count }
    guard lower < domain.lower || upper > domain.upper else { return (0, all) }
    // Ends that are rounded are not beyond.
    let slack = 1e-9 * (domain.upper - domain.lower)
    let (low, high) = (domain.lower - slack, domain.upper + slack)
    let count = columns.reduce(0) { sum, column in
      sum + column.count { ($0 < low || $0 > high) && !($0 == 0 && keepsZero) }
    }
    return (count, all)
  }

  /// Adds a range whose ends are kept as they are, without room around them.
  public mutating func cover(_ low: Double, _ high: Double) {
    guard low.isFinite, high.isFinite else { return }
    exactLower = min(exactLower, min(low, high))
    exactUpper = max(exactUpper, max(low, high))
    if max(low, high) > 0 {
      leastPositiveEnd = min(leastPositiveEnd, min(low, high) > 0 ? min(low, high) : max(low, high))
    }
  }

  /// Adds categories; equal names are one.
  public mutating func add(categories names: [String]) {
    for name in names where indices[name] == nil {
      indices[name] = categories.count
      categories.append(name)
    }
  }

  /// Sets labels by position: equal names stay apart.
  public mutating func label(positions names: [String]) {
    if names.count > (positionLabels?.count ?? 0) { positionLabels = names }
  }

  /// The position of a category on the band scale.
  public func index(of category: String) -> Int? { indices[category] }

  public mutating func suggest(label text: String) {
    if label.isEmpty { label = text }
  }

  /// Adds what another panel says about the same axis.
  public mutating func merge(_ other: AxisTraining) {
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
    exactLower = min(exactLower, other.exactLower)
    exactUpper = max(exactUpper, other.exactUpper)
    leastPositiveEnd = min(leastPositiveEnd, other.leastPositiveEnd)
    columns += other.columns
    nonFinite += other.nonFinite
    count += other.count
    add(categories: other.categories)
    if let names = other.positionLabels { label(positions: names) }
    prefersReversed = prefersReversed || other.prefersReversed
    integersOnly = integersOnly || other.integersOnly
    keepsZero = keepsZero || other.keepsZero
    wantsEqualUnits = wantsEqualUnits || other.wantsEqualUnits
    isHidden = isHidden || other.isHidden
    preferredScale = preferredScale ?? other.preferredScale
    suggest(label: other.label)
  }

  /// The extent with `padding` (a share of the span in `forward`'s space) around the padded part,
  /// widened where it has no span; 0…1 without data. An end that is kept exactly and that no value
  /// goes beyond gets no room: areas and bars stand on their baseline.
  func extent(padding: Double, low: Double, high: Double, _ kind: some ScaleKind) -> (
    Double, Double
  ) {
    var (a, b) = (Double.infinity, -Double.infinity)
    if low <= high {
      (a, b) = (kind.forward(low), kind.forward(high))
      let span = b - a
      if span > 0, span.isFinite, kind.inverse(a - padding * span).isFinite,
        kind.inverse(b + padding * span).isFinite
      {
        if !(exactLower <= low) { a -= padding * span }
        if !(exactUpper >= high) { b += padding * span }
      }
    }
    if exactLower <= exactUpper, kind.forward(exactLower).isFinite {
      a = min(a, kind.forward(exactLower))
      b = max(b, kind.forward(exactUpper))
    }
    guard a <= b else { return (kind.inverse(kind.empty.0), kind.inverse(kind.empty.1)) }
    if a == b {
      let room = kind.room(around: a)
      (a, b) = (a - room, b + room)
    }
    return (kind.inverse(a), kind.inverse(b))
  }
}
