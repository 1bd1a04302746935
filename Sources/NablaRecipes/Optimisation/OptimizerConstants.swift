import NablaMath
public import NablaPlot
import NablaScene

/// Constants of optimisers by name, for all of them or for one.
public struct OptimizerConstants: Hashable, Sendable, OptionValue {
  private var shared: [String: Double] = [:]
  private var own: [Optimizer.Method: [String: Double]] = [:]
  private var node = Node([] as [Node.Entry])

  public init() {}

  static let names = ["eta", "gamma", "rho", "beta1", "beta2", "eps", "lambda"]

  public static var optionType: OptionType {
    .other("a map of constants (\(names.joined(separator: ", "))), or of optimisers with theirs")
  }

  public init(option node: Node) throws(OptionProblem) {
    guard let entries = node.map else { throw .expected(Self.optionType, node) }
    self.node = node
    for entry in entries {
      if Self.names.contains(entry.key) {
        shared[entry.key] = try Self.number(entry)
      } else if let method = Optimizer.Method(rawValue: entry.key) {
        guard let constants = entry.value.map else { throw .expected(.record, entry.value) }
        for constant in constants {
          guard Self.names.contains(constant.key) else {
            throw Self.unknown(constant, among: Self.names)
          }
          own[method, default: [:]][constant.key] = try Self.number(constant)
        }
      } else {
        throw Self.unknown(entry, among: Self.names + Optimizer.Method.allCases.map(\.rawValue))
      }
    }
  }

  private static func unknown(_ entry: Node.Entry, among known: [String]) -> OptionProblem {
    let remedy =
      Nearest.name(to: entry.key, in: known).map { "did you mean \"\($0)\"?" }
      ?? Nearest.list(known)
    return OptionProblem("has no constant \"\(entry.key)\"", remedy, at: entry.value)
  }

  private static func number(_ entry: Node.Entry) throws(OptionProblem) -> Double {
    guard let value = entry.value.double, value.isFinite else {
      throw .expected(.number, entry.value)
    }
    let (isValid, allowed) =
      switch entry.key {
      case "eta": (value > 0, "a number above 0")
      case "eps", "lambda": (value >= 0, "a number of at least 0")
      default: (value >= 0 && value < 1, "at least 0, below 1")
      }
    guard isValid else {
      throw OptionProblem(
        "has \(entry.key) \(formatPlain(value))", "give \(allowed)", at: entry.value)
    }
    return value
  }

  public var optionNode: Node { node }

  /// Sets the constants on an optimiser; those that it does not use are left out when they are for
  /// all, and an error when they are its own.
  func apply(to optimizer: inout Optimizer, owner: String) throws(NablaError) {
    let used = optimizer.constants.map(\.name)
    let mine = own[optimizer.method] ?? [:]
    if let name = mine.keys.sorted().first(where: { !used.contains($0) }) {
      throw NablaError(
        "\(owner).hyper", "\(optimizer.method.rawValue) has no \(name)",
        "it has \(used.joined(separator: ", "))")
    }
    for (name, value) in shared.merging(mine, uniquingKeysWith: { $1 }) where used.contains(name) {
      switch name {
      case "eta": optimizer.learningRate = value
      case "gamma": optimizer.momentum = value
      case "rho": optimizer.decay = value
      case "beta1": optimizer.beta1 = value
      case "beta2": optimizer.beta2 = value
      case "eps": optimizer.epsilon = value
      default: optimizer.weightDecay = value
      }
    }
  }
}
