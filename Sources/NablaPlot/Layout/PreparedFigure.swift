import NablaScene

/// A figure whose marks have read their data: the first step of drawing.
struct PreparedFigure: Sendable {
  var figure: Figure
  var panels: [PreparedPanel] = []
  /// The cells of words, by number.
  var words: [WordCell] = []
  var root = PreparedGrid()

  /// - Throws: what a mark says of its data, with the mark's place in the figure.
  init(_ figure: Figure) throws(NablaError) {
    self.figure = figure
    try LabelCheck.check(figure)
    let grid = try figure.composed()
    var reader = Reader(figure: figure, isGrid: grid.panelCount > 1)
    root = try reader.grid(grid, path: "0")
    panels = reader.panels
    words = reader.words
    for cell in words { try LabelCheck.check(cell) }
    guard !panels.isEmpty else {
      throw NablaError("figure", "has no panel", "give marks or panels")
    }
  }

  /// Walks the grid and numbers its panels in reading order.
  private struct Reader {
    let figure: Figure
    /// Whether errors say which panel they are about.
    let isGrid: Bool
    var panels: [PreparedPanel] = []
    var words: [WordCell] = []
    var series = 0

    private mutating func add(_ cell: WordCell) -> Int {
      words.append(cell)
      return words.count - 1
    }

    mutating func grid(_ grid: Grid, path: String) throws(NablaError) -> PreparedGrid {
      var result = PreparedGrid()
      result.columnWeights = grid.columnWeights
      result.rowWeights = grid.rowWeights
      result.columnCount = grid.columnCount
      (result.sharesX, result.sharesY) = (grid.sharesX, grid.sharesY)
      for (r, row) in grid.rows.enumerated() {
        var cells: [PreparedCell] = []
        for (c, cell) in row.enumerated() {
          switch cell {
          case .panel(let panel):
            var prepared = try prepare(panel)
            if grid.sharesX { prepared.xGroup = "grid \(path)" }
            if grid.sharesY { prepared.yGroup = "grid \(path)" }
            prepared.hidesX =
              !panel.showsLabels.x || (grid.sharesX && grid.hasPanel(below: r, column: c))
            prepared.hidesY =
              !panel.showsLabels.y || (grid.sharesY && grid.hasPanel(leftOf: c, row: r))
            prepared.isGridAxis = (grid.sharesX, grid.sharesY)
            panels.append(prepared)
            cells.append(.panel(panels.count - 1))
          case .grid(let inner):
            cells.append(.grid(try self.grid(inner, path: "\(path).\(r).\(c)")))
          case .text(let text): cells.append(.words(add(.text(text))))
          case .table(let table): cells.append(.words(add(.table(table))))
          case .empty: cells.append(.empty)
          }
        }
        result.rows.append(cells)
      }
      return result
    }

    /// Throws where a mark has no form in the panel's coordinates.
    private func check(
      _ mark: any Mark, in coordinates: Coordinates, place: String
    ) throws(NablaError) {
      guard case .polar = coordinates, !type(of: mark).isPolar else { return }
      throw NablaError(
        place, "has no form in polar coordinates", "use line, area, bar or scatter")
    }

    /// Throws where a panel asks for more axes than it has sides.
    private func check(_ panel: Panel, _ prefix: String) throws(NablaError) {
      if case .polar = panel.coordinates, panel.twin != nil {
        throw NablaError(
          "\(prefix)twin", "has no place in polar coordinates", "give two panels")
      }
      for (axis, name) in [(panel.x, "x"), (panel.y, "y")] where axis.secondary != nil {
        if case .polar = panel.coordinates {
          throw NablaError(
            "\(prefix)\(name).secondary", "has no place in polar coordinates", "leave it out")
        }
      }
      if panel.twin != nil, panel.y.secondary != nil {
        throw NablaError(
          "\(prefix)twin", "stands where y has its secondary axis", "give one of them")
      }
    }

    private mutating func prepare(_ panel: Panel) throws(NablaError) -> PreparedPanel {
      let table = panel.table ?? figure.table
      let prefix = isGrid ? "panel \(panels.count): " : ""
      try LabelCheck.check(panel, prefix: prefix)
      var marks: [any PreparedMark] = []
      var training = ScaleTraining()
      // The palette starts anew in each panel, so that the same series keeps its colour.
      series = 0
      var twin = ScaleTraining()
      for (i, mark) in panel.allMarks.enumerated() {
        let isTwin = i >= panel.marks.count
        let place =
          isTwin
          ? "\(prefix)twin.marks[\(i - panel.marks.count)] (\(type(of: mark).kind))"
          : "\(prefix)marks[\(i)] (\(type(of: mark).kind))"
        try check(mark, in: panel.coordinates, place: place)
        try mark.validate(place: OptionPlace(owner: place))
        try LabelCheck.check(mark, place: place)
        let context = MarkContext(table: table, place: place, series: series, x: panel.x)
        let prepared = try mark.prepare(context)
        if isTwin { prepared.train(&twin) } else { prepared.train(&training) }
        marks.append(prepared)
        if prepared.takesSeriesColor { series += 1 }
      }
      if panel.twin != nil {
        training.x.merge(twin.x)
        training.color.merge(twin.color)
        training.twinY = twin.y
      }
      var axes = [(panel.x, "x"), (panel.y, "y")]
      if let twin = panel.twin { axes.append((twin.y, "twin.y")) }
      for (axis, name) in axes {
        try axis.validate(place: OptionPlace(owner: "\(prefix)\(name)"))
        try axis.secondary?.validate(place: OptionPlace(owner: "\(prefix)\(name).secondary"))
      }
      try check(panel, prefix)
      return PreparedPanel(panel: panel, marks: marks, training: training)
    }
  }
}

/// A panel with its marks prepared and what they said about the scales.
struct PreparedPanel: Sendable {
  var panel: Panel
  var marks: [any PreparedMark]
  var training: ScaleTraining
  /// Panels with the same group share the scale.
  var xGroup: String?
  var yGroup: String?
  /// Whether another panel of the grid shows the labels of the shared axis.
  var hidesX = false
  var hidesY = false
  /// Whether the grid as a whole has one x and one y axis.
  var isGridAxis = (x: false, y: false)

  init(panel: Panel, marks: [any PreparedMark], training: ScaleTraining) {
    self.panel = panel
    self.marks = marks
    self.training = training
    xGroup = panel.x.shared
    yGroup = panel.y.shared
  }
}

/// A grid whose panels are numbered.
struct PreparedGrid: Sendable {
  var rows: [[PreparedCell]] = []
  var columnWeights: [Double] = []
  var rowWeights: [Double] = []
  var columnCount = 0
  var sharesX = false
  var sharesY = false
}

enum PreparedCell: Sendable {
  case panel(Int)
  case grid(PreparedGrid)
  case words(Int)
  case empty
}

extension Grid {
  /// How many panels the grid and the grids inside it hold.
  fileprivate var panelCount: Int {
    rows.joined().reduce(0) { count, cell in
      switch cell {
      case .panel: count + 1
      case .grid(let inner): count + inner.panelCount
      case .text, .table, .empty: count
      }
    }
  }

  fileprivate func hasPanel(below row: Int, column: Int) -> Bool {
    rows[(row + 1)...].contains { line in
      guard line.indices.contains(column), case .panel = line[column] else { return false }
      return true
    }
  }

  fileprivate func hasPanel(leftOf column: Int, row: Int) -> Bool {
    rows[row][..<column].contains { if case .panel = $0 { true } else { false } }
  }
}
