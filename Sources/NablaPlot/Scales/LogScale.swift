#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Equal ratios are equally long; values of 0 and below have no place.
struct LogScale: NamedScaleKind {
  static let name = "log"

  let base: Double
  private let logOfBase: Double

  init(_ options: AxisOptions) throws(OptionProblem) {
    guard options.base > 0, options.base != 1, options.base.isFinite else {
      throw OptionProblem(
        "is \(formatPlain(options.base))", "give a positive number other than 1"
      ).inside("base", nil)
    }
    base = options.base
    logOfBase = log(options.base)
  }

  var needsMinorTicks: Bool { true }

  func check(_ domain: (Double, Double)) throws(OptionProblem) {
    guard domain.0 <= 0 else { return }
    throw OptionProblem(
      "is [\(formatPlain(domain.0)), \(formatPlain(domain.1))] on a log scale",
      "give two numbers above 0"
    ).inside("domain", nil)
  }

  func misfits(_ training: AxisTraining) -> (count: Int, why: String) {
    (training.positive.misfits, "are not above 0")
  }

  func forward(_ value: Double) -> Double {
    value > 0 ? (base == 10 ? log10(value) : log(value) / logOfBase) : -.infinity
  }

  func inverse(_ value: Double) -> Double {
    base == 10 ? pow(10, value) : exp(value * logOfBase)
  }

  func room(around value: Double) -> Double { 0.5 }

  func domain(_ training: AxisTraining, padding: Double) throws(OptionProblem) -> (Double, Double) {
    let (least, misfits) = training.positive
    if misfits > 0, least == .infinity {
      throw OptionProblem(
        "is log, but none of the \(training.count) values is above 0", "use a linear scale"
      ).inside("scale", nil)
    }
    let (a, b) = training.extent(
      padding: padding, low: least,
      high: max(training.upper, least.isFinite ? least : -.infinity), self)
    // Denormals have no decade of their own: the axis then begins at the least normal number.
    let low = min(max(a, .leastNormalMagnitude), .greatestFiniteMagnitude / 10)
    let high = min(b, .greatestFiniteMagnitude)
    return (low, high > low ? high : low * 10)
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    logTicks(request, base: base)
  }
}
