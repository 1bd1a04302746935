package import Nabla
import NablaPlot
import NablaRecipes
import NablaScene
import NablaText

/// Draws fences: recipes, formulas, attention tensors, figure files and TeX.
package struct NablaArtist: FigureArtist {
  private let recipes: RecipeRegistry
  private let marks: MarkRegistry

  package init(recipes: RecipeRegistry = .standard, marks: MarkRegistry = .standard) {
    (self.recipes, self.marks) = (recipes, marks)
  }

  package func plan(_ body: Node, file: String) throws(NablaError) -> FigurePlan {
    let fence = try FenceKind(body, file: file)
    switch fence {
    case .recipe(let name, let parameters):
      let recipe = try located(body, file) { () throws(NablaError) -> any Recipe in
        guard recipes[name.text] != nil else {
          throw Nearest.unknown(name.place, "recipe", name.text, known: recipes.ids)
        }
        return try recipes.recipe(name.text, parameters: parameters, file: file)
      }
      let reserved = try ReservedOptions(from: parameters, file: file, owner: name.text)
      let version = type(of: recipe).version
      return FigurePlan(
        kind: "recipe \(name.text) \(version)",
        parameters: (recipe.parameterNode.map ?? []) + reserved.encoded())
    case .plot: return FigurePlan(kind: "plot", parameters: body.map ?? [])
    case .figure(let root): return FigurePlan(kind: "figure", parameters: root.map ?? [])
    case .tex(let options):
      let parameters = TexFence.fields.map { Node.Entry($0.name, $0.encode(options)) }
      return FigurePlan(kind: "tex", parameters: parameters)
    }
  }

  package func draw(
    _ body: Node, file: String, folder: String, format: DrawnPicture.Format?
  ) throws(NablaError) -> DrawnPicture {
    let scene = try located(body, file) { () throws(NablaError) -> Scene in
      switch try FenceKind(body, file: file) {
      case .tex(let options): return try options.scene(body, file: file)
      case .plot(let formulas):
        return try formulas.figure(file: file, folder: folder, marks: marks).drawn().scene
      case .recipe(_, let root), .figure(let root):
        let target = try FigureTarget.document(
          root, file: file, folder: folder, recipes: recipes, marks: marks)
        return try target.figure.drawn().scene
      }
    }
    let format = format ?? (scene.items.contains(where: \.holdsImage) ? .png : .svg)
    let bytes = try scene.encoded(as: format == .png ? .png : .svg)
    let words = scene.description.isEmpty ? scene.title : scene.description
    return DrawnPicture(
      bytes: bytes, format: format, alt: words,
      width: Int(exactly: scene.size.width.rounded(.up)) ?? 0,
      height: Int(exactly: scene.size.height.rounded(.up)) ?? 0)
  }

  package func mathML(_ tex: String, display: Bool) throws(NablaError) -> String {
    do throws(TexError) {
      return try MathFormula(tex).mathML(display: display)
    } catch {
      throw error.nablaError("")
    }
  }

  /// Gives errors that name a parameter its place in the note.
  private func located<Result>(
    _ body: Node, _ file: String, _ work: () throws(NablaError) -> Result
  ) throws(NablaError) -> Result {
    do throws(NablaError) {
      return try work()
    } catch {
      let name = error.place.split(separator: ".").last.map(String.init) ?? ""
      guard !error.place.hasPrefix("\(file):"), let node = body[name], node.line > 0 else {
        throw error
      }
      throw NablaError(
        node.place(file), "\(error.place): \(error.problem)", error.remedy, kind: error.kind)
    }
  }
}

extension SceneItem {
  /// Whether pixels are drawn: heat maps are smaller and sharper as PNG.
  fileprivate var holdsImage: Bool {
    switch self {
    case .image: true
    case .group(let group): group.items.contains(where: \.holdsImage)
    case .path, .markers, .text: false
    }
  }
}
