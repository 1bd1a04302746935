import NablaMath
import NablaPlot
import NablaScene

/// A density given at rising places, with straight lines between them and nothing outside.
struct TabulatedDensity {
  let x: [Double]
  let y: [Double]
  /// The area left of each place, of 1 in all.
  private let areas: [Double]

  /// - Parameter place: the recipe and the parameter, for messages.
  init(x: [Double], y: [Double], place: String) throws(NablaError) {
    guard x.count == y.count, x.count > 1 else {
      throw NablaError(place, "has \(x.count) places of a density", "give two at least")
    }
    if let i = x.indices.first(where: { !x[$0].isFinite || $0 > 0 && x[$0] <= x[$0 - 1] }) {
      throw NablaError(
        place, "row \(i) has x = \(formatPlain(x[i])), and x must rise", "sort the rows by x")
    }
    if let i = y.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw NablaError(
        place, "row \(i) has the density \(formatPlain(y[i]))", "give numbers of at least 0")
    }
    var areas = [0.0]
    for i in x.indices.dropFirst() {
      areas.append(areas[i - 1] + (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2)
    }
    let whole = areas[areas.count - 1]
    guard (whole - 1).magnitude <= 1e-6 else {
      throw NablaError(
        place, "has a density of the area \(formatPlain(whole, significant: 10))",
        "give one of the area 1")
    }
    (self.x, self.y) = (x, y.map { $0 / whole })
    self.areas = areas.map { $0 / whole }
  }

  var support: ClosedRange<Double> { x[0]...x[x.count - 1] }

  /// The last of rising numbers that is not above another one, but never the very last.
  private static func segment(_ numbers: [Double], _ value: Double) -> Int {
    var (low, high) = (0, numbers.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if numbers[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  func density(_ place: Double) -> Double {
    guard support.contains(place) else { return 0 }
    let i = Self.segment(x, place)
    let t = (place - x[i]) / (x[i + 1] - x[i])
    return y[i] * (1 - t) + y[i + 1] * t
  }

  /// Where this share lies to the left, to within a step of the table.
  func quantile(_ share: Double) -> Double {
    let i = Self.segment(areas, share)
    let step = areas[i + 1] - areas[i]
    let t = step > 0 ? min(max((share - areas[i]) / step, 0), 1) : 0
    return x[i] + (x[i + 1] - x[i]) * t
  }

  /// The integral of a polynomial up to the second degree times the density, which Simpson's rule
  /// finds exactly.
  private func integral(_ value: (Double) -> Double) -> Double {
    x.indices.dropLast().reduce(0) { sum, i in
      let (a, b, middle) = (x[i], x[i + 1], (x[i] + x[i + 1]) / 2)
      let inner = 4 * value(middle) * (y[i] + y[i + 1]) / 2
      return sum + (b - a) / 6 * (value(a) * y[i] + inner + value(b) * y[i + 1])
    }
  }

  var mean: Double { integral { $0 } }

  var variance: Double {
    let mean = mean
    return integral { ($0 - mean) * ($0 - mean) }
  }
}
