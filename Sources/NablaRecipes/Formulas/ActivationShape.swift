import NablaMath
import NablaPlot

/// What is worth marking of an activation function over a stretch of x.
struct ActivationShape {
  let activation: Activation
  let name: String
  /// How it is computed, in LaTeX; empty where that is too long.
  let formula: String
  /// A theme role.
  let color: String
  /// At a kink frameworks take the slope from the left.
  let slope: @Sendable (Double) -> Double
  /// The largest slope in view.
  let steepest: Double
  /// The stretches where the slope is nearly 0.
  let saturated: [ClosedRange<Double>]
  /// The largest slope, where slopes rise and fall again inside the view.
  let peak: (x: Double, value: Double)?
  /// Where the slope changes from falling to rising inside the view (GELU, SiLU, Mish).
  let minimum: Double?

  /// Slopes below this count as none.
  static let threshold = 0.01

  init(
    _ activation: Activation, _ name: String, formula: String, color: String, over x: Interval
  ) {
    (self.activation, self.name, self.formula, self.color) = (activation, name, formula, color)
    let slope: @Sendable (Double) -> Double = { x in
      x == 0 ? activation.kink?.below ?? activation.derivative(x) : activation.derivative(x)
    }
    self.slope = slope
    let places = evenPlaces(from: x.lower, to: x.upper, count: 1001)
    let slopes = places.map(slope)
    let span = x.upper - x.lower
    saturated = slopes.indices.runs { slopes[$0].magnitude < Self.threshold }
      .map { places[$0.lowerBound]...places[$0.upperBound - 1] }
      // A slope that only passes through 0 is no saturation.
      .filter { $0.upperBound - $0.lowerBound > span * 0.02 }
    let top = slopes.filter(\.isFinite).max() ?? 0
    steepest = top
    let at = slopes.firstIndex(of: top) ?? 0
    let isPeak =
      at > 20 && at < slopes.count - 20 && slopes[at - 20] < top && slopes[at + 20] < top
    // The middle of a symmetric peak is 0 though no place may hit it exactly.
    peak = isPeak ? (places[at].magnitude < span * 2e-3 ? 0 : places[at], top) : nil
    minimum = activation.kink == nil ? Self.minimum(of: activation, places) : nil
  }

  private static func minimum(of activation: Activation, _ places: [Double]) -> Double? {
    let slope = activation.derivative
    // Further left, where a function has all but died, its slope's sign is noise.
    let pair = zip(places, places.dropFirst()).first { a, b in
      a > -4 && slope(a) < 0 && slope(b) >= 0
    }
    return pair.flatMap { try? Bisection(of: slope, in: $0...$1).root }
  }

  /// The slopes along a chain of layers that pass 1 through: each layer's input is the output of
  /// the one before.
  func products(_ depth: Int) -> [Double] {
    var (signal, product) = (1.0, 1.0)
    var result = [1.0]
    for _ in 0..<depth {
      product *= slope(signal)
      signal = activation.value(signal)
      result.append(product)
    }
    return result
  }
}
