public import NablaScene
public import NablaText

/// Columns of data written out as a table, in place of axes.
public struct TableMark: Mark {
  public static let kind = "table"
  public static let summary = "Columns of data written out, one row a line."

  public var columns: [Channel] = []
  public var header: [String] = []
  public var decimals: Int?
  public var alignments: [TextAnchor.Horizontal] = []

  /// The most rows that are written; more would be no table to read.
  static let most = 200

  public init() {}

  /// - Parameters:
  ///   - columns: names of the figure's columns, or values.
  ///   - header: words above the columns; the columns' names where empty.
  ///   - decimals: how many decimals numbers have; as many as they need where nil.
  public init(
    _ columns: [any ChannelConvertible], header: [String] = [], decimals: Int? = nil
  ) {
    self.columns = columns.map(\.channel)
    self.header = header
    self.decimals = decimals
  }

  public static let fields: [Field<TableMark>] = [
    Field("columns", \.columns, help: "The columns: names, or lists of values."),
    Field("header", \.header, help: "Words above the columns; their names where left out."),
    Field("decimals", \.decimals, bounds: .within(0...12), help: "How many decimals numbers have."),
    Field(
      "align", \.alignments,
      help: "How each column is aligned: start, middle, end; numbers at their end where left out."),
  ]

  public static var sample: Figure {
    Figure(
      title: "Language models", size: Size(420, 240),
      marks: [
        TableMark(
          [
            Channel.values(.texts(["GPT", "BERT", "GPT-2", "T5", "GPT-3", "PaLM"])),
            Channel.values(.numbers([2018, 2018, 2019, 2019, 2020, 2022])),
            Channel.values(.numbers([0.117, 0.34, 1.5, 11, 175, 540])),
          ], header: ["model", "year", "parameters (billions)"])
      ])
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard !columns.isEmpty else {
      throw NablaError(context.place, "columns is missing", "name columns, or give lists of values")
    }
    var resolved: [Column] = []
    var names: [String] = []
    for (i, channel) in columns.enumerated() {
      let option = "\(context.place).columns[\(i)]"
      guard let column = try channel.resolve(context.table, option: option) else {
        throw NablaError(option, "is one number", "give a column's name or a list of values")
      }
      if let first = resolved.first {
        try context.checkLengths(
          ("columns[0]", first.count), ("columns[\(i)]", column.count))
      }
      resolved.append(column)
      if case .column(let name) = channel { names.append(name) } else { names.append("") }
    }
    if !header.isEmpty, header.count != columns.count {
      throw NablaError(
        context.place, "header has \(header.count) words and columns has \(columns.count)",
        "give a word for each column")
    }
    return Prepared(
      mark: self, columns: resolved, header: header.isEmpty ? names : header)
  }

  struct Prepared: PreparedMark {
    let mark: TableMark
    let columns: [Column]
    let header: [String]

    private var rowCount: Int { columns.first?.count ?? 0 }

    func train(_ scales: inout ScaleTraining) {
      for axis in [\ScaleTraining.x, \ScaleTraining.y] {
        scales[keyPath: axis].cover(0, 1)
        scales[keyPath: axis].isHidden = true
      }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      let shown = min(rowCount, TableMark.most)
      let words = columns.map { Self.words($0, shown, decimals: mark.decimals) }
      var table = TextTable(
        header: header.allSatisfy(\.isEmpty) ? [] : header.map(escapingMarkup),
        rows: (0..<shown).map { row in words.map { escapingMarkup($0[row]) } })
      table.alignments = columns.indices.map { i in
        if i < mark.alignments.count { return mark.alignments[i] }
        if case .numbers = columns[i] { return .end }
        return .start
      }
      let layout = WordCellLayout(.table(table), width: frame.plot.width, theme: style.theme)
      return layout.draw(at: Point(frame.plot.minX, frame.plot.minY))
    }

    private static func words(_ column: Column, _ count: Int, decimals: Int?) -> [String] {
      guard let decimals, case .numbers(let values) = column else {
        return Array(column.words.prefix(count))
      }
      return values.prefix(count).map { $0.isNaN ? "" : format($0, decimals: decimals) }
    }

    var inspection: [(key: String, value: Node)] {
      [("rows", Node(rowCount)), ("columns", Node(columns.count))]
    }

    var series: [(name: String, column: Column)] {
      columns.enumerated().map { i, column in
        let isNameless = header[i].isEmpty || header.prefix(i).contains(header[i])
        return (isNameless ? "column \(i)" : header[i], column)
      }
    }

    var words: String {
      let names = header.filter { !$0.isEmpty }
      return
        "A table of \(rowCount) rows\(names.isEmpty ? "" : " with \(names.joined(separator: ", "))")."
    }

    var warnings: [String] {
      rowCount > TableMark.most
        ? ["table: the first \(TableMark.most) of \(rowCount) rows are shown"] : []
    }
  }
}
