import NablaMath
import Testing

@Suite struct DistributionFamilyTests {
  @Test("each family is found by its name, has words for everything and defaults that it accepts")
  func complete() throws {
    for family in DistributionFamily.all {
      #expect(DistributionFamily.named(family.name)?.title == family.title)
      #expect(!family.help.isEmpty && !family.support.isEmpty)
      #expect(family.parameters.allSatisfy { !$0.help.isEmpty && !$0.range.isEmpty } == true)
      let defaults = family.parameters.map(\.defaultValue)
      let distribution = try family.distribution(defaults)
      #expect(distribution.parameters == defaults)
      #expect(distribution.isDiscrete == family.isDiscrete)
      #expect(type(of: distribution).family.name == family.name)
    }
    #expect(Set(DistributionFamily.all.map(\.name)).count == 23)
    #expect(DistributionFamily.named("gauss") == nil)
  }

  @Test("location and scale may be left out")
  func optional() throws {
    let gamma = try #require(DistributionFamily.named("gamma"))
    #expect(gamma.requiredCount == 1)
    #expect(try gamma.distribution([3]).parameters == [3, 1])
    let normal = try #require(DistributionFamily.named("normal"))
    #expect(try normal.distribution([]).parameters == [0, 1])
    let categorical = try #require(DistributionFamily.named("categorical"))
    #expect(try categorical.distribution([0.25, 0.75]).mean == 0.75)
  }

  struct Refused: Sendable {
    let family: String
    let parameters: [Double]
    let message: String
  }

  static let refused: [Refused] = [
    Refused(
      family: "gamma", parameters: [-1, 2],
      message: "gamma: shape is -1.0; give a finite number above 0"),
    Refused(
      family: "normal", parameters: [0, .nan],
      message: "normal: sd is nan; give a finite number above 0"),
    Refused(
      family: "uniform", parameters: [2, 1],
      message:
        "uniform: upper is 1.0; give a finite number above lower, at a distance that is finite"),
    Refused(
      family: "triangular", parameters: [0, -1, 2],
      message: "triangular: mode is -1.0; give a finite number, lower or above"),
    Refused(
      family: "binomial", parameters: [2.5, 0.5],
      message: "binomial: n is 2.5; give a whole number from 0 to 1e9"),
    Refused(
      family: "binomial", parameters: [2, 1.5],
      message: "binomial: p is 1.5; give a number from 0 to 1"),
    Refused(
      family: "geometric", parameters: [0],
      message: "geometric: p is 0.0; give a number above 0 and at most 1"),
    Refused(
      family: "hypergeometric", parameters: [10, 11, 2],
      message: "hypergeometric: marked is 11.0; give a whole number from 0 to population"),
    Refused(
      family: "categorical", parameters: [0.5, 0.4],
      message: "categorical: p is 0.5; give numbers from 0 to 1 that sum to 1 within 1e-6"),
    Refused(
      family: "beta", parameters: [2],
      message: "beta: got 1 parameters; give alpha (a finite number above 0), "
        + "beta (a finite number above 0)"),
    Refused(
      family: "exponential", parameters: [1, 2],
      message: "exponential: got 2 parameters; give rate (a finite number above 0, optional)"),
    Refused(
      family: "categorical", parameters: [],
      message: "categorical: got 0 parameters; give p (numbers from 0 to 1 that sum to 1 within "
        + "1e-6), …"),
  ]

  @Test("what cannot be is refused with the parameter and its range", arguments: refused)
  func messages(_ row: Refused) throws {
    let family = try #require(DistributionFamily.named(row.family))
    do {
      _ = try family.distribution(row.parameters)
      Issue.record("\(row.parameters) was taken")
    } catch {
      #expect(error.description == row.message)
    }
  }

  @Test("no number, however odd, traps or hangs any function of any family")
  func wacky() {
    let odd: [Double] = [
      -Double.infinity, -1e308, -1, -0.0, 0, .leastNonzeroMagnitude, 1e-300, 0.5, 1, 1.5, 7, 1e6,
      1e15, 1e16, 1e300,
      .greatestFiniteMagnitude, .infinity, .nan,
    ]
    var generator = Xoshiro256PlusPlus(seed: 77)
    for family in DistributionFamily.all {
      var made = 0
      for _ in 0..<4000 where made < 12 {
        let parameters = family.parameters.map { _ in odd[generator.index(below: odd.count)] }
        guard let distribution = try? family.distribution(parameters) else { continue }
        made += 1
        for x in odd {
          let values = [
            distribution.pdf(x), distribution.cdf(x), distribution.survival(x),
          ]
          if x.isNaN {
            #expect(values.allSatisfy { $0.isNaN } == true, "\(family.name) \(parameters)")
          } else {
            let cdf = values[1]
            #expect(cdf.isNaN || cdf >= 0 && cdf <= 1 + 1e-12, "\(family.name) \(parameters) \(x)")
          }
          _ = (distribution.logPDF(x), distribution.quantile(x), distribution.survivalQuantile(x))
        }
        _ = (distribution.mean, distribution.variance, distribution.skewness, distribution.mode)
        _ = distribution.excessKurtosis
      }
    }
  }
}
