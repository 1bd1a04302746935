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

  init(file: String, registry: MarkRegistry, reader: TableReader) {
    self.file = file
    self.registry = registry
    self.reader = reader
    source = SourceMap(file: file)
  }

  mutating func figure(_ root: Node) throws(NablaError) -> Figure {
    try checkVersion(root)
    var options = FigureOptions()
    try options.configure(root, place: OptionPlace(file: file, owner: "figure"))
    table = try reader.table(options.data, of: nil) ?? .empty
    isGrid = options.panels.map(Self.panelCount) ?? 1 > 1
    note(prefix: "", root)
    let grid: Grid
    switch (options.marks, options.panels) {
    case (let marks?, nil):
      let panel = Panel(
        marks: try self.marks(marks, prefix: ""), x: options.x, y: options.y,
        coordinates: try coordinates(options.coordinates, options.aspect, root),
        twin: try twin(options.twin, root, prefix: ""))
      panelCount += 1
      grid = Grid([[.panel(panel)]])
    case (nil, let panels?):
      try refuseTwin(root, "figure")
      var outer = PanelOptions()
      (outer.x, outer.y, outer.aspect) = (options.x, options.y, options.aspect)
      outer.coordinates = options.coordinates
      grid = try self.grid(
        panels, outer, sharesX: options.shareX, sharesY: options.shareY,
        columns: options.columns, rows: options.rows)
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
    if let text = options.text { return .text(text) }
    if let table = options.table { return .table(table) }
    if let panels = options.panels {
      try refuseTwin(node, "cell")
      var inner = options
      inner.panels = nil
      return .grid(
        try grid(panels, inner, sharesX: options.shareX, sharesY: options.shareY))
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
    panel.minimumSize = options.minimumSize
    panelCount += 1
    return .panel(panel)
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
