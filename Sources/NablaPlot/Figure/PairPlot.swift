import NablaMath
import NablaScene

/// Every two of several columns as points, and each column's distribution on the diagonal.
public struct PairPlot: Hashable, Sendable, Configurable, OptionValue {
  /// What the panels of a column with itself show.
  public enum Diagonal: String, OptionChoice {
    case histogram, density, none
  }

  /// What stands above the diagonal, where the same pairs come again.
  public enum Upper: String, OptionChoice {
    case none, scatter
  }

  /// The columns in their order; all that hold numbers where empty.
  public var columns: [String] = []
  /// One colour, or a column of groups.
  public var color: Channel?
  public var diagonal = Diagonal.histogram
  public var upper = Upper.none
  public var bins = BinChoice.rule(.auto)
  public var opacity = 0.75

  public init() {}

  public init(
    columns: [String] = [], color: (any ChannelConvertible)? = nil,
    diagonal: Diagonal = .histogram, upper: Upper = .none
  ) {
    self.columns = columns
    self.color = color?.channel
    self.diagonal = diagonal
    self.upper = upper
  }

  public static let fields: [Field<PairPlot>] = [
    Field("columns", \.columns, help: "The columns in their order; all that hold numbers."),
    Field("color", \.color, help: "One colour, or a column of groups."),
    Field("diagonal", \.diagonal, help: "What the panels of a column with itself show."),
    Field("upper", \.upper, help: "What stands above the diagonal."),
    Field(
      "bins", \.bins, bounds: Bounds(-.infinity, .infinity), help: "The bins of the histograms."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The opacity of the points."),
  ]

  /// The most columns: nobody reads more than a hundred panels.
  static let most = 10

  /// A size at which the panels of so many columns can be read.
  static func size(columns: Int) -> Size {
    let count = Double(min(max(columns, 2), most))
    return Size(max(480, 160 * count + 60), max(400, 140 * count + 40))
  }

  func names(in table: Table, place: String = "pairs") throws(NablaError) -> [String] {
    var names = columns
    if names.isEmpty {
      names = zip(table.names, table.columns).compactMap { name, column in
        if case .numbers = column { name } else { nil }
      }
    }
    guard (2...Self.most).contains(names.count) else {
      throw NablaError(
        "\(place).columns", "there are \(names.count) columns of numbers",
        "name 2 to \(Self.most) columns")
    }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw NablaError(
        "\(place).columns", "\"\(Nearest.clipped(names[twice]))\" is named twice", "name each once")
    }
    for name in names {
      guard case .numbers = try table.column(name, place: "\(place).columns") else {
        throw NablaError(
          "\(place).columns", "\"\(Nearest.clipped(name))\" does not hold numbers",
          "give columns of numbers")
      }
    }
    return names
  }

  /// The grid of panels for a figure's table.
  func grid(of figure: Figure) throws(NablaError) -> Grid {
    let names = try names(in: figure.table)
    var rows: [[Cell]] = []
    for (r, yName) in names.enumerated() {
      var row: [Cell] = []
      for (c, xName) in names.enumerated() {
        if c > r, upper == .none {
          row.append(.empty)
        } else {
          row.append(.panel(panel(xName, yName, row: r, column: c, count: names.count)))
        }
      }
      rows.append(row)
    }
    return Grid(rows)
  }

  private func panel(_ x: String, _ y: String, row: Int, column: Int, count: Int) -> Panel {
    let isDiagonal = row == column
    // The leftmost panel of points says what a row shows; the first row's stands on the diagonal.
    let isLeftmost = column == (row == 0 ? 1 : 0)
    var panel = Panel(marks: isDiagonal ? distribution(of: x) : points(x, y))
    panel.x = AxisOptions(x, shared: "pairs \(x)")
    panel.showsLabels.x = row == count - 1
    if isDiagonal {
      panel.y = .ofCounts
    } else {
      panel.y = AxisOptions(y, shared: "pairs \(y)")
      panel.showsLabels.y = isLeftmost
    }
    return panel
  }

  private func points(_ x: String, _ y: String) -> [any Mark] {
    var scatter = Scatter(x: x, y: y, size: 5.0, opacity: opacity)
    scatter.color = color
    return [scatter]
  }

  private func distribution(of name: String) -> [any Mark] {
    switch diagonal {
    case .none: return []
    case .histogram:
      var histogram = Histogram(x: name, bins: bins)
      histogram.color = color
      return [histogram]
    case .density:
      var density = Density(x: name)
      density.color = color
      return [density]
    }
  }
}
