import NablaMath
public import NablaPlot

/// A map of the plane as an option: two formulas of x and y, `(x + sin(y), y + sin(x))` or a list.
public struct FormulaMap: OptionValue {
  public let first: Formula
  public let second: Formula
  private let text: String

  /// Reads `(f, g)`, with or without its parentheses.
  public init(_ text: String) throws(OptionProblem) {
    let parts = Self.parts(of: text)
    guard parts.count == 2 else {
      throw OptionProblem(
        "is \"\(Nearest.clipped(text))\"", "give two formulas, (x + sin(y), y + sin(x))")
    }
    try self.init(String(parts[0]), String(parts[1]), text: text)
  }

  private init(_ first: String, _ second: String, text: String) throws(OptionProblem) {
    self.first = try Self.formula(first)
    self.second = try Self.formula(second)
    self.text = text
  }

  private static func formula(_ text: String) throws(OptionProblem) -> Formula {
    do throws(FormulaError) {
      return try Formula(text, variables: PlaneArguments.names)
    } catch {
      throw OptionProblem(formula: text, error)
    }
  }

  public static var optionType: OptionType {
    .other("two formulas of x and y such as \"(x + sin(y), y + sin(x))\"")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let text = node.text {
      try self.init(text)
    } else if let pair = node.list, pair.count == 2 {
      let texts = [try String(option: pair[0]), try String(option: pair[1])]
      try self.init(texts[0], texts[1], text: "(\(texts[0]), \(texts[1]))")
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node { Node(text) }

  func callAsFunction(_ p: SIMD2<Double>) -> SIMD2<Double> { [first(p.x, p.y), second(p.x, p.y)] }

  /// Where many points are taken, in less time than one by one.
  func images(of points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let columns = points.columns
    return zip(first.values(columns), second.values(columns)).map { [$0, $1] }
  }

  /// What stands between commas outside of all parentheses but a pair around the whole.
  private static func parts(of text: String) -> [Substring] {
    let whole = text.drop { $0.isWhitespace }
    func split(_ text: Substring) -> [Substring] {
      var depth = 0
      return text.split(omittingEmptySubsequences: false) { letter in
        if "([{".contains(letter) { depth += 1 }
        if ")]}".contains(letter) { depth -= 1 }
        return letter == "," && depth == 0
      }
    }
    let parts = split(whole)
    guard parts.count == 1, whole.first == "(", let end = whole.lastIndex(of: ")") else {
      return parts
    }
    return split(whole[whole.index(after: whole.startIndex)..<end])
  }
}
