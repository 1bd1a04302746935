public import NablaScene

/// A mark's marker shapes: one for all, or one for each text of a column.
public enum MarkerShapes: Hashable, Sendable {
  case one(MarkerShape)
  case by(Channel)

  /// The shapes of the first, second, third … text: neighbours are easily told apart.
  static let order: [MarkerShape] = [
    .circle, .triangle, .square, .plus, .diamond, .triangleDown, .cross, .star,
  ]
}

extension MarkerShapes: OptionValue {
  private static var names: String { MarkerShape.allCases.map(\.rawValue).joined(separator: ", ") }

  public static var optionType: OptionType {
    .either(
      [.pattern("", "text"), .list(.either([.text, .nothing], "texts"))],
      "one of \(names), or a column of texts")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let shape = node.text.flatMap(MarkerShape.init(rawValue:)) {
      self = .one(shape)
    } else if node.list != nil || node.text != nil {
      self = .by(try Channel(option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .one(let shape): Node(shape.rawValue)
    case .by(let channel): channel.optionNode
    }
  }
}

/// The shapes that a mark's rows have.
enum ShapeValues: Sendable {
  case one(MarkerShape)
  case categories(codes: [Int32], names: [String])

  var count: Int? {
    switch self {
    case .one: nil
    case .categories(let codes, _): codes.count
    }
  }

  /// The shape of the category `code`; a circle where it is missing.
  static func shape(_ code: Int) -> MarkerShape {
    MarkerShapes.order.indices.contains(code) ? MarkerShapes.order[code] : .circle
  }

  func many(_ indices: [Int]) -> OneOrMany<MarkerShape> {
    switch self {
    case .one(let shape): .one(shape)
    case .categories(let codes, _): .many(indices.map { Self.shape(Int(codes[$0])) })
    }
  }
}

extension MarkContext {
  /// The shapes of `count` rows.
  func shapes(_ shapes: MarkerShapes, count: Int) throws(NablaError) -> ShapeValues {
    let channel: Channel
    switch shapes {
    case .one(let shape): return .one(shape)
    case .by(let given): channel = given
    }
    if case .column(let name) = channel, !table.names.contains(name) {
      throw NablaError(
        "\(place).shape", "\"\(Nearest.clipped(name))\" is neither a column nor a shape",
        Nearest.advice(name, among: table.names + MarkerShape.allCases.map(\.rawValue)))
    }
    guard case .text(let text) = try channel.resolve(table, option: "\(place).shape") else {
      throw NablaError("\(place).shape", "holds no texts", "give a shape or a column of texts")
    }
    try checkLengths(("shape", text.count), ("y", count))
    guard text.categories.count <= MarkerShapes.order.count else {
      throw NablaError(
        "\(place).shape", "has \(text.categories.count) different texts",
        "give at most \(MarkerShapes.order.count), or use color")
    }
    return .categories(codes: text.codes, names: text.categories)
  }
}
