import NablaMath
import NablaPlot
import NablaScene

extension Recipe {
  /// A square matrix of finite numbers that can be drawn.
  ///
  /// - Parameter sizes: how many rows it may have; any number where empty.
  func squareMatrix(
    _ source: MatrixSource, _ parameter: String, sizes: [Int] = [], _ context: RecipeContext
  ) throws(NablaError) -> Matrix {
    let matrix = try finiteMatrix(source, parameter, context)
    let isRight = matrix.isSquare && (sizes.isEmpty || sizes.contains(matrix.rows))
    guard isRight else {
      let wanted = sizes.map { "\($0) by \($0)" }.joined(separator: " or ")
      throw refuse(
        parameter, "is \(matrix.rows) by \(matrix.columns)",
        sizes.isEmpty ? "give as many rows as columns" : "give \(wanted)")
    }
    return matrix
  }

  /// A matrix of finite numbers that can be drawn.
  func finiteMatrix(
    _ source: MatrixSource, _ parameter: String, tensor: String? = nil, _ context: RecipeContext
  ) throws(NablaError) -> Matrix {
    let matrix = try source.matrix(
      files: context.files, place: "\(Self.id).\(parameter)", tensor: tensor)
    if let i = matrix.values.firstIndex(where: { !$0.isFinite }) {
      throw refuse(
        parameter,
        "has \(formatPlain(matrix.values[i])) in row \(i / matrix.columns), column \(i % matrix.columns)",
        "give finite numbers")
    }
    if let large = matrix.values.first(where: { $0.magnitude > 1e100 }) {
      throw refuse(
        parameter, "has \(formatPlain(large)), whose products are too large",
        "give numbers up to 1e100")
    }
    return matrix
  }

  /// What a computation gives, its error as one of this parameter.
  func solved<T>(
    _ parameter: String, _ work: () throws(MathError) -> T
  ) throws(NablaError) -> T {
    do throws(MathError) {
      return try work()
    } catch {
      throw refuse(parameter, error.problem, error.remedy)
    }
  }
}

extension Node {
  /// The rows of a matrix.
  init(_ matrix: Matrix) { self = matrix.optionNode }
}
