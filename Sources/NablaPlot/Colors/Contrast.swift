package import NablaScene

/// The two pages that a colour pair is made for.
package enum Paper {
  package static let light = Color(0xFFFFFF)
  package static let dark = Color(0x15181D)
}

/// Contrast between colours, as WCAG 2 measures it.
package enum Contrast {
  /// The least contrast of text of ordinary size with what is behind it (WCAG AA).
  package static let text = 4.5
  /// The least contrast of a mark with what is behind it (WCAG AA).
  package static let mark = 3.0

  /// 0 black … 1 white; the alpha is left out.
  package static func luminance(_ color: Color) -> Double {
    let light = LinearRGB(color)
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// 1 for equal colours … 21 for black and white.
  package static func ratio(_ first: Color, _ second: Color) -> Double {
    let (a, b) = (luminance(first) + 0.05, luminance(second) + 0.05)
    return max(a, b) / min(a, b)
  }

  /// The colour moved in OKLab lightness, its hue kept, just until it stands out from the paper.
  ///
  /// Unchanged where it already does; black or white where no shade reaches `ratio`.
  package static func textShade(of color: Color, on paper: Color, ratio: Double = text) -> Color {
    guard Self.ratio(color, paper) < ratio else { return color }
    let lab = OKLab(color)
    let isDarkening = Self.ratio(Color(0x000000), paper) >= Self.ratio(Color(0xFFFFFF), paper)
    let end = isDarkening ? 0.0 : 1.0
    func shade(_ share: Double) -> Color {
      var moved = lab
      moved.lightness += (end - lab.lightness) * share
      var result = moved.color
      result.alpha = color.alpha
      return result
    }
    var (short, enough) = (0.0, 1.0)
    for _ in 0..<12 {
      let middle = (short + enough) / 2
      if Self.ratio(shade(middle), paper) >= ratio { enough = middle } else { short = middle }
    }
    return shade(enough)
  }

  /// Both sides' text shades on their papers, in the role `<role>-text`.
  package static func textShade(
    of pair: ColorPair, light: Color = Paper.light, dark: Color = Paper.dark, ratio: Double = text
  ) -> ColorPair {
    ColorPair(
      light: textShade(of: pair.light, on: light, ratio: ratio),
      dark: textShade(of: pair.dark, on: dark, ratio: ratio),
      role: pair.role.isEmpty ? "" : pair.role + "-text")
  }

  /// The one of `ink` and `paper` that is better read on a cell, or black or white where neither
  /// reaches `text`: one of those always does.
  package static func textColor(on cell: Color, ink: Color, paper: Color) -> Color {
    func better(_ a: Color, _ b: Color) -> Color { ratio(a, cell) >= ratio(b, cell) ? a : b }
    let choice = better(ink, paper)
    return ratio(choice, cell) >= text ? choice : better(Color(0x000000), Color(0xFFFFFF))
  }

  /// The same for both sides of a cell, which may be translucent over the paper.
  package static func textColor(on cell: ColorPair, ink: ColorPair, paper: ColorPair) -> ColorPair {
    ColorPair(
      light: textColor(on: cell.light.over(paper.light), ink: ink.light, paper: paper.light),
      dark: textColor(on: cell.dark.over(paper.dark), ink: ink.dark, paper: paper.dark))
  }
}
