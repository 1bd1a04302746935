public import NablaScene

/// A line of shaped text: the glyphs that measure it are the glyphs that are drawn.
public struct TextLine: Hashable, Sendable {
  /// What is shown: the text with its control characters made visible.
  public let source: String
  /// The glyphs, from left to right; positions are relative to the start of the baseline. A
  /// formula's runs come in the order in which it is read.
  public let runs: [GlyphRun]
  /// Fraction bars and the like, relative to the start of the baseline.
  public let rules: [TextRule]
  /// The stretches of the source that are formulas.
  public let formulas: [FormulaPart]
  /// From the start to the end of the line, in logical pixels.
  public let width: Double
  /// The largest ascent above the baseline, of the line's fonts and formulas, in logical pixels.
  public let ascent: Double
  /// The largest descent below the baseline, positive, in logical pixels.
  public let descent: Double
  /// The height of the style's capitals, in logical pixels.
  public let capHeight: Double
  /// Characters that no font has, once each; they are drawn as boxes.
  public let missing: [Unicode.Scalar]
  /// Families that the style names and that are not there, once each; the theme's font is in
  /// their place.
  public let missingFamilies: [String]
  /// What is wrong with formulas in the label that the line is of, with the columns in the label;
  /// such a formula is shown as it was written.
  public let problems: [TexError]

  package init(
    source: String, runs: [GlyphRun], rules: [TextRule] = [], formulas: [FormulaPart] = [],
    width: Double, ascent: Double, descent: Double, capHeight: Double,
    missing: [Unicode.Scalar] = [], missingFamilies: [String] = [], problems: [TexError] = []
  ) {
    self.source = source
    self.runs = runs
    self.rules = rules
    self.formulas = formulas
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
    self.missing = missing
    self.missingFamilies = missingFamilies
    self.problems = problems
  }

  /// The distance from ascent to descent, in logical pixels.
  public var height: Double { ascent + descent }

  /// The line's box relative to the start of its baseline.
  public var box: Rect { Rect(x: 0, y: -ascent, width: width, height: height) }

  /// The text with its anchor at `place`, turned about it by `angle` degrees clockwise.
  ///
  /// - Parameters:
  ///   - role: what the text is in the figure (`title`, `x-tick`, `legend-label` …).
  ///   - colors: the colour of a role that a part of the text asks for (`s1`); parts whose role it
  ///     does not know keep it, for the figure's theme to find.
  public func item(
    at place: Point, anchor: TextAnchor = TextAnchor(), angle: Double = 0, color: ColorPair,
    haloWidth: Double = 0, haloColor: ColorPair = .clear, role: String,
    colors: (String) -> ColorPair? = { _ in nil }
  ) -> TextItem {
    var (runs, rules) = (runs, rules)
    // Most lines have no colours of their own, and are not copied.
    for i in runs.indices {
      if let color = runs[i].color, color.isUnresolved {
        runs[i].color = colors(color.role) ?? color
      }
    }
    for i in rules.indices {
      if let color = rules[i].color, color.isUnresolved {
        rules[i].color = colors(color.role) ?? color
      }
    }
    return TextItem(
      source, runs: runs, rules: rules, formulas: formulas,
      origin: origin(at: place, anchor: anchor, angle: angle),
      angle: angle.isFinite ? angle : 0, width: width, color: color, haloWidth: haloWidth,
      haloColor: haloColor, role: role, missingFamilies: missingFamilies)
  }

  /// The axis-parallel box around the turned text that `item` draws with the same arguments.
  public func box(
    at place: Point, anchor: TextAnchor = TextAnchor(), angle: Double = 0
  ) -> Rect {
    let origin = origin(at: place, anchor: anchor, angle: angle)
    return turn(angle).then(.translation(origin.x, origin.y)).boundingBox(of: box)
  }

  /// Where the baseline starts once the anchor lies at `place`, on the scene's grid.
  private func origin(at place: Point, anchor: TextAnchor, angle: Double) -> Point {
    let x =
      switch anchor.horizontal {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let y =
      switch anchor.vertical {
      case .baseline: 0.0
      case .top: -ascent
      case .middle: -capHeight / 2
      case .bottom: descent
      }
    return (place - turn(angle).apply(Point(x, y))).snapped
  }

  private func turn(_ angle: Double) -> Affine {
    .rotation(degrees: angle.isFinite ? angle : 0)
  }
}
