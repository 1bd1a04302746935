import Foundation
import NablaMath
import Testing

@Suite struct LayerNormalizationTests {
  @Test func outputsAndGradientsAreThoseOfMpmath() throws {
    let row = try GenerativeTable.read().normalization
    for (kind, expected) in [(LayerNormalization.Kind.layer, row.layer), (.rms, row.rms)] {
      let normal = try LayerNormalization(kind, gain: row.gain, bias: row.bias)
      #expect(relativeDistance(try normal(row.x).output, expected.output) < 1e-14)
      let gradient = try normal.backward(row.x, outputGradient: row.upstream)
      #expect(relativeDistance(gradient, expected.gradient) < 1e-12)
    }
  }

  @Test func normalizedNumbersHaveMeanZeroAndVarianceOne() throws {
    let result = try LayerNormalization(epsilon: 0)([1e8 + 1, 1e8 + 2, 1e8 + 3])
    #expect(result.mean == 1e8 + 2)
    #expect(relativeDistance(result.normalized, [-1.5.squareRoot(), 0, 1.5.squareRoot()]) < 1e-15)
    #expect(throws: MathError.self) { try LayerNormalization(epsilon: 0)([2, 2]) }
    #expect(throws: MathError.self) { try LayerNormalization()([]) }
    #expect(throws: MathError.self) { try LayerNormalization(gain: [1])([1, 2]) }
    #expect(throws: MathError.self) { try LayerNormalization(epsilon: -1) }
    #expect(throws: MathError.self) { try LayerNormalization()([.infinity]) }
  }
}

@Suite struct LowRankAdaptationTests {
  @Test func updatesAreScaledProducts() throws {
    let lora = try LowRankAdaptation(
      a: #require(Matrix([[1, 2, 3]])), b: #require(Matrix([[1], [-1]])), alpha: 2)
    #expect(try lora.update() == Matrix([[2, 4, 6], [-2, -4, -6]]))
    let weights = Matrix(rows: 2, columns: 3) { _, _ in 1 }
    #expect(try lora.adapted(weights)[1, 2] == -5)
    #expect(throws: MathError.self) { try lora.adapted(.identity(2)) }
    #expect(throws: MathError.self) {
      try LowRankAdaptation(a: .identity(2), b: .identity(3), alpha: 1)
    }
    #expect(throws: MathError.self) {
      try LowRankAdaptation(a: .identity(2), b: .identity(2), alpha: 0)
    }
  }

  @Test func theBestAdaptationIsTheTruncatedSVD() throws {
    let update = Matrix(rows: 6, columns: 5) { sin(Double($0 * 7 + $1 * 3)) + ($0 == $1 ? 2 : 0) }
    for rank in 1...5 {
      let lora = try LowRankAdaptation(approximating: update, rank: rank)
      #expect(lora.rank == rank)
      let rest = try update.subtracting(lora.update()).norm()
      #expect(abs(rest - (try SVD(update).lowRankError(rank))) < 1e-12)
    }
    #expect(throws: MathError.self) { try LowRankAdaptation(approximating: update, rank: 6) }
    #expect(throws: MathError.self) { try LowRankAdaptation(approximating: update, rank: 0) }
    #expect(throws: MathError.self) { try LowRankAdaptation(approximating: update, rank: .min) }
  }

  @Test func parametersAreCounted() {
    #expect(LowRankAdaptation.parameterCount(rows: 4096, columns: 4096, rank: 8) == 65_536)
    #expect(LowRankAdaptation.parameterShare(rows: 4096, columns: 4096, rank: 8) == 1 / 256.0)
    #expect(LowRankAdaptation.breakEvenRank(rows: 4096, columns: 4096) == 2048)
  }
}

