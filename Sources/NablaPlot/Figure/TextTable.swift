public import NablaText

/// Rows of words in columns, as a cell of a figure's grid.
///
/// Columns are as wide as their words where there is room; else the widest break into lines. A row
/// of the grid that holds nothing but tables and words is as high as these need.
public struct TextTable: Hashable, Sendable {
  /// Names above the columns; none by default.
  public var header: [String]
  /// Rows of one text a column; shorter rows end in empty places.
  public var rows: [[String]]
  /// How each column's words are aligned; at their start where the list ends.
  public var alignments: [TextAnchor.Horizontal]
  /// A role (`s1`, `accent` …) for each row, whose first text then is semibold in its shade.
  public var rowColors: [String]

  public init(
    header: [String] = [], rows: [[String]], alignments: [TextAnchor.Horizontal] = [],
    rowColors: [String] = []
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.rowColors = rowColors
  }

  var columnCount: Int { max(header.count, rows.map(\.count).max() ?? 0) }
}

extension TextTable: Configurable {
  public init() { self.init(rows: []) }

  public static let fields: [Field<TextTable>] = [
    Field("header", \.header, help: "Names above the columns."),
    Field("rows", \.rows, help: "Rows of one text a column."),
    Field("align", \.alignments, help: "How each column is aligned: start, middle, end."),
    Field(
      "rowColors", \.rowColors,
      help: "A role (s1 … s8, accent, muted) for each row, whose first text then is in its shade."),
  ]
}

extension TextTable: OptionValue {}
