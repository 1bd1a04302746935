import Glibc

extension Program.Operation {
  /// What the step makes of single numbers.
  func value(_ x: [Double]) -> Double {
    if case .many(let f, _) = self { return f(x) }
    var result = 0.0
    let (a, b, c) = (x.first ?? .nan, x.dropFirst().first ?? .nan, x.dropFirst(2).first ?? .nan)
    withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in
        withUnsafePointer(to: c) { c in
          withUnsafeMutablePointer(to: &result) { run($0, a, b, c, count: 1) }
        }
      }
    }
    return result
  }

  /// Computes `count` numbers at `t` from those at `a`, `b` and `c`.
  ///
  /// `t` may be one of the others: every number is read before it is written.
  func run(
    _ t: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ c: UnsafePointer<Double>, count n: Int
  ) {
    switch self {
    case .add: for i in 0..<n { t[i] = a[i] + b[i] }
    case .subtract: for i in 0..<n { t[i] = a[i] - b[i] }
    case .multiply: for i in 0..<n { t[i] = a[i] * b[i] }
    case .divide: for i in 0..<n { t[i] = a[i] / b[i] }
    case .negate: for i in 0..<n { t[i] = -a[i] }
    case .square: for i in 0..<n { t[i] = a[i] * a[i] }
    case .cube: for i in 0..<n { t[i] = a[i] * a[i] * a[i] }
    case .reciprocal: for i in 0..<n { t[i] = 1 / a[i] }
    case .power: for i in 0..<n { t[i] = RealFunctions.power(a[i], b[i]) }
    case .oddRootPower(let p, let q):
      for i in 0..<n { t[i] = RealFunctions.oddRootPower(a[i], numerator: p, denominator: q) }
    case .less: for i in 0..<n { t[i] = a[i] < b[i] ? 1 : 0 }
    case .lessOrEqual: for i in 0..<n { t[i] = a[i] <= b[i] ? 1 : 0 }
    case .greater: for i in 0..<n { t[i] = a[i] > b[i] ? 1 : 0 }
    case .greaterOrEqual: for i in 0..<n { t[i] = a[i] >= b[i] ? 1 : 0 }
    case .equal: for i in 0..<n { t[i] = a[i] == b[i] ? 1 : 0 }
    case .notEqual: for i in 0..<n { t[i] = a[i] != b[i] ? 1 : 0 }
    case .and: for i in 0..<n { t[i] = isTrue(a[i]) && isTrue(b[i]) ? 1 : 0 }
    case .or: for i in 0..<n { t[i] = isTrue(a[i]) || isTrue(b[i]) ? 1 : 0 }
    case .not: for i in 0..<n { t[i] = isTrue(a[i]) ? 0 : 1 }
    case .select: for i in 0..<n { t[i] = isTrue(a[i]) ? b[i] : c[i] }
    case .one(let f): for i in 0..<n { t[i] = f(a[i]) }
    case .two(let f): for i in 0..<n { t[i] = f(a[i], b[i]) }
    case .three(let f): for i in 0..<n { t[i] = f(a[i], b[i], c[i]) }
    // These read other slots than three, and are run where all slots are known.
    case .many, .reduction: for i in 0..<n { t[i] = .nan }
    }
  }
}

/// Every number but 0 and NaN counts as true.
@inline(__always)
private func isTrue(_ x: Double) -> Bool { x != 0 && !x.isNaN }
