import NablaMath
public import NablaPlot
import NablaScene

/// A function of two variables: a formula of x and y, or a grid in a file.
public enum FieldSource: Hashable, Sendable, OptionValue {
  case formula(String)
  case file(String)

  public static var optionType: OptionType { .other("a formula of x and y, or a path (.npy)") }

  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.text ?? node.double.map({ formatPlain($0) }) else {
      throw .expected(Self.optionType, node)
    }
    self = text.lowercased().hasSuffix(".npy") ? .file(text) : .formula(text)
  }

  public var optionNode: Node {
    switch self {
    case .formula(let text), .file(let text): Node(text)
    }
  }

  /// The values on a rectangle's nodes, the row of the largest y first; NaN where there is none.
  ///
  /// - Throws: for what cannot be read, and where no node has a value.
  func field(
    x: Interval, y: Interval, grid: Int, files: DataFiles?, place: String
  ) throws(NablaError) -> Matrix {
    let found: Matrix
    switch self {
    case .formula(let text):
      let formula: Formula
      do throws(FormulaError) {
        formula = try Formula(text, variables: PlaneArguments.names)
      } catch {
        let remedy = error.remedy.isEmpty ? "give a formula of x and y" : error.remedy
        throw NablaError(place, "column \(error.column): \(error.message)", remedy)
      }
      guard !formula.isList else {
        throw NablaError(place, "is \"\(Nearest.clipped(text))\"", "give a formula of x and y")
      }
      let columns = evenPlaces(from: x.lower, to: x.upper, count: grid)
      let rows = evenPlaces(from: y.upper, to: y.lower, count: grid)
      found =
        Matrix(
          rows: grid, columns: grid, values: rows.flatMap { formula.values([columns, [$0]]) })
        ?? .empty
    case .file(let path):
      found = try MatrixSource.file(path).matrix(files: files, place: place)
      guard found.rows >= 2, found.columns >= 2 else {
        throw NablaError(
          place, "has the shape [\(found.rows), \(found.columns)]", "give at least 2 × 2 numbers")
      }
    }
    guard found.values.contains(where: \.isFinite) else {
      throw NablaError(
        place, "has no value anywhere in it", "give another formula, or other x and y")
    }
    return found.known
  }
}
