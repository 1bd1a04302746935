import NablaMath
public import NablaPlot
public import NablaScene

/// The directions that a matrix only stretches, and what its eigenvalues do to repeated steps.
public struct Eigenvectors: Recipe {
  public static let id = "eigenvectors"
  public static let title = "Directions that do not turn"
  public static let topic = "2.1 Linear Algebra"
  public static let question = "Along which directions does a matrix only stretch?"
  public static let formulas = [
    #"A\mathbf v=\lambda\mathbf v"#, #"\det(A-\lambda I)=0"#,
    #"\lambda=\tfrac12\mathrm{tr}\pm\sqrt{\tfrac14\mathrm{tr}^2-\det}"#,
  ]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, chapter 6",
    "G. Sanderson (3Blue1Brown), Essence of linear algebra, chapter 14, 2016",
    "V. Powell and L. Lehe, Eigenvectors and eigenvalues explained visually, 2015",
  ]

  /// What is drawn.
  public enum View: String, OptionChoice { case fan, trajectory, spectrum, power }

  public var A = MatrixSource.values(Matrix([[1, 2], [8, 1]]) ?? .empty)
  public var view = View.fan
  public var start = PlanePoint(1, 0)
  public var steps = 6

  public init() {}

  public static let fields: [Field<Eigenvectors>] = [
    Field(
      "A", \.A, help: "A square matrix: rows of numbers, or a path; 2 by 2 for fan and trajectory."),
    Field(
      "view", \.view, help: "A fan of vectors, repeated steps, the spectrum, or the power method."),
    Field(
      "start", \.start, bounds: .within(-1e100...1e100),
      help: "Where repeated steps begin, [x, y], not 0."),
    Field("steps", \.steps, bounds: .within(1...100), help: "How many multiplications."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let matrix = try squareMatrix(A, "A", context)
    guard start.x != 0 || start.y != 0 else {
      throw refuse("start", "is the zero vector", "give another vector")
    }
    let map = PlaneMap(matrix)
    let lines = map.map { EigenLines($0) }
    let eigen = try solved("A") { () throws(MathError) in try Eigen(matrix) }
    let values = lines?.values ?? eigen.values
    let real = eigen.vectors.map { vector in Node(vector.map(\.real)) }
    var series: [Node.Entry] = [
      .init("A", Node(matrix)), .init("eigenvalues", Node(values.map(\.real))),
      .init("imaginary", Node(values.map(\.imaginary))),
      .init("magnitudes", Node(values.map(\.magnitude))),
      .init("vectors", Node(lines?.lines.map { Node($0.direction) } ?? real)),
      .init("trace", Node(matrix.diagonal.reduce(0, +))),
    ]
    if let map, let lines {
      series.append(.init("determinant", Node(map.determinant)))
      series.append(.init("direction_degrees", Node(lines.lines.map(\.degrees))))
    }
    guard let map = map ?? (view == .spectrum || view == .power ? .identity : nil) else {
      throw refuse(
        "view", "is \(view.rawValue), and A is \(matrix.rows) by \(matrix.rows)",
        "give view=spectrum or view=power")
    }
    let figure: Figure
    switch view {
    case .fan:
      let fan = EigenFan(map: map, lines: EigenLines(map))
      figure = fan.figure
      series.append(.init("turn_degrees", Node(fan.turns)))
    case .trajectory:
      let walk = EigenWalk(map: map, lines: EigenLines(map))
      let points = walk.points(from: start.vector, steps: steps)
      figure = walk.figure(points)
      series.append(.init("points", Node(points.map { Node($0) })))
    case .spectrum:
      figure = SpectrumFigure(values: values).figure
    case .power:
      let first = matrix.rows == 2 ? [start.x, start.y] : nil
      let power = try solved("A") { () throws(MathError) in
        try PowerIteration(matrix, start: first, steps: steps, tolerance: 0)
      }
      figure = PowerFigure(power: power, values: eigen.values, lines: lines).figure
      series.append(.init("rayleigh", Node(power.iterates.map(\.value))))
      series.append(.init("residual", Node(power.iterates.map(\.residual))))
      series.append(.init("vector", Node(power.vector)))
    }
    return RecipeResult(figure: figure, series: series)
  }
}
