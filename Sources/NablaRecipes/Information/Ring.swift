import Glibc
import NablaMath
import NablaPlot

/// Points around a circle: their coordinates are uncorrelated, and yet each tells much of the other.
struct Ring {
  /// The standard deviation of the radius around 1.
  let width = 0.06

  /// I(X; Y) in nats, from the density on a fine grid.
  var information: Double {
    let count = 240
    let places = evenPlaces(from: -1.5, to: 1.5, count: count)
    var rows = places.map { x in
      places.map { y -> Double in
        let radius = (x * x + y * y).squareRoot()
        let z = (radius - 1) / width
        return radius > 0 ? exp(-z * z / 2) / radius : 0
      }
    }
    let sum = rows.joined().reduce(0, +)
    for i in rows.indices { rows[i] = rows[i].map { $0 / sum } }
    return Information.mutualInformation(rows)
  }

  /// A small square panel of points.
  static func panel(
    _ title: String, _ x: [Double], _ y: [Double], reach: Double, color: String
  ) -> Panel {
    let inside = x.indices.filter { max(x[$0].magnitude, y[$0].magnitude) < reach * 0.98 }
    return Panel(
      title: title,
      marks: [
        Scatter(
          x: inside.map { x[$0] }, y: inside.map { y[$0] }, color: color, size: 4.0, opacity: 0.6)
      ],
      x: AxisOptions("X", domain: -reach...reach, ticks: .hidden),
      y: AxisOptions("Y", domain: -reach...reach, ticks: .hidden),
      coordinates: .cartesian(aspect: 1))
  }
}
