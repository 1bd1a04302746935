import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// A 3 × 3 matrix as the box that it makes of the unit cube, seen from the front right above.
struct SpaceMap: Sendable {
  let matrix: Matrix
  let determinant: Double
  let rank: Int

  init(_ matrix: Matrix) throws(MathError) {
    self.matrix = matrix
    rank = try matrix.rank()
    determinant = rank < 3 ? 0 : try matrix.determinant()
  }

  /// Where a point of space stands on the page: a parallel projection.
  static func page(_ p: SIMD3<Double>) -> SIMD2<Double> {
    let (turn, tilt) = (-0.61, 0.42)
    let right = p.x * cos(turn) - p.y * sin(turn)
    let away = p.x * sin(turn) + p.y * cos(turn)
    return [right, p.z * cos(tilt) + away * sin(tilt)]
  }

  private func column(_ j: Int) -> SIMD3<Double> { [matrix[0, j], matrix[1, j], matrix[2, j]] }

  private static let axes: [SIMD3<Double>] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]

  /// The three edges from the origin of the cube, or of the box.
  private func edges(_ isBefore: Bool) -> [SIMD3<Double>] {
    isBefore ? Self.axes : (0..<3).map(column)
  }

  /// The six faces as corners on the page.
  private func faces(_ edges: [SIMD3<Double>]) -> [[SIMD2<Double>]] {
    var faces: [[SIMD2<Double>]] = []
    for (i, j, k) in [(0, 1, 2), (1, 2, 0), (2, 0, 1)] {
      let (a, b) = (edges[i], edges[j])
      for base in [SIMD3<Double>.zero, edges[k]] {
        faces.append([base, base + a, base + a + b, base + b].map(Self.page))
      }
    }
    return faces
  }

  /// The box with its three edges as arrows in the colours s1, s2, s3.
  func panel(title: String, isBefore: Bool, words: String) -> Panel {
    let edges = edges(isBefore)
    let faces = faces(edges)
    let ends = edges.map(Self.page)
    var marks: [any Mark] = faces.map {
      Polygon(around: $0, color: determinant < 0 && !isBefore ? "s4" : "muted", opacity: 0.1)
    }
    let middle = Self.page((edges[0] + edges[1] + edges[2]) / 2)
    for (i, end) in ends.enumerated() {
      marks.append(Arrow(vector: end, color: "s\(i + 1)"))
      let name = #"\mathbf e_\#(i + 1)"#
      marks.append(
        Text(beyond: end, direction: end, "$\(isBefore ? "" : "A")\(name)$", color: "s\(i + 1)"))
    }
    let points = faces.flatMap { $0 }
    let box = PlaneBox(around: points, margin: 0.16, slimmest: 0.8)
    marks.append(
      Text(
        x: [middle.x], y: [box.y.lowerBound], text: [words], baseline: .bottom, dy: -2, bold: true))
    var panel = box.panel(title: title, marks, labels: ("", ""))
    (panel.x.ticks.visible, panel.y.ticks.visible) = (false, false)
    (panel.x.grid, panel.y.grid, panel.x.line, panel.y.line) = (false, false, false, false)
    return panel
  }

  /// The matrix in brackets, its columns in the colours of the arrows.
  var tex: String {
    let rows = (0..<3).map { i in
      (0..<3).map { #"\color{s\#($0 + 1)}{\#(texNumber(matrix[i, $0]))}"# }.joined(separator: "&")
    }
    return #"\begin{bmatrix}\#(rows.joined(separator: #"\\"#))\end{bmatrix}"#
  }

  /// What becomes of the cube.
  var words: String {
    switch rank {
    case 3:
      "The unit cube becomes a \(determinant < 0 ? "mirrored box" : "box") of volume \(format(determinant.magnitude, significant: 4))"
    case 2: "The unit cube is pressed onto a plane"
    case 1: "The unit cube is pressed onto a line"
    default: "The unit cube is sent to 0"
    }
  }

  /// A panel of the cube beside one of the box.
  func figure(title: String) -> Figure {
    let volume = format(determinant.magnitude, significant: 4)
    let words = rank < 3 ? "volume 0, rank \(rank)" : "volume \(volume)"
    var figure = Figure(
      title: title, size: Size(720, 400),
      grid: Grid([
        [
          .panel(panel(title: "before", isBefore: true, words: "volume 1")),
          .panel(panel(title: "after $A=\(tex)$", isBefore: false, words: words)),
        ]
      ]))
    figure.caption =
      determinant < 0 ? "The determinant is negative: the box is a mirror image of the cube." : ""
    figure.alt =
      "The unit cube and the box that the matrix makes of it. The determinant is \(format(determinant, significant: 4)) and the rank \(rank): \(words)."
    return figure
  }

  var series: [Node.Entry] {
    [
      .init("A", Node(matrix)), .init("determinant", Node(determinant)), .init("rank", Node(rank)),
      .init("images", Node(matrix.transposed)),
    ]
  }
}
