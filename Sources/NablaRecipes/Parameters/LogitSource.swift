public import NablaPlot
import NablaScene

/// Scores of choices as a list, or the path of a file with them.
public enum LogitSource: Hashable, Sendable, OptionValue {
  case file(String)
  case list([Double])

  public static var optionType: OptionType { .other("a list of numbers, or a path (.npy, .json)") }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
      return
    }
    guard let nodes = node.list else { throw .expected(Self.optionType, node) }
    self = .list(try Self.scores(nodes))
  }

  /// Numbers, or −∞ in words.
  private static func scores(_ nodes: [Node]) throws(OptionProblem) -> [Double] {
    var values: [Double] = []
    for node in nodes {
      switch node.text {
      case "-inf", "−inf", "-∞", "−∞": values.append(-.infinity)
      default: values.append(try Double(option: node))
      }
    }
    return values
  }

  public var optionNode: Node {
    switch self {
    case .file(let path): Node(path)
    case .list(let values): Node(values)
    }
  }

  /// At least two scores, finite or −∞, not all −∞.
  ///
  /// - Parameter place: the recipe and the parameter, for messages.
  func scores(files: DataFiles?, place: String) throws(NablaError) -> [Double] {
    let scores = try read(files, place)
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

  private func read(_ files: DataFiles?, _ place: String) throws(NablaError) -> [Double] {
    guard case .file(let path) = self else {
      if case .list(let values) = self { return values }
      return []
    }
    let files = try files.required(at: place, "give numbers")
    let bytes = try files.bytes(path, place: place)
    if path.lowercased().hasSuffix(".npy") {
      let tensor = try NPYReader.read(bytes, name: path)
      guard tensor.shape.filter({ $0 != 1 }).count <= 1 else {
        throw NablaError(place, "has the shape \(tensor.shape)", "give a tensor of one row")
      }
      return tensor.values
    }
    guard path.lowercased().hasSuffix(".json") else {
      throw NablaError(place, "is \"\(path)\"", "give a .npy or .json file, or a list of numbers")
    }
    let node = try JSONReader.read(String(decoding: bytes, as: UTF8.self), name: path)
    do throws(OptionProblem) {
      guard let list = node.list else { throw OptionProblem.expected(Self.optionType, node) }
      return try Self.scores(list)
    } catch {
      throw NablaError(path, error.problem, error.remedy)
    }
  }
}
