/// What a function comes to when x approaches a place from one side.
enum OneSidedLimit: Hashable, Sendable {
  case finite(Double)
  case infinite
  /// It oscillates, or is not defined there.
  case none

  /// Judges by values at six distances that shrink by a factor of about 30 each.
  ///
  /// A function converges where its changes shrink as well or are too small to be seen, and
  /// diverges where they keep their size (a logarithm) or grow. One that converges as far as can be
  /// seen, and then does neither, has lost its digits: (1 − cos x)/x² is 0 nearest to 0.
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
    let settled = Self.settled(values, changes, height: height)
    if isStill, let settled, (settled - last).magnitude > height * 1e-3 {
      self = .finite(settled)
    } else if isStill || pairs.allSatisfy({ $0.magnitude <= 0.75 * $1.magnitude }) {
      self = .finite(last)
    } else if pairs.allSatisfy({ $0.magnitude > 0.75 * $1.magnitude && $0 * $1 > 0 }) {
      self = .infinite
    } else if last.magnitude > height * 100, changes.suffix(2).allSatisfy({ $0 * last > 0 }),
      settled == nil || Self.grows(f, to: x, from: distance * 32)
    {
      self = .infinite
    } else if let settled {
      self = .finite(settled)
    } else {
      self = .none
    }
  }

  /// Whether values grow all the way to half a distance, which those of lost digits do not: their
  /// errors go up and down, though hardly between places whose digits are alike.
  private static func grows(_ f: (Double) -> Double, to x: Double, from distance: Double) -> Bool {
    let values = [1, 0.9137, 0.8349, 0.7628, 0.6969, 0.6368, 0.5819, 0.5316, 0.4858].map {
      f(x + distance * $0)
    }
    return zip(values.dropFirst(), values).allSatisfy { $0.magnitude > $1.magnitude && $0 * $1 > 0 }
  }

  /// The value after the least of the changes that cannot be seen, of the first run of those: two in
  /// a row, or one far below the change before it. Nil where there is none.
  private static func settled(
    _ values: [Double], _ changes: [Double], height: Double
  ) -> Double? {
    let sizes = changes.map(\.magnitude)
    let limit = height * 1e-4
    let first = sizes.indices.dropFirst().first { i in
      sizes[i] <= limit && (sizes[i - 1] <= limit || sizes[i] <= sizes[i - 1] / 8)
    }
    guard let first else { return nil }
    let run = sizes.indices[first...].prefix { sizes[$0] <= limit }
    return run.min { sizes[$0] < sizes[$1] }.map { values[$0 + 1] }
  }
}
