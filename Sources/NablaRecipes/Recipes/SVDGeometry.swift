import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// A matrix as a turn, a stretch and a turn.
public struct SVDGeometry: Recipe {
  public static let id = "svd-geometry"
  public static let title = "Rotate, stretch, rotate"
  public static let topic = "4.2 Matrix Factorization"
  public static let question = "What does any matrix do, in three simple moves?"
  public static let formulas = [#"A=U\Sigma V^\top"#, #"A v_i=\sigma_iu_i"#]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, chapter 7",
    "L. N. Trefethen and D. Bau, Numerical Linear Algebra, 1997, lecture 4",
  ]

  /// What is moved.
  public enum Shape: String, OptionChoice { case circle, square, grid, letter }

  public var A = MatrixSource.values(Matrix([[3, 0], [4, 5]]) ?? .empty)
  public var stages = 4
  public var shape = [Shape.circle, .letter]
  public var frames = 1

  public init() {}

  public static let fields: [Field<SVDGeometry>] = [
    Field("A", \.A, help: "A matrix of 2 by 2; of others the singular values are drawn."),
    Field("stages", \.stages, bounds: .within(2...4), help: "How many panels tell the story."),
    Field("shape", \.shape, help: "What is moved: circle, square, grid, letter."),
    Field(
      "frames", \.frames, bounds: .within(1...240),
      help: "Pictures of an animation; a still shows the stages."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !shape.isEmpty else { throw refuse("shape", "is empty", "name at least one shape") }
    let matrix = try finiteMatrix(A, "A", context)
    let svd = try solved("A") { () throws(MathError) in try SVD(matrix, isFull: matrix.rows == 2) }
    var series: [Node.Entry] = [
      .init("A", Node(matrix)), .init("singular_values", Node(svd.values)),
      .init("rank", Node(svd.rank())), .init("condition", Node(svd.conditionNumber)),
    ]
    guard let map = PlaneMap(matrix) else {
      return RecipeResult(figure: values(svd, matrix), series: series)
    }
    let moves = ThreeMoves(map: map, svd: svd)
    series += [
      .init("U", Node(moves.u.matrix)), .init("V", Node(moves.v.matrix)),
      .init("turn_v_degrees", Node(moves.turnV)), .init("turn_u_degrees", Node(moves.turnU)),
      .init("determinant", Node(map.determinant)),
      .init("eigenvalues", Node(EigenLines(map).values.map(\.real))),
    ]
    return RecipeResult(figure: moves.figure(shapes: shape, stages: stages), series: series)
  }

  /// The singular values of a matrix that the plane cannot show.
  private func values(_ svd: SVD, _ matrix: Matrix) -> Figure {
    let x = svd.values.indices.map { Double($0 + 1) }
    let largest = format(svd.values.first ?? 0, significant: 4)
    var stem = Stem(x: x, y: svd.values, color: "s1")
    stem.baseline = true
    var marks: [any Mark] = [stem]
    if x.count <= 12 {
      marks.append(
        Text(
          x: x, y: svd.values, text: svd.values.map { format($0, significant: 4) },
          baseline: .bottom, dy: -8, size: 11))
    }
    var figure = Figure(
      title: "Singular values of a \(matrix.rows) × \(matrix.columns) matrix of rank \(svd.rank())",
      subtitle: "The longest direction is stretched by \(largest)", marks: marks,
      x: AxisOptions(
        "number i", domain: 0.5...(Double(x.count) + 0.5),
        ticks: x.count <= 12 ? TickOptions(values: x) : TickOptions()),
      y: AxisOptions("σᵢ", domain: 0...max(1e-300, (svd.values.first ?? 1) * 1.12)))
    figure.alt =
      "The \(x.count) singular values of a matrix of \(matrix.rows) by \(matrix.columns) numbers, from \(largest) down to \(format(svd.values.last ?? 0, significant: 4))."
    return figure
  }
}
