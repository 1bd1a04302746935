import NablaScene

extension LintRule {
  /// The contrast is that of WCAG 2.2 (success criterion 1.4.3) between a text and what stands
  /// behind its middle: its halo, or else what was filled there last.
  public static let textContrast = LintRule(
    "text-contrast", "A text stands out from what is behind it by less than 4.5:1 (large ones 3:1)."
  ) { subject in
    let backdrop = Backdrop(subject.scene)
    var order: [TextContrast] = []
    var texts: [TextContrast: [String]] = [:]
    for text in backdrop.texts {
      guard let worst = TextContrast(text, backdrop, subject.sides) else { continue }
      if texts[worst] == nil { order.append(worst) }
      texts[worst, default: []].append(text.item.source)
    }
    return order.map { contrast in
      subject.prefix(panel: contrast.panel) + contrast.words(texts[contrast] ?? [])
    }
  }
}

/// A pair of colours in which texts of one role are hard to read.
private struct TextContrast: Hashable {
  let panel: Int?
  private let role: String
  private let color: Color
  private let behind: Color
  private let side: String
  private let least: Double

  /// nil where the text can be read on every side.
  init?(
    _ text: Backdrop.PlacedText, _ backdrop: Backdrop,
    _ sides: [(side: Appearance.Side, words: String)]
  ) {
    let item = text.item
    guard item.source.contains(where: { !$0.isWhitespace }) else { return nil }
    let middle = TextBox(item, text.map).rect.center
    let least = Self.isLarge(item) ? Contrast.mark : Contrast.text
    var worst: (color: Color, behind: Color, side: String, ratio: Double)?
    for (side, words) in sides {
      var behind = backdrop.color(at: middle, before: text.order, side)
      if item.haloWidth > 0 { behind = item.haloColor.color(side).over(behind) }
      for pair in Self.colors(item) {
        let color = pair.color(side).over(behind)
        let ratio = Contrast.ratio(color, behind)
        // What rounds to the limit passes.
        if ratio < least - 0.005, ratio < worst?.ratio ?? .infinity {
          worst = (color, behind, words, ratio)
        }
      }
    }
    guard let worst else { return nil }
    panel = text.panel
    role = item.role
    self.least = least
    (color, behind, side) = (worst.color, worst.behind, worst.side)
  }

  /// The colours of a text's parts.
  private static func colors(_ item: TextItem) -> [ColorPair] {
    var all: [ColorPair] = item.runs.isEmpty ? [item.color] : []
    for run in item.runs {
      let color = run.color ?? item.color
      if !color.isUnresolved, !all.contains(color) { all.append(color) }
    }
    return all
  }

  /// Whether WCAG calls the text large: from 18 points on, or 14 where it is bold.
  private static func isLarge(_ item: TextItem) -> Bool {
    let size = item.runs.reduce(0) { max($0, $1.size) }
    let isBold = item.runs.allSatisfy { $0.font.name.contains("Bold") }
    return size >= (isBold ? 14 : 18) * 4 / 3
  }

  /// - Parameter texts: all that have it.
  func words(_ texts: [String]) -> String {
    let ratio = formatPlain(Contrast.ratio(color, behind), decimals: 2)
    let others = texts.count == 1 ? "has" : "and \(texts.count - 1) more have"
    return
      "the \(role) \"\(Nearest.clipped(texts.first ?? ""))\" \(others) a contrast of \(ratio):1 with what is behind it (\(color.hex) on \(behind.hex))\(side), below \(formatPlain(least)):1; give it another colour, or a halo"
  }
}
