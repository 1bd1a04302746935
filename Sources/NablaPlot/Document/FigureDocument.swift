public import NablaScene

/// A figure file: what it says, before its data are read.
///
/// ```yaml
/// title: Flipper length predicts body mass
/// data: penguins.csv
/// x: {label: Flipper length (mm)}
/// marks:
///   - {mark: scatter, x: flipper_length_mm, y: body_mass_g, color: species}
/// ```
public struct FigureDocument: Sendable {
  public let root: Node
  /// The file's name, as messages show it.
  public let file: String

  public init(_ root: Node, file: String = "") {
    self.root = root
    self.file = file
  }

  /// Whether a name ends as those of documents do: `.yaml`, `.yml` or `.json`, in any case.
  package static func isFileName(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".yaml", ".yml", ".json"].contains { lower.hasSuffix($0) }
  }

  /// Reads the text of a `.json` file as JSON and of any other as YAML.
  ///
  /// - Throws: `file:line:column: what is wrong`.
  public init(text: String, file: String) throws(NablaError) {
    let isJSON = file.lowercased().hasSuffix(".json")
    root = try isJSON ? JSONReader.read(text, name: file) : YAMLReader.read(text, name: file)
    self.file = file
  }

  /// Reads the bytes of a file, as its text.
  ///
  /// - Throws: for what is not UTF-8 too, with the place of the first such byte.
  public init(bytes: [UInt8], file: String) throws(NablaError) {
    try bytes.withRawBytes { (raw) throws(NablaError) in try UTF8Check.require(raw, file) }
    try self.init(text: String(decoding: bytes, as: UTF8.self), file: file)
  }

  /// The figure with its data read.
  ///
  /// - Parameters:
  ///   - files: where `data:` paths are looked up; nil refuses them.
  ///   - registry: the marks that the file may use.
  ///   - sources: the kinds of data that it may name.
  ///   - steps: the steps of transforms that it may use.
  public func load(
    files: DataFiles?, registry: MarkRegistry = .standard, sources: TableSources = .standard,
    steps: TableSteps = .standard
  ) throws(NablaError) -> Figure {
    let tables = TableReader(files: files, file: file, sources: sources, steps: steps)
    var reader = FigureReader(file: file, registry: registry, reader: tables)
    return try reader.figure(root)
  }
}

/// The options at the top of a figure file.
struct FigureOptions: Configurable {
  var version: Int?
  var title = ""
  var subtitle = ""
  var caption = ""
  var alt = ""
  var data: Node?
  var size: Size?
  var theme = ThemeChoice.adaptive
  var context: ThemeContext?
  var lettersPanels = false
  var x = AxisOptions()
  var y = AxisOptions()
  var z = AxisOptions()
  var color = ColorOptions()
  var aspect: Double?
  var coordinates = Coordinates.cartesian()
  var marks: Node?
  var twin: TwinOptions?
  var panels: Node?
  var facet: Facet?
  var pairs: PairPlot?
  var joint: JointPlot?
  var shareX = false
  var shareY = false
  var columns: [Double] = []
  var rows: [Double] = []
  var columnTitles: [String] = []
  var rowTitles: [String] = []
  var insets: [InsetOptions] = []
  var lint = LintOptions()

  static let fields: [Field<FigureOptions>] = [
    Field("nabla", \.version, help: "The version of the format: 1."),
    Field("title", \.title, help: "The title, above the plots."),
    Field("subtitle", \.subtitle, help: "A second line below the title."),
    Field("caption", \.caption, help: "Small text at the bottom left: notes, the source."),
    Field("alt", \.alt, help: "What the figure shows, for people who cannot see it."),
    Field(
      "data", \.data, type: .data,
      help: "A file relative to this one, or {columns: {name: [values]}}, {csv: …}, {sqlite: …}."),
    Field("size", \.size, bounds: .within(64...20_000), unit: "px", help: "Width and height."),
    Field("theme", \.theme, help: "The theme."),
    Field("context", \.context, help: "What everything but the canvas is sized for."),
    Field("letters", \.lettersPanels, help: "Whether panels are lettered a, b, c …"),
    Field("x", \.x, help: "The x axis."),
    Field("y", \.y, help: "The y axis."),
    Field("z", \.z, help: "The third axis of a space."),
    Field("color", \.color, help: "The colour scale."),
    Field("aspect", \.aspect, bounds: .above(0), help: "The length of a y unit in x units."),
    Field(
      "coordinates", \.coordinates,
      help: "cartesian, polar (x around a circle, y from its centre) or space (with z)."),
    Field("marks", \.marks, type: .marks, help: "The marks of the only panel."),
    Field("twin", \.twin, help: "Marks with a y axis of their own at the right: {y: …, marks: …}."),
    Field("facet", \.facet, help: "Splits the only panel by a column's values."),
    Field(
      "pairs", \.pairs, help: "Panels of every two of several columns: {columns: […], color: …}."),
    Field(
      "joint", \.joint, help: "A panel of two columns and one of each alone: {x: …, y: …}."),
    Field(
      "panels", \.panels, type: .panels,
      help: "Rows of panels, each a map with marks, x, y, title …"),
    Field("shareX", \.shareX, help: "Whether all panels have one x scale."),
    Field("shareY", \.shareY, help: "Whether all panels have one y scale."),
    Field("columns", \.columns, bounds: .above(0), help: "The columns' relative widths."),
    Field("rows", \.rows, bounds: .above(0), help: "The rows' relative heights."),
    Field("columnTitles", \.columnTitles, help: "Words above the columns of panels."),
    Field("rowTitles", \.rowTitles, help: "Words at the right of the rows of panels."),
    Field("insets", \.insets, help: "Small panels on the plot: {marks: …, x: …, y: …}."),
    Field("lint", \.lint, help: "Which rules of `nabla lint` to leave out: {off: [dual-axis]}."),
  ]
}

