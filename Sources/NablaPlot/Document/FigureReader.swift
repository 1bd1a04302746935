import NablaScene

/// Builds a figure from the nodes of a figure file.
struct FigureReader {
  let file: String
  let registry: MarkRegistry
  /// Reads what `data:` names.
  let reader: TableReader

  private var source: SourceMap
  /// The figure's own table.
  private var table = Table.empty
  private var panelCount = 0
  private var isGrid = false
  /// How many figures this one stands in.
  private let depth: Int

  /// A file that holds itself ends here.
  private static let deepest = 8

  init(file: String, registry: MarkRegistry, reader: TableReader, depth: Int = 0) {
    self.file = file
    self.registry = registry
    self.reader = reader
    self.depth = depth
    source = SourceMap(file: file)
  }

  mutating func figure(_ root: Node) throws(NablaError) -> Figure {
    try checkVersion(root)
    var options = FigureOptions()
    try options.configure(
      try ThemeFile.resolved(in: root, file: file, files: reader.files),
      place: OptionPlace(file: file, owner: "figure"))
    table = try reader.table(options.data, of: nil) ?? .empty
    isGrid = options.panels.map(Self.panelCount) ?? 1 > 1
    note(prefix: "", root)
    let grid: Grid
    switch (options.marks, options.panels) {
    case (let marks?, nil):
      var panel = Panel(
        marks: try self.marks(marks, prefix: ""), x: options.x, y: options.y,
        coordinates: try coordinates(options.coordinates, options.aspect, root),
        twin: try twin(options.twin, root, prefix: ""))
      panel.z = options.z
      panel.insets = try insets(options.insets, root, on: panel, prefix: "")
      panelCount += 1
      grid = Grid([[.panel(panel)]])
    case (nil, let panels?):
      try refuseTwin(root, "figure")
      var outer = PanelOptions()
      (outer.x, outer.y, outer.z) = (options.x, options.y, options.z)
      (outer.aspect, outer.coordinates) = (options.aspect, options.coordinates)
      try refuseInsets(root, "figure")
      var whole = try self.grid(
        panels, outer, sharesX: options.shareX, sharesY: options.shareY,
        columns: options.columns, rows: options.rows)
      (whole.columnTitles, whole.rowTitles) = (options.columnTitles, options.rowTitles)
      grid = whole
    case (nil, nil) where options.pairs != nil || options.joint != nil:
      let panel = Panel(
        marks: [], x: options.x, y: options.y, coordinates: .cartesian(aspect: options.aspect))
      grid = Grid([[.panel(panel)]])
    case (nil, nil):
      throw NablaError(root.place(file), "the figure has no marks", "give marks or panels")
    case (_?, let panels?):
      throw NablaError(
        panels.place(file), "the figure has both marks and panels", "give one of them")
    }
    var figure = Figure(
      title: options.title, subtitle: options.subtitle, caption: options.caption, data: table,
      size: options.size ?? size(options, table), theme: options.theme, grid: grid,
      color: options.color)
    figure.alt = options.alt
    figure.lettersPanels = options.lettersPanels
    if let context = options.context { figure.theme.context = context }
    figure.lint = options.lint
    (figure.facet, figure.pairs, figure.joint) = (options.facet, options.pairs, options.joint)
    for name in ["facet", "pairs", "joint"] {
      if let node = root[name] { note(name, node) }
    }
    figure.source = source
    return figure
  }

  /// The size of a figure that says none: larger for composites of many panels.
  private func size(_ options: FigureOptions, _ table: Table) -> Size {
    if let pairs = options.pairs, let names = try? pairs.names(in: table) {
      return PairPlot.size(columns: names.count)
    }
    return options.joint == nil ? Size(640, 400) : JointPlot.size
  }

  /// Before anything else is judged: another version may know other options.
  private func checkVersion(_ root: Node) throws(NablaError) {
    guard let node = root["nabla"], let version = node.int, version != 1 else { return }
    throw NablaError(
      node.place(file), "the file is of version \(version)", "this program reads version 1")
  }

  // MARK: - Grids and panels

