public import NablaMath
public import NablaScene

/// Says for each row in which bin a number falls.
///
/// `{bin: {column: mass, bins: 20}}` adds the bins' edges as `mass_low` and `mass_high`; counts come
/// from `{group: {by: [mass_low, mass_high], aggregate: {n: count}}}`. A bin holds its lower edge,
/// the last one both. Missing and infinite values, and those outside given edges, have no bin:
/// their edges are missing.
public struct BinStep: TableStep, Configurable {
  public static let kind = "bin"
  public static let summary = "Adds the edges of the bins that numbers fall into."

  public var column = ""
  public var bins = BinChoice.rule(.auto)
  public var name = ""

  public init() {}

  public static let fields: [Field<BinStep>] = [
    Field("column", \.column, help: "The column of numbers."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity),
      help: "How many bins, their edges, or the rule that chooses."),
    Field("name", \.name, help: "The new columns' name before _low and _high; the column's."),
  ]

  /// The column alone, or the map of options.
  public init(option node: Node) throws(OptionProblem) {
    self.init()
    if let text = node.text {
      column = text
    } else {
      try decode(node)
    }
  }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    let values = try table.numbers(column, option: "column")
    if let problem = bins.problem {
      throw OptionProblem(problem, "give 1 to 10000, or edges in ascending order")
        .inside("bins", nil)
    }
    let (binning, word) = bins.binning(of: values.filter(\.isFinite))
    var (low, high): ([Double], [Double]) = ([], [])
    low.reserveCapacity(values.count)
    high.reserveCapacity(values.count)
    for value in values {
      let index = binning.index(of: value)
      low.append(index.map { binning.edges[$0] } ?? .nan)
      high.append(index.map { binning.edges[$0 + 1] } ?? .nan)
    }
    let title = name.isEmpty ? column : name
    return table.setting(
      [("\(title)_low", .numbers(low)), ("\(title)_high", .numbers(high))],
      notes: word.map { ["bin of \"\(Nearest.clipped(column))\": \($0)"] } ?? [])
  }
}

extension Table {
  /// The table with the edges of the bins that a column's numbers fall into, as the columns
  /// `NAME_low` and `NAME_high`; the name is the column's where none is given.
  public func binned(
    _ column: String, bins: BinChoice = .rule(.auto), name: String = ""
  ) throws(NablaError) -> Table {
    try applying(BinStep().with(\.column, column).with(\.bins, bins).with(\.name, name))
  }
}
