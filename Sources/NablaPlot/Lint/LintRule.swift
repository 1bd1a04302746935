/// One thing that `lint` looks for: an open set, each in one file with all that belongs to it.
public struct LintRule: Sendable {
  /// The name in figure files and findings, in lower case with hyphens (`text-contrast`).
  public let id: String
  /// What it finds, in one sentence.
  public let help: String

  /// The messages about a figure, worst or first ones first.
  private let check: @Sendable (LintSubject) -> [String]

  /// The most findings of one rule that are listed; a figure with more is beyond reading them.
  static let most = 100

  init(_ id: String, _ help: String, _ check: @escaping @Sendable (LintSubject) -> [String]) {
    self.id = id
    self.help = help
    self.check = check
  }

  func findings(_ subject: LintSubject) -> [Finding] {
    check(subject).prefix(Self.most).map { Finding(id, $0) }
  }
}

extension LintRule: Hashable {
  /// Rules are the same where their ids are.
  public static func == (a: LintRule, b: LintRule) -> Bool { a.id == b.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension LintRule: OptionValue {
  public static var optionType: OptionType { .choice(LintRules.ids) }

  public init(option node: Node) throws(OptionProblem) {
    guard let id = node.scalarText else { throw .expected(Self.optionType, node) }
    guard let rule = LintRules.all.first(where: { $0.id == id }) else {
      throw OptionProblem("is \(node.shown)", Nearest.advice(id, among: LintRules.ids), at: node)
    }
    self = rule
  }

  public var optionNode: Node { Node(id) }
}
