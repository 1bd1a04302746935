import NablaMath
import NablaScene

/// What a graph is sampled for: the columns and rows of pixels that will show it.
package struct SamplingView: Sendable {
  /// The x values about one pixel apart, ascending.
  let columns: [Double]
  /// The canvas row of a value, clamped a little beyond the view; NaN for NaN.
  let row: @Sendable (Double) -> Double
  /// The view's height in the function's values and in pixels.
  let height: Double
  let rows: Double

  /// A view with linear axes.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, width: Double = 560, height: Double = 300
  ) {
    let count = Self.count(width)
    let (a, b) = (x.lowerBound, x.upperBound)
    columns = Self.withNicePlaces(evenPlaces(from: a, to: b, count: count + 1))
    let (low, span) = (y.lowerBound, max(y.upperBound - y.lowerBound, .leastNormalMagnitude))
    row = { value in
      value.isNaN ? value : min(max((value - low) / span * height, -height), 2 * height)
    }
    self.height = span
    rows = height
  }

  /// The view of a frame between two x values.
  init(_ frame: Frame, from a: Double, to b: Double) {
    let (start, end) = (frame.x.position(a), frame.x.position(b))
    let count = Self.count((end - start).magnitude)
    var columns = (0...count).map { i in
      frame.x.value(at: start + (end - start) * Double(i) / Double(count))
    }
    columns[0] = a
    columns[columns.count - 1] = b
    self.columns = Self.withNicePlaces(columns)
    let (top, bottom) = (frame.plot.minY, frame.plot.maxY)
    let size = bottom - top
    let scale = frame.y
    row = { value in
      if value.isNaN { return value }
      let at = scale.position(value)
      // A value that a logarithmic axis has no place for lies below it.
      return at.isNaN ? bottom + size : min(max(at, top - size), bottom + size)
    }
    height = scale.domain.upper - scale.domain.lower
    rows = size
  }

  private static func count(_ width: Double) -> Int {
    width.isFinite ? Int(min(max(width, 16), 4000).rounded()) : 560
  }

  /// The columns with the whole and half numbers and the multiples of π/2 among them, where
  /// functions tend to have their exceptional values.
  private static func withNicePlaces(_ columns: [Double]) -> [Double] {
    guard let a = columns.first, let b = columns.last, b > a else { return columns }
    var nice: Set<Double> = []
    for step in [0.5, Double.pi / 2] where (b - a) / step < 400 && a.magnitude < 1e6 {
      var k = (a / step).rounded(.up)
      while k * step <= b {
        nice.insert(k * step == 0 ? 0 : k * step)
        k += 1
      }
    }
    // Two names of one place, a rounding apart, would make a step of the rounding of their values.
    let apart = (b - a) / Double(columns.count) * 1e-6
    let all = Set(columns.map { $0 == 0 ? 0 : $0 }).union(nice).sorted()
    var places: [Double] = []
    for place in all {
      if let last = places.last, place - last < apart, nice.contains(place) || nice.contains(last) {
        if nice.contains(place), last != a { places[places.count - 1] = place }
      } else {
        places.append(place)
      }
    }
    places[places.count - 1] = b
    return places
  }
}
