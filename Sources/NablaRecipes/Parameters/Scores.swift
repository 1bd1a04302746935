public import NablaPlot
public import NablaScene

/// Scores as a list, or the path of a `.npy` file with them.
public enum Scores: Hashable, Sendable, OptionValue {
  case file(String)
  case list([Double])

  public static var optionType: OptionType { .other("a list of numbers, or a path (.npy)") }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
      return
    }
    guard let nodes = node.list else { throw .expected(Self.optionType, node) }
    var values: [Double] = []
    for node in nodes {
      switch node.text {
      case "-inf", "−inf", "-∞", "−∞": values.append(-.infinity)
      default: values.append(try Double(option: node))
      }
    }
    self = .list(values)
  }

  public var optionNode: Node {
    switch self {
    case .file(let path): Node(path)
    case .list(let values): Node(values)
    }
  }

  /// The scores: 2 to 200,000, finite or −∞, not all of them −∞.
  ///
  /// - Parameter place: the recipe and the parameter, for messages.
  func values(files: DataFiles?, place: String) throws(NablaError) -> [Double] {
    let scores: [Double]
    switch self {
    case .list(let values): scores = values
    case .file(let path):
      guard path.lowercased().hasSuffix(".npy") else {
        throw NablaError(place, "is \"\(path)\"", "give a .npy file or a list of numbers")
      }
      let tensor = try MatrixSource.file(path).tensor(files: files, place: place)
      guard tensor.shape.filter({ $0 != 1 }).count <= 1 else {
        throw NablaError(place, "has the shape \(tensor.shape)", "give a tensor of one row")
      }
      scores = tensor.values
    }
    guard (2...200_000).contains(scores.count) else {
      throw NablaError(place, "has \(scores.count) scores", "give 2 to 200000")
    }
    if let i = scores.firstIndex(where: { $0.isNaN || $0 == .infinity }) {
      throw NablaError(
        place, "score \(i) is \(formatPlain(scores[i]))", "give finite numbers or -inf")
    }
    if scores.allSatisfy({ $0 == -.infinity }) {
      throw NablaError(place, "are all -inf, and nothing can be chosen", "give one finite score")
    }
    return scores
  }
}
