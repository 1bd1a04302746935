import Foundation
import Nabla

/// The data of the line figures: two waves over one x.
struct Waves {
  let x: [Double]
  let a: [Double]
  let b: [Double]

  init(_ folder: String) throws {
    x = try RawFile.doubles("\(folder)/wave-x.f64")
    a = try RawFile.doubles("\(folder)/wave-a.f64")
    b = try RawFile.doubles("\(folder)/wave-b.f64")
  }
}

/// The nodes of an even square grid about the origin, row by row.
struct Plane {
  let count: Int
  let reach: Double
  let x: [Double]
  let y: [Double]

  init(_ count: Int, reach: Double) {
    self.count = count
    self.reach = reach
    let side = (0..<count).map { reach * (2 * Double($0) / Double(count - 1) - 1) }
    x = side.flatMap { _ in side }
    y = side.flatMap { y in side.map { _ in y } }
  }
}

/// The figures that the peers draw too.
enum BenchFigure {
  static let size = Size(600, 400)

  static func line(_ data: Waves, number: Int = 0) -> Figure {
    Figure(
      title: "Two damped waves \(number)", size: size,
      marks: [
        Line(x: data.x, y: data.a, name: "first"), Line(x: data.x, y: data.b, name: "second"),
      ],
      x: AxisOptions("time (s)"), y: AxisOptions("displacement (cm)"))
  }

  static func long(_ x: [Double], _ y: [Double]) -> Figure {
    Figure(
      title: "Ten million points", size: size, marks: [Line(x: x, y: y)],
      x: AxisOptions("sample"), y: AxisOptions("value"))
  }

  /// - Parameter table: with the columns `time` and `value`.
  static func long(_ table: Table) -> Figure {
    Figure(
      title: "Ten million points", data: table, size: size, marks: [Line(x: "time", y: "value")],
      x: AxisOptions("sample"), y: AxisOptions("value"))
  }

  static func heatmap(_ matrix: Matrix) -> Figure {
    Figure(
      title: "A large matrix", size: size, marks: [Heatmap(matrix, annotate: .never)],
      x: AxisOptions("column"), y: AxisOptions("row"))
  }

  static func histogram(_ values: [Double]) -> Figure {
    Figure(
      title: "Ten million values", size: size, marks: [Histogram(x: values, bins: .count(100))],
      x: AxisOptions("value"), y: AxisOptions("count"))
  }

  static func density(_ values: [Double]) -> Figure {
    Figure(
      title: "A hundred thousand values", size: size,
      marks: [Density(x: values, bandwidth: .rule(.scott))],
      x: AxisOptions("value"), y: AxisOptions("density"))
  }

  /// - Parameter groups: the name of each value's group.
  static func violins(_ values: [Double], _ groups: Column) -> Figure {
    Figure(
      title: "Six groups", size: size,
      marks: [Violin(x: groups, y: values, color: "s1")],
      x: AxisOptions("group"), y: AxisOptions("value"))
  }

  static func scatter(_ x: [Double], _ y: [Double]) -> Figure {
    Figure(
      title: "\(x.count / 1_000_000) million points", size: size, marks: [Scatter(x: x, y: y)],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  static func contour(_ matrix: Matrix) -> Figure {
    Figure(
      title: "A field of 512 × 512 nodes", size: size,
      marks: [
        Contour(
          matrix, x: -3...3, y: -3...3, levels: .about(20), lines: false, labels: false)
      ],
      x: AxisOptions("x"), y: AxisOptions("y"))
  }

  static func surface(_ plane: Plane) -> Figure {
    let heights = zip(plane.x, plane.y).map { sin(($0 * $0 + $1 * $1).squareRoot()) }
    guard let matrix = Matrix(rows: plane.count, columns: plane.count, values: heights) else {
      return Figure()
    }
    let ends = -plane.reach...plane.reach
    var surface = Surface(matrix, domain: ends, range: ends)
    surface.wire = false
    var panel = Panel(marks: [surface], x: AxisOptions("x"), y: AxisOptions("y"))
    panel.z = AxisOptions("z")
    return Figure(title: "Ripples", size: size, grid: Grid([[.panel(panel)]]))
  }

  static func streamlines(_ plane: Plane) -> Figure {
    Figure(
      title: "A pendulum with friction", size: size,
      marks: [
        StreamlinesMark(
          x: plane.x, y: plane.y, u: plane.y,
          v: zip(plane.x, plane.y).map { -sin($0) - $1 / 4 })
      ],
      x: AxisOptions("angle"), y: AxisOptions("speed"))
  }

  static func panels(_ data: Waves) -> Figure {
    let rows = (0..<3).map { row in
      (0..<4).map { column in
        let factor = Double(1 + row * 4 + column)
        return Cell.panel(
          Panel(
            title: "panel \(row * 4 + column)",
            marks: [
              Line(x: data.x, y: data.a.map { $0 * factor }),
              Line(x: data.x, y: data.b.map { $0 * factor }),
            ], x: AxisOptions("time (s)"), y: AxisOptions("cm")))
      }
    }
    return Figure(title: "Twelve panels", size: size, grid: Grid(rows))
  }
}
