public import NablaScene

/// Shares of a whole as slices of a disc or a ring.
public struct Pie: Mark {
  public static let kind = "pie"
  public static let summary = "Shares of a whole as slices of a disc or a ring."

  /// Where the slices' names stand.
  public enum Names: String, OptionChoice {
    /// Beside their slices.
    case outside
    case legend, none
  }

  /// What is written in the slices.
  public enum Labels: String, OptionChoice {
    case share, value, none
  }

  public var values: Channel?
  public var labels: Channel?
  public var names = Names.outside
  public var show = Labels.share
  public var decimals = 0
  public var inner = 0.0
  public var start = 0.0
  public var sorted = false
  public var text = ""
  public var opacity = 1.0

  public init() {}

  /// - Parameters:
  ///   - values: at least 0; slices run clockwise from the top in their order.
  ///   - inner: the share of the radius that stays free: 0 is a pie, 0.6 a ring.
  ///   - text: words in the middle of a ring.
  public init(
    values: some ChannelConvertible, labels: some ChannelConvertible, names: Names = .outside,
    show: Labels = .share, inner: Double = 0, sorted: Bool = false, text: String = ""
  ) {
    self.values = values.channel
    self.labels = labels.channel
    self.names = names
    self.show = show
    self.inner = inner
    self.sorted = sorted
    self.text = text
  }

  public static let fields: [Field<Pie>] = [
    Field("values", \.values, help: "The parts, at least 0, clockwise from the top."),
    Field("labels", \.labels, help: "What the parts are; equal names share a colour."),
    Field("names", \.names, help: "Whether names stand beside the slices or in a legend."),
    Field("show", \.show, help: "What is written in the slices, where it fits."),
    Field("decimals", \.decimals, bounds: .within(0...10), help: "The decimals of shares."),
    Field(
      "inner", \.inner, bounds: .within(0...0.95),
      help: "The share of the radius that stays free in the middle: 0 a pie, 0.6 a ring."),
    Field(
      "start", \.start, bounds: .within(-360...360), unit: "°",
      help: "Where the first slice begins, clockwise from the top."),
    Field("sorted", \.sorted, help: "Whether the largest slice comes first."),
    Field("text", \.text, help: "Words in the middle of a ring."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "0 invisible, 1 opaque."),
  ]

  public static var sample: Figure {
    Figure(
      title: "Where the Earth's dry land lies",
      marks: [
        Pie(
          values: [44.6, 30.4, 24.7, 17.8, 14.2, 9.9, 8.6],
          labels: [
            "Asia", "Africa", "North America", "South America", "Antarctica", "Europe", "Oceania",
          ], inner: 0.55, text: "150 million km²")
      ])
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let numbers = try context.numbers(values, "values")
    if let row = numbers.firstIndex(where: { $0 < 0 }) {
      throw NablaError(
        "\(context.place).values", "is \(formatPlain(numbers[row])) in row \(row)",
        "give parts of at least 0, or bars")
    }
    let words =
      labels == nil
      ? numbers.indices.map { "part \($0 + 1)" }
      : try context.words(labels, "labels", count: numbers.count)
    try context.checkLengths(("labels", words.count), ("values", numbers.count))
    guard numbers.count <= 200 else {
      throw NablaError(
        context.place, "has \(numbers.count) slices", "give at most 200: sum up the small ones")
    }
    let rows = numbers.indices.filter { numbers[$0].isFinite }
    let largest = rows.reduce(0) { max($0, numbers[$1]) }
    // Of the largest part, so that no sum overflows.
    let total = largest > 0 ? rows.reduce(0) { $0 + numbers[$1] / largest } : 0
    let order = sorted ? rows.sorted { (numbers[$0], $1) > (numbers[$1], $0) } : rows
    var turn = start / 360
    let slices = order.map { row -> Slice in
      let share = total > 0 ? numbers[row] / largest / total : 0
      defer { turn += share }
      return Slice(name: words[row], value: numbers[row], share: share, start: turn)
    }
    var warnings = leftOut(
      numbers.count - rows.count, of: numbers.count, "values are no finite numbers",
      place: context.place)
    if total == 0, !numbers.isEmpty {
      warnings.append("\(context.place): the values add up to 0, so that there are no slices")
    }
    return Prepared(mark: self, slices: slices, warnings: warnings)
  }

  /// One part of the whole.
  struct Slice: Sendable {
    let name: String
    let value: Double
    /// 0…1.
    let share: Double
    /// Where it begins, in turns clockwise from the top.
    let start: Double

    var end: Double { start + share }
    var middle: Double { start + share / 2 }
  }
}
