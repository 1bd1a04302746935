public import NablaScene

/// A figure as a value: titles, data, and a grid of panels.
///
/// ```swift
/// let figure = Figure(
///   title: "Loss", marks: [Line(x: epochs, y: loss, name: "training")],
///   x: AxisOptions("epoch"), y: AxisOptions("loss", scale: "log"))
/// ```
public struct Figure: Sendable {
  public var title = ""
  public var subtitle = ""
  /// Shown small at the bottom left: what the reader must know, or the source.
  public var caption = ""
  /// What the figure shows in words; written from what was drawn where empty.
  public var alt = ""
  /// In logical pixels, each side 64…20000.
  public var size = Size(640, 400)
  public var theme = ThemeChoice.adaptive
  /// What columns named by channels are looked up in.
  public var table = Table.empty
  public var grid: Grid
  /// Splits the only panel by a column's values.
  public var facet: Facet?
  /// Makes panels of every two of several columns; the figure then has no marks of its own.
  public var pairs: PairPlot?
  /// Makes a panel of two columns and one of each alone; the figure then has no marks of its own.
  public var joint: JointPlot?
  /// The colour scale that panels without an own one share.
  public var color = ColorOptions()
  /// Whether panels are lettered a, b, c … before their titles.
  public var lettersPanels = false
  /// Which rules of `lint` judge the figure.
  public var lint = LintOptions()
  /// What was drawn although something was wrong; shown on standard error and by `inspect`.
  public var warnings: [String] = []

  /// Where the figure's parts stand in the file that it was read from.
  public var source: SourceMap?

  /// A figure of one panel.
  public init(
    title: String = "", subtitle: String = "", caption: String = "", data table: Table = .empty,
    size: Size = Size(640, 400), theme: ThemeChoice = .adaptive, marks: [any Mark] = [],
    x: AxisOptions = AxisOptions(), y: AxisOptions = AxisOptions(),
    color: ColorOptions = ColorOptions(), coordinates: Coordinates = .cartesian(),
    twin: Twin? = nil
  ) {
    let panel = Panel(marks: marks, x: x, y: y, coordinates: coordinates, twin: twin)
    self.init(
      title: title, subtitle: subtitle, caption: caption, data: table, size: size, theme: theme,
      grid: Grid([[.panel(panel)]]), color: color)
  }

  /// A figure of many cells.
  public init(
    title: String = "", subtitle: String = "", caption: String = "", data table: Table = .empty,
    size: Size = Size(640, 400), theme: ThemeChoice = .adaptive, grid: Grid,
    color: ColorOptions = ColorOptions()
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.table = table
    self.size = size
    self.theme = theme
    self.grid = grid
    self.color = color
  }

  /// Every two of several columns of a table; as large as so many panels need where `size` is nil.
  public init(
    title: String = "", subtitle: String = "", caption: String = "", data table: Table,
    size: Size? = nil, theme: ThemeChoice = .adaptive, pairs: PairPlot,
    color: ColorOptions = ColorOptions()
  ) {
    let count = (try? pairs.names(in: table).count) ?? 2
    self.init(
      title: title, subtitle: subtitle, caption: caption, data: table,
      size: size ?? PairPlot.size(columns: count), theme: theme, color: color)
    self.pairs = pairs
  }

  /// Two columns against each other, with the distribution of each along its axis.
  public init(
    title: String = "", subtitle: String = "", caption: String = "", data table: Table = .empty,
    size: Size = JointPlot.size, theme: ThemeChoice = .adaptive, joint: JointPlot,
    x: AxisOptions = AxisOptions(), y: AxisOptions = AxisOptions(),
    color: ColorOptions = ColorOptions()
  ) {
    self.init(
      title: title, subtitle: subtitle, caption: caption, data: table, size: size, theme: theme,
      x: x, y: y, color: color)
    self.joint = joint
  }

  /// A copy with one property changed.
  public func with<Value>(_ path: WritableKeyPath<Figure, Value>, _ value: Value) -> Figure {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
