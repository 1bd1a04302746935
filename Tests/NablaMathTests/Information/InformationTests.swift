import Foundation
import NablaMath
import Testing

@Suite struct InformationTests {
  @Test("entropies and divergences are those of fifty digits")
  func table() throws {
    for row in try StatisticalTable.shared.get().information {
      expectNear(Information.entropy(row.p), row.entropy, 1e-13)
      expectNear(Information.crossEntropy(row.p, row.q), row.crossEntropy, 1e-13)
      // Rounded lists may sum to 1 only nearly; nothing else cancels, even for close ones.
      expectNear(Information.divergence(from: row.p, to: row.q), row.divergence, 1e-7)
      expectNear(Information.jensenShannon(row.p, row.q), row.jensenShannon, 1e-7)
      expectNear(
        Information.divergence(from: row.p, to: row.q, in: .bits),
        Information.divergence(from: row.p, to: row.q) / log(2), 1e-14)
    }
  }

  @Test("a fair coin is one bit, and two of them that agree tell each other one")
  func bits() {
    #expect(Information.entropy([0.5, 0.5], in: .bits) == 1)
    #expect(Information.perplexity([0.25, 0.25, 0.25, 0.25]) == 4)
    expectNear(Information.mutualInformation([[0.5, 0], [0, 0.5]], in: .bits), 1, 1e-15)
    #expect(Information.mutualInformation([[0.25, 0.25], [0.25, 0.25]]) == 0)
    expectNear(Information.conditionalEntropy([[0.25, 0.25], [0.5, 0]], in: .bits), 0.5, 1e-15)
    expectNear(Information.jointEntropy([[0.25, 0.25], [0.5, 0]], in: .bits), 1.5, 1e-15)
    expectNear(Information.surprisal(0.125, in: .bits), 3, 1e-15)
    expectNear(Information.perplexity(ofOutcomes: [0.5, 0.125]), 4, 1e-15)
    expectNear(Information.jensenShannon([1, 0], [0, 1], in: .bits), 1, 1e-15)
  }

  @Test("the chain rules hold for random tables")
  func rules() throws {
    let dirichlet = try Dirichlet(concentrations: [Double](repeating: 0.7, count: 12))
    for flat in dirichlet.samples(50, seed: 9) {
      let joint = [Array(flat[0..<4]), Array(flat[4..<8]), Array(flat[8..<12])]
      let rows = joint.map { $0.reduce(0, +) }
      let columns = (0..<4).map { c in joint.reduce(0) { $0 + $1[c] } }
      let mutual = Information.mutualInformation(joint)
      let (h, both) = (Information.entropy(rows), Information.jointEntropy(joint))
      #expect((mutual - (h + Information.entropy(columns) - both)).magnitude < 1e-12)
      #expect((both - h - Information.conditionalEntropy(joint)).magnitude < 1e-12)
      #expect(mutual >= 0)
      let (p, q) = (Array(flat[0..<4]).map { $0 / rows[0] }, columns)
      let sum = Information.entropy(p) + Information.divergence(from: p, to: q)
      #expect((Information.crossEntropy(p, q) - sum).magnitude < 1e-12)
    }
  }

  @Test("what is denied is infinitely surprising, and what is no distribution has no entropy")
  func wacky() {
    #expect(Information.divergence(from: [0.5, 0.5], to: [1, 0]) == .infinity)
    #expect(Information.crossEntropy([0.5, 0.5], [1, 0]) == .infinity)
    #expect(Information.divergence(from: [1, 0], to: [0.5, 0.5]).isFinite)
    #expect(Information.surprisal(0) == .infinity && Information.surprisal(1.5).isNaN)
    for p in [[], [0.5, 0.6], [-0.5, 1.5], [.nan, 1]] { #expect(Information.entropy(p).isNaN) }
    #expect(Information.divergence(from: [1], to: [0.5, 0.5]).isNaN)
    #expect(Information.mutualInformation([[0.5, 0.5], [0]]).isNaN)
    #expect(Information.mutualInformation([]).isNaN)
    #expect(Information.perplexity(ofOutcomes: []).isNaN)
    #expect(Information.perplexity(ofOutcomes: [0.5, 0]) == .infinity)
  }
}
