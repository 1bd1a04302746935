import Glibc
import NablaMath
import NablaPlot

/// Points with the bell that is put on each of them.
struct KernelCloud: Sendable {
  let names: (x: String, y: String)
  let x: [Double]
  let y: [Double]
  let bell: PlaneDensity.Bell

  /// The peaks that hill climbing by mean shift reaches from some places, each once: the mean of
  /// the points, weighted by the bell around a place, lies higher than the place (K. Fukunaga and L.
  /// Hostetler 1975).
  ///
  /// - Parameter bell: the bell on each point.
  func peaks(
    from places: [(x: Double, y: Double)], bell: PlaneDensity.Bell
  ) -> [(x: Double, y: Double)] {
    let determinant = bell.xx * bell.yy - bell.xy * bell.xy
    let (a, b, c) = (bell.yy / determinant, -bell.xy / determinant, bell.xx / determinant)
    func distance(_ dx: Double, _ dy: Double) -> Double {
      a * dx * dx + 2 * b * dx * dy + c * dy * dy
    }
    var found: [(x: Double, y: Double)] = []
    for start in places {
      var place = start
      for _ in 0..<600 {
        var (sum, sumX, sumY) = (0.0, 0.0, 0.0)
        for i in x.indices {
          let square = distance(x[i] - place.x, y[i] - place.y)
          guard square < 60 else { continue }
          let weight = exp(-0.5 * square)
          sum += weight
          sumX += weight * x[i]
          sumY += weight * y[i]
        }
        guard sum > 0 else { break }
        let next = (x: sumX / sum, y: sumY / sum)
        let step = distance(next.x - place.x, next.y - place.y)
        place = next
        if step < 1e-20 { break }
      }
      if !found.contains(where: { distance($0.x - place.x, $0.y - place.y) < 0.01 }) {
        found.append(place)
      }
    }
    return found
  }
}

/// The density of points on a grid, and its peaks.
struct DensityGrid: Sendable {
  let xs: [Double]
  let ys: [Double]
  /// Row by row, the lowest y first.
  let values: [Double]
  /// The highest first.
  let peaks: [(x: Double, y: Double)]
  /// The densities whose outlines enclose shares of all.
  let levels: [Double]

  /// nil where the bells or the grid's steps are too small or too large for numbers.
  ///
  /// - Parameters:
  ///   - factor: how many times as wide the bells are.
  ///   - shares: what `levels` enclose, each 0…1.
  init?(
    _ cloud: KernelCloud, factor: Double, over x: ClosedRange<Double>, _ y: ClosedRange<Double>,
    count: Int, enclosing shares: [Double]
  ) {
    guard let bell = cloud.bell.scaled(by: factor),
      let density = PlaneDensity(x: cloud.x, y: cloud.y, bell: bell)
    else { return nil }
    let dx = (x.upperBound - x.lowerBound) / Double(count - 1)
    let dy = (y.upperBound - y.lowerBound) / Double(count - 1)
    guard dx > 0, dy > 0, dx.isFinite, dy.isFinite else { return nil }
    xs = evenPlaces(from: x.lowerBound, to: x.upperBound, count: count)
    ys = evenPlaces(from: y.lowerBound, to: y.upperBound, count: count)
    values = density.values(x: (x.lowerBound, dx, count), y: (y.lowerBound, dy, count))
    guard values.allSatisfy(\.isFinite), (values.max() ?? 0) > 0 else { return nil }
    let tops = Self.tops(xs, ys, values)
    // On a slanted ridge nodes stand out that are no peaks; climbing on from them tells.
    peaks = cloud.x.count <= 3000 ? cloud.peaks(from: tops, bell: bell) : tops
    levels = PlaneDensity.levels(enclosing: shares, of: values)
  }

  /// Nodes higher than all around them and than a fiftieth of the highest, the highest first.
  private static func tops(
    _ xs: [Double], _ ys: [Double], _ values: [Double]
  ) -> [(x: Double, y: Double)] {
    let n = xs.count
    let least = (values.max() ?? 0) / 50
    var found: [(node: Int, density: Double)] = []
    for row in 1..<(ys.count - 1) {
      for column in 1..<(n - 1) where values[row * n + column] > least {
        let node = row * n + column
        let around = [-n - 1, -n, -n + 1, -1, 1, n - 1, n, n + 1]
        if around.allSatisfy({ values[node + $0] < values[node] }) {
          found.append((node, values[node]))
        }
      }
    }
    return found.sorted { $0.density > $1.density }.prefix(60).map {
      (xs[$0.node % n], ys[$0.node / n])
    }
  }

  /// The top row first, as marks take it.
  var matrix: Matrix {
    Matrix(rows: ys.count, columns: xs.count) { values[(ys.count - 1 - $0) * xs.count + $1] }
  }

  /// The highest place of the region above a level.
  func top(_ level: Double) -> (x: Double, y: Double)? {
    values.lastIndex { $0 >= level }.map { last in
      let row = last / xs.count
      let inside = xs.indices.filter { values[row * xs.count + $0] >= level }
      return (xs[inside.isEmpty ? 0 : inside[inside.count / 2]], ys[row])
    }
  }
}
