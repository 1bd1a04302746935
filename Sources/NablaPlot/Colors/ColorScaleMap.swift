import Glibc
import NablaScene

/// The numbers of a colour scale: values to places on the colorbar to places in the colormap.
struct ColorScaleMap: Hashable, Sendable {
  private let kind: ColorScale.Kind
  let lower: Double
  let upper: Double
  /// Where the ends of the colorbar are in the colormap.
  let mapStart: Double
  let mapEnd: Double
  private let symlog: SymlogScale?

  init(_ kind: ColorScale.Kind) throws(NablaError) {
    self.kind = kind
    switch kind {
    case .linear(let ends), .log(let ends), .diverging(let ends, _), .symlog(let ends, _):
      (lower, upper) = (ends.lowerBound, ends.upperBound)
    case .thresholds(let thresholds):
      (lower, upper) = (thresholds.first ?? 0, thresholds.last ?? 0)
    case .values(let values, _): (lower, upper) = (values.first ?? 0, values.last ?? 0)
    case .categorical(_, let count):
      (lower, upper) = (0, Double(count))
    }
    if case .diverging(_, let midpoint) = kind, midpoint >= lower, midpoint <= upper {
      // Halves, so that no difference overflows.
      let (below, above) = (midpoint / 2 - lower / 2, upper / 2 - midpoint / 2)
      let reach = max(below, above)
      mapStart = reach > 0 ? 0.5 - 0.5 * below / reach : 0.5
      mapEnd = reach > 0 ? 0.5 + 0.5 * above / reach : 0.5
    } else {
      (mapStart, mapEnd) = (0, 1)
    }
    symlog =
      if case .symlog(_, let threshold) = kind, threshold > 0, threshold.isFinite {
        try? SymlogScale(threshold: threshold)
      } else {
        nil
      }
    if let problem { throw problem }
  }

  private var problem: NablaError? {
    let ends = "\(formatPlain(lower)) to \(formatPlain(upper))"
    guard lower.isFinite, upper.isFinite else {
      return NablaError("color", "the ends \(ends) are not finite", "give finite ends")
    }
    switch kind {
    case .linear: return nil
    case .log:
      guard lower <= 0 else { return nil }
      return NablaError(
        "color", "a log scale cannot reach from \(ends)", "give two ends above 0")
    case .diverging(_, let midpoint):
      if midpoint >= lower, midpoint <= upper { return nil }
      return NablaError(
        "color", "the midpoint \(formatPlain(midpoint)) is outside \(ends)",
        "give a midpoint between the ends")
    case .symlog(_, let threshold):
      if symlog != nil { return nil }
      return NablaError(
        "color", "the threshold \(formatPlain(threshold)) is not above 0", "give a positive number")
    case .thresholds(let thresholds): return Self.problem(thresholds, "threshold")
    case .values(let values, _): return Self.problem(values, "value")
    case .categorical(_, let count):
      if (1...1000).contains(count) { return nil }
      return NablaError("color", "\(count) categories cannot be shown", "give 1 to 1000")
    }
  }

  private static func problem(_ values: [Double], _ name: String) -> NablaError? {
    if values.count > 999 {
      return NablaError("color", "\(values.count) \(name)s are too many", "give at most 999")
    }
    for (a, b) in zip(values, values.dropFirst()) where !(a < b) || !a.isFinite {
      return NablaError(
        "color", "the \(name) \(formatPlain(b)) after \(formatPlain(a)) does not rise",
        "give rising finite \(name)s")
    }
    return nil
  }

  /// Whether the value lies below the lower end, on a logarithmic scale also where it has no place.
  func isUnder(_ value: Double) -> Bool {
    switch kind {
    case .linear, .log, .symlog, .diverging, .thresholds: value < lower
    case .categorical, .values: false
    }
  }

  /// Whether the value lies above the upper end; the last class begins with the last threshold.
  func isOver(_ value: Double) -> Bool {
    switch kind {
    case .linear, .log, .symlog, .diverging: value > upper
    case .thresholds: value >= upper
    case .categorical, .values: false
    }
  }

  /// nil for scales without classes.
  var classCount: Int? {
    switch kind {
    case .linear, .log, .symlog, .diverging: nil
    case .thresholds(let thresholds): thresholds.count + 1
    case .categorical(_, let count): count
    case .values(let values, _): max(1, values.count)
    }
  }

  func place(of value: Double) -> Double? {
    if value.isNaN { return nil }
    switch kind {
    case .linear, .diverging: return share(value, lower, upper)
    case .log: return share(log(max(value, lower)), log(lower), log(upper))
    case .symlog:
      guard let symlog else { return nil }
      return share(symlog.forward(value), symlog.forward(lower), symlog.forward(upper))
    case .thresholds(let thresholds):
      let index = Self.classIndex(of: value, thresholds)
      return (Double(index) + 0.5) / Double(thresholds.count + 1)
    case .categorical(_, let count):
      let rounded = value.rounded()
      guard rounded >= 0, rounded < Double(count) else { return nil }
      return (rounded + 0.5) / Double(count)
    case .values(let values, _):
      let above = Self.classIndex(of: value, values)
      guard above > 0, values[above - 1] == value else { return nil }
      return (Double(above) - 0.5) / Double(values.count)
    }
  }

  func value(at place: Double) -> Double {
    let place = place > 0 ? min(1, place) : 0
    switch kind {
    case .linear, .diverging: return between(lower, upper, place)
    case .log: return min(upper, max(lower, exp(between(log(lower), log(upper), place))))
    case .thresholds(let thresholds):
      guard !thresholds.isEmpty else { return 0 }
      let edge = place * Double(thresholds.count + 1) - 1
      guard edge > 0 else { return lower }
      let index = min(thresholds.count - 1, Int(edge))
      guard index + 1 < thresholds.count else { return upper }
      return between(thresholds[index], thresholds[index + 1], edge - Double(index))
    case .symlog:
      guard let symlog else { return lower }
      let inside = symlog.inverse(between(symlog.forward(lower), symlog.forward(upper), place))
      return min(upper, max(lower, inside))
    case .categorical: return Double(classIndex(at: place))
    case .values(let values, _): return values.isEmpty ? 0 : values[classIndex(at: place)]
    }
  }

  func classIndex(at place: Double) -> Int {
    let count = classCount ?? 1
    return min(count - 1, max(0, Int((place > 0 ? min(1, place) : 0) * Double(count))))
  }

  /// The place in the colormap of a place on the colorbar.
  func mapPlace(_ place: Double) -> Double {
    guard let count = classCount else {
      return mapStart + (mapEnd - mapStart) * (place > 0 ? min(1, place) : 0)
    }
    return count == 1 ? 0.5 : Double(classIndex(at: place)) / Double(count - 1)
  }

  /// How many thresholds are at or below the value.
  static func classIndex(of value: Double, _ thresholds: [Double]) -> Int {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if value >= thresholds[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// 0…1 from `a` to `b`; a half where they are equal.
  private func share(_ value: Double, _ a: Double, _ b: Double) -> Double {
    guard a < b else { return value < a ? 0 : value > b ? 1 : 0.5 }
    if value <= a { return 0 }
    if value >= b { return 1 }
    let span = b - a
    return span.isFinite ? (value - a) / span : (value / 2 - a / 2) / (b / 2 - a / 2)
  }

  private func between(_ a: Double, _ b: Double, _ share: Double) -> Double {
    a * (1 - share) + b * share
  }
}
