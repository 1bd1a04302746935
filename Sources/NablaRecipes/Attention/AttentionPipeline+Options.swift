public import NablaPlot

extension AttentionPipeline {
  /// What scores are multiplied by.
  public enum Factor: Hashable, Sendable, OptionValue {
    /// 1/√d.
    case auto
    case value(Double)

    public static var optionType: OptionType { .other("a number, or auto") }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "auto" {
        self = .auto
      } else if let value = node.double {
        self = .value(value)
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      if case .value(let value) = self { Node(value) } else { "auto" }
    }
    public var boundedNumbers: [Double] {
      if case .value(let value) = self { [value] } else { [] }
    }
  }

  /// Which keys a query may look at.
  public enum Mask: Hashable, Sendable, OptionValue {
    case none, causal
    case cells([[Bool]])

    public static var optionType: OptionType { .other("none, causal, or rows of true and false") }

    public init(option node: Node) throws(OptionProblem) {
      switch node.text {
      case "none": self = .none
      case "causal": self = .causal
      default:
        guard let rows = node.list, !rows.isEmpty else {
          guard let text = node.text else { throw .expected(Self.optionType, node) }
          throw OptionProblem(
            "is \"\(Nearest.clipped(text))\"", Nearest.advice(text, among: ["none", "causal"]))
        }
        var cells: [[Bool]] = []
        for row in rows {
          let line = (row.list ?? []).compactMap {
            $0.bool ?? $0.int.flatMap { [0: false, 1: true][$0] }
          }
          guard let count = row.list?.count, line.count == count else {
            throw .expected(Self.optionType, row)
          }
          cells.append(line)
        }
        self = .cells(cells)
      }
    }

    public var optionNode: Node {
      switch self {
      case .none: "none"
      case .causal: "causal"
      case .cells(let rows): Node(rows.map { Node($0.map { Node($0) }) })
      }
    }
  }
}
