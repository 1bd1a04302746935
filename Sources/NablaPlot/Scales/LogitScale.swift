#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Equal differences of the log odds ln(p/(1 − p)) are equally long: probabilities near 0 and 1.
///
/// Values of 0 and below and of 1 and above have no place.
struct LogitScale: NamedScaleKind {
  static let name = "logit"

  init(_ options: AxisOptions) {}

  var needsMinorTicks: Bool { true }
  /// 0.1 to 0.9.
  var empty: (Double, Double) { (-2.197_224_577_336_219_6, 2.197_224_577_336_219_6) }

  func forward(_ value: Double) -> Double {
    guard value > 0 else { return -.infinity }
    return value < 1 ? log(value) - log1p(-value) : .infinity
  }

  func inverse(_ value: Double) -> Double {
    // Near 0 the quotient keeps its digits; at the ends it is one of the open interval's own.
    let share = value < 0 ? exp(value) / (1 + exp(value)) : 1 / (1 + exp(-value))
    return min(max(share, .leastNormalMagnitude), 1 - .ulpOfOne / 2)
  }

  func room(around value: Double) -> Double { 0.5 }

  func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (Double, Double) {
    let (low, high) = (training.positive.least, training.belowOne.greatest)
    if training.count > training.nonFinite, !(low < 1 && high > 0) {
      throw OptionProblem(
        "is logit, but none of the \(training.count) values is between 0 and 1",
        "use a linear scale"
      ).inside("scale", nil)
    }
    return training.extent(padding: padding, low: low, high: high, self)
  }

  func check(_ domain: (Double, Double)) throws(OptionProblem) {
    guard domain.0 <= 0 || domain.1 >= 1 else { return }
    throw OptionProblem(
      "is [\(formatPlain(domain.0)), \(formatPlain(domain.1))] on a logit scale",
      "give two numbers between 0 and 1, both excluded"
    ).inside("domain", nil)
  }

  func misfits(_ training: AxisTraining) -> (count: Int, why: String) {
    (training.positive.misfits + training.belowOne.misfits, "are not between 0 and 1")
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    logitTicks(request, position: place(in: request))
  }
}
