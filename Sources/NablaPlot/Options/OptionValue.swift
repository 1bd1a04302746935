/// A value that an option can hold: it reads itself from a node and writes itself as one.
public protocol OptionValue: Sendable {
  static var optionType: OptionType { get }

  /// Whether null says that there is no value; false but for optionals.
  static var takesNothing: Bool { get }

  /// Reads the value, or says what is wrong with it.
  init(option node: Node) throws(OptionProblem)

  /// The node that gives the same value back.
  var optionNode: Node { get }

  /// The numbers inside, which the option's bounds are checked against.
  var boundedNumbers: [Double] { get }
}

extension OptionValue {
  public static var takesNothing: Bool { false }

  public var boundedNumbers: [Double] { [] }
}

/// What is wrong with an option's value, before it is known whose option it is.
public struct OptionProblem: Error, Sendable {
  /// The names from the outer option to the one that is wrong.
  public var path: [String] = []
  public var problem: String
  public var remedy: String
  /// The node that is wrong, where it was read from a document.
  public var node: Node?

  public init(_ problem: String, _ remedy: String = "", at node: Node? = nil) {
    self.problem = problem
    self.remedy = remedy
    self.node = node
  }

  /// The path as it is written in messages.
  public var option: String { path.joined(separator: ".") }

  /// The same problem seen from the record that holds `name`.
  func inside(_ name: String, _ node: Node?) -> OptionProblem {
    var outer = self
    outer.path.insert(name, at: 0)
    outer.node = self.node ?? node
    return outer
  }

  /// The same problem where the options stand in a document: a value that was judged after reading
  /// has lost its place.
  func found(in document: Node) -> OptionProblem {
    var found = self
    found.node = node ?? path.first.flatMap { document[$0] }
    return found
  }

  /// The usual complaint about a value of another kind.
  public static func expected(_ type: OptionType, _ node: Node) -> OptionProblem {
    OptionProblem("is \(node.shown)", "give \(type)", at: node)
  }
}

extension Double: OptionValue {
  public static var optionType: OptionType { .number }

  public init(option node: Node) throws(OptionProblem) {
    guard let value = node.double else { throw .expected(.number, node) }
    self = value
  }

  public var optionNode: Node { Node(self) }
  public var boundedNumbers: [Double] { [self] }
}

extension Int: OptionValue {
  public static var optionType: OptionType { .integer }

  public init(option node: Node) throws(OptionProblem) {
    guard let value = node.int else {
      throw .expected(.integer, node)
    }
    self = value
  }

  public var optionNode: Node { Node(self) }
  public var boundedNumbers: [Double] { [Double(self)] }
}

extension Bool: OptionValue {
  public static var optionType: OptionType { .boolean }

  public init(option node: Node) throws(OptionProblem) {
    guard let value = node.bool else { throw .expected(.boolean, node) }
    self = value
  }

  public var optionNode: Node { Node(self) }
}

extension String: OptionValue {
  public static var optionType: OptionType { .text }

  /// Text, or a number or truth value as it is written.
  public init(option node: Node) throws(OptionProblem) {
    guard let value = node.scalarText else { throw .expected(.text, node) }
    self = value
  }

  public var optionNode: Node { Node(self) }
}

extension Optional: OptionValue where Wrapped: OptionValue {
  public static var optionType: OptionType { Wrapped.optionType }
  public static var takesNothing: Bool { true }

  public init(option node: Node) throws(OptionProblem) {
    self = node.isNull ? nil : try Wrapped(option: node)
  }

  public var optionNode: Node { self?.optionNode ?? .null }
  public var boundedNumbers: [Double] { self?.boundedNumbers ?? [] }
}

extension Array: OptionValue where Element: OptionValue {
  public static var optionType: OptionType { .list(Element.optionType) }

  public init(option node: Node) throws(OptionProblem) {
    guard let nodes = node.list else { throw .expected(Self.optionType, node) }
    var values: [Element] = []
    values.reserveCapacity(nodes.count)
    for node in nodes { values.append(try Element(option: node)) }
    self = values
  }

  public var optionNode: Node { Node(map(\.optionNode) as [Node]) }
  public var boundedNumbers: [Double] { flatMap(\.boundedNumbers) }
}

/// An enumeration of words: an option that takes one of its raw values.
public protocol OptionChoice: OptionValue, CaseIterable, RawRepresentable
where RawValue == String {}

extension OptionChoice {
  public static var optionType: OptionType { .choice(allCases.map(\.rawValue)) }

  public init(option node: Node) throws(OptionProblem) {
    guard let word = node.scalarText else { throw .expected(Self.optionType, node) }
    guard let value = Self(rawValue: word) else {
      throw OptionProblem(
        "is \(node.shown)", Nearest.advice(word, among: Self.allCases.map(\.rawValue)), at: node)
    }
    self = value
  }

  public var optionNode: Node { Node(rawValue) }
}

/// Two finite numbers, the first below the second.
public struct Interval: Hashable, Sendable, OptionValue {
  public let lower: Double
  public let upper: Double

  /// Nil unless both are finite and `lower < upper`.
  public init?(_ lower: Double, _ upper: Double) {
    guard lower.isFinite, upper.isFinite, lower < upper else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// Nil for nil, and for a range of one number or without an end.
  package init?(_ range: ClosedRange<Double>?) {
    guard let range else { return nil }
    self.init(range.lowerBound, range.upperBound)
  }

  public static var optionType: OptionType { .interval }

  public init(option node: Node) throws(OptionProblem) {
    guard let pair = node.list, pair.count == 2 else { throw .expected(.interval, node) }
    let ends: [AxisValue]
    do { ends = try [AxisValue](option: node) } catch { throw .expected(.interval, node) }
    let (a, b) = (ends[0].number, ends[1].number)
    guard let interval = Interval(a, b) else {
      throw OptionProblem(
        "is [\(formatPlain(a)), \(formatPlain(b))]", "give two finite numbers, the smaller first",
        at: node)
    }
    self = interval
  }

  public var optionNode: Node { Node([lower, upper]) }
  public var boundedNumbers: [Double] { [lower, upper] }
}

/// Records made of declared options are option values themselves.
extension OptionValue where Self: Configurable {
  public static var optionType: OptionType { .options(RecordType(Self.self)) }

  public init(option node: Node) throws(OptionProblem) {
    self.init()
    try decode(node)
  }

  public var optionNode: Node { Node(encoded()) }
}
