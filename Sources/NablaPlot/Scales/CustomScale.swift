import NablaMath

/// Spread as a formula says: equal differences of forward(x) are equally long.
///
/// Both formulas are of x; `inverse` undoes `forward`, which must rise over the whole axis.
struct CustomScale: NamedScaleKind {
  static let name = "custom"

  private let to: Formula
  private let back: Formula

  init(_ options: AxisOptions) throws(OptionProblem) {
    to = try Self.formula(options.forward, "forward")
    back = try Self.formula(options.inverse, "inverse")
  }

  private static func formula(
    _ text: String?, _ option: String
  ) throws(OptionProblem) -> Formula {
    guard let text else {
      throw OptionProblem(
        "is missing", "give two formulas of x, such as forward: x^3 and inverse: x^(1/3)"
      ).inside(option, nil)
    }
    return try Formula(axis: text, option: option)
  }

  func forward(_ value: Double) -> Double { to(value) }
  func inverse(_ value: Double) -> Double { back(value) }

  func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (Double, Double) {
    let low = min(training.lower, training.exactLower)
    let high = max(training.upper, training.exactUpper)
    // The room around the data is measured by the formulas, so these must hold there first.
    if low < high { try check((low, high)) }
    return training.extent(padding: padding, low: training.lower, high: training.upper, self)
  }

  func check(_ domain: (Double, Double)) throws(OptionProblem) {
    try to.checkDirection(over: domain, mayFall: false, option: "forward") { share in
      domain.0 * (1 - share) + domain.1 * share
    }
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let value = domain.0 * (1 - share) + domain.1 * share
      let again = back(to(value))
      let span = domain.1 - domain.0
      guard (again - value).magnitude <= 1e-6 * max(span, value.magnitude) else {
        throw OptionProblem(
          "\"\(back.text)\" gives \(formatPlain(again, significant: 6)) back for \(formatPlain(value, significant: 6))",
          "give the formula that undoes \"\(to.text)\""
        ).inside("inverse", nil)
      }
    }
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    unevenTicks(request, position: place(in: request))
  }
}