@Suite struct AdversarialValueTests {
  @Test func equalDistributionsHaveTheValueOfMinusTwoLnTwo() {
    let p = [0.2, 0.3, 0.5]
    #expect(abs(AdversarialValue.value(data: p, model: p) + 2 * M_LN2) < 1e-15)
    #expect(abs(AdversarialValue.divergence(data: p, model: p)) < 1e-15)
    #expect(abs(AdversarialValue.divergence(data: [1, 0], model: [0, 1]) - M_LN2) < 1e-15)
  }

  /// `scipy.spatial.distance.jensenshannon([0.1, 0.4, 0.5], [0.3, 0.3, 0.4])**2` (SciPy 1.17.1).
  @Test func divergencesAreThoseOfSciPy() {
    let found = AdversarialValue.divergence(data: [0.1, 0.4, 0.5], model: [0.3, 0.3, 0.4])
    #expect(abs(found - 0.032529605522223067) < 1e-15)
    #expect(AdversarialValue.value(data: [1], model: [0.5, 0.5]).isNaN)
  }

  @Test func theBestDiscriminatorIsBetterThanOthers() {
    let (p, q) = ([0.1, 0.4, 0.5], [0.3, 0.3, 0.4])
    let best = AdversarialValue.value(data: p, model: q)
    for shift in [-0.1, 0.05, 0.1] {
      let d = zip(p, q).map { AdversarialValue.optimalDiscriminator(data: $0, model: $1) + shift }
      #expect(AdversarialValue.value(data: p, model: q, discriminator: d) < best)
    }
    #expect(AdversarialValue.optimalDiscriminator(data: 0, model: 0) == 0.5)
  }

  @Test func samplesAndLossesFollowTheirFormulas() {
    let value = AdversarialValue.value(real: [0.9, 0.8], generated: [0.1, 0.3])
    #expect(abs(value - (log(0.9) + log(0.8) + log(0.9) + log(0.7)) / 2) < 1e-15)
    #expect(AdversarialValue.value(real: [0], generated: [0.5]) == -.infinity)
    #expect(AdversarialValue.value(real: [], generated: [0.5]).isNaN)
    #expect(abs(AdversarialValue.loss(.saturating, generated: [0.5]) + M_LN2) < 1e-15)
    #expect(abs(AdversarialValue.loss(.nonsaturating, generated: [0.5]) - M_LN2) < 1e-15)
    #expect(AdversarialValue.slope(.saturating, discriminator: 0) == 0)
    #expect(AdversarialValue.slope(.nonsaturating, discriminator: 0) == -1)
  }
}

@Suite struct ScalingLawTests {
  @Test func theOptimumIsTheBestSizeForItsBudget() {
    for law in [ScalingLaw.chinchilla, .besiroglu] {
      for compute in [1e19, 1e21, 5.76e23] {
        let best = law.optimum(compute: compute)
        #expect(abs(6 * best.parameters * best.tokens / compute - 1) < 1e-12)
        for factor in [0.9, 1.1] {
          let other = law.point(parameters: best.parameters * factor, compute: compute)
          #expect(other.loss > best.loss)
        }
      }
    }
  }

  @Test func theRoundedConstantsGiveThirtyTwoBillion() {
    let best = ScalingLaw.chinchilla.optimum(compute: 5.76e23)
    #expect(abs(best.parameters / 32.2e9 - 1) < 0.005)
    #expect(abs(ScalingLaw.chinchilla.loss(parameters: 70e9, tokens: 1.4e12) - 1.9367) < 1e-3)
    let modern = ScalingLaw.besiroglu.optimum(compute: 5.76e23)
    #expect(modern.tokensPerParameter > 15 && modern.tokensPerParameter < 30)
    #expect(ScalingLaw.chinchilla.loss(parameters: .infinity, tokens: .infinity) == 1.69)
    #expect(KaplanLaw.loss(parameters: 6.4e13, tokens: .infinity) == 1)
  }

  @Test func constantsBelowZeroAreRefused() {
    #expect(throws: MathError.self) {
      try ScalingLaw(
        irreducible: 1, sizeFactor: 1, sizeExponent: 0, dataFactor: 1, dataExponent: 1)
    }
  }
}
