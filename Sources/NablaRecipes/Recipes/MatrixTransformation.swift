import NablaMath
public import NablaPlot
public import NablaScene

/// The plane before and after a 2 × 2 matrix, or a cube after a 3 × 3 one.
public struct MatrixTransformation: Recipe {
  public static let id = "matrix-transformation"
  public static let title = "A matrix moves space"
  public static let topic = "2.1 Linear Algebra"
  public static let question = "What does this matrix do to the plane?"
  public static let formulas = [
    #"\mathbf y=A\mathbf x"#, #"A=[\,A\mathbf e_1\;A\mathbf e_2\,]"#,
  ]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, §8.1",
    "G. Sanderson (3Blue1Brown), Essence of linear algebra, chapters 3 and 4, 2016",
  ]

  /// What is drawn before and after.
  public enum Shape: String, OptionChoice { case grid, basis, square, circle, image }

  public var A = MatrixSource.values(Matrix([[1, 3], [-2, 0]]) ?? .empty)
  public var t = 1.0
  public var shapes = [Shape.grid, .basis, .square]
  public var vectors = [PlanePoint(-1, 2)]
  public var then: [Matrix] = []
  public var frames = 1

  public init() {}

  public static let fields: [Field<MatrixTransformation>] = [
    Field("A", \.A, help: "The matrix, 2 by 2 or 3 by 3: rows of numbers, or a path."),
    Field("t", \.t, bounds: .within(0...1), help: "How far the plane has moved: 1 is all of A."),
    Field("shapes", \.shapes, help: "What is drawn: grid, basis, square, circle, image."),
    Field(
      "vectors", \.vectors, bounds: .within(-1e100...1e100), help: "Vectors [x, y] that move along."
    ),
    Field("then", \.then, help: "Further matrices, applied after A one by one."),
    Field(
      "frames", \.frames, bounds: .within(1...240),
      help: "Pictures from the start to t; at most 12 are drawn."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !shapes.isEmpty else { throw refuse("shapes", "is empty", "name at least one shape") }
    let matrix = try squareMatrix(A, "A", sizes: [2, 3], context)
    guard let map = PlaneMap(matrix) else {
      let space = try solved("A") { () throws(MathError) in try SpaceMap(matrix) }
      return RecipeResult(figure: space.figure(title: space.words), series: space.series)
    }
    var maps = [map]
    for (i, next) in then.enumerated() {
      guard let step = PlaneMap(next), step.isFinite else {
        throw refuse(
          "then", "number \(i) is \(next.rows) by \(next.columns)", "give 2 by 2 matrices")
      }
      maps.append(step.after(maps[i]))
    }
    guard let product = maps.last, product.isFinite, abs(product.determinant) < 1e200 else {
      throw refuse("then", "leads to numbers that are too large", "give smaller matrices")
    }
    var figure = figure(maps, product)
    figure.alt = alt(product)
    let images = vectors.map { product.part(t)($0.vector) }
    var series: [Node.Entry] = [
      .init("A", Node(map.matrix)), .init("product", Node(product.matrix)),
      .init("determinant", Node(product.determinant)), .init("t", Node(t)),
      .init("moved", Node(product.part(t).matrix)),
      .init("vectors", Node(vectors.map { Node($0.vector) })),
      .init("images", Node(images.map { Node($0) })),
      .init("rank", Node(product.collapse?.rank ?? 2)),
    ]
    if let collapse = product.collapse, collapse.rank == 1 {
      series.append(.init("line", Node(collapse.line)))
      series.append(.init("lost", Node(collapse.lost)))
    }
    return RecipeResult(figure: figure, series: series)
  }
}