  /// How many cells of a grid and of the grids inside it hold marks.
  private static func panelCount(_ panels: Node) -> Int {
    let cells = (panels.list ?? []).flatMap { $0.list ?? [] }
    return cells.reduce(0) { count, cell in
      if cell["text"] != nil || cell["table"] != nil { return count }
      if cell["figure"] != nil { return count + 1 }
      return count + (cell["panels"].map(panelCount) ?? (cell["marks"] == nil ? 0 : 1))
    }
  }

  private mutating func grid(
    _ node: Node, _ outer: PanelOptions, sharesX: Bool, sharesY: Bool, columns: [Double] = [],
    rows weights: [Double] = []
  ) throws(NablaError) -> Grid {
    guard let rows = node.list else {
      throw NablaError(node.place(file), "panels is \(node.shown)", "give a list of rows of panels")
    }
    var cells: [[Cell]] = []
    for row in rows {
      guard let nodes = row.list else {
        throw NablaError(
          row.place(file), "a row of panels is \(row.shown)", "give a list of panels")
      }
      var line: [Cell] = []
      for node in nodes { line.append(try cell(node, outer)) }
      cells.append(line)
    }
    return Grid(
      cells, columnWeights: columns, rowWeights: weights, sharesX: sharesX, sharesY: sharesY)
  }

  private mutating func cell(_ node: Node, _ outer: PanelOptions) throws(NablaError) -> Cell {
    if node.isNull { return .empty }
    // What the figure says of its axes holds for panels that say nothing else.
    var options = outer
    try options.configure(node, place: OptionPlace(file: file, owner: "panel"))
    let cell = try content(node, options)
    if options.columnSpan == 1, options.rowSpan == 1 { return cell }
    return .spanning(cell, columns: options.columnSpan, rows: options.rowSpan)
  }

  private mutating func content(
    _ node: Node, _ options: PanelOptions
  ) throws(NablaError) -> Cell {
    if let text = options.text { return .text(text) }
    if let table = options.table { return .table(table) }
    if let figure = options.figure { return try cell(figure: figure) }
    if let panels = options.panels {
      try refuseTwin(node, "cell")
      try refuseInsets(node, "cell")
      var inner = PanelOptions()
      (inner.x, inner.y, inner.z) = (options.x, options.y, options.z)
      (inner.aspect, inner.coordinates) = (options.aspect, options.coordinates)
      inner.color = options.color
      (inner.data, inner.minimumSize) = (options.data, options.minimumSize)
      var grid = try grid(
        panels, inner, sharesX: options.shareX, sharesY: options.shareY,
        columns: options.columns, rows: options.rows)
      (grid.columnTitles, grid.rowTitles) = (options.columnTitles, options.rowTitles)
      return .grid(grid)
    }
    guard let marks = options.marks else {
      throw NablaError(
        node.place(file), "the panel has no marks", "give marks, text, a table or panels")
    }
    let prefix = isGrid ? "panel \(panelCount): " : ""
    note(prefix: prefix, node)
    var panel = Panel(
      title: options.title, marks: try self.marks(marks, prefix: prefix), x: options.x,
      y: options.y, color: options.color,
      coordinates: try coordinates(options.coordinates, options.aspect, node),
      data: try reader.table(options.data, of: table),
      twin: try twin(options.twin, node, prefix: prefix))
    (panel.z, panel.minimumSize) = (options.z, options.minimumSize)
    panel.insets = try insets(options.insets, node, on: panel, prefix: prefix)
    panelCount += 1
    return .panel(panel)
  }

  /// A figure in a cell, from its own file or written there.
  private func cell(figure node: Node) throws(NablaError) -> Cell {
    guard depth < Self.deepest else {
      throw NablaError(
        node.place(file), "figures stand in figures \(Self.deepest) deep",
        "draw the inner ones by themselves")
    }
    var document = FigureDocument(node, file: file)
    if let path = node.text {
      let files = try reader.files.required(at: node.place(file), "write the figure out")
      let bytes = try files.bytes(path, place: node.place(file))
      document = try FigureDocument(bytes: bytes, file: path)
    }
    var tables = reader
    tables.file = document.file
    var inner = FigureReader(
      file: document.file, registry: registry, reader: tables, depth: depth + 1)
    return try .figure(try inner.figure(document.root))
  }

