/// Where a formula stands, which decides its size and how tightly it is set.
struct MathStyle: Hashable, Sendable {
  enum Level: Int, Hashable, Sendable {
    case display, text, script, scriptscript
  }

  var level: Level
  /// Whether superscripts stay low, as below a fraction bar or a root's line.
  var isCramped = false

  var isDisplay: Bool { level == .display }
  var isScript: Bool { level.rawValue >= Level.script.rawValue }

  var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

  func with(_ level: Level) -> MathStyle { MathStyle(level: level, isCramped: isCramped) }

  var superscript: MathStyle { with(isScript ? .scriptscript : .script) }
  var lowered: MathStyle { superscript.cramped }

  /// The style of a numerator.
  var numerator: MathStyle {
    switch level {
    case .display: with(.text)
    case .text: with(.script)
    case .script, .scriptscript: with(.scriptscript)
    }
  }
  var denominator: MathStyle { numerator.cramped }
}
