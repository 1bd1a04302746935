/// A family of distributions with its parameters: what formulas, recipes and help pages list.
public struct DistributionFamily: Sendable {
  /// The name that formulas use (`student_t`).
  public let name: String
  /// The name in text (`Student's t`).
  public let title: String
  /// What follows such a distribution, and what its parameters are, in a sentence or two.
  public let help: String
  /// In the order in which they are given.
  public let parameters: [DistributionParameter]
  /// The possible values in words (`0…∞`).
  public let support: String
  /// Whether the values are whole numbers.
  public let isDiscrete: Bool
  /// Whether the last parameter is a list: it is repeated as often as one likes.
  public let isVariadic: Bool

  private let made: @Sendable ([Double]) -> (any Distribution)?

  init(
    name: String, title: String, help: String, parameters: [DistributionParameter],
    support: String, isDiscrete: Bool = false, isVariadic: Bool = false,
    make: @escaping @Sendable ([Double]) -> (any Distribution)?
  ) {
    self.name = name
    self.title = title
    self.help = help
    self.parameters = parameters
    self.support = support
    self.isDiscrete = isDiscrete
    self.isVariadic = isVariadic
    made = make
  }

  /// The fewest parameters that `distribution` takes.
  public var requiredCount: Int { parameters.prefix { !$0.isOptional }.count }

  /// The member with these parameters; optional ones at the end may be left out.
  ///
  /// - Throws: an error that names the parameter, its value and its range, or the right number of
  ///   parameters.
  public func distribution(_ values: [Double]) throws(DistributionError) -> any Distribution {
    guard values.count >= requiredCount, isVariadic || values.count <= parameters.count else {
      throw DistributionError(
        family: name, parameter: nil, problem: "got \(values.count) parameters",
        remedy: "give \(signature)")
    }
    let all = values + parameters.dropFirst(values.count).map(\.defaultValue)
    if let (index, parameter) = invalid(all) {
      throw DistributionError(
        family: name, parameter: parameter.name, problem: "\(parameter.name) is \(all[index])",
        remedy: "give \(parameter.range)")
    }
    guard let result = made(all) else {
      throw DistributionError(
        family: name, parameter: nil, problem: "no such distribution for \(all)",
        remedy: "give \(signature)")
    }
    return result
  }

  /// The parameters' names with their ranges.
  private var signature: String {
    let names = parameters.map { "\($0.name) (\($0.range)\($0.isOptional ? ", optional" : ""))" }
    return names.joined(separator: ", ") + (isVariadic ? ", …" : "")
  }

  /// Whether these are as many parameters as the family has, each within its range.
  func accepts(_ all: [Double]) -> Bool {
    (all.count == parameters.count || isVariadic && all.count > parameters.count)
      && invalid(all) == nil
  }

  private func invalid(_ all: [Double]) -> (Int, DistributionParameter)? {
    for (index, value) in all.enumerated() {
      let parameter = parameters[min(index, parameters.count - 1)]
      if !parameter.accepts(value, among: all) { return (index, parameter) }
    }
    return nil
  }
}