  /// The small panels on a panel's plot; those without marks show the panel's own.
  private mutating func insets(
    _ all: [InsetOptions], _ node: Node, on panel: Panel, prefix: String
  ) throws(NablaError) -> [Inset] {
    var result: [Inset] = []
    for (i, options) in all.enumerated() {
      let place = node["insets"]?.list?[i].place(file) ?? file
      guard options.size.count == 2, options.corner.map({ $0.count == 2 }) ?? true else {
        throw NablaError(
          place, "size and corner of an inset are two numbers each", "write size: [0.4, 0.4]")
      }
      var inner = Panel(
        title: options.title, marks: panel.marks, x: options.x, y: options.y, color: panel.color,
        coordinates: panel.coordinates, data: panel.table)
      if let marks = options.marks {
        inner.marks = try self.marks(marks, prefix: "\(prefix)insets[\(i)]: ")
      }
      if let own = try reader.table(options.data, of: panel.table ?? table) { inner.table = own }
      result.append(
        Inset(
          inner, size: (options.size[0], options.size[1]),
          corner: options.corner.map { ($0[0], $0[1]) }, connects: options.connects))
    }
    return result
  }

  /// Throws where a grid has insets, which belong to one of its panels.
  private func refuseInsets(_ node: Node, _ what: String) throws(NablaError) {
    guard let insets = node["insets"] else { return }
    throw NablaError(
      insets.place(file), "the \(what) has both insets and panels", "give insets to a panel")
  }

  private func coordinates(
    _ coordinates: Coordinates, _ aspect: Double?, _ node: Node
  ) throws(NablaError) -> Coordinates {
    guard let aspect else { return coordinates }
    guard case .cartesian = coordinates else {
      throw NablaError(
        (node["aspect"] ?? node).place(file), "aspect is for straight axes", "leave it out")
    }
    return .cartesian(aspect: aspect)
  }

  /// Throws where a grid has a twin axis, which belongs to one of its panels.
  private func refuseTwin(_ node: Node, _ what: String) throws(NablaError) {
    guard let twin = node["twin"] else { return }
    throw NablaError(
      twin.place(file), "the \(what) has both twin and panels", "give twin to a panel")
  }

  /// The marks and the axis of `twin`, which must have marks.
  private mutating func twin(
    _ options: TwinOptions?, _ node: Node, prefix: String
  ) throws(NablaError) -> Twin? {
    guard let options else { return nil }
    guard let marks = options.marks else {
      throw NablaError((node["twin"] ?? node).place(file), "twin has no marks", "give marks")
    }
    if let axis = node["twin"]?["y"] { note("\(prefix)twin.y", axis) }
    return Twin(marks: try self.marks(marks, prefix: "\(prefix)twin."), y: options.y)
  }

  /// Remembers where an option and those inside it stand.
  private mutating func note(_ name: String, _ node: Node) {
    source.add(name, node)
    for entry in node.map ?? [] { source.add("\(name).\(entry.key)", entry.value) }
  }

  /// Remembers where a panel's titles and axes stand.
  private mutating func note(prefix: String, _ node: Node) {
    for name in ["title", "subtitle", "caption", "x", "y", "color"] {
      if let option = node[name] { note("\(prefix)\(name)", option) }
    }
  }

  // MARK: - Marks

  private mutating func marks(_ node: Node, prefix: String) throws(NablaError) -> [any Mark] {
    guard let nodes = node.list else {
      throw NablaError(node.place(file), "marks is \(node.shown)", "give a list of marks")
    }
    var result: [any Mark] = []
    for (i, node) in nodes.enumerated() {
      guard let kindNode = node["mark"], let kind = kindNode.text else {
        throw NablaError(
          node.place(file), "marks[\(i)] does not say which mark it is",
          "give mark: one of \(registry.kinds.joined(separator: ", "))")
      }
      guard let type = registry[kind] else {
        throw Nearest.unknown(kindNode.place(file), "mark", kind, known: registry.kinds)
      }
      let place = "\(prefix)marks[\(i)] (\(kind))"
      note(place, node)
      result.append(try mark(type, node))
    }
    return result
  }

  private func mark<M: Mark>(_ type: M.Type, _ node: Node) throws(NablaError) -> any Mark {
    var mark = M()
    try mark.configure(
      node, place: OptionPlace(file: file, owner: M.kind), ignoring: ["mark"])
    return mark
  }
}
