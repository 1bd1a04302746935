public import NablaPlot
public import NablaRecipes

extension FigureSchema {
  /// The schema of all that `nabla draw` reads: figures, and files that name a recipe.
  ///
  /// - Parameters:
  ///   - recipes: the recipes that the files may name.
  ///   - marks: the marks that they may use.
  public static func files(
    recipes: RecipeRegistry = .standard, marks: MarkRegistry = .standard
  ) -> FigureSchema {
    FigureSchema(
      marks: marks,
      recipes: recipes.ids.compactMap { id in
        recipes[id].map { type in
          Recipe(id: id, summary: type.question, parameters: type)
        }
      },
      recipeOptions: ReservedOptions.self)
  }
}
