public import NablaPlot
import NablaScene

/// Where attention weights come from: a file, or numbers written out.
public enum AttentionSource: Hashable, Sendable, OptionValue {
  case file(String)
  /// Nested lists of rank 2 to 4.
  case values(Node)

  public static var optionType: OptionType {
    .other("a path (.npy, .safetensors, .json, .csv) or nested lists of numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
    } else if node.list != nil {
      self = .values(node)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .file(let path): Node(path)
    case .values(let node): node
    }
  }
}

/// One layer or head by its number from 0, the mean over all, or each of them.
public enum Selection: Hashable, Sendable, OptionValue {
  case index(Int)
  case mean
  case all

  public static var optionType: OptionType { .other("a whole number from 0, mean or all") }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "mean" {
      self = .mean
    } else if node.text == "all" {
      self = .all
    } else if let index = node.int {
      self = .index(index)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .index(let index): Node(index)
    case .mean: "mean"
    case .all: "all"
    }
  }

  /// As it is written in a title.
  var text: String {
    switch self {
    case .index(let index): String(index)
    case .mean: "mean"
    case .all: "all"
    }
  }
}

/// Tokens as a list, or the path of a `.txt` or `.json` file with them.
public enum TokenSource: Hashable, Sendable, OptionValue {
  case file(String)
  case list([String])

  public static var optionType: OptionType { .other("a list of texts, or a path (.txt, .json)") }

  public init(option node: Node) throws(OptionProblem) {
    if let path = node.text {
      self = .file(path)
    } else if node.list != nil {
      self = .list(try [String](option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .file(let path): Node(path)
    case .list(let tokens): Node(tokens)
    }
  }

  /// The tokens themselves.
  ///
  /// - Parameter place: the recipe and the parameter, for messages.
  func tokens(files: DataFiles?, place: String) throws(NablaError) -> [String] {
    switch self {
    case .list(let tokens): return tokens
    case .file(let path):
      let files = try files.required(at: place, "give a list")
      return try TokenList.read(try files.bytes(path, place: place), name: path)
    }
  }

  /// The tokens, one for each of `count` rows or columns of weights.
  func tokens(count: Int, files: DataFiles?, place: String) throws(NablaError) -> [String] {
    let tokens = try tokens(files: files, place: place)
    guard tokens.count == count else {
      throw NablaError(
        place, "has \(tokens.count) tokens, and the matrix has \(count)", "give one for each")
    }
    return tokens
  }
}

/// The heads to draw.
public enum HeadChoice: Hashable, Sendable, OptionValue {
  case all
  case list([Int])

  public static var optionType: OptionType { .other("a list of whole numbers from 0, or all") }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "all" {
      self = .all
    } else if let index = node.int {
      self = .list([index])
    } else if node.list != nil {
      self = .list(try [Int](option: node))
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .all: "all"
    case .list(let heads): heads.optionNode
    }
  }
}

/// A query by its number or its token.
public enum QueryChoice: Hashable, Sendable, OptionValue {
  case index(Int)
  case token(String)

  public static var optionType: OptionType { .other("a whole number from 0, or a token") }

  public init(option node: Node) throws(OptionProblem) {
    if let index = node.int {
      self = .index(index)
    } else if let token = node.text {
      self = .token(token)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .index(let index): Node(index)
    case .token(let token): Node(token)
    }
  }
}
