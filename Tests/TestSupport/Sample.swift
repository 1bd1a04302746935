package import Nabla

/// A figure that a registry offers by itself: a mark's sample, or a recipe with its defaults.
package struct Sample: Sendable, CustomStringConvertible {
  package let name: String
  package let figure: Figure

  package var description: String { name }

  /// The sample of every mark.
  package static let marks: [Sample] = MarkRegistry.standard.types.map { type in
    Sample(name: type.kind, figure: type.sample)
  }

  /// Every recipe with its defaults.
  package static let recipes: [Sample] = RecipeRegistry.standard.ids.map { id in
    do {
      return Sample(name: id, figure: try FigureTarget.load(id).figure)
    } catch {
      // An empty figure: the suite of all recipes tells what is wrong with it.
      return Sample(name: "\(id): \(error)", figure: Figure())
    }
  }

  package static let all = marks + recipes
}

/// The three sizes in logical pixels that every sample must fit: small, the default, large.
package let threeSizes = [Size(320, 240), Size(640, 400), Size(1200, 800)]
