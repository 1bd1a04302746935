public import NablaPlot

extension AttentionModelGrid {
  /// In which order heads stand.
  public enum Order: String, OptionChoice {
    case index
    /// Sharp heads first.
    case entropy
    /// Near keys first.
    case distance
    /// Most weight on the first key first.
    case firstToken = "first-token"
  }

  /// What is measured of each head.
  public enum Metric: String, OptionChoice {
    case none
    /// The mean entropy of the queries' weights in nats.
    case entropy
    /// The mean distance of key and query.
    case distance
    /// The mean weight of the query's own token.
    case diagonal
    /// The mean weight of the first key.
    case sink
  }

  /// Some layers or heads.
  public enum Part: Hashable, Sendable, OptionValue {
    case all
    case list([Int])

    public static var optionType: OptionType {
      .other("all, numbers from 0, or a range such as 0-3")
    }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "all" {
        self = .all
      } else if let index = node.int {
        self = .list([index])
      } else if let text = node.text {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last,
          last - first < 1000
        else { throw .expected(Self.optionType, node) }
        self = .list(Array(first...last))
      } else if node.list?.isEmpty == false {
        self = .list(try [Int](option: node))
      } else {
        throw .expected(Self.optionType, node)
      }
    }

    public var optionNode: Node {
      if case .list(let numbers) = self { numbers.optionNode } else { "all" }
    }
  }
}
