import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// The same field in several colormaps, in grey, and as colour-blind readers see it.
public struct ColormapComparison: Recipe {
  public static let id = "colormap-comparison"
  public static let title = "Choosing colours for numbers"
  public static let topic = "1.4 Visualization"
  public static let question = "Which colormap tells the truth about my matrix?"
  public static let formulas = [#"L^*(c(t))\ \text{monotone}"#, #"C=\frac{L_1+0.05}{L_2+0.05}"#]
  public static let references = [
    "P. Kovesi, Good colour maps: how to design them, 2015",
    "G. Machado, M. Oliveira and L. Fernandes, A physiologically-based model for simulation of color vision deficiency, 2009",
    "F. Crameri, G. Shephard and P. Heron, The misuse of colour in science communication, 2020",
  ]

  /// What is coloured: a field by name, or a matrix in a file.
  public enum Source: Hashable, Sendable, OptionValue {
    case named(Name)
    case file(String)

    /// A field that is computed.
    public enum Name: String, OptionChoice {
      case ramp, peaks, noise
    }

    public static var optionType: OptionType { .other("ramp, peaks, noise, or a path (.npy)") }

    public init(option node: Node) throws(OptionProblem) {
      if let path = node.text, path.lowercased().hasSuffix(".npy") {
        self = .file(path)
      } else {
        self = .named(try Name(option: node))
      }
    }

    public var optionNode: Node {
      switch self {
      case .named(let name): name.optionNode
      case .file(let path): Node(path)
      }
    }
  }

  /// The kind of colour blindness that is simulated.
  public enum Sight: String, OptionChoice {
    case none, deutan, protan, tritan
  }

  public var field = Source.named(.peaks)
  public var maps = ["viridis", "magma", "cividis", "diverging", "jet-bad"]
  public var cvd = Sight.deutan
  public var center: Double?

  public init() {}

  public static let fields: [Field<ColormapComparison>] = [
    Field("field", \.field, help: "A ramp with ripples, peaks, noise, or a matrix (.npy)."),
    Field("maps", \.maps, help: "One to eight colormaps; diverging and jet-bad are among them."),
    Field("cvd", \.cvd, help: "The colour blindness that is simulated."),
    Field("center", \.center, help: "The value in the middle of the maps; halfway if left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(maps.count), Set(maps).count == maps.count else {
      throw refuse("maps", "has \(maps.count) names", "give 1 to 8, each once")
    }
    var colormaps: [Colormap] = []
    for name in maps { colormaps.append(try colormap(name)) }
    let values = try values(context)
    let known = values.values.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else {
      throw refuse("field", "holds no finite number", "give a matrix of numbers")
    }
    guard (high - low).isFinite else {
      throw refuse(
        "field", "goes from \(formatPlain(low)) to \(formatPlain(high))", "scale it down")
    }
    if let center, !(low...high).contains(center) {
      throw refuse(
        "center", "is \(formatPlain(center))",
        "give \(formatPlain(low, significant: 6)) to \(formatPlain(high, significant: 6))")
    }
    let plan = ColormapFigure(
      recipe: self, values: values, low: low, high: high, colormaps: colormaps)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func colormap(_ name: String) throws(NablaError) -> Colormap {
    switch name {
    case "diverging": return Colormaps.blueOrange
    case "jet-bad":
      // Three ramps that are out of step: MATLAB's default until 2014.
      let colors = (0...64).map { i in
        let channels = [3.0, 2, 1].map { peak in
          UInt8((255 * min(1, max(0, 1.5 - abs(Double(i) / 16 - peak)))).rounded())
        }
        return ColorPair(Color(red: channels[0], green: channels[1], blue: channels[2]))
      }
      if let jet = Colormap("jet-bad", .rainbow, through: colors) { return jet }
    default: if let known = Colormaps.named(name) { return known }
    }
    throw refuse(
      "maps", "names no colormap \"\(Nearest.clipped(name))\"",
      Nearest.list(Colormaps.all.map(\.id) + ["diverging", "jet-bad"]))
  }

  private func values(_ context: RecipeContext) throws(NablaError) -> Matrix {
    switch field {
    case .file(let path):
      let matrix = try MatrixSource.file(path).matrix(
        files: context.files, place: "\(Self.id).field")
      // More pixels than the small pictures have would not be seen.
      let (rows, columns) = (min(matrix.rows, 160), min(matrix.columns, 160))
      return Matrix(rows: rows, columns: columns) {
        matrix[$0 * matrix.rows / rows, $1 * matrix.columns / columns]
      }
    case .named(.noise):
      let noise = Normal.standard.samples(48 * 48, seed: UInt64(max(0, context.seed)))
      return Matrix(rows: 48, columns: 48) { noise[$0 * 48 + $1] }
    case .named(.ramp):
      return Matrix(rows: 100, columns: 200) { row, column in
        let (x, height) = ((Double(column) + 0.5) / 200, 1 - (Double(row) + 0.5) / 100)
        return x + 0.05 * height * height * sin(2 * Double.pi * 16 * x)
      }
    case .named(.peaks):
      guard let x = Interval(-3, 3) else { return .empty }
      return try SurfaceContourHeatmap().f.field(
        x: x, y: x, grid: 101, files: nil, place: "\(Self.id).field")
    }
  }
}
