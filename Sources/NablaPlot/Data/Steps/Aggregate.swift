internal import NablaMath

/// One or two numbers for each group of rows: `{mean: mass}`, `{quantile: mass, q: 0.9}`,
/// `{bootstrap: mass, statistic: median}`, or `count` for the number of rows.
public struct Aggregate: Configurable, OptionValue, Hashable {
  public var mean: String?
  public var median: String?
  public var sum: String?
  public var min: String?
  public var max: String?
  public var sd: String?
  public var count: String?
  public var quantile: String?
  public var q = 0.5
  public var bootstrap: String?
  public var statistic = Statistic.mean
  public var level = 0.95
  public var resamples = 1000
  public var seed = 0
  private var countsRows = false

  public init() {}

  public static let fields: [Field<Aggregate>] = [
    Field("mean", \.mean, help: "The column whose mean is taken."),
    Field("median", \.median, help: "The column whose median is taken."),
    Field("sum", \.sum, help: "The column that is added up."),
    Field("min", \.min, help: "The column whose least value is taken."),
    Field("max", \.max, help: "The column whose greatest value is taken."),
    Field("sd", \.sd, help: "The column whose standard deviation (n − 1) is taken."),
    Field("count", \.count, help: "The column whose values are counted, missing ones left out."),
    Field("quantile", \.quantile, help: "The column whose quantile is taken, by NumPy's rule."),
    Field("q", \.q, bounds: .within(0...1), help: "Which quantile: 0.5 is the median."),
    Field(
      "bootstrap", \.bootstrap,
      help: "The column for an interval of confidence: two columns, NAME_lower and NAME_upper."),
    Field("statistic", \.statistic, help: "What the interval is of."),
    Field(
      "level", \.level, bounds: .between(0, 1), help: "How sure the interval is: 0.95 is 95 %."),
    Field(
      "resamples", \.resamples, bounds: .within(10...100_000),
      help: "How many samples the interval is found from."),
    Field(
      "seed", \.seed, bounds: .atLeast(0), help: "Where the random numbers of the samples begin."),
  ]

  public static var optionType: OptionType {
    .either([.options(RecordType(Aggregate.self)), .choice(["count"])], "a map of options")
  }

  /// The word `count`, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if node.text == "count" {
      countsRows = true
    } else {
      try decode(node)
    }
  }

  public var optionNode: Node { countsRows ? Node("count") : Node(encoded()) }

  // MARK: - In code

  /// The number of rows.
  public static var count: Aggregate {
    var result = Aggregate()
    result.countsRows = true
    return result
  }
  /// The number of values in a column.
  public static func count(_ column: String) -> Aggregate { Aggregate().with(\.count, column) }
  /// The mean of a column.
  public static func mean(_ column: String) -> Aggregate { Aggregate().with(\.mean, column) }
  /// The median of a column.
  public static func median(_ column: String) -> Aggregate { Aggregate().with(\.median, column) }
  /// The sum of a column.
  public static func sum(_ column: String) -> Aggregate { Aggregate().with(\.sum, column) }
  /// The least value of a column.
  public static func min(_ column: String) -> Aggregate { Aggregate().with(\.min, column) }
  /// The greatest value of a column.
  public static func max(_ column: String) -> Aggregate { Aggregate().with(\.max, column) }
  /// The standard deviation (n − 1) of a column.
  public static func sd(_ column: String) -> Aggregate { Aggregate().with(\.sd, column) }
  /// A quantile of a column, q from 0 to 1.
  public static func quantile(_ column: String, q: Double) -> Aggregate {
    Aggregate().with(\.quantile, column).with(\.q, q)
  }
  /// The ends of the bootstrap interval of a column's statistic.
  public static func bootstrap(
    _ column: String, _ statistic: Statistic = .mean, level: Double = 0.95, resamples: Int = 1000,
    seed: Int = 0
  ) -> Aggregate {
    Aggregate().with(\.bootstrap, column).with(\.statistic, statistic).with(\.level, level)
      .with(\.resamples, resamples).with(\.seed, seed)
  }

  // MARK: - Values

  /// Numbers drawn for all intervals of one column: a billion.
  private static let drawLimit = 1_000_000_000

  /// The columns that the aggregate makes.
  ///
  /// - Parameters:
  ///   - name: the name of the column, or of both without their ends.
  ///   - groups: the rows of each group.
  func columns(
    _ name: String, of table: Table, groups: [[Int]]
  ) throws(OptionProblem) -> [(name: String, column: Column)] {
    for field in Self.fields {
      do throws(OptionProblem) { try field.check(self) } catch {
        throw error.inside(field.name, nil)
      }
    }
    let named: [(String, Statistic)] = [
      (mean, .mean), (median, .median), (sum, .sum), (min, .min), (max, .max), (sd, .sd),
    ].compactMap { column, statistic in column.map { ($0, statistic) } }
    let given =
      named.count + [count, quantile, bootstrap].count { $0 != nil } + (countsRows ? 1 : 0)
    guard given == 1 else {
      throw OptionProblem(
        given == 0 ? "names no statistic" : "names \(given) statistics",
        "give one of count, mean, median, sum, min, max, sd, quantile, bootstrap")
    }
    if let (column, statistic) = named.first {
      let values = try table.numbers(column, option: statistic.rawValue)
      return [(name, .numbers(groups.map { statistic.value(of: Self.present(values, $0)) }))]
    }
    if let quantile {
      let values = try table.numbers(quantile, option: "quantile")
      return [(name, .numbers(groups.map { quantiles([q], of: Self.present(values, $0))[0] }))]
    }
    if let bootstrap { return try interval(name, of: bootstrap, table, groups) }
    guard let count else { return [(name, .numbers(groups.map { Double($0.count) }))] }
    let column = try table.column(count, option: "count")
    return [(name, .numbers(groups.map { Double($0.count - column.missingCount(at: $0)) }))]
  }

  private func interval(
    _ name: String, of column: String, _ table: Table, _ groups: [[Int]]
  ) throws(OptionProblem) -> [(name: String, column: Column)] {
    let values = try table.numbers(column, option: "bootstrap")
    guard values.count <= Self.drawLimit / resamples else {
      throw OptionProblem(
        "is \(resamples) for \(values.count) rows, more than \(Self.drawLimit) draws",
        "give fewer, or filter first"
      ).inside("resamples", nil)
    }
    var (lower, upper): ([Double], [Double]) = ([], [])
    for (number, rows) in groups.enumerated() {
      // Each group has numbers of its own, so that groups do not depend on those before them.
      let interval = bootstrapInterval(
        of: Self.present(values, rows).filter(\.isFinite), level: level, resamples: resamples,
        seed: UInt64(seed) &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15,
        statistic: statistic.value(of:))
      lower.append(interval?.lowerBound ?? .nan)
      upper.append(interval?.upperBound ?? .nan)
    }
    return [("\(name)_lower", .numbers(lower)), ("\(name)_upper", .numbers(upper))]
  }

  /// The values of some rows without missing ones.
  private static func present(_ values: [Double], _ rows: [Int]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(rows.count)
    for row in rows where !values[row].isNaN { result.append(values[row]) }
    return result
  }
}

extension Column {
  /// How many of some rows have no value.
  func missingCount(at rows: [Int]) -> Int {
    switch self {
    case .numbers(let values): rows.count { values[$0].isNaN }
    case .text(let values): rows.count { values.codes[$0] < 0 }
    case .time(let values): rows.count { values[$0] == Column.missingTime }
    }
  }
}
