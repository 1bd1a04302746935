#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Linear within ±`threshold`, logarithmic beyond it on both sides, with one slope where they meet.
///
/// forward(x) = x/c for |x| ≤ c, and sgn(x)(1 + ln(|x|/c)) beyond.
struct SymlogScale: NamedScaleKind, Hashable {
  static let name = "symlog"

  let threshold: Double
  private let logOfThreshold: Double

  init(_ options: AxisOptions) throws(OptionProblem) {
    try self.init(threshold: options.threshold)
  }

  init(threshold: Double) throws(OptionProblem) {
    guard threshold > 0, threshold.isFinite else {
      throw OptionProblem("is \(formatPlain(threshold))", "give a positive number")
        .inside("threshold", nil)
    }
    self.threshold = threshold
    logOfThreshold = log(threshold)
  }

  var marksZero: Bool { true }
  var needsMinorTicks: Bool { true }

  func forward(_ value: Double) -> Double {
    guard value.magnitude > threshold else { return value / threshold }
    let size = 1 + log(value.magnitude) - logOfThreshold
    return value < 0 ? -size : size
  }

  func inverse(_ value: Double) -> Double {
    guard value.magnitude > 1 else { return value * threshold }
    let size = exp(value.magnitude - 1 + logOfThreshold)
    return value < 0 ? -size : size
  }

  func room(around value: Double) -> Double { 0.5 }

  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    symlogTicks(request, threshold: threshold, position: place(in: request))
  }
}
