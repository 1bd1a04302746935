import Foundation

/// `Tests/Tables/distributions.json`, made by mpmath at 60 digits.
struct DistributionTable: Decodable {
  struct Row: Decodable, Sendable, CustomStringConvertible {
    let family: String
    let parameters: [Double]
    /// Mean, variance, skewness, excess kurtosis, entropy, mode.
    let moments: [Number]
    /// Probability, quantile, survival quantile.
    let quantiles: [[Number]]
    /// x, pdf, log pdf, cdf, survival.
    let points: [[Number]]

    var description: String { "\(family) \(parameters)" }
  }

  /// A number, or one of the texts "inf", "-inf" and "nan".
  struct Number: Decodable, Sendable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        value = text == "inf" ? .infinity : text == "-inf" ? -.infinity : .nan
      } else {
        value = try container.decode(Double.self)
      }
    }
  }

  let rows: [Row]

  static let shared = Result { try referenceTable("distributions") as DistributionTable }
}
