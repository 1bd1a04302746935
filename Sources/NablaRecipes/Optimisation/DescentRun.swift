import NablaMath
import NablaPlot
import NablaScene

/// An optimiser's path with the colour and name it has in a figure.
struct DescentRun {
  let optimizer: Optimizer
  let path: DescentPath
  /// A theme role.
  let color: String

  var name: String { optimizer.title }
  var xs: [Double] { path.points.map(\.x) }
  var ys: [Double] { path.points.map(\.y) }

  /// Whether the loss is no longer a number, or higher at the end than at the start.
  var hasDiverged: Bool {
    if case .diverged = path.end { return true }
    guard let first = path.values.first, let last = path.values.last else { return false }
    return last > first
  }

  /// What to tell of a path that runs away; nil for others.
  func warning(leavesGrid: Bool) -> String? {
    let first = format(path.values.first ?? .nan, significant: 3)
    if case .diverged(let step) = path.end {
      return leavesGrid
        ? "\(name) leaves the grid at step \(step)"
        : "\(name) diverges: after step \(step) the numbers are no longer finite"
    }
    guard hasDiverged, let last = path.values.last else { return nil }
    return
      "\(name) diverges: the loss grows from \(first) to \(format(last, significant: 3)) in \(path.steps) steps"
  }

  /// The share of the way after which the path turns back by more than a right angle.
  var zigzag: Double {
    let steps = zip(path.points, path.points.dropFirst()).map { $1 - $0 }
    var (all, back) = (0.0, 0.0)
    for (a, b) in zip(steps, steps.dropFirst()) {
      let length = a.length
      all += length
      if (a * b).sum() < 0 { back += length }
    }
    return all > 0 ? back / all : 0
  }

  /// The numbers of the path as `nabla data` gives them.
  var entries: [Node.Entry] {
    [.init("x", Node(xs)), .init("y", Node(ys)), .init("loss", Node(path.values))]
  }
}
