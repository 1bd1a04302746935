import NablaPlot
import NablaScene

/// `plot: ["y = sin(x)/x", "x^2 + y^2 <= 1"]`: expressions as `nabla plot` takes them, on one panel.
struct PlottedFormulas {
  private let texts: [String]
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
      _ = try PlotExpression.read(texts)
    } catch {
      let index = texts.firstIndex { error.place.contains("\"\(Nearest.clipped($0))\"") }
      let place = (index.map { nodes[$0] } ?? value).place(file)
      throw NablaError(place, "\(error.place): \(error.problem)", error.remedy)
    }
    self.texts = texts
    let rest = entries.filter { $0.key != "plot" }
    document = Node(
      .map(rest + [.init("marks", Node(.list([])))]), line: value.line, column: value.column)
  }

  /// The figure that `nabla plot` draws, but for what the fence says besides.
  func figure(
    file: String, folder: String, marks: MarkRegistry
  ) throws(NablaError) -> Figure {
    var figure = try FigureDocument(document, file: file).load(
      files: .below(folder), registry: marks)
    guard case .panel(var panel)? = figure.grid.rows.first?.first else { return figure }
    let plotted = try Figure(
      plotting: texts, x: panel.x.domain.map { PlotWindow($0) },
      y: panel.y.domain.map { PlotWindow($0) })
    guard case .panel(let plain)? = plotted.grid.rows.first?.first else { return figure }
    panel.marks = plain.marks
    panel.x = panel.x.completed(by: plain.x)
    panel.y = panel.y.completed(by: plain.y)
    if document["aspect"] == nil, document["coordinates"] == nil {
      panel.coordinates = plain.coordinates
    }
    if document["size"] == nil { figure.size = plotted.size }
    figure.grid.rows[0][0] = .panel(panel)
    return figure
  }
}

extension AxisOptions {
  /// The axis with what it leaves open as on another one.
  fileprivate func completed(by other: AxisOptions) -> AxisOptions {
    var axis = self
    axis.label = label ?? other.label
    axis.domain = domain ?? other.domain
    return axis
  }
}
