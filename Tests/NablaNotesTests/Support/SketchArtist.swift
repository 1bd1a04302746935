import NablaNotes
import NablaPlot
import NablaScene
import Synchronization

/// Draws nothing but what it was asked for, as text: what documents do with pictures is tested
/// without any.
final class SketchArtist: FigureArtist {
  private let count = Atomic(0)
  /// Called before each drawing with the figure's body.
  private let beforeDrawing: @Sendable (Node) -> Void

  init(beforeDrawing: @escaping @Sendable (Node) -> Void = { _ in }) {
    self.beforeDrawing = beforeDrawing
  }

  /// How many pictures were drawn.
  var drawings: Int { count.load(ordering: .relaxed) }

  func plan(_ body: Node, file: String) throws(NablaError) -> FigurePlan {
    let recipe = body["recipe"]
    let known = ["bell", "failing", "heat"]
    if let recipe, !known.contains(recipe.text ?? "") {
      throw Nearest.unknown(recipe.place(file), "recipe", recipe.text ?? "", known: known)
    }
    let defaults: [Node.Entry] = [.init("sigma", 1)]
    let own = body.map ?? []
    return FigurePlan(
      kind: "recipe \(recipe?.text ?? "none")",
      parameters: own + defaults.filter { body[$0.key] == nil })
  }

  func draw(
    _ body: Node, file: String, folder: String, format: DrawnPicture.Format?
  ) throws(NablaError) -> DrawnPicture {
    beforeDrawing(body)
    if body["recipe"] == "failing" {
      throw NablaError(body["recipe"]?.place(file) ?? file, "cannot be drawn", "draw another one")
    }
    var text = body.json()
    if let data = body["data"]?.text {
      let bytes = try DataFile.read(
        data, in: .below(folder), place: body["data"]?.place(file) ?? file)
      text += String(decoding: bytes, as: UTF8.self)
    }
    count.add(1, ordering: .relaxed)
    let format = format ?? (body["recipe"] == "heat" ? .png : .svg)
    let bytes = Array("<!-- \(format.rawValue) \(text) -->".utf8)
    return DrawnPicture(
      bytes: bytes, format: format, alt: "A drawing of \(body["recipe"]?.text ?? "something").",
      width: 640, height: 400)
  }

  func mathML(_ tex: String, display: Bool) throws(NablaError) -> String {
    if tex.contains("\\bad") { throw NablaError("column 1", "unknown command", "") }
    return
      "<math\(display ? " display=\"block\"" : "")><mtext>\(tex.filter { $0 != "<" })</mtext></math>"
  }
}
