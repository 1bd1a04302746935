/// A kind of position scale: how values are spread along an axis, fitted to data and ticked.
package protocol ScaleKind: Sendable {
  /// The name that figure files and reports use.
  static var name: String { get }

  /// The value in the space where equal steps are equally long; not finite where there is none.
  func forward(_ value: Double) -> Double
  func inverse(_ value: Double) -> Double
  /// Whether `forward` is the identity, so that positions need one multiplication.
  var isIdentity: Bool { get }
  /// Whether 0 is a place like no other, whose grid line is stronger.
  var marksZero: Bool { get }
  /// Whether ticks between the labelled ones show how the scale is spread.
  var needsMinorTicks: Bool { get }

  /// The domain in `forward`'s space when there are no data.
  var empty: (Double, Double) { get }
  /// How far a domain reaches to each side of its only value, in `forward`'s space.
  func room(around value: Double) -> Double

  /// The first and last value of the axis for what the marks said.
  func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (Double, Double)
  /// Throws where the scale has no place for some value of a domain, given or fitted.
  func check(_ domain: (Double, Double)) throws(OptionProblem)
  /// How many values have no place on the scale, and why (`are not above 0`).
  func misfits(_ training: AxisTraining) -> (count: Int, why: String)
  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet
}

extension ScaleKind {
  package var isIdentity: Bool { false }
  package var marksZero: Bool { false }
  package var needsMinorTicks: Bool { false }
  package var empty: (Double, Double) { (0, 1) }

  package func room(around value: Double) -> Double {
    value == 0 ? 0.5 : max(abs(value) * 0.05, abs(value).ulp * 8)
  }

  package func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (
    Double, Double
  ) {
    training.extent(padding: padding, low: training.lower, high: training.upper, self)
  }

  package func check(_ domain: (Double, Double)) throws(OptionProblem) {}
  package func misfits(_ training: AxisTraining) -> (count: Int, why: String) { (0, "") }

  /// A value's pixel along the axis that the request is for.
  func place(in request: TickRequest) -> @Sendable (Double) -> Double {
    let (a, b) = (forward(request.domain.lowerBound), forward(request.domain.upperBound))
    let length = request.length
    return { value in
      // Halves, since the widest differences overflow.
      (forward(value) / 2 - a / 2) / (b / 2 - a / 2) * length
    }
  }
}

/// A kind of scale that an axis can ask for by name.
package protocol NamedScaleKind: ScaleKind {
  /// Other names that figure files may use.
  static var synonyms: [String] { get }

  init(_ options: AxisOptions) throws(OptionProblem)
}

extension NamedScaleKind {
  package static var synonyms: [String] { [] }
}

/// The kinds of scale that a figure can name, one line each.
public enum ScaleKinds {
  static let all: [any NamedScaleKind.Type] = [
    LinearScale.self,
    LogScale.self,
    SymlogScale.self,
    SqrtScale.self,
    PowerScale.self,
    LogitScale.self,
    BandScale.self,
    TimeScale.self,
    CustomScale.self,
  ]

  public static var names: [String] { all.map { $0.name } }
  /// The names and their synonyms.
  static var spellings: [String] { names + all.flatMap { $0.synonyms } }

  /// The kind that an axis uses: the one named, or the one that suits its data.
  static func kind(
    for options: AxisOptions, _ training: AxisTraining
  ) throws(OptionProblem) -> any ScaleKind {
    let name = options.scale ?? training.preferredScale ?? (training.isBand ? "band" : "linear")
    guard let type = all.first(where: { $0.name == name || $0.synonyms.contains(name) }) else {
      throw OptionProblem("is \"\(name)\"", Nearest.advice(name, among: names)).inside("scale", nil)
    }
    if training.isBand, type.name != BandScale.name {
      throw OptionProblem("is \(name), but the values are text", "leave it out, or give numbers")
        .inside("scale", nil)
    }
    return try type.init(options)
  }
}
