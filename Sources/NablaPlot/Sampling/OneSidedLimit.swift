/// What a function comes to when x approaches a place from one side.
enum OneSidedLimit: Hashable, Sendable {
  case finite(Double)
  case infinite
  /// It oscillates, or is not defined there.
  case none

  /// Judges by values at six distances that shrink by a factor of about 30 each.
  ///
  /// A function converges where its changes shrink as well or are too small to be seen, and
  /// diverges where they keep their size (a logarithm) or grow.
  ///
  /// - Parameters:
  ///   - reach: the first distance; negative for the limit from the left.
  ///   - height: how large a change fills the view.
  init(_ f: (Double) -> Double, at x: Double, reach: Double, height: Double) {
    var values: [Double] = []
    let least = x.ulp * 8
    var distance = reach
    while values.count < 6, distance.magnitude > least {
      let value = f(x + distance)
      if value.isNaN {
        self = .none
        return
      }
      if value.isInfinite {
        self = .infinite
        return
      }
      values.append(value)
      distance /= 32
    }
    guard values.count > 3, let last = values.last else {
      self = .none
      return
    }
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let pairs = zip(changes.dropFirst(), changes)
    let isStill = changes.suffix(2).allSatisfy { $0.magnitude <= height * 1e-4 }
    if isStill || pairs.allSatisfy({ $0.magnitude <= 0.75 * $1.magnitude }) {
      self = .finite(last)
    } else if pairs.allSatisfy({ $0.magnitude > 0.75 * $1.magnitude && $0 * $1 > 0 }) {
      self = .infinite
    } else if last.magnitude > height * 100, changes.suffix(2).allSatisfy({ $0 * last > 0 }) {
      self = .infinite
    } else {
      self = .none
    }
  }
}
