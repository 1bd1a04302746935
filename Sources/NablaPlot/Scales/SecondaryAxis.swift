/// A second axis opposite to the first whose values are a function of the first's: °F beside °C.
public struct SecondaryAxis: Hashable, Sendable, Configurable {
  public var label: String?
  /// The second axis's value as a formula of the first's, x: `9/5 x + 32`.
  public var forward: String?
  /// The first axis's value as a formula of the second's; found by halving where nil.
  public var inverse: String?
  /// Whether ticks stand at round numbers or at powers of ten.
  public var scale = Spread.linear
  public var ticks = TickOptions()

  /// Where the ticks of a secondary axis stand.
  public enum Spread: String, OptionChoice {
    /// At round numbers.
    case linear
    /// At powers of ten.
    case log
  }

  public init() {}

  public init(
    _ label: String? = nil, forward: String, inverse: String? = nil, scale: Spread = .linear,
    ticks: TickOptions = TickOptions()
  ) {
    self.label = label
    self.forward = forward
    self.inverse = inverse
    self.scale = scale
    self.ticks = ticks
  }

  public static let fields: [Field<SecondaryAxis>] = [
    Field("label", \.label, help: "The axis's title."),
    Field(
      "forward", \.forward,
      help: "Its values as a formula of the first axis's, x: \"9/5 x + 32\". It may fall: \"1/x\"."),
    Field(
      "inverse", \.inverse,
      help: "The first axis's values as a formula of its own; found by halving where left out."),
    Field("scale", \.scale, help: "Whether ticks stand at round numbers or at powers of ten."),
    Field("ticks", \.ticks, help: "How many ticks, or which, and their labels."),
  ]
}

extension SecondaryAxis: OptionValue {}
