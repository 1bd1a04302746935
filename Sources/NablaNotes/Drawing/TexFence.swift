import Nabla
import NablaPlot
import NablaScene
import NablaText

/// `tex: \frac{QK^\top}{\sqrt{d_k}}`: a formula alone as a picture.
struct TexFence: Configurable {
  var tex = ""
  var size = 24.0
  var color = "ink"
  var theme = ThemeChoice.adaptive
  var alt = ""

  static let fields: [Field<TexFence>] = [
    Field("tex", \.tex, help: "The formula, with or without dollar signs."),
    Field(
      "size", \.size, bounds: .within(1...1000), unit: "px", help: "The size of text around it."),
    Field("color", \.color, help: "A role of the theme, or #rrggbb."),
    Field("theme", \.theme, help: "The theme."),
    Field("alt", \.alt, help: "The formula in words, where its own are not right."),
  ]

  /// The formula on a canvas as tight as its ink.
  func scene(_ body: Node, file: String) throws(NablaError) -> Scene {
    let node = body["tex"] ?? body
    let bare = tex.drop { $0 == "$" || $0.isWhitespace }
    let offset = tex.count - bare.count
    let inner = String(bare.reversed().drop { $0 == "$" || $0.isWhitespace }.reversed())
    let formula: MathFormula
    do throws(TexError) {
      formula = try MathFormula(inner)
    } catch {
      throw error.nablaError(node.place(file), offset: offset)
    }
    do throws(NablaError) {
      return try FormulaPicture(formula, size: size, display: true, color: color, theme: theme)
        .scene
    } catch {
      let place = body[error.place].map { $0.place(file) } ?? node.place(file)
      throw NablaError(place, "\(error.place) \(error.problem)", error.remedy)
    }
  }
}
