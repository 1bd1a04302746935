import NablaPlot
import NablaScene

/// `plot: ["y = sin(x)/x", "x^2 + y^2 <= 1"]`: expressions as `nabla plot` takes them, on one panel.
struct PlottedFormulas {
  private let expressions: [PlotExpression]
  /// The figure without its marks.
  private let document: Node

  /// - Parameters:
  ///   - value: one expression or a list of them.
  ///   - entries: the fence's keys; all but `plot` are options of the figure.
  /// - Throws: what is wrong with an expression, with its place in the note.
  init(_ value: Node, beside entries: [Node.Entry], file: String) throws(NablaError) {
    let nodes = value.list ?? [value]
    guard !nodes.isEmpty else {
      throw NablaError(value.place(file), "plot is an empty list", "give formulas of x")
    }
    var texts: [String] = []
    for node in nodes {
      switch node.value {
      case .text(let text): texts.append(text)
      // `plot: [2]` is the constant function.
      case .integer, .number: texts.append(node.json())
      default:
        throw NablaError(node.place(file), "a formula is \(node.kindName)", "write it in quotes")
      }
    }
    do throws(NablaError) {
      expressions = try PlotExpression.read(texts)
    } catch {
      let index = texts.firstIndex { error.place.contains("\"\(Nearest.clipped($0))\"") }
      let place = (index.map { nodes[$0] } ?? value).place(file)
      throw NablaError(place, "\(error.place): \(error.problem)", error.remedy)
    }
    let rest = entries.filter { $0.key != "plot" }
    document = Node(
      .map(rest + [.init("marks", Node(.list([])))]), line: value.line, column: value.column)
  }

  /// The figure, its data read from below a folder.
  func figure(
    file: String, folder: String, marks: MarkRegistry
  ) throws(NablaError) -> Figure {
    var figure = try FigureDocument(document, file: file).load(
      files: .below(folder), registry: marks)
    if let cell = figure.grid.rows.first?.first, case .panel(var panel) = cell {
      panel.marks = expressions.compactMap(\.mark)
      figure.grid.rows[0][0] = .panel(panel)
    }
    return figure
  }
}
