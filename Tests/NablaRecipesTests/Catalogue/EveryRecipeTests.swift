import Nabla
import TestSupport
import Testing

/// What holds for every recipe of the registry, whichever those are.
@Suite struct EveryRecipeTests {
  @Test func theRegistryListsTheRecipesOfTheFolder() throws {
    let ids = try ProjectSources.values(of: "id", below: "Sources/NablaRecipes/Recipes")
    #expect(RecipeRegistry.standard.ids.sorted() == ids)
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func aRecipeSaysWhatItAnswers(id: String) throws {
    let type = try #require(RecipeRegistry.standard[id])
    #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(!type.title.isEmpty)
    #expect(type.question.hasSuffix("?") || type.question.hasSuffix("?\""))
    #expect(type.topic.firstMatch(of: /^\d+(\.\d+)? \p{L}/) != nil, "\(type.topic)")
    #expect(!type.formulas.isEmpty)
    #expect(type.formulas.allSatisfy { !$0.isEmpty && !$0.contains("$") })
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func noRecipeDeclaresAnOptionThatEveryFigureTakes(id: String) throws {
    let reserved = Set(ReservedOptions.fields.map(\.name) + ["recipe"])
    #expect(Set(names(of: id)).isDisjoint(with: reserved))
  }

  @Test func whatEveryFigureTakesIsDeclaredSoundly() {
    #expect(problems(of: ReservedOptions.self, owner: "figure") == [])
  }

  private func names(of id: String) -> [String] {
    func names<R: Recipe>(_ type: R.Type) -> [String] { R.fields.map(\.name) }
    return RecipeRegistry.standard[id].map { names($0) } ?? []
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func parametersAreDeclaredSoundly(id: String) throws {
    func check<R: Recipe>(_ type: R.Type) -> [String] { problems(of: type, owner: R.id) }
    let type = try #require(RecipeRegistry.standard[id])
    #expect(check(type) == [])
  }

  @Test(arguments: Sample.recipes, threeSizes)
  func aRecipeIsSoundAtEverySizeInEveryTheme(sample: Sample, size: Size) throws {
    for theme in Themes.all {
      let figure = sample.figure.with(\.size, size).with(\.theme, theme)
      let drawn = try figure.drawn()
      #expect(problems(of: drawn) == [], "\(theme.name)")
    }
  }

  @Test(arguments: Sample.recipes)
  func aRecipeNeedsNoApologyAtItsOwnSize(sample: Sample) throws {
    let report = try sample.figure.drawn().report
    #expect(report.lint == [])
    #expect(report.size == sample.figure.size)
  }

  @Test(arguments: Sample.recipes, threeSizes)
  func drawingAtTheSizeThatCameOutChangesNothing(sample: Sample, size: Size) throws {
    let once = try sample.figure.with(\.size, size).drawn()
    let twice = try sample.figure.with(\.size, once.scene.size).drawn()
    #expect(once.scene == twice.scene)
  }

  @Test(arguments: Sample.recipes)
  func aRecipeHasATitleWordsAndNumbers(sample: Sample) throws {
    #expect(!sample.figure.title.isEmpty)
    let target = try FigureTarget.load(sample.name)
    #expect(target.id == sample.name)
    let data = try target.data()
    #expect(data["id"] == Node(sample.name))
    #expect(data["parameters"]?.map?.map(\.key) == names(of: sample.name))
    let series = try #require(data["series"]?.map)
    #expect(!series.isEmpty)
    #expect(Set(series.map(\.key)).count == series.count)
    // The numbers come back from their own text.
    #expect(try JSONReader.read(data.json(), name: "data")["series"]?.map?.count == series.count)
    #expect(target.figure.alt.count > 20)
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func itsOwnParametersGiveTheSameFigure(id: String) throws {
    let target = try FigureTarget.load(id)
    let again = try RecipeRegistry.standard.recipe(id, parameters: target.parameters)
    let figure = try again.draw(RecipeContext(files: nil)).figure
    #expect(try figure.scene() == target.figure.scene())
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func theSeedDecidesWhatIsRandomAndNothingElseDoes(id: String) throws {
    let first = try FigureTarget.load(id).data()
    let second = try FigureTarget.load(id).data()
    #expect(first == second)
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func whatEveryFigureTakesIsTakenByEveryRecipe(id: String) throws {
    let settings = try [
      "title=Another title", "subtitle=Another subtitle", "caption=A source", "alt=Words",
      "size=[700, 500]", "theme=dark", "seed=7",
    ].map { try Setting($0) }
    let figure = try FigureTarget.load(id, settings: settings).figure
    let drawn = try figure.drawn()
    #expect(problems(of: drawn) == [])
    #expect(drawn.scene.title == "Another title")
    #expect(drawn.scene.description == "Words")
    #expect(drawn.scene.texts("subtitle") == ["Another subtitle"])
    #expect(drawn.scene.texts("caption") == ["A source"])
    #expect(drawn.scene.appearance == .dark)
    #expect(figure.size == Size(700, 500))
  }

  @Test func anUnknownRecipeNamesTheNearest() {
    #expect {
      try FigureTarget.load("gausian-explorer")
    } throws: {
      ($0 as? NablaError)?.description
        == "unknown recipe \"gausian-explorer\"; did you mean \"gaussian-explorer\"?"
    }
  }

  /// Every parameter gets odd values of every kind; none may trap.
  @Test(arguments: RecipeRegistry.standard.ids)
  func anyValueOfAParameterGivesASoundFigureOrAnError(id: String) throws {
    let values: [Node] = [
      0, 1, -1, 2.5, 1e300, -1e300, 5e-324, 1_000_000, Node(Int.max), Node(Int.min), [], [1],
      [1, 2, 3], Node([.infinity, -.infinity]), Node(Double.nan), Node(Double.infinity), "", "x",
      "mean", ["a", "b"], true, nil, [[1, 2], [3, 4]], [[]], [0, 1], [:], [["mu": 1e308]],
      Node([1e308, -1e308, 0]), [[0, 0], [0, 0]], [[[1]]], [[[[1]]]],
    ]
    for name in names(of: id) {
      for value in values {
        do throws(NablaError) {
          let drawn = try FigureTarget.load(id, settings: [Setting(name, value)]).figure.drawn()
          #expect(problems(of: drawn) == [], "\(name) = \(value.json())")
        } catch {
          #expect(error.kind == .input)
          #expect(!error.place.isEmpty, "\(name) = \(value.json()): \(error)")
        }
      }
    }
  }
}
