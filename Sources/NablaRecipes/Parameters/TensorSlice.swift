public import NablaPlot
import NablaScene

/// Which part of a tensor is meant: an index or `:` for each axis, such as `0, 3` or `0, :, 5, :`.
public struct TensorSlice: Hashable, Sendable, OptionValue {
  /// nil stands for a whole axis; axes beyond the list are whole.
  public var indices: [Int?]

  public static var optionType: OptionType { .other("indices such as 0,3 or 0,:,5,:") }

  public init(_ indices: [Int?]) { self.indices = indices }

  public init(option node: Node) throws(OptionProblem) {
    var parts: [String] = []
    if let list = node.list {
      parts = list.map { $0.scalarText ?? "" }
    } else if let text = node.scalarText {
      parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " }
      }
    }
    guard !parts.isEmpty else { throw .expected(Self.optionType, node) }
    indices = []
    for part in parts {
      guard part == ":" || Int(part) != nil else { throw .expected(Self.optionType, node) }
      indices.append(Int(part))
    }
  }

  public var optionNode: Node {
    Node(indices.map { $0.map(String.init) ?? ":" }.joined(separator: ","))
  }

  /// The part as a matrix: a list becomes a row.
  ///
  /// - Throws: where an index is outside its axis, and where not one or two axes are left.
  func matrix(of tensor: Tensor, place: String) throws(NablaError) -> Matrix {
    let shape = "the shape [\(tensor.shape.map(String.init).joined(separator: ", "))]"
    guard indices.count <= tensor.rank else {
      throw NablaError(
        place, "has \(indices.count) indices for \(shape)", "give at most \(tensor.rank)")
    }
    for (axis, index) in indices.enumerated() {
      guard let index else { continue }
      guard tensor.shape[axis] > 0, (0..<tensor.shape[axis]).contains(index) else {
        throw NablaError(
          place, "has the index \(index) on axis \(axis) of \(shape)",
          "use 0 to \(tensor.shape[axis] - 1)")
      }
    }
    let fixed = indices + Array(repeating: nil, count: tensor.rank - indices.count)
    let free = fixed.indices.filter { fixed[$0] == nil }
    guard (1...2).contains(free.count) else {
      throw NablaError(
        place, "leaves \(free.count) axes of \(shape)", "fix all axes but two, such as 0,0")
    }
    var strides = [Int](repeating: 1, count: tensor.rank)
    for axis in strides.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * tensor.shape[axis + 1]
    }
    let start = fixed.enumerated().reduce(0) { $0 + ($1.element ?? 0) * strides[$1.offset] }
    let values = tensor.values
    let last = free[free.count - 1]
    let rows = free.count == 2 ? tensor.shape[free[0]] : 1
    let step = free.count == 2 ? strides[free[0]] : 0
    return Matrix(rows: rows, columns: tensor.shape[last]) {
      values[start + $0 * step + $1 * strides[last]]
    }
  }
}
