import Foundation
import NablaMath
import NablaPlot
import NablaScene
import Testing

@testable import NablaRecipes

/// A recipe with parameters as a figure file gives them.
private func recipe(_ id: String, _ parameters: [Node.Entry]) throws -> any Recipe {
  try RecipeRegistry.standard.recipe(id, parameters: Node(parameters))
}

private func message(_ id: String, _ parameters: [Node.Entry]) -> String? {
  do {
    _ = try recipe(id, parameters).draw(RecipeContext())
    return nil
  } catch {
    return "\(error)"
  }
}

private func overlaps(_ figure: Figure) throws -> [Finding] {
  try figure.drawn().report.lint.filter { $0.rule == "overlap" || $0.rule == "cut" }
}

/// The words at the ends of paths, beside them or in a column.
private func words(_ figure: Figure) throws -> [String] {
  try figure.drawn().report.panels[0].boxes
    .filter { $0.role == "annotation" || $0.role == "mark-text" }.map(\.text)
}

private func numbers(_ result: RecipeResult, _ name: String) throws -> [Double] {
  let node = try #require(Node(result.series).at(name))
  return try #require(node.list).compactMap(\.double)
}

@Suite struct GradientDescentContourTests {
  @Test func hasTheExpectedDefaults() {
    let recipe = GradientDescentContour()
    #expect(recipe.f == .named("quadratic"))
    #expect(recipe.start == PlanePoint(-4, 1.5))
    #expect(recipe.lr == 0.15 && recipe.steps == 30 && recipe.optimizers == [.gd])
    #expect(recipe.domain == nil && recipe.levels == nil && !recipe.field)
  }

  @Test func theNumbersAreThoseOfThePath() throws {
    let result = try GradientDescentContour().draw(RecipeContext())
    let (x, y) = (try numbers(result, "gd.x"), try numbers(result, "gd.y"))
    #expect(x.count == 31 && y.count == 31)
    // Each step keeps 0.85 of x and −0.5 of y.
    #expect(abs(x[1] + 3.4) < 1e-12 && abs(y[1] + 0.75) < 1e-12)
    let loss = try numbers(result, "gd.loss")
    #expect(abs(loss[0] - 19.25) < 1e-12)
    #expect(loss[30] < 1e-3)
  }

  @Test(
    "every function's figure is readable",
    arguments: TestFunctions.all.map(\.name), [false, true])
  func figures(_ name: String, _ field: Bool) throws {
    var recipe = GradientDescentContour()
    recipe.f = .named(name)
    recipe.start = name == "saddle" ? PlanePoint(1, 0.01) : PlanePoint(-0.5, 1.2)
    recipe.lr = 0.001
    recipe.field = field
    let result = try recipe.draw(RecipeContext())
    #expect(try overlaps(result.figure).isEmpty)
    #expect(!result.figure.alt.isEmpty && !result.figure.title.isEmpty)
  }

  @Test func severalOptimisersHaveTheirNamesAtTheirEnds() throws {
    var recipe = GradientDescentContour()
    recipe.optimizers = [.gd, .momentum, .adam, .rmsprop]
    recipe.lr = 0.05
    let result = try recipe.draw(RecipeContext())
    #expect(try overlaps(result.figure).isEmpty)
    let names = try words(result.figure)
    #expect(Set(names) == ["Gradient descent", "Momentum", "Adam", "RMSprop"])
  }

  @Test func unitsAreEqualSoThatStepsStandAtRightAnglesToContours() throws {
    let figure = try GradientDescentContour().draw(RecipeContext()).figure
    let panel = try figure.drawn().report.panels[0]
    let x = panel.plot.width / (panel.x.domain.upper - panel.x.domain.lower)
    let y = panel.plot.height / (panel.y.domain.upper - panel.y.domain.lower)
    #expect(abs(x / y - 1) < 1e-6)
  }

