/// How an axis is ticked.
public struct TickOptions: Hashable, Sendable, Configurable {
  /// About how many; from the axis's length where nil.
  public var count: Int?
  /// Exactly these, on a time axis in microseconds since 1970, UTC.
  public var values: [Double]?
  /// The labels of `values`, one each.
  public var labels: [String]?
  /// Whether ticks stand at multiples of π.
  public var pi = false
  public var format = TickFormat.auto
  /// Digits after the point: at least so many, more where the ticks need them.
  public var decimals: Int?
  /// What stands before every label (`$`).
  public var prefix = ""
  /// What stands after every label (`°`).
  public var suffix = ""
  /// Whether unlabelled ticks stand between the labelled ones; where the scale needs them (log,
  /// symlog, logit) if nil.
  public var minor: Bool?
  /// Whether ticks and their labels are drawn at all.
  public var visible = true

  public init() {}

  public init(
    count: Int? = nil, values: [Double]? = nil, labels: [String]? = nil, pi: Bool = false,
    format: TickFormat = .auto
  ) {
    self.count = count
    self.values = values
    self.labels = labels
    self.pi = pi
    self.format = format
  }

  public static let fields: [Field<TickOptions>] = [
    Field("count", \.count, bounds: .within(1...50), help: "About how many ticks."),
    Field("values", \.places, help: "Exactly these ticks: numbers, or dates on a time axis."),
    Field("labels", \.labels, help: "The labels of the given values, one each."),
    Field("pi", \.pi, help: "Whether ticks stand at multiples of π."),
    Field("format", \.format, help: "How numbers are written."),
    Field(
      "decimals", \.decimals, bounds: .within(0...15),
      help: "At least so many digits after the point."),
    Field("prefix", \.prefix, help: "What stands before every label."),
    Field("suffix", \.suffix, help: "What stands after every label."),
    Field("minor", \.minor, help: "Whether unlabelled ticks stand between the labelled ones."),
    Field("visible", \.visible, help: "Whether ticks and labels are drawn."),
  ]

  /// The values as figure files write them.
  private var places: [AxisValue]? {
    get { values.map { $0.map(AxisValue.init) } }
    set { values = newValue.map { $0.map(\.number) } }
  }

  /// How labels are written.
  var style: TickStyle {
    TickStyle(format: format, decimals: decimals ?? 0, prefix: prefix, suffix: suffix)
  }
}

extension TickOptions: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.options(RecordType(TickOptions.self)), .list(AxisValue.optionType)], "a map of options")
  }

  /// A map of options, or the ticks themselves as a list.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if node.list != nil {
      places = try [AxisValue](option: node)
    } else {
      try decode(node)
    }
  }
}

extension TickOptions {
  /// The given ticks that lie in a domain, with their labels.
  func given(in domain: (lower: Double, upper: Double)) -> TickSet {
    let values = values ?? []
    let texts = labels ?? values.map { NablaPlot.format($0, grouping: true) }
    let ticks = zip(values, texts).map { Tick(value: $0, label: $1) }
    let set = TickSet(ticks: ticks.filter { $0.value >= domain.lower && $0.value <= domain.upper })
    return labels == nil ? style.apply(set) : set
  }
}

/// How the numbers at ticks are written.
public enum TickFormat: String, OptionChoice {
  /// The shortest: very large and small numbers share a power of ten at the axis's end.
  case auto
  /// All digits, in groups of three.
  case decimal
  /// A power of ten at each label: 1.5×10⁶.
  case scientific
  /// Hundredths: 25%.
  case percent
  /// A prefix of the SI at each label: 1.5k, 200µ.
  case si
}
