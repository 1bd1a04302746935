import NablaMath
import NablaPlot

/// Where each place of the line would slide to, down the graph of a function.
struct Basins {
  struct Basin {
    let range: ClosedRange<Double>
    /// The stationary place; nil where the graph falls to the end of the window.
    let target: Double?
  }

  let stationary: [Double]
  let all: [Basin]

  /// - Parameter slope: f′, whose sign between two stationary places tells the way.
  init(of formula: Formula, slope: Formula, over window: ClosedRange<Double>) {
    let found = try? CriticalPoints(of: formula, in: [window])
    let certain = found?.points.map { $0.position[0] } ?? []
    // Only the order of their size is known of what rounding leaves around a degenerate place.
    let grain = 1e-6 * (window.upperBound - window.lowerBound)
    let doubtful = found?.undecided.map { ($0[0].middle / grain).rounded() * grain } ?? []
    let places = (certain + doubtful).filter(window.contains).sorted()
    let ends = [window.lowerBound] + places + [window.upperBound]
    var basins: [Basin] = []
    for (i, (a, b)) in zip(ends, ends.dropFirst()).enumerated() where a < b {
      let isFalling = slope((a + b) / 2) < 0
      let next = isFalling ? i : i - 1
      let target = places.indices.contains(next) ? places[next] : nil
      if let last = basins.last, last.target == target, target != nil {
        basins[basins.count - 1] = Basin(range: last.range.lowerBound...b, target: target)
      } else {
        basins.append(Basin(range: a...b, target: target))
      }
    }
    stationary = places
    all = basins
  }

  /// The number of the basin that holds a place; nil outside the window.
  func index(of x: Double) -> Int? { all.firstIndex { $0.range.contains(x) } }
}
