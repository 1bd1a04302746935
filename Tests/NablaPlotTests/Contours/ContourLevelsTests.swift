import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ContourLevelsTests {
  private func range(_ low: Double, _ high: Double, _ n: Int = 1000) -> [Double] {
    (0...n).map { low + (high - low) * Double($0) / Double(n) }
  }

  @Test func automaticLevelsAreAboutTenRoundNumbersInside() throws {
    let levels = try #require(ContourLevels.auto.levels(for: range(0.3, 9.7), .linear))
    #expect(levels == (1...9).map(Double.init))
  }

  @Test("levels come about as many as asked for", arguments: [1, 3, 5, 8, 12, 20, 40])
  func counts(_ count: Int) throws {
    let levels = try #require(
      ContourLevels.about(count).levels(for: range(-6.55, 8.1), .linear))
    #expect(Double(levels.count) >= Double(count) * 0.6)
    #expect(Double(levels.count) <= Double(count) * 1.5 + 1)
    #expect(levels == levels.sorted())
    #expect(levels.allSatisfy { $0 > -6.55 && $0 < 8.1 })
  }

  @Test func levelsAreFreeOfFloatNoise() throws {
    let levels = try #require(ContourLevels.about(9).levels(for: range(0, 1), .linear))
    #expect(levels == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
  }

  @Test func equalValuesHaveNoLevels() throws {
    #expect(ContourLevels.auto.levels(for: [2, 2, 2], .linear) == [])
    #expect(ContourLevels.auto.levels(for: [2, 2, 2], .log) == [])
    #expect(ContourLevels.auto.levels(for: [.nan], .linear) == [])
  }

  @Test func logarithmicLevelsAreHalvesOfPowersOfTen() throws {
    let values = (0...4000).map { i -> Double in
      let x = Double(i) / 4000
      return 0.002 + 3000 * x * x * x * x
    }
    let levels = try #require(ContourLevels.about(12).levels(for: values, .log))
    #expect(levels.contains(1000) && levels.contains(0.01))
    for (a, b) in zip(levels, levels.dropFirst()) {
      #expect(abs(b / a / 10.0.squareRoot() - 1) < 1e-12)
    }
  }

  @Test func valuesThatSpanLittleGetOneTwoFive() throws {
    // Hardly a value lies below 1, so that its line would be a speck.
    let levels = try #require(ContourLevels.auto.levels(for: range(0.9, 60), .log))
    #expect(levels == [2, 5, 10, 20, 50])
  }

  @Test func zerosAndNegativeValuesLieBelowTheFirstLogarithmicLevel() throws {
    let levels = try #require(
      ContourLevels.auto.levels(for: range(-5, 1000), .log))
    #expect(levels.allSatisfy { $0 > 0 })
    #expect(ContourLevels.auto.levels(for: [-1, 0], .log) == nil)
  }

  @Test(
    "extreme values give finite levels",
    arguments: [
      (-1.7e308, 1.7e308), (1e-310, 9e-310), (1e15, 1e15 + 4), (0, 5e-324),
    ])
  func extremes(_ low: Double, _ high: Double) {
    for scale in ContourLevelScale.allCases {
      for level in ContourLevels.auto.levels(for: [low, low / 2 + high / 2, high], scale) ?? [] {
        #expect(level.isFinite)
      }
    }
  }

  @Test(
    "levels are read as they are written",
    arguments: [
      (Node("auto"), ContourLevels.auto), (Node(7), .about(7)),
      (Node([3.0, 1, 2, 1]), .exactly([1, 2, 3])),
    ])
  func reading(_ node: Node, _ expected: ContourLevels) throws {
    #expect(try ContourLevels(option: node) == expected)
  }

  @Test(
    "levels that make no sense are refused",
    arguments: [
      (Node(0), "is 0", "give 1 to 100"), (Node(101), "is 101", "give 1 to 100"),
      (Node([] as [Double]), "has 0 levels", "give 1 to 100"),
      (Node([1.0, .infinity]), "holds inf", "give finite numbers"),
      (Node("many"), "is \"many\"", "give auto, a number of levels, or a list of numbers"),
    ])
  func refusing(_ node: Node, _ problem: String, _ remedy: String) {
    #expect {
      try ContourLevels(option: node)
    } throws: { error in
      guard let error = error as? OptionProblem else { return false }
      return error.problem == problem && error.remedy == remedy
    }
  }
}
