import CCairo
import CFreeType
import NablaScene

/// The font objects of one rendering.
final class GlyphDrawing {
}
