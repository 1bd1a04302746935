import NablaMath

/// The scale of a secondary axis: a function of the values of the axis opposite to it.
struct DerivedScale: ScaleKind {
  static let name = "function"

  private let base: any ScaleKind
  private let domain: (lower: Double, upper: Double)
  private let formula: Formula
  private let back: Formula?
  /// Whether values fall where those of the opposite axis rise.
  let isReversed: Bool
  private let isLog: Bool

  /// - Parameters:
  ///   - base: the opposite axis's scale over `domain`.
  ///   - options: the formula and how it is ticked.
  init(_ options: SecondaryAxis, of base: Scale) throws(OptionProblem) {
    guard let text = options.forward else {
      throw OptionProblem("is missing", "give a formula of x, such as forward: 9/5 x + 32")
        .inside("forward", nil)
    }
    formula = try Formula(axis: text, option: "forward")
    var back: Formula?
    if let text = options.inverse { back = try Formula(axis: text, option: "inverse") }
    self.back = back
    self.base = base.kind
    domain = base.domain
    let (a, b) = (base.kind.forward(base.domain.lower), base.kind.forward(base.domain.upper))
    isReversed = try formula.checkDirection(
      over: base.domain, mayFall: true, option: "forward"
    ) { share in
      share == 0
        ? base.domain.lower
        : share == 1 ? base.domain.upper : base.kind.inverse(a * (1 - share) + b * share)
    }
    isLog = options.scale == .log
    if isLog, min(formula(domain.lower), formula(domain.upper)) <= 0 {
      throw OptionProblem("is log, but some values are not above 0", "use linear")
        .inside("scale", nil)
    }
  }

  /// The axis's first and last value, the smaller first.
  var ends: (Double, Double) {
    let (a, b) = (formula(domain.lower), formula(domain.upper))
    return (min(a, b), max(a, b))
  }

  func forward(_ value: Double) -> Double {
    let t = base.forward(opposite(of: value))
    return isReversed ? -t : t
  }

  func inverse(_ value: Double) -> Double { formula(base.inverse(isReversed ? -value : value)) }

  /// The value of the opposite axis at the same place: the inverse's, or found by halving.
  private func opposite(of value: Double) -> Double {
    if let back { return back(value) }
    guard !value.isNaN else { return .nan }
    var (low, high) = (domain.lower, domain.upper)
    // 100 halvings reach neighbouring numbers.
    for _ in 0..<100 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      if (formula(middle) < value) != isReversed { low = middle } else { high = middle }
    }
    let (a, b) = (formula(low), formula(high))
    return (a - value).magnitude < (b - value).magnitude ? low : high
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    let position = place(in: request)
    if isLog { return logTicks(request, position: position) }
    return unevenTicks(request, position: position)
  }
}
