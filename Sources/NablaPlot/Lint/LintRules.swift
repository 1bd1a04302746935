/// The rules of `lint`, one line each, in the order in which their findings are listed.
public enum LintRules {
  public static let all: [LintRule] = [
    .values,
    .clipped,
    .room,
    .cut,
    .overlap,
    .missingGlyph,
    .missingFont,
    .textContrast,
    .dataContrast,
    .colorBlind,
    .legendOverData,
    .unlabelledAxis,
    .barsNotFromZero,
    .dualAxis,
  ]

  /// The rules' names.
  public static var ids: [String] { all.map(\.id) }
}
