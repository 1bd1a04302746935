import Glibc

/// The categorical distribution: one of n categories, named 0 to n − 1.
public struct Categorical: DiscreteDistribution, Hashable {
  /// One for each category; they sum to 1.
  public let probabilities: [Double]

  public static let family = DistributionFamily(
    name: "categorical", title: "Categorical",
    help: "One of n categories 0, 1, …, n − 1, with the probability of each.",
    parameters: [
      DistributionParameter(
        "p", "the probability of each category", default: 1,
        range: "numbers from 0 to 1 that sum to 1 within 1e-6"
      ) { p, all in p >= 0 && p <= 1 && (all.reduce(0, +) - 1).magnitude <= 1e-6 }
    ], support: "0, 1, …, n − 1", isDiscrete: true, isVariadic: true
  ) { Categorical(probabilities: $0) }

  /// nil unless there is a category, all probabilities are from 0 to 1, and they sum to 1 within
  /// 10⁻⁶; they are divided by their sum.
  public init?(probabilities: [Double]) {
    guard Self.family.accepts(probabilities) else { return nil }
    let sum = probabilities.reduce(0, +)
    self.probabilities = probabilities.map { $0 / sum }
  }

  public var parameters: [Double] { probabilities }
  public var support: ClosedRange<Double> { 0...Double(probabilities.count - 1) }

  public func logMass(_ k: Double) -> Double { log(probabilities[Int(k)]) }
  public func lowerTail(_ k: Double) -> Double { probabilities[...Int(k)].reduce(0, +) }
  public func upperTail(_ k: Double) -> Double { probabilities[(Int(k) + 1)...].reduce(0, +) }
  public func quantileGuess(_ p: Double, isUpper: Bool) -> Double { 0 }

  // MARK: - Moments of the category's number

  public var mean: Double { average { $0 } }
  public var variance: Double { central(2) }
  public var skewness: Double { variance > 0 ? central(3) / pow(variance, 1.5) : .nan }

  public var excessKurtosis: Double {
    variance > 0 ? central(4) / (variance * variance) - 3 : .nan
  }

  private func average(_ value: (Double) -> Double) -> Double {
    probabilities.enumerated().reduce(0) { $0 + $1.element * value(Double($1.offset)) }
  }

  private func central(_ order: Double) -> Double {
    let mean = mean
    return average { pow($0 - mean, order) }
  }

  public var entropy: Double { Softmax.entropy(probabilities) }

  public var mode: Double {
    let most = probabilities.max()
    return Double(probabilities.firstIndex { $0 == most } ?? 0)
  }

  public func sample(using generator: inout some RandomNumberGenerator) -> Double {
    Double(generator.category(probabilities))
  }
}
