/// One line of shaped text, which may hold typeset formulas.
public struct TextItem: Hashable, Sendable {
  /// What it says, for selection, search and people who hear it read.
  public var source: String
  /// What is drawn; positions are relative to `origin`.
  public var runs: [GlyphRun]
  /// Filled rectangles of the formulas: fraction bars, the lines over roots.
  public var rules: [TextRule]
  /// Which stretches of the source are formulas, in the source's order and without overlap.
  public var formulas: [FormulaPart]
  /// Where the baseline starts, in canvas coordinates.
  public var origin: Point
  /// The turn about `origin` in degrees, clockwise as seen on the canvas.
  public var angle: Double
  /// From the start to the end of what is drawn, in logical pixels.
  public var width: Double
  public var color: ColorPair
  /// A band of this width and colour around the glyphs, below them; none at width 0.
  public var haloWidth: Double
  public var haloColor: ColorPair
  /// What the text is in the figure (`title`, `x-tick`, `legend-label` …).
  public var role: String
  /// Font families that the text asks for and that are not there; others are in their place.
  public var missingFamilies: [String]

  public init(
    _ source: String, runs: [GlyphRun], rules: [TextRule] = [], formulas: [FormulaPart] = [],
    origin: Point, angle: Double = 0, width: Double, color: ColorPair, haloWidth: Double = 0,
    haloColor: ColorPair = .clear, role: String, missingFamilies: [String] = []
  ) {
    self.source = source
    self.runs = runs
    self.rules = rules
    self.formulas = formulas
    self.origin = origin
    self.angle = angle
    self.width = width
    self.color = color
    self.haloWidth = haloWidth
    self.haloColor = haloColor
    self.role = role
    self.missingFamilies = missingFamilies
  }

  /// From places relative to the origin to the canvas.
  package var turn: Affine {
    .rotation(degrees: angle).then(.translation(origin.x, origin.y))
  }
}

/// A filled rectangle that is part of a text.
public struct TextRule: Hashable, Sendable {
  /// Relative to the text's origin.
  public var rect: Rect
  /// The rule's own colour; the text's where nil.
  public var color: ColorPair?

  public init(_ rect: Rect, color: ColorPair? = nil) {
    self.rect = rect
    self.color = color
  }
}

/// A stretch of a text that is a typeset formula; its bytes of the source are its plain form.
///
/// Most glyphs of a formula have no character, so that they are drawn as outlines even where the
/// words around are text.
public struct FormulaPart: Hashable, Sendable {
  /// The bytes of the source's UTF-8 that say the formula on one line (`a/b`).
  public var sourceRange: Range<Int>
  /// The formula in words, for people who hear it read ("a over b").
  public var spoken: String
  /// What the formula fills, relative to the text's origin: its advance and ink above and below.
  public var box: Rect

  public init(sourceRange: Range<Int>, spoken: String, box: Rect) {
    self.sourceRange = sourceRange
    self.spoken = spoken
    self.box = box
  }

  /// Whether a run's glyphs belong to the formula.
  public func holds(_ run: GlyphRun) -> Bool {
    sourceRange.contains(run.sourceRange.lowerBound)
      && run.sourceRange.upperBound <= sourceRange.upperBound
  }
}

/// Glyphs of one font and size, side by side in drawing order.
public struct GlyphRun: Hashable, Sendable {
  public var font: FontID
  /// The em in logical pixels.
  public var size: Double
  public var glyphs: [Glyph]
  /// Where the run starts, relative to the text's origin.
  public var offset: Point
  /// The run's width in logical pixels.
  public var advance: Double
  /// The bytes of the source's UTF-8 that the run shows.
  public var sourceRange: Range<Int>
  /// The run's own colour; the text's where nil.
  public var color: ColorPair?
  /// OpenType features switched on (`tnum`), in alphabetical order.
  public var features: [String]

  public init(
    font: FontID, size: Double, glyphs: [Glyph], offset: Point, advance: Double,
    sourceRange: Range<Int>, color: ColorPair? = nil, features: [String] = []
  ) {
    self.font = font
    self.size = size
    self.glyphs = glyphs
    self.offset = offset
    self.advance = advance
    self.sourceRange = sourceRange
    self.color = color
    self.features = features
  }
}

/// One glyph of a font at a place relative to its run's offset.
public struct Glyph: Hashable, Sendable {
  /// The index in the font; 0 is the font's sign for a missing character.
  public var id: UInt32
  public var position: Point
  /// The first byte of the source's UTF-8 that the glyph stands for.
  public var cluster: Int

  public init(id: UInt32, position: Point, cluster: Int) {
    self.id = id
    self.position = position
    self.cluster = cluster
  }
}

/// A font by its PostScript name (`Inter-Regular`).
public struct FontID: Hashable, Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }
}
