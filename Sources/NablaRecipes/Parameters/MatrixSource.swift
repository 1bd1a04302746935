import NablaPNG
public import NablaPlot
import NablaScene

/// Where a matrix comes from: rows written out, or a file.
public enum MatrixSource: Hashable, Sendable, OptionValue {
  case values(Matrix)
  case file(String)

  public static var optionType: OptionType {
    .other("rows of numbers, or a path (.npy, .npz, .safetensors, .csv, .tsv, .json, .png)")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
    } else if node.list != nil {
      self = .values(try Matrix(option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .values(let matrix): matrix.optionNode
    case .file(let path): Node(path)
    }
  }

  /// The numbers with their shape, of rank 1 or more.
  ///
  /// A `.csv` gives a row for each of its rows; a `.png` its grey values 0 … 1, top row first; a
  /// `.safetensors` its only tensor, or the one that is named.
  ///
  /// - Parameters:
  ///   - place: the recipe and the parameter (`svd-low-rank.matrix`), for messages.
  ///   - tensor: which tensor of a `.safetensors` file.
  func tensor(
    files: DataFiles?, place: String, tensor: String? = nil
  ) throws(NablaError) -> Tensor {
    switch self {
    case .values(let matrix):
      return try Tensor(shape: [matrix.rows, matrix.columns], values: matrix.values)
    case .file(let path):
      let files = try files.required(at: place, "give rows of numbers")
      switch path.split(separator: ".").last?.lowercased() {
      case "npy": return try NPYReader.read(try files.bytes(path, place: place), name: path)
      case "safetensors":
        let file = try SafetensorsReader.read(try files.bytes(path, place: place), name: path)
        guard let name = tensor ?? (file.entries.count == 1 ? file.entries[0].name : nil) else {
          let known = file.entries.map { "\($0.name) \($0.shape)" }
          throw NablaError(
            path, "holds \(file.entries.count) tensors",
            "choose one with tensor; \(Nearest.list(known))")
        }
        return try file.tensor(name)
      case "png": return try Self.grey(try files.bytes(path, place: place), path)
      default: return try Self.numbers(of: try files.table(path, place: place), path)
      }
    }
  }

  /// The matrix, of two dimensions and at least one cell.
  ///
  /// - Throws: for files that cannot be read, and for other shapes, which the message lists.
  func matrix(
    files: DataFiles?, place: String, tensor name: String? = nil
  ) throws(NablaError) -> Matrix {
    let tensor = try tensor(files: files, place: place, tensor: name)
    guard tensor.rank == 2, tensor.count > 0,
      let matrix = Matrix(
        rows: tensor.shape[0], columns: tensor.shape[1], values: tensor.values)
    else {
      throw NablaError(
        place, "has the shape \(tensor.shape)", "give a matrix of at least one row and one column")
    }
    return matrix
  }

  /// Luminance 0 … 1 over white.
  private static func grey(_ bytes: [UInt8], _ path: String) throws(NablaError) -> Tensor {
    let bitmap = try decodePNG(bytes, place: path)
    var values: [Double] = []
    values.reserveCapacity(bitmap.width * bitmap.height)
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width {
        let color = bitmap[x, y]
        let alpha = Double(color.alpha) / 255
        let luma =
          0.299 * Double(color.red) + 0.587 * Double(color.green) + 0.114 * Double(color.blue)
        values.append(luma / 255 * alpha + 1 - alpha)
      }
    }
    return try Tensor(shape: [bitmap.height, bitmap.width], values: values)
  }

  private static func numbers(of table: Table, _ path: String) throws(NablaError) -> Tensor {
    var columns: [[Double]] = []
    for (name, column) in zip(table.names, table.columns) {
      guard let numbers = column.numbers else {
        throw NablaError(
          path, "the column \"\(name)\" holds \(column.kindName)", "give a matrix of numbers")
      }
      columns.append(numbers)
    }
    let values = (0..<table.rowCount).flatMap { row in columns.map { $0[row] } }
    return try Tensor(shape: [table.rowCount, columns.count], values: values)
  }
}
