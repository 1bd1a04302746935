/// What a figure says about `lint`.
public struct LintOptions: Hashable, Sendable, Configurable {
  /// The rules that do not judge the figure; none by default.
  public var off: [LintRule] = []

  public init() {}

  /// - Parameter off: the rules that do not judge the figure.
  public init(off: [LintRule]) { self.off = off }

  public static let fields: [Field<LintOptions>] = [
    Field("off", \.off, help: "The rules that do not judge the figure.")
  ]

  /// The rules that judge the figure.
  var rules: [LintRule] { LintRules.all.filter { !off.contains($0) } }
}

extension LintOptions: OptionValue {}
