/// A kind of position scale: how values are spread along an axis, fitted to data and ticked.
package protocol ScaleKind: Sendable {
  /// The name that figure files use.
  static var name: String { get }

  init(_ options: AxisOptions) throws(OptionProblem)

  /// The value in the space where equal steps are equally long; not finite where there is none.
  func forward(_ value: Double) -> Double
  func inverse(_ value: Double) -> Double
  /// Whether `forward` is the identity, so that positions need one multiplication.
  var isIdentity: Bool { get }

  /// The domain in `forward`'s space when there are no data.
  var empty: (Double, Double) { get }
  /// How far a domain reaches to each side of its only value, in `forward`'s space.
  func room(around value: Double) -> Double

  /// The first and last value of the axis for what the marks said.
  func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (Double, Double)
  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet
}

extension ScaleKind {
  package var isIdentity: Bool { false }
  package var empty: (Double, Double) { (0, 1) }

  package func room(around value: Double) -> Double {
    value == 0 ? 0.5 : max(abs(value) * 0.05, abs(value).ulp * 8)
  }
}

/// The kinds of scale that a figure can name, one line each.
public enum ScaleKinds {
  static let all: [any ScaleKind.Type] = [
    LinearScale.self,
    LogScale.self,
    BandScale.self,
    TimeScale.self,
  ]

  public static var names: [String] { all.map { $0.name } }

  /// The kind that an axis uses: the one named, or the one that suits its data.
  static func kind(
    for options: AxisOptions, _ training: AxisTraining
  ) throws(OptionProblem) -> any ScaleKind {
    let name = options.scale ?? training.preferredScale ?? (training.isBand ? "band" : "linear")
    guard let type = all.first(where: { $0.name == name }) else {
      throw OptionProblem("is \"\(name)\"", Nearest.advice(name, among: names)).inside("scale", nil)
    }
    if training.isBand, name != "band" {
      throw OptionProblem("is \(name), but the values are text", "leave it out, or give numbers")
        .inside("scale", nil)
    }
    return try type.init(options)
  }
}
