import NablaPlot
import NablaRecipes

/// Something that can be drawn by name: a recipe with parameters, or a figure file.
package struct FigureTarget: Sendable {
  /// The recipe's id, or the file's name without its extension.
  package let id: String
  package let figure: Figure
  /// A recipe's parameters, defaults included; empty for a file.
  package let parameters: Node
  /// A recipe's own numbers; nil for a file, whose numbers are its marks'.
  package let series: [Node.Entry]?

  package init(
    id: String, figure: Figure, parameters: Node = Node([] as [Node.Entry]),
    series: [Node.Entry]? = nil
  ) {
    self.id = id
    self.figure = figure
    self.parameters = parameters
    self.series = series
  }

  /// Draws a recipe, or loads a file.
  ///
  /// - Parameters:
  ///   - name: a recipe's id, or the path of a `.yaml`, `.yml` or `.json` file.
  ///   - settings: options to change (`lr`, `x.label`), in order.
  package static func load(
    _ name: String, settings: [Setting] = [], recipes: RecipeRegistry = .standard,
    marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    if recipes[name] != nil {
      let parameters = try Setting.node(settings)
      return try recipe(
        name, parameters, file: "", files: .anywhere(from: "."), recipes: recipes)
    }
    guard FigureDocument.isFileName(name) else {
      if name.contains("/") || name.contains(".") {
        throw NablaError(
          name, "is neither a recipe nor a figure file",
          "give a recipe's id, or a .yaml, .yml or .json file")
      }
      throw Nearest.unknown("", "recipe", name, known: recipes.ids)
    }
    let bytes = try DataFiles.anywhere(from: ".").bytes(name)
    let folder = name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "."
    return try document(
      bytes, file: name, folder: folder.isEmpty ? "/" : folder, settings: settings,
      recipes: recipes, marks: marks)
  }

  /// Loads a document whose bytes are at hand (standard input, a fence in a note).
  package static func document(
    _ bytes: [UInt8], file: String, folder: String, settings: [Setting] = [],
    recipes: RecipeRegistry = .standard, marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw NablaError(file, "is not valid UTF-8", "save it as UTF-8")
    }
    var root = try FigureDocument(text: text, file: file).root
    for setting in settings { root = try setting.applied(to: root) }
    return try document(root, file: file, folder: folder, recipes: recipes, marks: marks)
  }

  /// Loads a document that was read already.
  package static func document(
    _ root: Node, file: String, folder: String, recipes: RecipeRegistry = .standard,
    marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    let id = stem.lastIndex(of: ".").map { String(stem[..<$0]) } ?? stem
    if let name = root["recipe"]?.text {
      return try recipe(name, root, file: file, files: .below(folder), recipes: recipes)
    }
    let figure = try FigureDocument(root, file: file).load(
      files: .below(folder), registry: marks)
    return FigureTarget(id: id, figure: figure, parameters: Node([] as [Node.Entry]), series: nil)
  }

  private static func recipe(
    _ id: String, _ parameters: Node, file: String, files: DataFiles, recipes: RecipeRegistry
  ) throws(NablaError) -> FigureTarget {
    let recipe = try recipes.recipe(id, parameters: parameters, file: file)
    let options = try ThemeFile.resolved(in: parameters, file: file, files: files)
    let reserved = try ReservedOptions(from: options, file: file, owner: id)
    let result = try recipe.draw(RecipeContext(files: files, seed: reserved.seed))
    return FigureTarget(
      id: id, figure: reserved.applied(to: result.figure), parameters: recipe.parameterNode,
      series: result.series)
  }

  /// The numbers behind the figure, as `nabla data` prints them.
  package func data() throws(NablaError) -> Node {
    let numbers: [Node.Entry]
    if let series { numbers = series } else { numbers = Self.series(of: try figure.drawn().report) }
    return Node([
      .init("id", Node(id)), .init("parameters", parameters), .init("series", Node(numbers)),
    ])
  }

  /// One entry for each mark's column: `scatter.x`, or `panel 1 scatter 2.x` where there are more.
  private static func series(of report: FigureReport) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    for (p, panel) in report.panels.enumerated() {
      let place = report.panels.count > 1 ? "panel \(p) " : ""
      for (m, mark) in panel.marks.enumerated() {
        let same = panel.marks.count { $0.kind == mark.kind } > 1
        let name = "\(place)\(mark.kind)\(same ? " \(m)" : "")"
        for (column, values) in mark.series {
          entries.append(.init("\(name).\(column)", Channel.values(values).optionNode))
        }
      }
    }
    return entries
  }
}
