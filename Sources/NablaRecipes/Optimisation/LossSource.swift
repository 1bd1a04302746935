public import NablaMath
public import NablaPlot
import NablaScene

/// What an optimiser walks on: a known function, a formula of x and y, or a grid in a file.
public enum LossSource: Hashable, Sendable, OptionValue {
  case named(String)
  case formula(String)
  case file(String)

  public static var optionType: OptionType {
    .other(
      "one of \(TestFunctions.names.joined(separator: ", ")), a formula of x and y, or a path (.npy)"
    )
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.text else {
      // A number is a formula too.
      guard let number = node.double else { throw .expected(Self.optionType, node) }
      self = .formula(formatPlain(number))
      return
    }
    if TestFunctions.named(text) != nil {
      self = .named(text)
    } else if text.lowercased().hasSuffix(".npy") {
      self = .file(text)
    } else {
      self = .formula(text)
    }
  }

  public var optionNode: Node {
    switch self {
    case .named(let text), .formula(let text), .file(let text): Node(text)
    }
  }
}

/// The levels of a loss: `log`, `log 15`, a number of levels, or a list.
public enum LossLevels: Hashable, Sendable, OptionValue {
  case log(Int)
  case about(Int)
  case exactly([Double])

  public static var optionType: OptionType {
    .other("log, log and a number (log 15), a number of levels, or a list of numbers")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let text = node.text {
      let words = text.split(whereSeparator: \.isWhitespace)
      let count = words.count > 1 ? NumberParsing.integer(words[1]) : 15
      guard words.first == "log", words.count < 3, let count else {
        throw .expected(Self.optionType, node)
      }
      guard (1...100).contains(count) else {
        throw OptionProblem("is \(node.shownText)", "give 1 to 100 levels", at: node)
      }
      self = .log(count)
      return
    }
    switch try ContourLevels(option: node) {
    case .auto: self = .log(15)
    case .about(let count): self = .about(count)
    case .exactly(let levels): self = .exactly(levels)
    }
  }

  public var optionNode: Node {
    switch self {
    case .log(let count): Node("log \(count)")
    case .about(let count): Node(count)
    case .exactly(let levels): Node(levels)
    }
  }
}

extension Node {
  fileprivate var shownText: String { text.map { "\"\($0)\"" } ?? kindName }
}

extension Optimizer.Method: OptionChoice {}
extension Optimizer.Convention: OptionChoice {}
