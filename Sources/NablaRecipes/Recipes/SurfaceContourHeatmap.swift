import NablaMath
public import NablaPlot
public import NablaScene

/// A function of two variables as a surface, as contour lines, as areas and as a heatmap.
public struct SurfaceContourHeatmap: Recipe {
  public static let id = "surface-contour-heatmap"
  public static let title = "One function of two variables, four views"
  public static let topic = "1.4 Visualization"
  public static let question =
    "How are a 3-D surface, its contour map and a heat map the same thing?"
  public static let formulas = ["z=f(x,y)", #"\{(x,y):f(x,y)=c\}"#]
  public static let references = [
    "J. Stewart, Calculus: Early Transcendentals, 2015, §14.1"
  ]

  /// A way to show the function.
  public enum View: String, OptionChoice {
    case surface, contour, filled, heatmap
  }

  /// Where the surface is cut.
  public enum Section: Hashable, Sendable, OptionValue {
    case none
    case at(axis: Axis, value: Double)

    public enum Axis: String, OptionChoice {
      case x, y
    }

    public static var optionType: OptionType {
      .other("none, or a map {axis: x or y, value: a number}")
    }

    public init(option node: Node) throws(OptionProblem) {
      if node.text == "none" {
        self = .none
        return
      }
      guard let map = node.map, map.count == 2,
        let axis = map.first(where: { $0.key == "axis" })?.value,
        let value = map.first(where: { $0.key == "value" })?.value
      else { throw .expected(Self.optionType, node) }
      self = .at(axis: try Axis(option: axis), value: try Double(option: value))
    }

    public var optionNode: Node {
      switch self {
      case .none: "none"
      case .at(let axis, let value): ["axis": axis.optionNode, "value": Node(value)]
      }
    }

    public var boundedNumbers: [Double] {
      if case .at(_, let value) = self { [value] } else { [] }
    }
  }

  /// A number of levels, or the levels in the order in which they were given.
  public struct Levels: Hashable, Sendable, OptionValue {
    public var choice: ContourLevels
    private var given: Node

    public static var optionType: OptionType { .other("a number of levels, or a list of numbers") }

    public init(option node: Node) throws(OptionProblem) {
      guard node.int != nil || node.list != nil else { throw .expected(Self.optionType, node) }
      choice = try ContourLevels(option: node)
      given = node
    }

    public init(_ count: Int) { (choice, given) = (.about(count), Node(count)) }

    public var optionNode: Node { given }

    /// Whether levels were given that do not rise.
    var isUnsorted: Bool {
      guard let list = given.list, case .exactly(let levels) = choice else { return false }
      return list.compactMap(\.double) != levels
    }
  }

  public var f = FieldSource.formula(
    "3(1-x)^2 exp(-x^2-(y+1)^2)-10(x/5-x^3-y^5)exp(-x^2-y^2)-exp(-(x+1)^2-y^2)/3")
  public var x = Interval(-3, 3)
  public var y = Interval(-3, 3)
  public var levels = Levels(10)
  public var grid = 101
  public var views = View.allCases
  public var azim = -60.0
  public var elev = 30.0
  public var section: Section?

  public init() {}

  public static let fields: [Field<SurfaceContourHeatmap>] = [
    Field("f", \.f, help: "A formula of x and y, or the path of a grid (.npy), top row first."),
    Field("x", \.x, help: "The shown x values, [a, b]."),
    Field("y", \.y, help: "The shown y values, [a, b]."),
    Field("levels", \.levels, help: "About how many contours (1 to 100), or their values."),
    Field(
      "grid", \.grid, bounds: .within(4...2000), explore: 4...201,
      help: "How many points along each side a formula is computed at."),
    Field("views", \.views, help: "One to four of surface, contour, filled, heatmap."),
    Field(
      "azim", \.azim, explore: -180...180, unit: "°",
      help: "Where the surface is looked at from, turned from x towards y."),
    Field(
      "elev", \.elev, bounds: .within(-90...90), unit: "°",
      help: "How high above the floor it is looked at from."),
    Field(
      "section", \.section,
      help: "Where it is cut, {axis: y, value: 1}, or none; through the highest point if left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...4).contains(views.count), Set(views).count == views.count else {
      throw refuse("views", "has \(views.count) names", "give 1 to 4, each once")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    guard let y else { throw refuse("y", "is missing", "give two numbers [a, b]") }
    let field = try f.field(
      x: x, y: y, grid: grid, files: context.files, place: "\(Self.id).f")
    if case .at(let axis, let value) = section {
      let side = axis == .x ? x : y
      guard value >= side.lower, value <= side.upper else {
        throw refuse(
          "section", "cuts at \(axis.rawValue) = \(formatPlain(value))",
          "give \(formatPlain(side.lower)) to \(formatPlain(side.upper))")
      }
    }
    let plan = FourViewsFigure(recipe: self, x: x, y: y, field: field)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
