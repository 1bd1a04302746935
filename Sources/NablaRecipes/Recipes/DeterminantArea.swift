import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// A shape before and after a matrix with its areas, and the determinant as pieces of a box.
public struct DeterminantArea: Recipe {
  public static let id = "determinant-area"
  public static let title = "Determinant as area scale"
  public static let topic = "2.1 Linear Algebra"
  public static let question =
    "By what factor does a matrix scale area, and what does a negative sign mean?"
  public static let formulas = [
    #"\det\begin{pmatrix}a&b\\c&d\end{pmatrix}=ad-bc"#,
    #"|\det A|=\frac{\mathrm{area}(A S)}{\mathrm{area}(S)}"#,
  ]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, chapter 5",
    "G. Sanderson (3Blue1Brown), Essence of linear algebra, chapter 6, 2016",
  ]

  /// A shape by name, or its corners.
  public enum Shape: Hashable, Sendable, OptionValue {
    case square, triangle, blob
    case points([PlanePoint])

    static let names = ["square", "triangle", "blob"]

    public static var optionType: OptionType {
      .other("one of \(names.joined(separator: ", ")), or a list of corners [x, y]")
    }

    public init(option node: Node) throws(OptionProblem) {
      switch node.text {
      case "square": self = .square
      case "triangle": self = .triangle
      case "blob": self = .blob
      case let word?:
        throw OptionProblem("is \"\(word)\"", Nearest.advice(word, among: Self.names), at: node)
      case nil:
        guard node.list != nil else { throw .expected(Self.optionType, node) }
        self = .points(try [PlanePoint](option: node))
      }
    }

    public var optionNode: Node {
      switch self {
      case .square: "square"
      case .triangle: "triangle"
      case .blob: "blob"
      case .points(let points): points.optionNode
      }
    }

    public var boundedNumbers: [Double] {
      if case .points(let points) = self { points.flatMap(\.boundedNumbers) } else { [] }
    }

    var corners: [SIMD2<Double>] {
      switch self {
      case .square: return PlaneMap.unitSquare
      case .triangle: return [[0, 0], [1, 0], [0, 1]]
      case .blob:
        return (0..<120).map { k in
          let turn = Double(k) * .pi / 60
          let radius = 0.5 + 0.12 * sin(3 * turn) + 0.08 * cos(2 * turn + 1)
          return [0.65 + radius * cos(turn), 0.65 + radius * sin(turn)]
        }
      case .points(let points): return points.map(\.vector)
      }
    }
  }

  public var A = MatrixSource.values(Matrix([[3, 2], [0, 2]]) ?? .empty)
  public var shape = Shape.square
  public var dissect = true

  public init() {}

  public static let fields: [Field<DeterminantArea>] = [
    Field("A", \.A, help: "The matrix, 2 by 2 or 3 by 3: rows of numbers, or a path."),
    Field(
      "shape", \.shape, bounds: .within(-1e100...1e100),
      help: "square, triangle, blob, or three or more corners [x, y]."),
    Field("dissect", \.dissect, help: "Whether the determinant is shown as pieces of a box."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let matrix = try squareMatrix(A, "A", sizes: [2, 3], context)
    let corners = shape.corners
    guard (3...1000).contains(corners.count) else {
      throw refuse("shape", "has \(corners.count) points", "give 3 to 1000")
    }
    guard let map = PlaneMap(matrix) else {
      let space = try solved("A") { () throws(MathError) in try SpaceMap(matrix) }
      let times = format(space.determinant, significant: 4)
      return RecipeResult(
        figure: space.figure(title: "det A = \(times): the volume of the box"),
        series: space.series)
    }
    let figure = AreaFigure(map: map, corners: corners, dissects: dissect)
    return RecipeResult(
      figure: figure.figure,
      series: [
        .init("A", Node(map.matrix)), .init("determinant", Node(figure.determinant)),
        .init("rank", Node(map.collapse?.rank ?? 2)), .init("area_before", Node(figure.before)),
        .init("area_after", Node(figure.after)), .init("ratio", Node(figure.ratio)),
        .init("corners", Node(corners.map { Node($0) })),
        .init("images", Node(map(corners).map { Node($0) })),
      ] + figure.pieceNumbers)
  }
}
