import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// A 2 × 2 matrix as what it does to the plane: where its two columns say that (1, 0) and (0, 1) go.
struct PlaneMap: Hashable, Sendable {
  var first: SIMD2<Double>
  var second: SIMD2<Double>

  static let identity = PlaneMap([1, 0], [0, 1])

  init(_ first: SIMD2<Double>, _ second: SIMD2<Double>) {
    self.first = first
    self.second = second
  }

  /// nil for a matrix of another shape.
  init?(_ matrix: Matrix) {
    guard matrix.rows == 2, matrix.columns == 2 else { return nil }
    self.init([matrix[0, 0], matrix[1, 0]], [matrix[0, 1], matrix[1, 1]])
  }

  func callAsFunction(_ point: SIMD2<Double>) -> SIMD2<Double> {
    first * point.x + second * point.y
  }

  func callAsFunction(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] { points.map { self($0) } }

  /// This map after another one.
  func after(_ other: PlaneMap) -> PlaneMap { PlaneMap(self(other.first), self(other.second)) }

  /// A share t of the way from standing still: (1 − t) I + t A.
  func part(_ t: Double) -> PlaneMap {
    PlaneMap(
      Self.identity.first * (1 - t) + first * t, Self.identity.second * (1 - t) + second * t)
  }

  var determinant: Double { first.x * second.y - second.x * first.y }

  var matrix: Matrix {
    Matrix(rows: 2, columns: 2) { $1 == 0 ? first[$0] : second[$0] }
  }

  var isFinite: Bool { (first + second).x.isFinite && (first + second).y.isFinite }

  /// What is left of a map that is not invertible; nil for one that is.
  var collapse: Collapse? {
    guard let svd = try? SVD(matrix, isFull: true), svd.rank() < 2 else { return nil }
    return Collapse(
      rank: svd.rank(), line: [svd.u[0, 0], svd.u[1, 0]], lost: [svd.v[0, 1], svd.v[1, 1]])
  }

  /// The line onto which a singular matrix presses the plane, and the direction that it loses.
  struct Collapse {
    let rank: Int
    let line: SIMD2<Double>
    let lost: SIMD2<Double>
  }

  /// The matrix in brackets, its columns in the colours `s1` and `s2`.
  var tex: String {
    let largest = max(abs(first.x), abs(first.y), abs(second.x), abs(second.y))
    func number(_ x: Double) -> String { texNumber(abs(x) < 1e-12 * largest ? 0 : x) }
    let (a, b) = (number(first.x), number(second.x))
    let (c, d) = (number(first.y), number(second.y))
    return
      #"\begin{bmatrix}\color{s1}{\#(a)}&\color{s2}{\#(b)}\\\color{s1}{\#(c)}&\color{s2}{\#(d)}\end{bmatrix}"#
  }

  // MARK: - Shapes

  static let unitSquare: [SIMD2<Double>] = [[0, 0], [1, 0], [1, 1], [0, 1]]

  static let unitCircle: [SIMD2<Double>] = (0..<120).map {
    let turn = Double($0) * .pi / 60
    return [cos(turn), sin(turn)]
  }

  /// A letter F in a box of height 1, which mirrors betray.
  static let letter: [SIMD2<Double>] = [
    [0, 0], [0, 1], [0.62, 1], [0.62, 0.8], [0.22, 0.8], [0.22, 0.58], [0.5, 0.58], [0.5, 0.38],
    [0.22, 0.38], [0.22, 0],
  ]

  /// Pieces of lines x + y = const inside a closed outline, a pattern that fills it.
  static func hatching(of outline: [SIMD2<Double>], lines: Int = 9) -> [[SIMD2<Double>]] {
    let sums = outline.map { $0.x + $0.y }
    guard let low = sums.min(), let high = sums.max(), high > low else { return [] }
    return (1...lines).flatMap { k -> [[SIMD2<Double>]] in
      let level = low + (high - low) * Double(k) / Double(lines + 1)
      var cuts: [SIMD2<Double>] = []
      for i in outline.indices {
        let (a, b) = (outline[i], outline[(i + 1) % outline.count])
        let (before, after) = (a.x + a.y - level, b.x + b.y - level)
        if (before < 0) != (after < 0) { cuts.append(a + (b - a) * (before / (before - after))) }
      }
      cuts.sort { $0.x < $1.x }
      return stride(from: 0, to: cuts.count - 1, by: 2).map { [cuts[$0], cuts[$0 + 1]] }
    }
  }

  /// The lines of the whole grid whose images lie in a view, upright ones first.
  func gridLines(in view: PlaneBox) -> (upright: [[SIMD2<Double>]], level: [[SIMD2<Double>]]) {
    var reach = 3.0
    if let inverse = try? matrix.inverse(), let back = PlaneMap(inverse) {
      reach = view.corners.map { max(abs(back($0).x), abs(back($0).y)) }.reduce(reach, max)
    }
    let count = reach.isFinite ? Int(min(24, reach.rounded(.up))) : 3
    let (end, numbers) = (Double(count), (-count...count).map(Double.init))
    return (
      numbers.map { [self([$0, -end]), self([$0, end])] },
      numbers.map { [self([-end, $0]), self([end, $0])] }
    )
  }
}

/// A column of numbers in brackets in TeX.
func texColumn(_ vector: SIMD2<Double>) -> String {
  #"\begin{bmatrix}\#(texNumber(vector.x))\\\#(texNumber(vector.y))\end{bmatrix}"#
}

/// `(3, −2)`, to four digits.
func pointText(_ vector: SIMD2<Double>) -> String {
  "(\(format(vector.x, significant: 4)), \(format(vector.y, significant: 4)))"
}

/// An angle to a tenth of a degree: 53.1°, 90°.
func degreesText(_ degrees: Double) -> String {
  "\(format((degrees * 10).rounded() / 10))°"
}

extension Node {
  init(_ vector: SIMD2<Double>) { self.init([vector.x, vector.y]) }
}
