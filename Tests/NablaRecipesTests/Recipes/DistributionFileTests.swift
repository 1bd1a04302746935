import Foundation
import NablaMath
import NablaPlot
import NablaRecipes
import NablaScene
import TestSupport
import Testing

/// Distributions that files give, in `kl-divergence`.
@Suite struct DistributionFileTests {
  private func divergence(_ p: String, _ q: String) throws -> RecipeResult {
    try TemporaryFolder.with { folder in
      try folder.write(p, to: "p.csv")
      try folder.write(q, to: "q.csv")
      return try RecipeRegistry.standard.recipe(
        "kl-divergence", parameters: Node([Node.Entry("p", "p.csv"), .init("q", "q.csv")])
      ).draw(RecipeContext(files: .below(folder.path)))
    }
  }

  private func number(_ result: RecipeResult, _ name: String) throws -> Double {
    try #require(result.series.first { $0.key == name }?.value.double)
  }

  @Test func twoColumnsAreADensity() throws {
    // A triangle over 4, whose entropy is ½ + ln 2, and an even density.
    let result = try divergence("x,density\n0,0\n2,0.5\n4,0\n", "x,density\n0,0.25\n4,0.25\n")
    #expect(abs(try number(result, "kl_pq") - (log(2) - 0.5)) < 1e-8)
    #expect(abs(try number(result, "kl_qp") - (1 - log(2))) < 1e-8)
  }

  @Test func wholeNumbersFromZeroHaveProbabilities() throws {
    let result = try divergence("k,p\n0,0.5\n1,0.5\n", "p\n0.25\n0.75\n")
    #expect(abs(try number(result, "kl_pq") - 0.5 * log(4.0 / 3)) < 1e-12)
  }

  @Test func aDensityOfAnotherAreaIsRefused() throws {
    #expect {
      try divergence("x,density\n0,0\n1,1\n3,0\n", "x,density\n0,0.5\n2,0.5\n")
    } throws: {
      ($0 as? NablaError)?.description
        == "kl-divergence.p: has a density of the area 1.5; give one of the area 1."
    }
  }
}
