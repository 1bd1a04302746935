import NablaMath
public import NablaPlot
import NablaScene

/// A distribution as an option: a family with its parameters (`normal(0, 1)`, `N(0, 1)`), a mixture
/// (`0.5 N(-2, 0.3) + 0.5 N(2, 0.3)`), probabilities of 0, 1, 2 …, or a file of them.
public enum DistributionSource: Hashable, Sendable, OptionValue {
  /// One member of a family with its weight.
  public struct Part: Hashable, Sendable {
    public var weight: Double
    /// The family's name as `DistributionFamily` has it.
    public var family: String
    public var parameters: [Double]

    public init(weight: Double = 1, _ family: String, _ parameters: [Double]) {
      self.weight = weight
      self.family = family
      self.parameters = parameters
    }
  }

  /// One part, or several whose weights sum to 1.
  case parts([Part])
  /// The probabilities of 0, 1, 2 …
  case probabilities([Double])
  case file(String)

  public static var optionType: OptionType {
    .other(
      "a distribution such as normal(0, 1), a mixture of them, a list of probabilities, or a path")
  }

  public init(option node: Node) throws(OptionProblem) {
    if node.list != nil {
      self = .probabilities(try [Double](option: node))
      return
    }
    guard let text = node.text else { throw .expected(Self.optionType, node) }
    if Self.endings.contains(where: text.lowercased().hasSuffix) {
      self = .file(text)
      return
    }
    do throws(OptionProblem) {
      self = .parts(try Self.parts(of: text))
    } catch {
      throw OptionProblem(error.problem, error.remedy, at: node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .parts(let parts): Node(parts.map(\.text).joined(separator: " + "))
    case .probabilities(let values): Node(values)
    case .file(let path): Node(path)
    }
  }

  private static let endings = [".csv", ".tsv", ".npy", ".json"]

  // MARK: - Reading

  private static func parts(of text: String) throws(OptionProblem) -> [Part] {
    var parts: [Part] = []
    for term in terms(of: text) {
      parts.append(try part(term))
    }
    let total = parts.reduce(0) { $0 + $1.weight }
    guard abs(total - 1) <= 1e-6 else {
      throw OptionProblem(
        "has weights that sum to \(formatPlain(total))", "give weights that sum to 1")
    }
    return parts
  }

  /// The text between the plus signs that stand outside parentheses.
  private static func terms(of text: String) -> [Substring] {
    var depth = 0
    return text.split(omittingEmptySubsequences: false) { letter in
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      return letter == "+" && depth == 0
    }
  }

  private static func part(_ term: Substring) throws(OptionProblem) -> Part {
    let compact = term.filter { !$0.isWhitespace }
    let number = compact.prefix { $0.isNumber || $0 == "." }
    let rest = compact.dropFirst(number.count)
    let call = rest.first == "*" ? rest.dropFirst() : rest
    let word = call.prefix { $0 != "(" }
    let inside = call.dropFirst(word.count)
    guard let weight = number.isEmpty ? 1 : NumberParsing.decimal(number), !word.isEmpty,
      inside.isEmpty || inside.hasPrefix("(") && inside.hasSuffix(")")
    else {
      throw OptionProblem(
        "is \"\(Nearest.clipped(String(term)))\"", "write it as normal(0, 1) or 0.5 N(-2, 0.3) + …")
    }
    guard let family = family(word.lowercased()) else {
      throw OptionProblem(
        "names no distribution \"\(Nearest.clipped(String(word)))\"",
        Nearest.advice(word.lowercased(), among: DistributionFamily.all.map(\.name)))
    }
    var values: [Double] = []
    for text in inside.dropFirst().dropLast().split(separator: ",") {
      guard let value = NumberParsing.decimal(text) else {
        throw OptionProblem("has \"\(text)\" among its parameters", "give numbers")
      }
      values.append(value)
    }
    do throws(DistributionError) {
      _ = try family.distribution(values)
    } catch {
      throw OptionProblem("\(family.name): \(error.problem)", error.remedy)
    }
    return Part(weight: weight, family.name, values)
  }

  /// By the name that formulas use, or by the field's short one.
  private static func family(_ word: String) -> DistributionFamily? {
    let short = [
      "n": "normal", "gaussian": "normal", "u": "uniform", "exp": "exponential",
      "bern": "bernoulli", "bin": "binomial", "pois": "poisson", "t": "student_t",
      "student": "student_t", "chi2": "chi_squared",
    ]
    return DistributionFamily.named(short[word] ?? word)
  }
}

extension DistributionSource.Part {
  /// The member of the family; nil where the parameters are outside their ranges.
  var distribution: (any Distribution)? {
    try? DistributionFamily.named(family)?.distribution(parameters)
  }

  /// As the option is written.
  var text: String {
    let call = "\(family)(\(parameters.map { formatPlain($0) }.joined(separator: ", ")))"
    return weight == 1 ? call : "\(formatPlain(weight)) \(call)"
  }
}
