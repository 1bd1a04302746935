public import NablaScene

/// A way to show data: an open set, each in one file with all that belongs to it.
///
/// A mark is a value of declared options. `prepare` reads its columns and computes its statistics
/// once; what comes out trains the scales, draws, and tells its numbers.
public protocol Mark: Configurable {
  /// The word that figure files use (`scatter`).
  static var kind: String { get }
  /// What it shows, in one sentence.
  static var summary: String { get }
  /// Whether it draws in polar coordinates too; false by default.
  static var isPolar: Bool { get }
  /// Whether it draws in space, and there alone; false by default.
  static var isSpace: Bool { get }
  /// What is lost where a domain is too small for it; the columns of a table by default.
  static var domainLoss: DomainLoss { get }
  /// A small figure that shows it, used by galleries and by the tests of all marks.
  static var sample: Figure { get }

  /// Reads the data that the mark needs.
  func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark
}

extension Mark {
  public static var isPolar: Bool { false }
  public static var isSpace: Bool { false }
  public static var domainLoss: DomainLoss { .columns }
}

/// A mark with its data read and its statistics computed.
public protocol PreparedMark: Sendable {
  /// Tells the scales what they must show.
  func train(_ scales: inout ScaleTraining)
  /// Draws onto the panel.
  func draw(in frame: Frame, _ style: Style) -> [SceneItem]
  /// What stands for the mark in a legend; nothing by default.
  func legend(_ style: Style) -> [LegendEntry]
  /// Where lines end that can bear their legend's text themselves; nothing by default.
  func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd]
  /// Whether the mark takes the palette's next colour.
  var takesSeriesColor: Bool { get }
  /// Whether the mark asks its frame where earlier marks drew; false by default.
  var keepsOffData: Bool { get }
  /// Whether the mark asks its frame where words stand; false by default. What other marks draw
  /// follows from the plot area alone.
  var keepsOffWords: Bool { get }
  /// What the mark computed, for `inspect`.
  var inspection: [(key: String, value: Node)] { get }
  /// The numbers that are drawn, by name.
  var series: [(name: String, column: Column)] { get }
  /// What the mark shows in a sentence, for people who cannot see it; nothing by default.
  var words: String { get }
  /// What was drawn although something was wrong with the data, a sentence each.
  var warnings: [String] { get }
}

extension PreparedMark {
  public func legend(_ style: Style) -> [LegendEntry] { [] }
  public func lineEnds(in frame: Frame, _ style: Style) -> [LineEnd] { [] }
  public var takesSeriesColor: Bool { false }
  public var keepsOffData: Bool { false }
  public var keepsOffWords: Bool { false }
  public var inspection: [(key: String, value: Node)] { [] }
  public var words: String { "" }
  public var warnings: [String] { [] }
}

/// What a mark is prepared with.
public struct MarkContext: Sendable {
  /// Where channels' columns are looked up.
  public let table: Table
  /// The mark's place in the figure, for errors (`marks[1] (scatter)`).
  public let place: String
  /// The number of the mark among those that take the palette's colours in turn, from 0.
  public let series: Int
  /// What the figure says of the panel's x axis, for marks that fill it.
  public var x = AxisOptions()

  /// A channel's numbers; a constant is repeated `count` times.
  public func numbers(
    _ channel: Channel?, _ option: String, count: Int? = nil
  ) throws(NablaError) -> [Double] {
    guard let channel else {
      throw NablaError(place, "\(option) is missing", "give a column's name or a list of numbers")
    }
    if case .constant(let value) = channel { return Array(repeating: value, count: count ?? 1) }
    guard let column = try channel.resolve(table, option: "\(place).\(option)") else { return [] }
    switch column {
    case .numbers(let values): return values
    case .time(let values): return PositionValues.numbers(values)
    case .text(let text):
      let example = text.categories.first.map { ", for example \"\($0)\"" } ?? ""
      throw NablaError(
        "\(place).\(option)", "the values are text\(example)", "give numbers")
    }
  }

  /// A position channel: numbers, or categories.
  public func position(_ channel: Channel?, _ option: String, count: Int? = nil)
    throws(NablaError) -> PositionValues
  {
    switch try channel?.resolve(table, option: "\(place).\(option)") {
    case .text(let text):
      return PositionValues(.categories(codes: text.codes, names: text.categories))
    case .time(let values): return PositionValues(.times(values))
    case .numbers, nil: return PositionValues(.numbers(try numbers(channel, option, count: count)))
    }
  }

  /// A channel of words; text that names no column stands for itself `count` times.
  public func words(_ channel: Channel?, _ option: String, count: Int) throws(NablaError)
    -> [String]
  {
    switch channel {
    case nil: throw NablaError(place, "\(option) is missing", "give words or a column's name")
    case .constant(let number): return Array(repeating: format(number), count: count)
    case .column(let name) where !table.names.contains(name):
      return Array(repeating: name, count: count)
    case .some(let channel):
      return try channel.resolve(table, option: "\(place).\(option)")?.words ?? []
    }
  }

  /// Throws unless two channels have the same length, with both lengths.
  public func checkLengths(_ a: (String, Int), _ b: (String, Int)) throws(NablaError) {
    if a.1 != b.1 {
      throw NablaError(
        place, "\(a.0) has \(a.1) values and \(b.0) has \(b.1)", "give lists of the same length")
    }
  }
}
