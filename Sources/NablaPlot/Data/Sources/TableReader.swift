internal import NablaScene

/// Reads the table that `data:` names in a figure file, and transforms it.
struct TableReader {
  /// Where files are looked up; nil refuses them.
  let files: DataFiles?
  /// The figure file's name, for messages.
  var file: String
  var sources = TableSources.standard
  var steps = TableSteps.standard

  /// The table of a node: a file's path, or a map with a source, its options and `transform`; nil
  /// for nothing.
  ///
  /// - Parameter base: the table that a `transform` without a source is of: the figure's, for a
  ///   panel's data.
  func table(_ node: Node?, of base: Table?) throws(NablaError) -> Table? {
    guard let node, !node.isNull else { return nil }
    if node.text != nil {
      let kind = sources.kind(ofFile: node.text ?? "")
      return try source(
        Node(.map([Node.Entry(kind, node)]), line: node.line, column: node.column))
    }
    guard let entries = node.map else {
      throw NablaError(
        node.place(file), "data is \(node.shown)",
        "give a file's path, or {columns: {name: [values]}}")
    }
    let isTransform = entries.map(\.key) == ["transform"]
    guard var table = isTransform ? base : try source(node) else {
      throw NablaError(
        node.place(file), "data has a transform of nothing",
        "say what data, for example {csv: f.csv, transform: […]}")
    }
    guard let transform = node["transform"] else { return table }
    for step in try steps.read(transform, file: file) { table = try step.applied(to: table) }
    return table
  }

  private func source(_ node: Node) throws(NablaError) -> Table {
    let entries = node.map ?? []
    let known = entries.filter { sources[$0.key] != nil }
    guard let entry = known.first, let type = sources[entry.key] else {
      guard let wrong = entries.first(where: { $0.key != "transform" }) else {
        throw NablaError(
          node.place(file), "data is an empty map", "give one of \(list(sources.kinds))")
      }
      throw Nearest.unknown(wrong.place(file), "data", wrong.key, known: sources.kinds)
    }
    guard known.count == 1 else {
      throw NablaError(
        known[1].place(file), "data is both \(known[0].key) and \(known[1].key)", "give one of them"
      )
    }
    return try table(of: type, node)
  }

  private func table<Source: TableSource>(
    of type: Source.Type, _ node: Node
  ) throws(NablaError) -> Table {
    var source = Source()
    try source.configure(
      node, place: OptionPlace(file: file, owner: Source.kind), ignoring: ["transform"])
    return try source.table(SourceContext(files: files, file: file, node: node))
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
