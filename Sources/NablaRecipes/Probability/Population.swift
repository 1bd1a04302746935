import NablaMath
public import NablaPlot

/// What the central limit theorem draws from: one of six by name, or probabilities of 0, 1, 2 …
public enum Population: Hashable, Sendable, OptionValue {
  /// Populations by name; exponential has rate 1, uniform is on 0…1, bernoulli is 1 with
  /// probability 0.3, bimodal is half N(−1, 0.4), half N(1, 0.4), lognormal has μ = 0 and σ = 0.75.
  public enum Name: String, OptionChoice {
    case exponential, uniform, bernoulli, dice, bimodal, lognormal
  }

  case named(Name)
  case masses([Double])

  public static var optionType: OptionType {
    .other("\(Name.optionType), or probabilities of 0, 1, 2 …")
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let list = node.list else {
      if let word = node.text, ["cauchy", "levy", "pareto"].contains(word.lowercased()) {
        throw OptionProblem(
          "is \(word), which has no variance", "give one that has, such as exponential", at: node)
      }
      self = .named(try Name(option: node))
      return
    }
    let values = try [Double](option: node)
    guard (2...24).contains(list.count), Categorical(probabilities: values) != nil else {
      throw OptionProblem(
        "has \(list.count) numbers that sum to \(formatPlain(values.reduce(0, +)))",
        "give 2 to 24 probabilities that sum to 1", at: node)
    }
    guard values.allSatisfy({ $0 < 1 }) else {
      throw OptionProblem("is always the same number", "give two values a chance", at: node)
    }
    self = .masses(values)
  }

  public var optionNode: Node {
    switch self {
    case .named(let name): Node(name.rawValue)
    case .masses(let values): Node(values)
    }
  }

  static let bump = (place: 1.0, deviation: 0.4)

  var text: String {
    switch self {
    case .named(.dice): "rolls of a die"
    case .named(.bernoulli): "yes-or-no values"
    case .named(.bimodal): "values from two bumps"
    case .named(let name): "\(name.rawValue) values"
    case .masses(let values): "whole numbers from 0 to \(values.count - 1)"
    }
  }

  /// The probabilities of whole numbers from `first` on; nil for continuous populations.
  var lattice: (first: Double, masses: [Double])? {
    switch self {
    case .named(.bernoulli): (0, [0.7, 0.3])
    case .named(.dice): (1, [Double](repeating: 1.0 / 6, count: 6))
    case .masses(let values): (0, Categorical(probabilities: values)?.probabilities ?? values)
    case .named: nil
    }
  }

  /// The distribution itself, moved by `first` for whole numbers; nil for two bumps.
  private var distribution: (any Distribution)? {
    switch self {
    case .named(.exponential): Exponential(rate: 1)
    case .named(.uniform): Uniform()
    case .named(.lognormal): LogNormal(mu: 0, sigma: 0.75)
    case .named(.bimodal): nil
    default: lattice.flatMap { Categorical(probabilities: $0.masses) }
    }
  }

  var mean: Double { distribution.map { $0.mean + (lattice?.first ?? 0) } ?? 0 }

  var deviation: Double {
    distribution?.standardDeviation
      ?? (Self.bump.place * Self.bump.place + Self.bump.deviation * Self.bump.deviation)
      .squareRoot()
  }

  var skewness: Double { distribution?.skewness ?? 0 }

  /// The density of a continuous population.
  func density(_ x: Double) -> Double {
    distribution?.pdf(x) ?? MeanLaw.bumps(1).reduce(0) { $0 + $1.weight * $1.normal.pdf(x) }
  }

  /// Means of so many values each, and of as many samples.
  func means(of size: Int, count: Int, seed: Int) throws(MathError) -> [Double] {
    let seed = UInt64(seed) &* 1009 &+ UInt64(size)
    guard let distribution else {
      var generator = Xoshiro256PlusPlus(seed: seed)
      return (0..<count).map { _ in
        let sum = (0..<size).reduce(0.0) { sum, _ in
          let side = generator.uniform() < 0.5 ? -Self.bump.place : Self.bump.place
          return sum + side + Self.bump.deviation * generator.standardNormal()
        }
        return sum / Double(size)
      }
    }
    let first = lattice?.first ?? 0
    return try CentralLimit(of: distribution, size: size, count: count, seed: seed).means
      .map { $0 + first }
  }
}
