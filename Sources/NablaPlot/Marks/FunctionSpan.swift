import NablaMath
import NablaScene

/// A function between two places, as the marks that explain one need it.
struct FunctionSpan: Sendable {
  let f: GraphFunction
  let lower: Double
  let upper: Double

  /// How many places scales and outlines see.
  private static let count = 400

  /// - Parameter ends: of the option `option`; −10 … 10 where nil.
  init(
    _ f: GraphFunction?, _ ends: Interval?, option: String, _ context: MarkContext
  ) throws(NablaError) {
    guard let f else {
      throw NablaError(context.place, "f is missing", "give a formula of x such as \"x^2 + 1\"")
    }
    guard let ends else {
      throw NablaError(
        context.place, "\(option) is missing", "give two places of x as [a, b]")
    }
    self.f = f
    (lower, upper) = (ends.lower, ends.upper)
  }

  var xs: [Double] { evenPlaces(from: lower, to: upper, count: Self.count + 1) }

  /// The places without tails that would flatten the rest, for a scale.
  func train(_ scales: inout ScaleTraining, besides others: [Double] = []) {
    scales.x.add([lower, upper])
    if let range = RobustRange(xs.map(f.f) + others) {
      scales.y.add([range.lower, range.upper])
    }
    scales.x.suggest(label: "x")
    scales.y.suggest(label: "y")
  }

  /// The integral of the function minus another one, and of what lies between them without signs;
  /// NaN where it does not exist.
  static func integrals(
    _ f: @escaping @Sendable (Double) -> Double, minus g: @escaping @Sendable (Double) -> Double,
    from a: Double, to b: Double
  ) -> (signed: Double, unsigned: Double) {
    let difference: (Double) -> Double = { f($0) - g($0) }
    // Where they cross, the area turns its sign: pieces between are smooth.
    var ends = [a]
    let count = 1000
    func place(_ i: Int) -> Double { a + (b - a) * (Double(i) / Double(count)) }
    for i in 0..<count {
      if i > 0, difference(place(i)) == 0 { ends.append(place(i)) }
      guard difference(place(i)) * difference(place(i + 1)) < 0 else { continue }
      var (low, high) = (place(i), place(i + 1))
      let isRising = difference(low) < 0
      for _ in 0..<60 {
        let middle = low / 2 + high / 2
        if (difference(middle) < 0) == isRising { low = middle } else { high = middle }
      }
      ends.append(low)
    }
    ends.append(b)
    let parts = zip(ends, ends.dropFirst()).map { low, high in
      numericIntegral(from: low, to: high) { difference($0) }
    }
    return (parts.reduce(0, +), parts.reduce(0) { $0 + $1.magnitude })
  }
}
