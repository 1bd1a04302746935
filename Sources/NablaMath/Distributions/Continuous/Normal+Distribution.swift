import Glibc

extension Normal: Distribution {
  public static let family = DistributionFamily(
    name: "normal", title: "Normal",
    help: "Sums of many small effects, with the mean and the standard deviation.",
    parameters: [
      .finite("mean", "the mean"),
      .positive("sd", "the standard deviation", isOptional: true),
    ], support: "−∞…∞"
  ) { Normal(mean: $0[0], standardDeviation: $0[1]) }

  public var parameters: [Double] { [mean, standardDeviation] }
  public var support: ClosedRange<Double> { -.infinity ... .infinity }
  public var variance: Double { standardDeviation * standardDeviation }
  public var skewness: Double { 0 }
  public var excessKurtosis: Double { 0 }
  public var entropy: Double { 0.5 + GammaParts.logRootOfTwoPi + log(standardDeviation) }
  public var mode: Double { mean }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    mean + standardDeviation * generator.standardNormal()
  }
}
