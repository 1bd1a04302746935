/// `Tests/Tables/statistical.json`, made by NumPy, SciPy and mpmath at 50 digits.
struct StatisticalTable: Decodable {
  struct Quantiles: Decodable {
    let values, shares: [Double]
    /// A row for each of Hyndman and Fan's types 1 to 9.
    let rows: [[Double]]
  }

  struct Pair: Decodable {
    let x, y: [Double]
    let covariance, pearson, spearman, kendall: Double
  }

  struct Linear: Decodable {
    let predictors: [[Double]]
    let response, coefficients, errors: [Double]
    let rSquared, deviation, f: Double
  }

  struct Logistic: Decodable {
    let predictors: [[Double]]
    let outcomes: [Bool]
    let coefficients, errors, pValues: [Double]
    let deviance, nullDeviance: Double
  }

  struct Chain: Decodable {
    let rows: [[Double]]
    let stationary: [Double]
  }

  struct Information: Decodable {
    let p, q: [Double]
    let entropy, crossEntropy, divergence, jensenShannon: Double
  }

  let quantiles: [Quantiles]
  let pairs: [Pair]
  let linear: [Linear]
  let logistic: [Logistic]
  let chains: [Chain]
  let information: [Information]

  static let shared = Result { try referenceTable("statistical") as StatisticalTable }
}