  @Test func aRateThatIsTooLargeIsDrawnAndSaid() throws {
    var recipe = GradientDescentContour()
    recipe.lr = 0.21
    let result = try recipe.draw(RecipeContext())
    #expect(result.figure.warnings.count == 1)
    #expect(
      result.figure.warnings[0].hasPrefix("Gradient descent diverges: the loss grows from 19.3"))
    #expect(result.figure.title.contains("runs away"))
    #expect(try overlaps(result.figure).isEmpty)
    recipe.lr = 1e200
    let wild = try recipe.draw(RecipeContext())
    #expect(wild.figure.warnings[0].contains("after step"))
    #expect(try overlaps(wild.figure).isEmpty)
  }

  @Test func aFormulaIsALossToo() throws {
    let result = try recipe(
      "gradient-descent-contour",
      [.init("f", "x^2 + 3 y^2 + sin(3x)"), .init("lr", 0.05), .init("start", Node([2.0, 1]))]
    ).draw(RecipeContext())
    let loss = try numbers(result, "gd.loss")
    #expect(abs(loss[0] - (7 + sin(6.0))) < 1e-12)
    // One step along the exact gradient (2x + 3 cos 3x, 6y).
    #expect(abs(try numbers(result, "gd.x")[1] - (2 - 0.05 * (4 + 3 * cos(6.0)))) < 1e-8)
    #expect(try overlaps(result.figure).isEmpty)
  }

  @Test func theMinimumIsMarkedWhereAPathRunsAway() throws {
    let figure = try recipe(
      "gradient-descent-contour", [.init("f", "x^2 + y^4"), .init("start", Node([3.0, 2]))]
    ).draw(RecipeContext()).figure
    #expect(figure.title.contains("runs away"))
    let report = try figure.drawn().report
    #expect(!report.lint.contains { $0.rule == "clipped" })
    let landscape = try Landscape(
      .formula("x^2 + y^4"), domain: nil, files: nil, owner: GradientDescentContour.id)
    let path = Optimizer(.gd, learningRate: 0.15).descend(
      landscape.function, from: [3, 2], steps: 30)
    #expect((path.points.last?.y).map { abs($0) > 1e50 } == true)
    let minima = landscape.knowingMinimum(below: [path]).function.minima
    #expect(minima.count == 1)
    #expect(minima.allSatisfy { abs($0.x) < 1e-3 && abs($0.y) < 1e-3 })
  }

  @Test func aLossGridIsReadFromAFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // x² + y² on [-2, 2]², the top row first.
    let places = (0..<21).map { -2 + Double($0) / 5 }
    let values = places.reversed().flatMap { y in places.map { x in x * x + y * y } }
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (21, 21), }"
    header += String(repeating: " ", count: 118 - header.count - 1) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8)
    for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
    try Data(bytes).write(to: folder.appendingPathComponent("loss.npy"))

    let result = try recipe(
      "gradient-descent-contour",
      [
        .init("f", "loss.npy"), .init("lr", 0.1), .init("start", Node([1.5, 1])),
        .init("domain", Node([Node([-2.0, 2]), Node([-2.0, 2])] as [Node])),
      ]
    ).draw(RecipeContext(files: .below(folder.path)))
    let (x, y) = (try numbers(result, "gd.x"), try numbers(result, "gd.y"))
    #expect(abs(x[5] - 1.5 * 0.32768) < 1e-9 && abs(y[5] - 0.32768) < 1e-9)
    #expect(try overlaps(result.figure).isEmpty)

    let refused = #expect(throws: NablaError.self) {
      try recipe(
        "gradient-descent-contour", [.init("f", "loss.npy"), .init("start", Node([99.0, 1]))]
      ).draw(RecipeContext(files: .below(folder.path)))
    }
    #expect(refused?.problem == "is [99, 1], where f has no value")
  }

  @Test(
    "wrong parameters are refused with their value",
    arguments: [
      (
        [Node.Entry("f", "rosenbrok")], "gradient-descent-contour.f: ",
        "did you mean \"rosenbrock\"?"
      ),
      ([.init("f", "x +")], "gradient-descent-contour.f: column", "formula"),
      ([.init("lr", 0)], "gradient-descent-contour: lr is 0", "give above 0"),
      ([.init("steps", 0)], "gradient-descent-contour: steps is 0", "give 1 to 100000"),
      ([.init("start", Node([1.0]))], "gradient-descent-contour: start is a list", "[x, y]"),
      (
        [.init("optimizers", Node(["adan"]))], "gradient-descent-contour: optimizers is \"adan\"",
        "did you mean \"adam\"?"
      ),
      (
        [.init("optimizers", Node([] as [String]))],
        "gradient-descent-contour.optimizers: has 0 names", "give 1 to 8"
      ),
      (
        [.init("domain", Node([Node([2.0, 1]), Node([0.0, 1])] as [Node]))],
        "gradient-descent-contour: domain is [2, 1]", "the smaller first"
      ),
      (
        [.init("f", "saddle"), .init("levels", "log"), .init("start", Node([1.0, 1]))],
        "gradient-descent-contour.levels: is log, but f falls to", "give a number of levels"
      ),
      ([.init("levels", 0)], "gradient-descent-contour: levels is 0", "give 1 to 100"),
      ([.init("stepz", 3)], "gradient-descent-contour: has no option \"stepz\"", "\"steps\""),
    ])
  func refusing(_ parameters: [Node.Entry], _ start: String, _ remedy: String) {
    let text = message("gradient-descent-contour", parameters) ?? ""
    #expect(text.hasPrefix(start), "\(text)")
    #expect(text.contains(remedy), "\(text)")
  }
}

