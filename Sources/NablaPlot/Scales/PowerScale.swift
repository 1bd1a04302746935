#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Equal differences of a power are equally long; negative values mirror the positive ones:
/// forward(x) = sgn(x)|x|^p.
struct PowerScale: NamedScaleKind {
  static let name = "power"
  static let synonyms = ["pow"]

  let exponent: Double

  init(_ options: AxisOptions) throws(OptionProblem) {
    guard options.exponent > 0, options.exponent.isFinite else {
      throw OptionProblem("is \(formatPlain(options.exponent))", "give a positive number")
        .inside("exponent", nil)
    }
    exponent = options.exponent
  }

  /// The square root's.
  static let root = PowerScale(exponent: 0.5)

  private init(exponent: Double) { self.exponent = exponent }

  var marksZero: Bool { true }

  func forward(_ value: Double) -> Double { mirrored(value, exponent) }
  func inverse(_ value: Double) -> Double { mirrored(value, 1 / exponent) }

  private func mirrored(_ value: Double, _ power: Double) -> Double {
    let size = power == 0.5 ? value.magnitude.squareRoot() : pow(value.magnitude, power)
    return value < 0 ? -size : size
  }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    unevenTicks(request, position: place(in: request))
  }
}

/// Equal differences of the square root are equally long: counts, areas.
struct SqrtScale: NamedScaleKind {
  static let name = "sqrt"

  init(_ options: AxisOptions) {}

  var marksZero: Bool { true }
  func forward(_ value: Double) -> Double { PowerScale.root.forward(value) }
  func inverse(_ value: Double) -> Double { PowerScale.root.inverse(value) }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    unevenTicks(request, position: place(in: request))
  }
}
