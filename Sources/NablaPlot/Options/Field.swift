public import NablaScene

/// A thing made of declared options: a mark, an axis, a recipe.
public protocol Configurable: Sendable {
  /// The options in the order in which help pages show them.
  static var fields: [Field<Self>] { get }

  /// Everything at its default.
  init()
}

/// One declared option: its name, its place in the value, what it accepts and what it means.
///
/// Decoding, encoding, unknown-key errors, help pages and schemas all come from this.
public struct Field<Root: Sendable>: Sendable {
  public let name: String
  public let type: OptionType
  /// Whether null leaves the option open.
  let takesNothing: Bool
  public let bounds: Bounds?
  /// A narrower range that is interesting to explore, for sliders.
  public let explore: ClosedRange<Double>?
  public let unit: String
  public let help: String

  private let read: @Sendable (inout Root, Node) throws(OptionProblem) -> Void
  private let write: @Sendable (Root) -> Node
  private let numbers: @Sendable (Root) -> [Double]

  /// - Parameters:
  ///   - bounds: what every number in the value must lie within; finite numbers where nil.
  ///   - explore: a narrower range for sliders; the bounds where nil.
  ///   - type: what the option takes where its Swift type says less; the type's own where nil.
  ///   - help: one sentence without the name.
  public init<Value: OptionValue>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, type: OptionType? = nil,
    bounds: Bounds? = nil, explore: ClosedRange<Double>? = nil, unit: String = "", help: String
  ) {
    self.name = name
    self.type = type ?? Value.optionType
    takesNothing = Value.takesNothing
    self.bounds = bounds
    self.explore = explore
    self.unit = unit
    self.help = help
    self.read = { (root: inout Root, node: Node) throws(OptionProblem) in
      root[keyPath: path] = try Value(option: node)
    }
    self.write = { root in root[keyPath: path].optionNode }
    self.numbers = { root in root[keyPath: path].boundedNumbers }
  }

  /// Sets the option from a node and checks it.
  func decode(_ node: Node, into root: inout Root) throws(OptionProblem) {
    try read(&root, node)
    try check(root)
  }

  /// The option's value in `root` as a node.
  public func encode(_ root: Root) -> Node { write(root) }

  /// Checks the option's numbers against its bounds.
  func check(_ root: Root) throws(OptionProblem) {
    for number in numbers(root) {
      if let bounds, !number.isInfinite, !bounds.contains(number) {
        throw OptionProblem(
          "is \(formatPlain(number))\(unit.isEmpty ? "" : " \(unit)")", "give \(bounds)")
      }
      if number.isInfinite || bounds == nil && number.isNaN {
        throw OptionProblem("is \(formatPlain(number))", "give a finite number")
      }
    }
  }
}

/// Where the options that are being read stand, for error messages.
public struct OptionPlace: Sendable {
  /// The file's name, empty for options given in code or on a command line.
  public var file: String
  /// What the options belong to (`scatter`, `gaussian-explorer`).
  public var owner: String

  public init(file: String = "", owner: String) {
    self.file = file
    self.owner = owner
  }

  /// `<file:line:column>: <owner>: <option> <problem>; <remedy>.`, or without the file.
  public func error(_ problem: OptionProblem) -> NablaError {
    let words = problem.path.isEmpty ? problem.problem : "\(problem.option) \(problem.problem)"
    guard let node = problem.node, node.line > 0 else {
      return NablaError(owner, words, problem.remedy)
    }
    let prefix = owner.isEmpty ? "" : "\(owner): "
    return NablaError(
      "\(file.isEmpty ? "line " : "\(file):")\(node.line):\(node.column)", prefix + words,
      problem.remedy)
  }
}

extension Configurable {
  /// Reads options from a map; keys that no field declares are errors that name the nearest one.
  ///
  /// - Parameter ignoring: keys that somebody else reads (`mark`).
  public mutating func configure(
    _ node: Node, place: OptionPlace, ignoring: [String] = []
  ) throws(NablaError) {
    do throws(OptionProblem) {
      try decode(node, ignoring: ignoring)
    } catch {
      throw place.error(error)
    }
  }

  mutating func decode(_ node: Node, ignoring: [String] = []) throws(OptionProblem) {
    guard let entries = node.map else { throw .expected(.record, node) }
    let fields = Self.fields
    for entry in entries where !ignoring.contains(entry.key) {
      guard let field = fields.first(where: { $0.name == entry.key }) else {
        throw OptionProblem(
          "has no option \"\(entry.key)\"",
          Nearest.advice(entry.key, among: fields.map(\.name)),
          at: Node(.text(entry.key), line: entry.line, column: entry.column))
      }
      do throws(OptionProblem) {
        try field.decode(entry.value, into: &self)
      } catch {
        throw error.inside(field.name, entry.value)
      }
    }
  }

  /// Checks every option against its bounds, for values that were set in code.
  public func validate(place: OptionPlace) throws(NablaError) {
    for field in Self.fields {
      do throws(OptionProblem) {
        try field.check(self)
      } catch {
        throw place.error(error.inside(field.name, nil))
      }
    }
  }

  /// The options that differ from their defaults, in the order of the fields.
  public func encoded() -> [Node.Entry] {
    let defaults = Self()
    return Self.fields.compactMap { field in
      let value = field.encode(self)
      return value == field.encode(defaults) ? nil : Node.Entry(field.name, value)
    }
  }

  /// A copy with one option changed.
  public func with<Value>(_ path: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