/// The options of one cell of a grid.
struct PanelOptions: Configurable {
  var title = ""
  var data: Node?
  var x = AxisOptions()
  var y = AxisOptions()
  var z = AxisOptions()
  var color: ColorOptions?
  var aspect: Double?
  var coordinates = Coordinates.cartesian()
  var marks: Node?
  var twin: TwinOptions?
  var panels: Node?
  var shareX = false
  var shareY = false
  var columns: [Double] = []
  var rows: [Double] = []
  var columnTitles: [String] = []
  var rowTitles: [String] = []
  var columnSpan = 1
  var rowSpan = 1
  var text: String?
  var table: TextTable?
  var figure: Node?
  var minimumSize = Size(0, 0)
  var insets: [InsetOptions] = []

  static let fields: [Field<PanelOptions>] = [
    Field("title", \.title, help: "The panel's title."),
    Field(
      "data", \.data, type: .data,
      help: "The panel's own data, or {transform: […]} of the figure's."),
    Field("x", \.x, help: "The x axis."),
    Field("y", \.y, help: "The y axis."),
    Field("z", \.z, help: "The third axis of a space."),
    Field("color", \.color, help: "An own colour scale."),
    Field("aspect", \.aspect, bounds: .above(0), help: "The length of a y unit in x units."),
    Field(
      "coordinates", \.coordinates,
      help: "cartesian, polar (x around a circle, y from its centre) or space (with z)."),
    Field("marks", \.marks, type: .marks, help: "The panel's marks."),
    Field("twin", \.twin, help: "Marks with a y axis of their own at the right: {y: …, marks: …}."),
    Field("panels", \.panels, type: .panels, help: "A grid inside the cell."),
    Field("shareX", \.shareX, help: "Whether the panels of the inner grid have one x scale."),
    Field("shareY", \.shareY, help: "Whether the panels of the inner grid have one y scale."),
    Field("columns", \.columns, bounds: .above(0), help: "The inner grid's relative widths."),
    Field("rows", \.rows, bounds: .above(0), help: "The inner grid's relative heights."),
    Field("columnTitles", \.columnTitles, help: "Words above the inner grid's columns."),
    Field("rowTitles", \.rowTitles, help: "Words at the right of the inner grid's rows."),
    Field("columnSpan", \.columnSpan, bounds: .within(1...100), help: "How many columns it takes."),
    Field("rowSpan", \.rowSpan, bounds: .within(1...100), help: "How many rows it takes."),
    Field("text", \.text, help: "Words instead of a panel."),
    Field(
      "minimumSize", \.minimumSize, bounds: .within(0...20_000), unit: "px",
      help: "The least width and height of the plot area."),
    Field("table", \.table, help: "Rows of words in columns instead of a panel."),
    Field(
      "figure", \.figure, type: .figure,
      help: "Another figure in the cell: its file, or a map; its data lie below this file too."),
    Field("insets", \.insets, help: "Small panels on the plot: {marks: …, x: …, y: …}."),
  ]
}

/// The options of a panel's twin axis.
struct TwinOptions: Configurable, OptionValue {
  var y = AxisOptions()
  var marks: Node?

  static let fields: [Field<TwinOptions>] = [
    Field("y", \.y, help: "The y axis at the right."),
    Field("marks", \.marks, type: .marks, help: "The marks that are read from it."),
  ]
}

/// The options of a small panel on a plot.
struct InsetOptions: Configurable, OptionValue {
  var title = ""
  var data: Node?
  var x = AxisOptions()
  var y = AxisOptions()
  var marks: Node?
  var size = [0.42, 0.42]
  var corner: [Double]?
  var connects = true

  static let fields: [Field<InsetOptions>] = [
    Field("title", \.title, help: "The small panel's title."),
    Field("data", \.data, type: .data, help: "The small panel's own data."),
    Field("x", \.x, help: "The x axis; its domain is the part that is enlarged."),
    Field("y", \.y, help: "The y axis; its domain is the part that is enlarged."),
    Field("marks", \.marks, type: .marks, help: "The marks; the panel's own where left out."),
    Field(
      "size", \.size, bounds: .within(0.1...0.9),
      help: "The shares of the plot's width and height that it takes."),
    Field(
      "corner", \.corner, bounds: .within(0...1),
      help: "Where its lower left corner stands, in shares of the plot; where it is free if not."),
    Field("connects", \.connects, help: "Whether a frame and two lines show what is enlarged."),
  ]
}
