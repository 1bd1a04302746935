import NablaMath
import NablaPlot
import NablaScene

/// The density of a normal distribution in the plane as a hill in space: its ellipses are lines of
/// one height, and a known coordinate cuts it.
struct DensityHill {
  let law: MultivariateNormal
  let ellipse: Ellipse
  let levels: [Double]
  /// The index of the known coordinate with its value.
  let known: (index: Int, value: Double)?
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  private static let nodes = 57

  private func height(_ x: Double, _ y: Double) -> Double { law.pdf([x, y]) }

  var peak: Double { height(law.mean[0], law.mean[1]) }

  /// The cut's places along the other coordinate, and its heights.
  var cut: (x: [Double], y: [Double], z: [Double])? {
    guard let known else { return nil }
    let along = (known.index == 0 ? y : x).places(160)
    let fixed = along.map { _ in known.value }
    let (xs, ys) = known.index == 0 ? (fixed, along) : (along, fixed)
    return (xs, ys, zip(xs, ys).map(height))
  }

  var panel: Panel {
    let (xs, ys) = (x.places(Self.nodes), y.places(Self.nodes))
    var surface = Surface(
      Matrix(rows: ys.count, columns: xs.count) { height(xs[$1], ys[ys.count - 1 - $0]) },
      domain: x, range: y)
    surface.floorLines = false
    var marks: [any Mark] = [surface]
    for level in levels {
      let line = ellipse.outline(Ellipse.radius(holding: level))
      // On the hill, and as its shadow on the floor.
      marks.append(
        Line3D(x: line.x, y: line.y, z: zip(line.x, line.y).map(height), color: "s1", width: 1.5))
      marks.append(
        Line3D(x: line.x, y: line.y, z: line.x.map { _ in 0 }, color: "muted", width: 1))
    }
    if let cut { marks.append(Line3D(x: cut.x, y: cut.y, z: cut.z, color: "s2", width: 3)) }
    var panel = Panel(
      title: known.map {
        "The density, cut at \($0.index == 0 ? "x" : "y") = \(short($0.value))"
      } ?? "The density", marks: marks, x: AxisOptions("x", domain: x),
      y: AxisOptions("y", domain: y),
      color: ColorOptions("density", domain: 0...peak, colormap: "attention", legend: false),
      coordinates: .space(Camera(azimuth: -60, elevation: 32)))
    panel.z = AxisOptions("density", ticks: TickOptions(count: 3))
    return panel.with(\.minimumSize, Size(260, 240))
  }
}
