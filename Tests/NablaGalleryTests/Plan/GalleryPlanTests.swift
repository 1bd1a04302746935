import Nabla
import TestSupport
import Testing

@testable import NablaGallery

@Suite struct GalleryPlanTests {
  @Test func recipesStandInTheRoadmapsOrderAndFigureFilesBehindThem() throws {
    try GalleryFolder.with { folder in
      let recipes: [any Recipe.Type] = [
        AttentionHeatmap.self, FunctionPlot.self, GradientDescentContour.self,
      ]
      let plan = try folder.plan(recipes: RecipeRegistry(recipes))
      #expect(
        plan.entries.map(\.id) == [
          "function-plot", "gradient-descent-contour", "attention-heatmap", "bars", "line", "warm",
        ])
      #expect(
        plan.entries.map(\.topic).suffix(3) == Array(repeating: "Figure files", count: 3)[...])
      #expect(plan.entries.last?.question == SoftmaxTemperature.question)
    }
  }

  @Test func everyTopicOfTheRegistryHasAPhaseAndEveryRecipeAMeaning() {
    for type in RecipeRegistry.standard.types {
      #expect(Roadmap.phase(of: type.topic) != nil, "\(type.id): \(type.topic)")
      #expect(
        ModelMeanings.of(type.id) ?? Roadmap.meaning(of: type.topic) != nil, "\(type.id)")
    }
    #expect(Roadmap.phases.map(\.number) == [1, 2, 3, 4, 5])
    #expect(Roadmap.phase(of: "Figure files") == nil)
    #expect(Roadmap.phase(of: "1st figures") == nil)
  }

  @Test(arguments: [
    (["2.4"], ["gradient-descent-contour"]),
    (["1", "4"], ["function-plot", "attention-heatmap"]),
    (["recipes"], ["function-plot", "gradient-descent-contour", "attention-heatmap"]),
    (["figures"], ["bars", "line", "warm"]),
    (["ATTENTION"], ["attention-heatmap"]),
    (["a line", "bars"], ["bars", "line"]),
    (
      [],
      [
        "function-plot", "gradient-descent-contour", "attention-heatmap", "bars", "line", "warm",
      ]
    ),
  ])
  func wordsChooseFigures(words: [String], ids: [String]) throws {
    try GalleryFolder.with { folder in
      let recipes: [any Recipe.Type] = [
        FunctionPlot.self, GradientDescentContour.self, AttentionHeatmap.self,
      ]
      var plan = try folder.plan(recipes: RecipeRegistry(recipes))
      try plan.keep(only: words)
      #expect(plan.entries.map(\.id) == ids)
    }
  }

  @Test func aWordThatNamesNothingIsRefusedWithTheNearestId() throws {
    try GalleryFolder.with { folder in
      var plan = try folder.plan()
      let error = #expect(throws: NablaError.self) { try plan.keep(only: ["bras"]) }
      #expect(
        error?.description == "--only: no figure is called \"bras\"; did you mean \"bars\"?")
    }
  }

  @Test func twoFiguresOfOneNameAreRefused() throws {
    try GalleryFolder.with(["Bars.json": "{}"]) { folder in
      let error = #expect(throws: NablaError.self) { try folder.plan() }
      #expect(error?.description.contains("have the same name; rename one.") == true)
    }
  }

  @Test func aFileThatIsCalledAsARecipeKeepsItsExtension() throws {
    try GalleryFolder.with(["function-plot.yaml": "recipe: function-plot\n"]) { folder in
      let plan = try folder.plan(recipes: RecipeRegistry([FunctionPlot.self]))
      #expect(
        plan.entries.map(\.stem) == ["function-plot", "bars", "function-plot.yaml", "line", "warm"])
    }
  }

  @Test(arguments: [
    ("gradient-descent", "gradient-descent"), ("Übung 1", nil), ("Übung-1", "Übung-1"),
    ("a/b", nil), (".hidden", nil), ("<script>", nil), ("", nil), ("\u{202E}gnp", nil),
    ("a\"b'c&d", nil), (String(repeating: "a", count: 200), nil),
  ])
  func namesOfFilesAreSafeInEveryAddress(id: String, same: String?) {
    let stem = GalleryEntry.stem(id)
    if let same { #expect(stem == same) } else { #expect(stem != id) }
    #expect(!stem.isEmpty && !stem.hasPrefix(".") && stem.utf8.count <= 120)
    #expect(!stem.contains { "/\\<>\"'& \u{202E}".contains($0) })
    // Others that lose the same characters have other names.
    if same == nil { #expect(stem != GalleryEntry.stem(id + "/")) }
  }
}
