import NablaMath
import Testing

@Suite("Bayes' tables")
struct BayesTableTests {
  @Test("a rare condition makes most positive tests wrong")
  func test() throws {
    let table = try BayesTable.test(prevalence: 0.01, sensitivity: 0.9, specificity: 0.95)
    let positive = try #require(table.posterior(0))
    expectNear(positive[0], 0.009 / 0.0585, 1e-13)
    let negative = try #require(table.posterior(1))
    expectNear(negative[0], 0.001 / 0.9415, 1e-13)
    expectNear(table.evidence[0], 0.0585, 1e-13)
    expectNear(table.joint[1][0], 0.0495, 1e-13)
    let twice = try #require(table.posterior([0, 0]))
    expectNear(twice[0], 0.0081 / (0.0081 + 0.99 * 0.0025), 1e-13)
  }

  @Test("thousands of observations do not underflow, impossible ones have no posterior")
  func long() throws {
    let table = try BayesTable(priors: [0.5, 0.5], likelihoods: [[0.6, 0.4, 0], [0.5, 0.5, 0]])
    let many = [Int](repeating: 0, count: 5000)
    expectNear(try #require(table.posterior(many))[0], 1, 1e-12)
    #expect(table.posterior(2) == nil && table.posterior(3) == nil)
    #expect(table.posterior([]) == [0.5, 0.5])
  }

  @Test("what is no table is refused in words")
  func refused() {
    func message(_ priors: [Double], _ rows: [[Double]]) -> String {
      do {
        _ = try BayesTable(priors: priors, likelihoods: rows)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(
      message([0.5, 0.6], [])
        == "Bayes' table: the priors: they sum to 1.1; give numbers that sum to 1.")
    #expect(
      message([1], [])
        == "Bayes' table: there are 1 priors and 0 likelihoods; "
        + "give a row of likelihoods for each prior.")
    #expect(
      message([1], [[2, -1]])
        == "Bayes' table: likelihoods 0: number 0 is 2.0; give numbers from 0 to 1.")
    #expect(
      message([0.5, 0.5], [[1], [0.5, 0.5]])
        == "Bayes' table: likelihoods 1 has 2 numbers, the first row 1; give rows of equal length.")
    #expect(message([], []) != "")
  }
}
