public import NablaScene

/// Reads colours as people write them: a CSS name, `#rgb`, `#rrggbb`, `#rrggbbaa` or
/// `oklch(0.7 0.15 250)`.
enum ColorText {
  /// The colour that a text spells.
  ///
  /// - Throws: what is wrong with it, and the nearest of the CSS names and `others`.
  static func color(_ text: String, others: [String] = []) throws(OptionProblem) -> Color {
    let shown = "\"\(Nearest.clipped(text))\""
    if text.first == "#" {
      if let color = Color(hex: text) { return color }
      throw OptionProblem("is \(shown)", "give #rgb, #rrggbb or #rrggbbaa")
    }
    if text.lowercased().hasPrefix("oklch(") {
      if let color = oklch(text) { return color }
      throw OptionProblem(
        "is \(shown)",
        "give oklch(L C H), such as oklch(0.7 0.15 250), with / alpha after them if need be")
    }
    if let color = CSSColorNames.color(text) { return color }
    let near = Nearest.name(to: text, in: others + CSSColorNames.all)
    throw OptionProblem(
      "is \(shown), which is no colour",
      near.map { "did you mean \"\($0)\"?" } ?? "give a CSS name, #rrggbb or oklch(L C H)")
  }

  /// The colour that an option spells, with the option's place in the problem.
  static func color(_ node: Node, others: [String] = []) throws(OptionProblem) -> Color {
    guard let text = node.text else { throw .expected(.color, node) }
    do throws(OptionProblem) {
      return try color(text, others: others)
    } catch {
      throw OptionProblem(error.problem, error.remedy, at: node)
    }
  }

  /// The shortest text that spells a colour.
  static func text(of color: Color) -> String {
    color.alpha == 255 ? color.hex : color.hexWithAlpha
  }

  /// CSS's `oklch()`: lightness 0…1 or a percentage, chroma from 0 on or a percentage of 0.4, hue in
  /// degrees, and after a slash the alpha, 0…1 or a percentage.
  private static func oklch(_ text: String) -> Color? {
    guard text.hasSuffix(")"), text.count <= 100 else { return nil }
    let inside = text.dropFirst(6).dropLast()
    let halves = inside.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let parts = halves[0].split { $0 == " " || $0 == "," }
    guard parts.count == 3, let lightness = share(parts[0], of: 1),
      let chroma = share(parts[1], of: 0.4), chroma >= 0, let hue = degrees(parts[2])
    else { return nil }
    var alpha = 1.0
    if halves.count == 2 {
      guard let given = share(halves[1].filter { $0 != " " }, of: 1) else { return nil }
      alpha = min(1, max(0, given))
    }
    let lab = OKLab(lightness: min(1, max(0, lightness)), chroma: min(chroma, 1), hue: hue)
    var color = lab.color
    color.alpha = UInt8((alpha * 255).rounded())
    return color
  }

  /// A number, or a percentage of `whole`.
  private static func share(_ text: some StringProtocol, of whole: Double) -> Double? {
    guard text.last == "%" else { return NumberParsing.decimal(text) }
    return NumberParsing.decimal(text.dropLast()).map { $0 / 100 * whole }
  }

  private static func degrees(_ text: some StringProtocol) -> Double? {
    let plain = text.hasSuffix("deg") ? text.dropLast(3) : text[...]
    return NumberParsing.decimal(plain).map { $0.truncatingRemainder(dividingBy: 360) }
  }
}

/// A colour as an option gives it: a theme's role, or a colour of its own on both pages.
public struct ColorChoice: Hashable, Sendable {
  private let text: String
  /// nil for a role.
  private let color: Color?

  /// A colour of its own.
  public init(_ color: Color) {
    text = ColorText.text(of: color)
    self.color = color
  }

  /// The colour in a theme.
  func pair(_ theme: Theme) -> ColorPair {
    color.map { ColorPair($0) } ?? theme.color(role: text) ?? theme.ink
  }
}

extension ColorChoice: OptionValue {
  public static var optionType: OptionType { .color }

  public init(option node: Node) throws(OptionProblem) {
    guard let text = node.text else { throw .expected(.color, node) }
    self.text = text
    color =
      Theme.roles.contains(text) ? nil : try ColorText.color(node, others: Theme.roles)
  }

  public var optionNode: Node { Node(text) }
}
