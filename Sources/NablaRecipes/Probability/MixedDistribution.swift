import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// A distribution of an option as it is computed with: one part, several with weights, or a table of
/// a density.
struct MixedDistribution {
  private let parts: [(weight: Double, member: any Distribution)]
  /// Instead of parts.
  private let table: TabulatedDensity?
  let isDiscrete: Bool
  /// As formulas write it: N(0, 1), or a list's numbers; empty for a long list.
  let name: String

  /// - Parameter place: the recipe and the parameter, for messages.
  init(
    _ source: DistributionSource, files: DataFiles?, place: String
  ) throws(NablaError) {
    var parts: [(weight: Double, member: any Distribution)] = []
    var table: TabulatedDensity?
    switch source {
    case .parts(let list):
      for part in list {
        guard let member = part.distribution else {
          throw NablaError(place, "has the part \(part.text)", "give parameters in their ranges")
        }
        parts.append((part.weight, member))
      }
      name = list.map(Self.words).joined(separator: " + ")
    case .probabilities(let values):
      parts = try Self.categorical(values, place)
      name =
        values.count <= 5 ? values.map { format($0, significant: 4) }.joined(separator: ", ") : ""
    case .file(let path):
      switch try DistributionFile(path, files: files, place: place) {
      case .probabilities(let values): parts = try Self.categorical(values, place)
      case .density(let density): table = density
      }
      name = path.split(separator: "/").last.map(String.init) ?? path
    }
    self.table = table
    isDiscrete = table == nil && parts.allSatisfy { $0.member.isDiscrete }
    guard isDiscrete || parts.allSatisfy({ !$0.member.isDiscrete }) else {
      throw NablaError(
        place, "mixes densities with probabilities of whole numbers", "give parts of one kind")
    }
    self.parts = parts
  }

  private static func words(_ part: DistributionSource.Part) -> String {
    let family = part.family == "normal" ? "N" : part.family.replacing("_", with: " ")
    let numbers = part.parameters.map { format($0, significant: 4) }.joined(separator: ", ")
    return (part.weight == 1 ? "" : format(part.weight, significant: 3) + " ")
      + "\(family)(\(numbers))"
  }

  private static func categorical(
    _ values: [Double], _ place: String
  ) throws(NablaError) -> [(weight: Double, member: any Distribution)] {
    if let i = values.firstIndex(where: { !($0 >= 0) }) {
      throw NablaError(
        place, "probability \(i) is \(formatPlain(values[i]))", "give numbers of at least 0")
    }
    guard let member = Categorical(probabilities: values) else {
      throw NablaError(
        place, "sums to \(formatPlain(values.reduce(0, +), significant: 10))",
        "give probabilities that sum to 1")
    }
    return [(1, member)]
  }

  /// The only part if it is a normal distribution.
  var normal: Normal? { parts.count == 1 ? parts[0].member as? Normal : nil }

  /// ln of the density or probability; −∞ exactly where there is none.
  func logDensity(_ x: Double) -> Double {
    if let table { return log(table.density(x)) }
    if parts.count == 1 { return parts[0].member.logPDF(x) }
    let terms = parts.map { log($0.weight) + $0.member.logPDF(x) }
    let most = terms.reduce(-.infinity, max)
    return most.isFinite ? most + log(terms.reduce(0) { $0 + exp($1 - most) }) : most
  }

  func density(_ x: Double) -> Double {
    table?.density(x) ?? parts.reduce(0) { $0 + $1.weight * $1.member.pdf(x) }
  }

  var mean: Double { table?.mean ?? parts.reduce(0) { $0 + $1.weight * $1.member.mean } }

  var variance: Double {
    if let table { return table.variance }
    let mean = mean
    return parts.reduce(0) { sum, part in
      let shift = part.member.mean - mean
      return sum + part.weight * (part.member.variance + shift * shift)
    }
  }

  /// Where all but this share of each part lies on either side.
  func range(tail: Double) -> (lower: Double, upper: Double) {
    if let table { return (table.quantile(tail), table.quantile(1 - tail)) }
    return (
      parts.map { $0.member.quantile(tail) }.reduce(.infinity, min),
      parts.map { $0.member.survivalQuantile(tail) }.reduce(-.infinity, max)
    )
  }

  /// The least and the greatest possible value.
  var support: ClosedRange<Double> {
    if let table { return table.support }
    let supports = parts.map(\.member.support)
    return supports.map(\.lowerBound).reduce(
      .infinity, min)...supports.map(\.upperBound)
      .reduce(-.infinity, max)
  }

  /// Where an integral should be split: the finite ends of its parts, and a table's places.
  var edges: [Double] {
    if let table { return table.x.count <= 2000 ? table.x : [table.support.lowerBound] }
    return parts.flatMap { [$0.member.support.lowerBound, $0.member.support.upperBound] }
      .filter(\.isFinite)
  }

  /// The finite means of its parts.
  var centres: [Double] { parts.map(\.member.mean).filter(\.isFinite) }
}
