public import NablaScene

/// Bars from 0 to values: side by side, stacked, or as shares of a whole.
public struct Bar: Mark {
  public static let kind = "bar"
  public static let domainLoss = DomainLoss.values
  public static let isPolar = true
  public static let summary = "Bars from 0: side by side, stacked, or as shares of a whole."

  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var error: Channel?
  public var layout = Layout.grouped
  public var orientation: Orientation?
  public var width = 0.8
  public var gap = 0.06
  public var opacity = 0.88
  public var labels = false
  public var decimals: Int?
  public var name = ""

  /// How bars of the same place are arranged.
  public enum Layout: String, OptionChoice {
    case grouped, stacked, normalised
  }

  public init() {}

  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, color: (any ChannelConvertible)? = nil,
    error: (any ChannelConvertible)? = nil, layout: Layout = .grouped,
    orientation: Orientation? = nil, width: Double = 0.8, gap: Double = 0.06,
    opacity: Double = 0.88,
    labels: Bool = false, decimals: Int? = nil, name: String = ""
  ) {
    self.x = x.channel
    self.y = y.channel
    self.color = color?.channel
    self.error = error?.channel
    self.layout = layout
    self.orientation = orientation
    self.width = width
    self.gap = gap
    self.opacity = opacity
    self.labels = labels
    self.decimals = decimals
    self.name = name
  }

  public static let fields: [Field<Bar>] = [
    Field("x", \.x, help: "The places (text or numbers), or the values of horizontal bars."),
    Field("y", \.y, help: "The values, or the places of horizontal bars."),
    Field("color", \.color, help: "One colour, or a column: groups of text, or numbers."),
    Field("error", \.error, help: "How far values are uncertain: a bar of ± that much at each."),
    Field("layout", \.layout, help: "Groups side by side, stacked, or as shares that add up to 1."),
    Field("orientation", \.orientation, help: "Which way bars point; horizontal where y is text."),
    Field(
      "width", \.width, bounds: Bounds(0, 1, includesLower: false),
      help: "The share of its band that a bar or group takes."),
    Field(
      "gap", \.gap, bounds: Bounds(0, 1, includesUpper: false),
      help: "The share of its slot that stays free between the bars of a group."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
    Field("labels", \.labels, help: "Whether the values are written at the bars."),
    Field("decimals", \.decimals, bounds: .within(0...15), help: "The decimals of the labels."),
    Field("name", \.name, help: "The legend's text for the bars."),
  ]

  public static var sample: Figure {
    let letters = ["e", "t", "a", "o", "i", "n"]
    let english = [12.0, 9.1, 8.1, 7.7, 7.3, 7.0]
    let german = [17.4, 6.2, 6.5, 2.5, 7.6, 9.8]
    return Figure(
      title: "Six letters in two languages",
      marks: [
        Bar(
          x: letters + letters, y: english + german,
          color: letters.map { _ in "English" } + letters.map { _ in "German" })
      ],
      x: AxisOptions("letter"), y: AxisOptions("share of all letters (%)"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let way = try context.orientation(orientation, x: x, y: y)
    let (valueName, placeName) = way == .vertical ? ("y", "x") : ("x", "y")
    let values = try context.numbers(way.values(x, y), valueName)
    let places = try context.places(
      way.places(x, y), placeName, count: values.count, of: valueName)
    let colors = try context.colors(color, count: values.count, of: valueName)
    let slots = BarPlaces(
      places, colors, keepsRepeats: layout == .grouped, dodge: layout == .grouped ? nil : false)
    if layout == .grouped, let row = slots.repeats {
      throw NablaError(
        context.place, "row \(row) has the place and group of an earlier row",
        "give one value a bar (a mean, a sum), or layout: stacked")
    }
    if layout == .normalised, let row = values.firstIndex(where: { $0 < 0 }) {
      throw NablaError(
        "\(context.place).\(valueName)",
        "is \(formatPlain(values[row])) in row \(row), and shares of a whole are not negative",
        "give values of at least 0, or layout: stacked")
    }
    if error != nil, layout != .grouped {
      throw NablaError(
        "\(context.place).error", "is given for \(layout.rawValue) bars",
        "give it for grouped bars, or leave it out")
    }
    var errors: ErrorBar.Prepared?
    if let error {
      var mark = ErrorBar()
      (mark.x, mark.y, mark.error, mark.orientation) = (x, y, error, way)
      if case .categories = colors { mark.group = color }
      mark.dodge = slots.isDodged
      mark.width = width
      errors = try mark.prepared(context)
    }
    return Prepared(
      mark: self, way: way, places: slots, values: values,
      spans: BarSpans(values, places: slots, layout: layout), color: colors, errors: errors,
      place: context.place)
  }
}

/// From where to where each bar reaches along its values' axis.
struct BarSpans: Sendable {
  private(set) var lower: [Double]
  private(set) var upper: [Double]

  init(_ values: [Double], places: BarPlaces, layout: Bar.Layout) {
    lower = values.map { $0.isFinite ? min(0, $0) : .nan }
    upper = values.map { $0.isFinite ? max(0, $0) : .nan }
    guard layout != .grouped else { return }
    // Values of one place pile up in the order of the rows, negative ones downwards.
    var piles: [Int: (below: Double, above: Double)] = [:]
    for row in values.indices where values[row].isFinite {
      guard let key = places.keys[row] else { continue }
      var pile = piles[key] ?? (0, 0)
      if values[row] < 0 {
        (lower[row], upper[row]) = (pile.below + values[row], pile.below)
        pile.below += values[row]
      } else {
        (lower[row], upper[row]) = (pile.above, pile.above + values[row])
        pile.above += values[row]
      }
      piles[key] = pile
    }
    guard layout == .normalised else { return }
    for row in values.indices {
      let total = places.keys[row].flatMap { piles[$0]?.above } ?? 0
      // A whole of 0 has no shares.
      lower[row] = total > 0 ? lower[row] / total : .nan
      upper[row] = total > 0 ? upper[row] / total : .nan
    }
  }
}
