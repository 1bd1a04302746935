import Glibc

/// An initial value problem y′ = f(t, y): the flow of a vector field from a point.
public struct DifferentialEquation: Sendable {
  private let field: @Sendable (Double, [Double]) -> [Double]

  /// - Parameter field: f, as many numbers as y has; NaN where it is not defined.
  public init(_ field: @escaping @Sendable (_ t: Double, _ y: [Double]) -> [Double]) {
    self.field = field
  }

  /// The classical Runge–Kutta method of fourth order with equal steps (Kutta 1901).
  ///
  /// - Parameters:
  ///   - y: finite, at least one number.
  ///   - start, end: finite; the time may run backwards.
  ///   - steps: 1…1,000,000.
  public func rk4(
    from y: [Double], start: Double, end: Double, steps: Int
  ) throws(MathError) -> FlowLine {
    let slope = try firstSlope(y, start, end)
    guard (1...1_000_000).contains(steps) else {
      throw MathError("rk4.steps", "is \(steps)", "give 1 to 1,000,000")
    }
    let h = (end - start) / Double(steps)
    var line = FlowLine(start, y, slope)
    for step in 1...steps {
      let t = start + Double(step - 1) * h
      let (y, k1) = (line.lastState, line.lastSlope)
      let k2 = field(t + h / 2, moved(y, h / 2, [(1, k1)]))
      let k3 = field(t + h / 2, moved(y, h / 2, [(1, k2)]))
      let k4 = field(t + h, moved(y, h, [(1, k3)]))
      let next = moved(y, h / 6, [(1, k1), (2, k2), (2, k3), (1, k4)])
      let time = step == steps ? end : start + Double(step) * h
      line.evaluations += 4
      guard line.append(time, next, field(time, next)) else { break }
    }
    return line
  }

  /// The method of Dormand and Prince (1980), fifth order with steps from an embedded fourth order
  /// one; first step, error norm and step control as in Hairer, Nørsett & Wanner, Solving Ordinary
  /// Differential Equations I, §II.4, and in SciPy's RK45.
  ///
  /// - Parameters:
  ///   - y: finite, at least one number.
  ///   - start, end: finite; the time may run backwards.
  ///   - relative, absolute: what a step's error may be, of y and at least; above 0.
  ///   - maximumSteps: where the line ends at the latest.
  public func rk45(
    from y: [Double], start: Double, end: Double, relative: Double = 1e-6,
    absolute: Double = 1e-9, maximumSteps: Int = 100_000
  ) throws(MathError) -> FlowLine {
    let slope = try firstSlope(y, start, end)
    guard relative > 0, absolute > 0, relative.isFinite, absolute.isFinite else {
      throw MathError(
        "rk45", "the tolerances are \(relative) and \(absolute)", "give numbers above 0")
    }
    var line = FlowLine(start, y, slope)
    guard start != end, line.end == .completed else { return line }
    let direction = end > start ? 1.0 : -1
    let tolerance = max(relative, 100 * Double.ulpOfOne)
    var size = firstStep(line, direction, (end - start).magnitude, tolerance, absolute)
    line.evaluations += 1
    var made = 0
    var t = start
    while t != end {
      guard made < maximumSteps else {
        line.stop(.tooManySteps(time: t))
        break
      }
      made += 1
      let smallest = 10 * t.ulp
      size = max(size, smallest)
      var isRejected = false
      while true {
        guard size >= smallest else {
          line.stop(.stepTooSmall(time: t))
          return line
        }
        let next = direction > 0 ? min(t + size, end) : max(t - size, end)
        let h = next - t
        size = h.magnitude
        let (state, slope, error) = dormandPrince(line.lastState, line.lastSlope, t, h)
        line.evaluations += 6
        let scale = zip(line.lastState, state).map {
          absolute + tolerance * max($0.magnitude, $1.magnitude)
        }
        let norm = rootMeanSquare(zip(error, scale).map { $0 / $1 })
        if norm < 1 {
          let growth = norm == 0 ? 10 : min(10, 0.9 * pow(norm, -0.2))
          size *= isRejected ? min(1, growth) : growth
          guard line.append(next, state, slope) else { return line }
          t = next
          break
        }
        size *= norm.isFinite ? max(0.2, 0.9 * pow(norm, -0.2)) : 0.2
        isRejected = true
        line.rejectedSteps += 1
      }
    }
    return line
  }

