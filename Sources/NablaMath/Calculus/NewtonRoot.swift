/// Newton's method for roots, x ← x − f(x)/f′(x), with every tangent.
public struct NewtonRoot: Sendable {
  /// A point with its tangent.
  public struct Iterate: Hashable, Sendable {
    public let x: Double
    /// f(x).
    public let value: Double
    /// f′(x).
    public let slope: Double
  }

  /// Why the iteration ends.
  public enum End: Hashable, Sendable {
    /// f is 0, or the next step is below the tolerance.
    case converged
    /// All steps were made.
    case completed
    /// The tangent at the last iterate is level and meets no axis.
    case levelTangent
    /// The last iterate is one that was there this many steps before, exactly: it goes round.
    case cycle(period: Int)
    /// The next iterate, its value or its slope is not finite.
    case diverged
  }

  /// The start and each step, all finite.
  public let iterates: [Iterate]
  public let end: End

  /// The last iterate's x; NaN where the start has no value.
  public var root: Double { iterates.last?.x ?? .nan }

  /// - Parameters:
  ///   - function: f.
  ///   - derivative: f′; by finite differences where nil.
  ///   - start: finite.
  ///   - steps: below 0 counts as 0.
  ///   - tolerance: the length of a step, as a share of |x|, at which it ends; 1e-15 by default.
  public init(
    of function: (Double) -> Double, derivative: ((Double) -> Double)? = nil,
    from start: Double, steps: Int = 50, tolerance: Double = 1e-15
  ) {
    var iterates: [Iterate] = []
    var seen: [Double: Int] = [:]
    var end = End.completed
    var x = start
    for step in 0...max(0, steps) {
      let value = function(x)
      let slope = derivative?(x) ?? FiniteDifferences.derivative(of: function, at: x)
      guard x.isFinite, value.isFinite, slope.isFinite else {
        end = .diverged
        break
      }
      iterates.append(Iterate(x: x, value: value, slope: slope))
      if value == 0 {
        end = .converged
        break
      }
      if let before = seen[x] {
        // Two neighbouring doubles that take turns are as near as it gets.
        let spread = iterates[before...].reduce(0) { max($0, ($1.x - x).magnitude) }
        end = spread <= 4 * x.ulp ? .converged : .cycle(period: step - before)
        break
      }
      seen[x] = step
      guard slope != 0 else {
        end = .levelTangent
        break
      }
      let move = value / slope
      if move.magnitude <= tolerance * x.magnitude {
        end = .converged
        break
      }
      x -= move
    }
    self.iterates = iterates
    self.end = end
  }

  /// The same with f′ by automatic differentiation.
  public init(
    series function: @escaping (PowerSeries) -> PowerSeries, from start: Double, steps: Int = 50,
    tolerance: Double = 1e-15
  ) {
    func tangent(_ x: Double) -> [Double] {
      let series = function(.variable(at: x, order: 1)).coefficients
      return series.count > 1 ? series : series + [0]
    }
    self.init(
      of: { tangent($0)[0] }, derivative: { tangent($0)[1] }, from: start, steps: steps,
      tolerance: tolerance)
  }
}
