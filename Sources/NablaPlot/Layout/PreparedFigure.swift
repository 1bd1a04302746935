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
    if let facet = figure.facet {
      self.figure.warnings += facet.warnings(figure.facetTable)
    }
    var walk = Walk(figure: figure)
    root = try walk.grid(grid, path: "0")
    panels = try Reader(figure: figure, isGrid: walk.panels.count > 1).prepare(walk.panels)
    words = walk.words
    for cell in words { try LabelCheck.check(cell) }
    guard !panels.isEmpty else {
      throw NablaError("figure", "has no panel", "give marks or panels")
    }
  }

  /// Walks the grid and numbers its panels in reading order.
  private struct Walk {
    let figure: Figure
    var panels: [PlacedPanel] = []
    var words: [WordCell] = []

    private mutating func add(_ cell: WordCell) -> Int {
      words.append(cell)
      return words.count - 1
    }

    mutating func grid(_ grid: Grid, path: String) throws(NablaError) -> PreparedGrid {
      try LabelCheck.check(grid)
      var result = PreparedGrid()
      result.columnWeights = grid.columnWeights
      result.rowWeights = grid.rowWeights
      (result.sharesX, result.sharesY) = (grid.sharesX, grid.sharesY)
      (result.columnTitles, result.rowTitles) = (grid.columnTitles, grid.rowTitles)
      let places = grid.places()
      for (i, place) in places.enumerated() {
        let cell: PreparedCell
        switch place.cell {
        case .panel(let panel):
          panels.append(
            PlacedPanel(
              panel: lettered(panel),
              xGroup: grid.sharesX ? "grid \(path)" : nil,
              yGroup: grid.sharesY ? "grid \(path)" : nil,
              hidesX: !panel.showsLabels.x || (grid.sharesX && place.isAbovePanel(places)),
              hidesY: !panel.showsLabels.y || (grid.sharesY && place.isRightOfPanel(places)),
              isGridAxis: (grid.sharesX, grid.sharesY)))
          cell = .panel(panels.count - 1)
        case .grid(let inner): cell = .grid(try self.grid(inner, path: "\(path).\(i)"))
        case .text(let text): cell = .words(add(.text(text)))
        case .table(let table): cell = .words(add(.table(table)))
        case .empty, .spanning: cell = .empty
        }
        result.places.append(
          PreparedGrid.Place(
            cell: cell, row: place.row, column: place.column, rows: place.rows,
            columns: place.columns))
      }
      return result
    }

    /// The panel with its letter before its title, where the figure letters its panels.
    private func lettered(_ panel: Panel) -> Panel {
      guard figure.lettersPanels else { return panel }
      var (letters, rest) = ("", panels.count)
      repeat {
        letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
        rest = rest / 26 - 1
      } while rest >= 0
      return panel.with(\.title, panel.title.isEmpty ? letters : "\(letters)\u{2003}\(panel.title)")
    }
  }

  /// A panel and what its grid says of it.
  private struct PlacedPanel {
    let panel: Panel
    /// The scales that all panels of the grid share; nil for those of their own.
    let xGroup: String?
    let yGroup: String?
    let hidesX: Bool
    let hidesY: Bool
    let isGridAxis: (x: Bool, y: Bool)
  }

  /// Reads the data of panels and checks what they ask for.
  private struct Reader {
    let figure: Figure
    /// Whether errors say which panel they are about.
    let isGrid: Bool

    /// The panels side by side; throws what is wrong with the first one that cannot be prepared.
    func prepare(_ panels: [PlacedPanel]) throws(NablaError) -> [PreparedPanel] {
      let results = ParallelWork.map(panels.count) { number -> Result<PreparedPanel, NablaError> in
        do throws(NablaError) {
          return .success(try prepare(panels[number].panel, number: number))
        } catch {
          return .failure(error)
        }
      }
      var prepared: [PreparedPanel] = []
      for (place, result) in zip(panels, results) {
        var panel = try result.get()
        if let group = place.xGroup { panel.xGroup = group }
        if let group = place.yGroup { panel.yGroup = group }
        (panel.hidesX, panel.hidesY) = (place.hidesX, place.hidesY)
        panel.isGridAxis = place.isGridAxis
        prepared.append(panel)
      }
      return prepared
    }

    /// Throws where a mark has no form in the panel's coordinates.
    private func check(
      _ mark: any Mark, in coordinates: Coordinates, place: String
    ) throws(NablaError) {
      switch coordinates {
      case .cartesian: return
      case .polar:
        guard !type(of: mark).isPolar else { return }
        throw NablaError(
          place, "has no form in polar coordinates", "use line, area, bar or scatter")
      case .space:
        guard !type(of: mark).isSpace else { return }
        throw NablaError(place, "has no form in space", "use surface, line3D or scatter3D")
      }
    }

    /// A panel of a mark that is in space is a space where nothing else is asked for.
    private func coordinates(of panel: Panel) -> Coordinates {
      guard case .cartesian = panel.coordinates,
        panel.allMarks.contains(where: { type(of: $0).isSpace })
      else { return panel.coordinates }
      return .space()
    }

    /// Throws where a panel asks for more axes than it has sides.
    private func check(_ panel: Panel, _ prefix: String) throws(NablaError) {
      if panel.coordinates.isPolar || panel.coordinates.isSpace {
        let name = panel.coordinates.name
        if panel.twin != nil {
          throw NablaError(
            "\(prefix)twin", "has no place in \(name) coordinates", "give two panels")
        }
        for (axis, option) in [(panel.x, "x"), (panel.y, "y")] where axis.secondary != nil {
          throw NablaError(
            "\(prefix)\(option).secondary", "has no place in \(name) coordinates", "leave it out")
        }
      }
      if panel.coordinates.isSpace, !panel.insets.isEmpty {
        throw NablaError("\(prefix)insets", "have no place in space", "give two panels")
      }
      if panel.twin != nil, panel.y.secondary != nil {
        throw NablaError(
          "\(prefix)twin", "stands where y has its secondary axis", "give one of them")
      }
    }

    private func prepare(_ given: Panel, number: Int) throws(NablaError) -> PreparedPanel {
      let panel = given.with(\.coordinates, coordinates(of: given))
      let table = panel.table ?? figure.table
      let prefix = isGrid ? "panel \(number): " : ""
      try LabelCheck.check(panel, prefix: prefix)
      var marks: [any PreparedMark] = []
      var training = ScaleTraining()
      // The palette starts anew in each panel, so that the same series keeps its colour.
      var series = 0
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
      var axes = [(panel.x, "x"), (panel.y, "y"), (panel.z, "z")]
      if let twin = panel.twin { axes.append((twin.y, "twin.y")) }
      for (axis, name) in axes {
        try axis.validate(place: OptionPlace(owner: "\(prefix)\(name)"))
        try axis.secondary?.validate(place: OptionPlace(owner: "\(prefix)\(name).secondary"))
      }
      try check(panel, prefix)
      var result = PreparedPanel(panel: panel, marks: marks, training: training)
      for (i, inset) in panel.insets.enumerated() {
        result.insets.append(
          try prepare(inset, of: number, place: "\(prefix)insets[\(i)]", table: table))
      }
      return result
    }

    private func prepare(
      _ inset: Inset, of number: Int, place: String, table: Table
    ) throws(NablaError) -> PreparedPanel {
      let shares = 0.1...0.9
      guard shares.contains(inset.size.width), shares.contains(inset.size.height) else {
        throw NablaError(
          "\(place).size",
          "is \(formatPlain(inset.size.width)) × \(formatPlain(inset.size.height))",
          "give shares of the plot area from 0.1 to 0.9")
      }
      if let corner = inset.corner, !(0...1).contains(corner.x) || !(0...1).contains(corner.y) {
        throw NablaError(
          "\(place).corner", "is \(formatPlain(corner.x)), \(formatPlain(corner.y))",
          "give shares of the plot area from 0 to 1")
      }
      guard inset.panel.insets.isEmpty, inset.panel.twin == nil else {
        throw NablaError(place, "has an inset or a twin axis itself", "leave it out")
      }
      var panel = inset.panel
      panel.table = panel.table ?? table
      // What the axes show stands at the large ones.
      (panel.x.label, panel.y.label) = (panel.x.label ?? "", panel.y.label ?? "")
      do throws(NablaError) {
        return try prepare(panel, number: number)
      } catch {
        throw NablaError("\(place): \(error.place)", error.problem, error.remedy, kind: error.kind)
      }
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
  /// The small panels on the plot area.
  var insets: [PreparedPanel] = []

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
  struct Place: Sendable {
    var cell: PreparedCell
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int

    /// The last row and column.
    var bottom: Int { row + rows - 1 }
    var right: Int { column + columns - 1 }
  }

  var places: [Place] = []
  var columnWeights: [Double] = []
  var rowWeights: [Double] = []
  var sharesX = false
  var sharesY = false
  var columnTitles: [String] = []
  var rowTitles: [String] = []

  var columnCount: Int { places.map { $0.right + 1 }.max() ?? 0 }
  var rowCount: Int { places.map { $0.bottom + 1 }.max() ?? 0 }
}

enum PreparedCell: Sendable {
  case panel(Int)
  case grid(PreparedGrid)
  case words(Int)
  case empty
}

extension Grid.Place {
  private var isPanel: Bool { if case .panel = cell { true } else { false } }

  /// Whether a panel stands below in the same column.
  fileprivate func isAbovePanel(_ all: [Grid.Place]) -> Bool {
    all.contains { $0.isPanel && $0.column == column && $0.row >= row + rows }
  }

  /// Whether a panel stands to the left in the same row.
  fileprivate func isRightOfPanel(_ all: [Grid.Place]) -> Bool {
    all.contains { $0.isPanel && $0.row == row && $0.column < column }
  }
}
