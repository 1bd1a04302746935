import NablaScene

/// A formula as it was written: what layout, MathML and speech read.
indirect enum MathNode: Hashable, Sendable {
  case symbol(MathSymbol)
  /// Braces: their content counts as one ordinary atom.
  case group([MathNode])
  /// `\mathbin{…}` and its like: the content as an atom of the class.
  case classed(MathClass, [MathNode])
  case scripts(MathScripts)
  case fraction(MathFraction)
  case radical(degree: [MathNode]?, body: [MathNode])
  case accent(MathAccent, [MathNode])
  case stack(MathStack)
  case brace(MathBrace)
  case arrow(MathArrow)
  /// A line over or under the body.
  case line([MathNode], isBelow: Bool)
  case delimited(MathDelimited)
  case delimiter(MathDelimiter)
  case table(MathTable)
  case text([MathTextPart])
  /// A function's upright name.
  case function(String, limits: Bool)
  /// In em of the style around.
  case space(Double)
  case style(MathStyle.Level)
  case colored(ColorPair, [MathNode])
  /// Room without ink; only as wide, or only as high, where the other is false.
  case phantom([MathNode], width: Bool, height: Bool)
  /// Ink without height or depth.
  case smash([MathNode])
  /// Ink without width.
  case lap([MathNode], MathTable.Alignment)
  case boxed([MathNode])
  /// `\not`: the stroke of ≠ through a relation that has no such character.
  case negated([MathNode])
}

struct MathScripts: Hashable, Sendable {
  enum Limits: Hashable, Sendable {
    /// As the base's kind and the style have it.
    case automatic
    case always, never
  }

  /// Nil where nothing stands in front.
  var base: MathNode?
  var sub: [MathNode]?
  var sup: [MathNode]?
  var limits = Limits.automatic
}

struct MathFraction: Hashable, Sendable {
  var numerator: [MathNode]
  var denominator: [MathNode]
  /// In em; nil for the font's own, 0 for none.
  var thickness: Double?
  var left: Unicode.Scalar?
  var right: Unicode.Scalar?
  /// The style that `\dfrac` and `\tfrac` ask for.
  var level: MathStyle.Level?
}

/// `\overset`, `\underset`, `\stackrel`: small things above and below a base.
struct MathStack: Hashable, Sendable {
  var base: [MathNode]
  var over: [MathNode]?
  var under: [MathNode]?
  /// Nil for the base's own.
  var atom: MathClass?
}

/// A brace, bracket or parenthesis that spans its body; scripts become its labels.
struct MathBrace: Hashable, Sendable {
  var scalar: Unicode.Scalar
  var isBelow: Bool
  var body: [MathNode]
}

/// An arrow as long as its labels need.
struct MathArrow: Hashable, Sendable {
  var scalar: Unicode.Scalar
  var over: [MathNode]
  var under: [MathNode]?
}

/// `\left … \middle … \right`; nil for the empty delimiter.
struct MathDelimited: Hashable, Sendable {
  var left: Unicode.Scalar?
  var right: Unicode.Scalar?
  /// One part more than there are middle delimiters.
  var parts: [[MathNode]]
  var middles: [Unicode.Scalar?]
}

/// `\big(` and its like.
struct MathDelimiter: Hashable, Sendable {
  var scalar: Unicode.Scalar?
  /// 1 `\big` … 4 `\Bigg`.
  var size: Int
  var atom: MathClass
}

struct MathTable: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case left, center, right }

  enum Spacing: Hashable, Sendable {
    /// A matrix: an em between columns.
    case matrix
    /// Pairs of columns that meet at their relation; rows in display style, further apart.
    case aligned
    /// `substack`: small rows close together.
    case substack
    /// `smallmatrix`: a matrix for running text.
    case small
    /// `cases`: rows in text style.
    case cases
  }

  var rows: [[[MathNode]]]
  /// Repeated where there are more columns.
  var alignments: [Alignment]
  var spacing: Spacing
  var left: Unicode.Scalar?
  var right: Unicode.Scalar?
  /// Columns with a line in front; the number of columns for one at the end.
  var lines: Set<Int> = []
  /// Rows with a line above; the number of rows for one at the end.
  var rules: Set<Int> = []
  /// Extra room below rows, in em.
  var gaps: [Int: Double] = [:]
}

/// A stretch of `\text`.
enum MathTextPart: Hashable, Sendable {
  case words(String, MathTextFace)
  case math([MathNode])
}

/// The cut of the words in `\text`, `\textbf` …
enum MathTextFace: Hashable, Sendable { case regular, bold, italic }
