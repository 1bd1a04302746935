import Glibc
import NablaMath
import NablaPlot
import NablaScene

extension RaceFigure {
  /// The loss as a surface with the paths over it; its logarithm where the map has that.
  var landscape: Panel {
    let (x, y) = (map.domain.xs, map.domain.ys)
    let isLog = map.contour.levelScale == .log
    let f = map.landscape.function
    let ground = Ground(f, x, y, isLog: isLog)
    var surface = Surface(ground.heights, domain: x, range: y)
    surface.wire = false
    var marks: [any Mark] = [surface]
    for run in runs {
      let inside = run.path.points.filter(map.domain.contains)
      guard let end = inside.last else { continue }
      let zs = inside.map(ground.above)
      marks.append(
        Line3D(
          x: inside.map(\.x), y: inside.map(\.y), z: zs, color: run.color, width: 2.5))
      marks.append(
        Scatter3D(x: [end.x], y: [end.y], z: [ground.above(end)], color: run.color, size: 8))
    }
    let known = ([runs.first?.path.points.first].compactMap { $0 } + f.minima)
      .filter(map.domain.contains)
    marks.append(
      Scatter3D(
        x: known.map(\.x), y: known.map(\.y), z: known.map(ground.above), color: "ink", size: 9))
    var panel = Panel(
      marks: marks, x: AxisOptions("x"), y: AxisOptions("y"),
      color: ColorOptions(colormap: "attention_r", legend: false),
      coordinates: .space(ground.camera(for: known + runs.flatMap(\.path.points))))
    panel.z = AxisOptions(isLog ? "log₁₀ loss" : "loss")
    return panel
  }
}

/// A loss on the nodes of a grid, and a little above it.
private struct Ground {
  private static let count = 60

  let heights: Matrix
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let bottom: Double
  private let span: Double

  init(_ f: PlaneFunction, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, isLog: Bool) {
    (self.x, self.y) = (x, y)
    let xs = evenPlaces(from: x.lowerBound, to: x.upperBound, count: Self.count)
    let losses = evenPlaces(from: y.upperBound, to: y.lowerBound, count: Self.count)
      .flatMap { f.values(xs, $0) }
    // The logarithm of a minimum of 0 has no bottom.
    let floor = (losses.filter(\.isFinite).max() ?? 1) * 1e-5
    let zs = isLog ? losses.map { log10(max($0, floor)) } : losses
    heights = Matrix(rows: Self.count, columns: Self.count, values: zs) ?? .empty
    let finite = zs.filter(\.isFinite)
    bottom = finite.min() ?? 0
    span = (finite.max() ?? 1) - bottom
  }

  /// Over the flat pieces between the nodes, which hide what is lower.
  func above(_ p: SIMD2<Double>) -> Double { height(p) + 0.02 * span }

  /// The camera that sees most of some places, from one of five sides.
  func camera(for places: [SIMD2<Double>]) -> Camera {
    // Where paths dwell counts once.
    var cells: Set<SIMD2<Double>> = []
    let size: SIMD2<Double> = [x.upperBound - x.lowerBound, y.upperBound - y.lowerBound]
    let shown = places.filter { p in
      x.contains(p.x) && y.contains(p.y)
        && cells.insert((p / size * 24).rounded(.toNearestOrEven)).inserted
    }
    let cameras = [-112.0, -135, -158, -68, -50].map { Camera(azimuth: $0, elevation: 52) }
    let seen = cameras.map { camera in shown.count { isSeen($0, from: camera) } }
    let best = seen.indices.max { (seen[$0], $1) < (seen[$1], $0) } ?? 0
    return cameras[best]
  }

  /// Whether no ground is on the way from a place to a camera far away.
  private func isSeen(_ p: SIMD2<Double>, from camera: Camera) -> Bool {
    guard span > 0 else { return true }
    let (turn, rise) = (camera.azimuth * .pi / 180, camera.elevation * .pi / 180)
    let way: SIMD2<Double> = [
      cos(turn) * (x.upperBound - x.lowerBound), sin(turn) * (y.upperBound - y.lowerBound),
    ]
    let pace = span / camera.height * tan(rise)
    for i in 1...50 {
      let far = Double(i) * 0.025
      let q = p + way * far
      guard x.contains(q.x), y.contains(q.y) else { return true }
      if height(q) > above(p) + pace * far { return false }
    }
    return true
  }

  private func height(_ p: SIMD2<Double>) -> Double {
    let last = Double(Self.count - 1)
    let column = (p.x - x.lowerBound) / (x.upperBound - x.lowerBound) * last
    let row = (y.upperBound - p.y) / (y.upperBound - y.lowerBound) * last
    let (i, j) = (Int(min(last - 1, max(0, row))), Int(min(last - 1, max(0, column))))
    let (a, b) = (row - Double(i), column - Double(j))
    let top = heights[i, j] * (1 - b) + heights[i, j + 1] * b
    let low = heights[i + 1, j] * (1 - b) + heights[i + 1, j + 1] * b
    return top * (1 - a) + low * a
  }
}