  // MARK: - Parts

  /// The field at the start, which is checked.
  private func firstSlope(
    _ y: [Double], _ start: Double, _ end: Double
  ) throws(MathError) -> [Double] {
    guard !y.isEmpty, y.allSatisfy(\.isFinite), start.isFinite, end.isFinite,
      (end - start).isFinite
    else {
      throw MathError(
        "differential equation", "the start is \(y) at \(start), the end \(end)",
        "give finite numbers")
    }
    let slope = field(start, y)
    guard slope.count == y.count else {
      throw MathError(
        "differential equation", "the field has \(slope.count) components at \(y)",
        "give \(y.count)")
    }
    return slope
  }

  /// y + factor Σ weight · slope; NaN where a slope has another number of components.
  private func moved(
    _ y: [Double], _ factor: Double, _ slopes: [(Double, [Double])]
  ) -> [Double] {
    y.indices.map { i in
      var sum = 0.0
      for (weight, slope) in slopes { sum += i < slope.count ? weight * slope[i] : .nan }
      return y[i] + factor * sum
    }
  }

  private func rootMeanSquare(_ x: [Double]) -> Double {
    Norm.euclidean(x) / Double(x.count).squareRoot()
  }

  /// Hairer, Nørsett & Wanner, §II.4, "Starting step size".
  private func firstStep(
    _ line: FlowLine, _ direction: Double, _ span: Double, _ relative: Double, _ absolute: Double
  ) -> Double {
    let (y, slope) = (line.lastState, line.lastSlope)
    let scale = y.map { absolute + $0.magnitude * relative }
    let d0 = rootMeanSquare(zip(y, scale).map { $0 / $1 })
    let d1 = rootMeanSquare(zip(slope, scale).map { $0 / $1 })
    let h0 = min(d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : 0.01 * d0 / d1, span)
    let there = moved(y, h0 * direction, [(1, slope)])
    let slopeThere = field(line.lastTime + h0 * direction, there)
    guard slopeThere.count == slope.count else { return h0 }
    let bend = zip(zip(slopeThere, slope).map { $0 - $1 }, scale).map { $0 / $1 }
    let d2 = rootMeanSquare(bend) / h0
    let h1 =
      d1 <= 1e-15 && d2 <= 1e-15 ? max(1e-6, h0 * 1e-3) : pow(0.01 / max(d1, d2), 0.2)
    return min(100 * h0, h1.isFinite ? h1 : h0, span)
  }

  /// The state after a step, the slope there (the next step's first), and the error's estimate.
  private func dormandPrince(
    _ y: [Double], _ k1: [Double], _ t: Double, _ h: Double
  ) -> (state: [Double], slope: [Double], error: [Double]) {
    var k = [k1]
    for stage in Self.stages {
      k.append(field(t + stage.time * h, moved(y, h, Array(zip(stage.weights, k)))))
    }
    let state = moved(y, h, Array(zip(Self.fifth, k)))
    k.append(field(t + h, state))
    let zeros = [Double](repeating: 0, count: y.count)
    let error = moved(zeros, h, Array(zip(Self.error, k)))
    return (state, k[6].count == y.count ? k[6] : zeros.map { _ in .nan }, error)
  }

  private static let stages: [(time: Double, weights: [Double])] = [
    (1 / 5, [1 / 5]),
    (3 / 10, [3 / 40, 9 / 40]),
    (4 / 5, [44 / 45, -56 / 15, 32 / 9]),
    (8 / 9, [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729]),
    (1, [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656]),
  ]
  private static let fifth: [Double] = [
    35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84,
  ]
  /// The fifth order's weights less the fourth's.
  private static let error: [Double] = [
    -71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40,
  ]
}