@Suite struct OptimizerRaceTests {
  @Test func hasTheExpectedDefaults() {
    let recipe = OptimizerRace()
    #expect(recipe.f == .named("beale") && recipe.start == nil && recipe.steps == 200)
    #expect(recipe.optimizers == [.gd, .momentum, .nag, .adagrad, .rmsprop, .adam])
    #expect(recipe.convention == .ruder && recipe.view == [.contour, .loss])
  }

  @Test func bealeStartsWhereTheCatalogueSays() throws {
    let result = try OptimizerRace().draw(RecipeContext())
    #expect(try numbers(result, "gd.x")[0] == 1 && numbers(result, "gd.y")[0] == 1.5)
    #expect(try numbers(result, "adam.x").count == 201)
  }

  @Test(
    "every function's figure is readable in both conventions",
    arguments: TestFunctions.all.map(\.name), Optimizer.Convention.allCases)
  func figures(_ name: String, _ convention: Optimizer.Convention) throws {
    var recipe = OptimizerRace()
    recipe.f = .named(name)
    recipe.convention = convention
    let figure = try recipe.draw(RecipeContext()).figure
    #expect(try overlaps(figure).isEmpty)
    #expect(try words(figure).count == 7)
  }

  @Test func everyOptimiserIsDrawn() throws {
    var recipe = OptimizerRace()
    recipe.optimizers = Optimizer.Method.allCases
    recipe.steps = 60
    #expect(try overlaps(recipe.draw(RecipeContext()).figure).isEmpty)
  }

  @Test("any view and number of frames is drawn", arguments: [1, 2, 6])
  func views(_ frames: Int) throws {
    for view: [OptimizerRace.View] in [[.contour], [.loss], [.contour, .loss]] {
      var recipe = OptimizerRace()
      (recipe.view, recipe.frames, recipe.steps) = (view, frames, 40)
      #expect(try overlaps(recipe.draw(RecipeContext()).figure).isEmpty)
    }
  }

  @Test func arrivalIsTheFirstStepBelowTheTarget() throws {
    let result = try OptimizerRace().draw(RecipeContext())
    let loss = try numbers(result, "nag.loss")
    let arrival = try #require(Node(result.series).at("nag.arrival")?.int)
    let target = try #require(result.series.first { $0.key == "target" }?.value.double)
    #expect(loss[arrival] <= target && loss[arrival - 1] > target)
  }

  @Test func constantsReachTheirOptimisers() throws {
    func end(_ hyper: [Node.Entry]) throws -> [Double] {
      try numbers(
        recipe(
          "optimizer-race",
          [
            .init("hyper", Node(hyper)), .init("optimizers", Node(["gd", "adam"])),
            .init("steps", 1),
          ]
        ).draw(RecipeContext()), "gd.x")
    }
    let (all, own) = (
      try end([.init("eta", 0.02)]),
      try end([.init("gd", Node([.init("eta", 0.02)])), .init("adam", Node([.init("eta", 1)]))])
    )
    #expect(all == own)
    #expect(try end([]) != all)
  }

  @Test func onASaddleTheFigureSaysWhoEscapes() throws {
    var recipe = OptimizerRace()
    recipe.f = .named("saddle")
    let result = try recipe.draw(RecipeContext())
    let texts = try result.figure.drawn().report.allBoxes.map(\.text)
    #expect(texts.contains { $0.hasPrefix("escapes at step") })
    #expect(result.figure.warnings.isEmpty)
  }

  @Test func aDivergentRunIsDrawnAndSaid() throws {
    let result = try recipe(
      "optimizer-race", [.init("hyper", Node([.init("gd", Node([.init("eta", 1)]))]))]
    ).draw(RecipeContext())
    #expect(result.figure.warnings.contains { $0.hasPrefix("Gradient descent diverges") })
    #expect(try overlaps(result.figure).isEmpty)
  }

  @Test(
    "wrong constants are refused by name",
    arguments: [
      ([Node.Entry("eta", 0)], "hyper has eta 0", "give a number above 0"),
      ([.init("beta1", 1)], "hyper has beta1 1", "at least 0, below 1"),
      ([.init("adam", Node([.init("eps", -1)]))], "hyper has eps -1", "at least 0"),
      ([.init("adma", Node([.init("eps", 1)]))], "hyper has no constant \"adma\"", "\"adam\""),
      ([.init("adam", Node([.init("gamma", 0.5)]))], "adam has no gamma", "eta, beta1, beta2, eps"),
    ])
  func refusing(_ hyper: [Node.Entry], _ problem: String, _ remedy: String) {
    let text = message("optimizer-race", [.init("hyper", Node(hyper))]) ?? ""
    #expect(text.contains(problem), "\(text)")
    #expect(text.contains(remedy), "\(text)")
  }
}
