import NablaPlot
import NablaRecipes

/// Something that can be drawn by name: a recipe with parameters, or a figure file.
package struct FigureTarget: Sendable {
  /// The recipe's id, or the file's name without its extension.
  package let id: String
  package var figure: Figure
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
  ///   - parameters: the path of a file with a map of a recipe's parameters, under the settings.
  package static func load(
    _ name: String, settings: [Setting] = [], parameters: String? = nil,
    recipes: RecipeRegistry = .standard,
    marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    if recipes[name] != nil {
      var root = Node([] as [Node.Entry])
      if let parameters { root = try Self.parameters(of: name, in: parameters) }
      for setting in settings { root = try setting.applied(to: root) }
      return try recipe(
        name, root, file: parameters ?? "", files: .anywhere(from: "."), recipes: recipes)
    }
    guard parameters == nil else {
      throw NablaError(
        "--params", "is given for \"\(Nearest.clipped(name))\", which is no recipe",
        "give a recipe's id, or leave it out")
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
    return try document(
      bytes, file: name, folder: FilePath.folder(of: name), settings: settings, recipes: recipes,
      marks: marks)
  }

  /// Loads a document whose bytes are at hand (standard input, a fence in a note).
  package static func document(
    _ bytes: [UInt8], file: String, folder: String, settings: [Setting] = [],
    recipes: RecipeRegistry = .standard, marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    var root = try FigureDocument(bytes: bytes, file: file).root
    for setting in settings { root = try setting.applied(to: root) }
    return try document(root, file: file, folder: folder, recipes: recipes, marks: marks)
  }

  /// Loads a document that was read already.
  package static func document(
    _ root: Node, file: String, folder: String, recipes: RecipeRegistry = .standard,
    marks: MarkRegistry = .standard
  ) throws(NablaError) -> FigureTarget {
    let id = FilePath.stem(of: FilePath.name(of: file))
    if let name = root["recipe"]?.text {
      return try recipe(name, root, file: file, files: .below(folder), recipes: recipes)
    }
    let figure = try FigureDocument(root, file: file).load(
      files: .below(folder), registry: marks)
    return FigureTarget(id: id, figure: figure, parameters: Node([] as [Node.Entry]), series: nil)
  }

  /// The map of a recipe's parameters in a file; paths in it are from the working folder, as those
  /// on the command line.
  private static func parameters(
    of recipe: String, in file: String
  ) throws(NablaError) -> Node {
    let bytes = try DataFiles.anywhere(from: ".").bytes(file)
    let root = try FigureDocument(bytes: bytes, file: file).root
    if root.isNull { return Node([] as [Node.Entry]) }
    guard root.map != nil else {
      throw NablaError(
        root.place(file), "the file holds \(root.kindName)", "give a map of parameters, as lr: 0.1")
    }
    if let other = root["recipe"], other.text != recipe {
      throw NablaError(
        other.place(file), "the parameters are of another recipe",
        "draw \(Nearest.clipped(other.text ?? "it")), or leave recipe out")
    }
    return root
  }

  private static func recipe(
    _ id: String, _ parameters: Node, file: String, files: DataFiles, recipes: RecipeRegistry
  ) throws(NablaError) -> FigureTarget {
    let recipe = try recipes.recipe(id, parameters: parameters, file: file)
    let options = try ThemeFile.resolved(in: parameters, file: file, files: files)
    let reserved = try ReservedOptions(from: options, file: file, owner: id)
    let result: RecipeResult
    do throws(NablaError) {
      result = try recipe.draw(RecipeContext(files: files, seed: reserved.seed))
    } catch {
      throw located(error, in: parameters, of: id, file)
    }
    return FigureTarget(
      id: id, figure: reserved.applied(to: result.figure), parameters: recipe.parameterNode,
      series: result.series)
  }

  /// The error with `file:line:column` in front, where it is about a parameter from a file.
  private static func located(
    _ error: NablaError, in parameters: Node, of id: String, _ file: String
  ) -> NablaError {
    guard error.place.hasPrefix("\(id).") else { return error }
    let name = error.place.dropFirst(id.count + 1).prefix { $0 != "." }
    guard let value = parameters[String(name)], value.line > 0 else { return error }
    return NablaError(
      value.place(file), "\(error.place): \(error.problem)", error.remedy, kind: error.kind)
  }

  /// The numbers behind the figure, as `nabla data` prints them.
  ///
  /// - Parameter report: of the figure, where it was drawn already.
  package func data(_ report: FigureReport? = nil) throws(NablaError) -> Node {
    let numbers: [Node.Entry]
    if let series {
      numbers = series
    } else if let report {
      numbers = Self.series(of: report)
    } else {
      numbers = Self.series(of: try figure.drawn().report)
    }
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
