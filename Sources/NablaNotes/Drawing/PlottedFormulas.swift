import NablaPlot
import NablaScene

/// `plot: ["y = sin(x)/x", "x^2"]`: formulas of x as a figure of their graphs.
enum PlottedFormulas {
  /// The figure file that the formulas stand for.
  ///
  /// - Parameters:
  ///   - value: one formula or a list of them, `y = f(x)` or `f(x)`.
  ///   - entries: the fence's keys; all but `plot` are options of the figure.
  static func figure(
    _ value: Node, beside entries: [Node.Entry], file: String
  ) throws(NablaError) -> Node {
    let formulas = value.list ?? [value]
    guard !formulas.isEmpty else {
      throw NablaError(value.place(file), "plot is an empty list", "give formulas of x")
    }
    var marks: [Node] = []
    for formula in formulas {
      let text: String
      switch formula.value {
      case .text(let written): text = written
      // `plot: [2]` is the constant function.
      case .integer, .number: text = formula.json()
      default:
        throw NablaError(
          formula.place(file), "a formula is \(formula.kindName)", "write it in quotes")
      }
      marks.append(
        Node(
          .map([
            .init("mark", "function"),
            .init("f", Node(.text(rightSide(text)), line: formula.line, column: formula.column)),
            .init("name", Node(text)),
          ]), line: formula.line, column: formula.column))
    }
    let rest = entries.filter { $0.key != "plot" }
    return Node(
      .map(rest + [.init("marks", Node(.list(marks)))]), line: value.line, column: value.column)
  }

  /// What stands behind `y =`; every other text as it is, for the reader of formulas to judge.
  private static func rightSide(_ text: String) -> String {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].hasPrefix("="),
      ["y", "f(x)"].contains(parts[0].filter { !$0.isWhitespace })
    else { return text }
    return String(parts[1])
  }
}
