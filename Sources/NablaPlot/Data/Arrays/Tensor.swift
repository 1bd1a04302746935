public import NablaScene

/// Numbers in a grid of any rank, the last axis running fastest.
public struct Tensor: Sendable, Hashable {
  /// The numbers in row-major order, in the width they were stored with.
  public enum Elements: Sendable, Hashable {
    case single([Float])
    case double([Double])

    /// How many there are.
    public var count: Int {
      switch self {
      case .single(let values): values.count
      case .double(let values): values.count
      }
    }
  }

  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers in row-major order.
  public let elements: Elements

  /// The most elements a tensor that is read may have: 2²⁸.
  package static let elementLimit = 1 << 28
  /// The most axes a tensor may have.
  package static let rankLimit = 8

  /// A tensor of numbers in row-major order.
  ///
  /// - Throws: when their count is not the product of the shape.
  public init(shape: [Int], values: [Double]) throws(NablaError) {
    try self.init(shape: shape, elements: .double(values), place: "")
  }

  package init(shape: [Int], elements: Elements, place: String) throws(NablaError) {
    guard Tensor.count(of: shape) == elements.count else {
      throw NablaError(
        place, "\(elements.count) values do not fill the shape \(Tensor.text(shape))",
        "give as many values as the product of the shape")
    }
    self.shape = shape
    self.elements = elements
  }

  /// The number of axes.
  public var rank: Int { shape.count }
  /// The number of elements.
  public var count: Int { elements.count }

  /// The numbers in row-major order as doubles.
  public var values: [Double] {
    switch elements {
    case .single(let values): values.map(Double.init)
    case .double(let values): values
    }
  }

  /// The part at fixed indices of the first axes: `tensor.slice(layer, head)` of a tensor
  /// [layer, head, query, key] is the tensor [query, key]. Indices count from 0.
  ///
  /// - Throws: when there are more indices than axes, or one is outside its axis.
  public func slice(_ indices: Int...) throws(NablaError) -> Tensor {
    try slice(indices, place: "")
  }

  package func slice(_ indices: [Int], place: String) throws(NablaError) -> Tensor {
    guard indices.count <= rank else {
      throw NablaError(
        place, "\(indices.count) indices for the shape \(Tensor.text(shape))",
        "give at most \(rank)")
    }
    var start = 0
    for (axis, index) in indices.enumerated() {
      guard index >= 0, index < shape[axis] else {
        throw NablaError(
          place, "index \(index) is outside axis \(axis) of the shape \(Tensor.text(shape))",
          shape[axis] > 0 ? "use 0 to \(shape[axis] - 1)" : "the axis is empty")
      }
      start = start * shape[axis] + index
    }
    let rest = Array(shape[indices.count...])
    let length = rest.reduce(1, *)
    let range = (start * length)..<((start + 1) * length)
    let part: Elements =
      switch elements {
      case .single(let values): .single(Array(values[range]))
      case .double(let values): .double(Array(values[range]))
      }
    return try Tensor(shape: rest, elements: part, place: place)
  }

  /// The product of a shape; nil where it overflows or an axis is negative.
  static func count(of shape: [Int]) -> Int? {
    // A zero anywhere makes the product zero, so that it must not hide another axis's overflow.
    var product = 1
    for length in shape where length != 0 {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      guard length > 0, !overflow else { return nil }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }

  /// The shape as messages write it: `[6, 12, 16, 16]`.
  static func text(_ shape: [Int]) -> String {
    "[" + shape.prefix(16).map(String.init).joined(separator: ", ")
      + (shape.count > 16 ? ", …]" : "]")
  }
}
