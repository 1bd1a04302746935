import NablaMath
import Testing

@Suite struct FormulaConditionTests {
  private func formula(_ text: String) throws -> Formula {
    try Formula(text, variables: ["x", "y"])
  }

  @Test func anEquationIsOneComparisonWithADifference() throws {
    let comparison = try #require(try formula("x^2 + y^2 = 4").comparison)
    #expect(comparison.relation == .equal)
    #expect(comparison.difference(3, 4) == 21)
  }

  @Test func aChainHasAComparisonForEachSign() throws {
    let comparisons = try formula("1 < x^2 + y^2 <= 4").comparisons
    #expect(comparisons.map(\.relation) == [.less, .lessOrEqual])
    #expect(comparisons.map { $0.difference(1, 1) } == [-1, -2])
    #expect(comparisons.map(\.relation.isStrict) == [true, false])
  }

  @Test func conditionsJoinedByWordsHaveAllTheirComparisons() throws {
    let comparisons = try formula("(x > 0 and y >= 1) or not (x = y)").comparisons
    #expect(comparisons.map(\.relation) == [.greater, .greaterOrEqual, .notEqual])
  }

  @Test func whatNotStandsBeforeIsTurnedRound() throws {
    #expect(try formula("not (x > 1)").comparisons.map(\.relation) == [.lessOrEqual])
    #expect(
      try formula("not (x <= 1 or not (y < 2))").comparisons.map(\.relation) == [.greater, .less])
  }

  @Test func nothingIsTakenFromAFormulaThatComparesWithZero() throws {
    let comparison = try #require(try formula("x y > 0").comparison)
    #expect(comparison.difference.text == "x y")
  }

  @Test(arguments: ["x + y", "sin(x)", "[x, y]", "2"])
  func whatComparesNothingHasNone(text: String) throws {
    #expect(try formula(text).comparisons.isEmpty)
  }
}
