import NablaMath
import Testing

@Suite struct RegressionTests {
  @Test("linear fits are those of fifty digits, with their errors")
  func linear() throws {
    for (index, row) in try StatisticalTable.shared.get().linear.enumerated() {
      let fit = try LinearRegression(row.predictors, response: row.response)
      // Years and their squares are all but multiples of each other: no double knows better.
      let tolerance = index == 2 ? 1e-7 : 1e-11
      for (a, b) in zip(fit.coefficients, row.coefficients) { expectNear(a, b, tolerance) }
      for (a, b) in zip(fit.standardErrors, row.errors) { expectNear(a, b, tolerance) }
      expectNear(fit.rSquared, row.rSquared, 1e-11)
      expectNear(fit.residualDeviation, row.deviation, tolerance)
      expectNear(fit.fValue, row.f, tolerance)
      #expect(fit.degreesOfFreedom == row.response.count - row.coefficients.count)
    }
  }

  @Test("a straight line is the polynomial of first order, with the same band")
  func line() throws {
    let x = [1.0, 2, 3.5, 4, 6, 7.25]
    let y = [2.0, 2.5, 4, 3.75, 6, 6.5]
    let fit = try LinearRegression([x], response: y)
    let polynomial = try #require(PolynomialFit(x: x, y: y))
    for (a, b) in zip(fit.coefficients, polynomial.coefficients) { expectNear(a, b, 1e-13) }
    for (a, b) in zip(fit.standardErrors, polynomial.standardErrors) { expectNear(a, b, 1e-13) }
    expectNear(fit.predicted([5]), polynomial(5), 1e-13)
    expectNear(fit.standardError(at: [5]), polynomial.standardError(at: 5), 1e-13)
    #expect(fit.standardError(at: [5], isNewValue: true) > fit.standardError(at: [5]))
    #expect(fit.predicted([1, 2]).isNaN && fit.standardError(at: []).isNaN)
    // One predictor: F is t², and so are their probabilities the same.
    expectNear(fit.fValue, fit.tValues[1] * fit.tValues[1], 1e-12)
    expectNear(fit.fProbability, fit.pValues[1], 1e-11)
    let intervals = try #require(fit.intervals(level: 0.95))
    #expect(intervals[1].contains(fit.coefficients[1]))
    let width = intervals[1].upperBound - intervals[1].lowerBound
    expectNear(width, 2 * 2.7764451051977987 * fit.standardErrors[1], 1e-11)
  }

  @Test("without an intercept the line passes through the origin")
  func origin() throws {
    let fit = try LinearRegression([[1, 2, 3]], response: [2, 4, 7], hasIntercept: false)
    expectNear(fit.coefficients[0], 31.0 / 14, 1e-14)
    #expect(fit.degreesOfFreedom == 2)
  }

  @Test("what cannot be fitted is refused in words")
  func refused() {
    func message(_ predictors: [[Double]], _ response: [Double]) -> String {
      do {
        _ = try LinearRegression(predictors, response: response)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(
      message([[1, 2]], [1, 2, 3])
        == "linear regression: predictor 0 has 2 values, the response 3; give as many.")
    #expect(
      message([[1, .nan, 3]], [1, 2, 3])
        == "linear regression: predictor 0 is nan in row 1; leave such rows out.")
    #expect(
      message([[4, 4, 4]], [1, 2, 3])
        == "linear regression: predictor 0 is 4.0 in every row; "
        + "leave it out, for the intercept stands for it.")
    #expect(
      message([[1, 2, 3, 5], [2, 4, 6, 10]], [1, 2, 3, 4])
        == "linear regression: a predictor is a sum of multiples of the others; "
        + "leave one of them out.")
    #expect(
      message([[1]], [1])
        == "linear regression: there are 1 rows for 2 coefficients; "
        + "give at least as many rows as coefficients, and one coefficient.")
    #expect(
      message([[1, 2, 3]], [1, .infinity, 3])
        == "linear regression: the response is inf in row 1; leave it out.")
  }

  @Test("logistic fits are those of fifty digits, with their errors")
  func logistic() throws {
    for row in try StatisticalTable.shared.get().logistic {
      let fit = try LogisticRegression(row.predictors, outcomes: row.outcomes)
      for (a, b) in zip(fit.coefficients, row.coefficients) { expectNear(a, b, 1e-11) }
      for (a, b) in zip(fit.standardErrors, row.errors) { expectNear(a, b, 1e-11) }
      for (a, b) in zip(fit.pValues, row.pValues) { expectNear(a, b, 1e-10) }
      expectNear(fit.deviance, row.deviance, 1e-12)
      expectNear(fit.nullDeviance, row.nullDeviance, 1e-12)
      #expect(fit.iterates.count < 12)
      let first = row.predictors.map { $0[0] }
      expectNear(fit.probability(first), fit.fitted[0], 1e-11)
    }
  }

  @Test("separated outcomes are refused, and it is said how")
  func separated() {
    func message(_ predictors: [[Double]], _ outcomes: [Bool]) -> String {
      do {
        _ = try LogisticRegression(predictors, outcomes: outcomes)
        return ""
      } catch {
        return error.problem
      }
    }
    let complete =
      "the predictors separate the outcomes completely: the coefficients have no finite best"
    let ties =
      "the predictors separate all outcomes but ties: some coefficients have no finite best"
    #expect(message([[1, 2, 3, 4]], [false, false, true, true]) == complete)
    // A tie at 3.
    #expect(message([[1, 2, 3, 3, 4, 5]], [false, false, false, true, true, true]) == ties)
    // One group has one outcome only, the other has both.
    let group: [Double] = [0, 0, 0, 0, 1, 1, 1, 1]
    #expect(
      message([group], [false, true, false, true, true, true, true, true]) == ties)
    // In the plane, along a diagonal.
    let x: [Double] = [0, 1, 2, 0, 1, 2]
    let y: [Double] = [1, 2, 3, -1, 0, 1]
    #expect(message([x, y], [true, true, true, false, false, false]) == complete)
    #expect(message([[1, 2, 3]], [true, true, true]) == "every outcome is true")
    // One exception is enough for a fit.
    #expect(message([[1, 2, 3, 4, 5]], [false, true, false, true, true]) == "")
  }
}
