public import NablaPlot
import NablaScene

/// A line of a graphing calculator: an expression, or a table of points.
public enum ExplorerItem: Hashable, Sendable, OptionValue {
  case expression(String)
  /// The path of a table, whose first two columns are x and y.
  case file(String)
  /// Rows [x, y].
  case points([PlanePoint])

  public static var optionType: OptionType {
    .other("an expression, a path (.csv, .tsv, .json, .npy), or points [[x, y], …]")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      self = .points(try [PlanePoint](option: node))
    } else if let text = node.scalarText {
      let isFile = [".csv", ".tsv", ".json", ".npy"].contains { text.lowercased().hasSuffix($0) }
      self = isFile ? .file(text) : .expression(text)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .expression(let text), .file(let text): Node(text)
    case .points(let points): points.optionNode
    }
  }
}

/// Two ends as numbers or formulas without variables: `[0, 2pi]`.
public struct FormulaInterval: Hashable, Sendable, OptionValue {
  public var interval: Interval

  public init(_ interval: Interval) { self.interval = interval }

  public static var optionType: OptionType { .interval }

  public init(option node: Node) throws(OptionProblem) {
    guard let pair = node.list, pair.count == 2, let a = pair[0].scalarText,
      let b = pair[1].scalarText
    else { throw .expected(Self.optionType, node) }
    do throws(NablaError) {
      interval = try PlotWindow("\(a):\(b)", place: "").interval
    } catch {
      throw OptionProblem("is [\(a), \(b)]", "give two finite numbers, the smaller first", at: node)
    }
  }

  public var optionNode: Node { interval.optionNode }
  public var boundedNumbers: [Double] { interval.boundedNumbers }
}
