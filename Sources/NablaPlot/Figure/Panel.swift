public import NablaScene

/// One pair of axes with marks.
public struct Panel: Sendable {
  public var title = ""
  public var marks: [any Mark]
  public var x: AxisOptions
  public var y: AxisOptions
  /// The third axis, of a space.
  public var z = AxisOptions()
  /// An own colour scale; the figure's where nil.
  public var color: ColorOptions?
  public var coordinates: Coordinates
  /// Marks with a y axis of their own at the right; none by default.
  public var twin: Twin?
  /// Small panels on the plot area; none by default.
  public var insets: [Inset] = []
  /// The panel's own data; the figure's where nil.
  public var table: Table?
  /// The least plot area in logical pixels: a smaller canvas grows. Axes ask for theirs anyway.
  public var minimumSize = Size(0, 0)

  /// Whether the axes' labels and titles are drawn; another panel with the same scale shows them if not.
  package var showsLabels = (x: true, y: true)

  public init(
    title: String = "", marks: [any Mark], x: AxisOptions = AxisOptions(),
    y: AxisOptions = AxisOptions(), color: ColorOptions? = nil,
    coordinates: Coordinates = .cartesian(), data table: Table? = nil, twin: Twin? = nil
  ) {
    self.title = title
    self.marks = marks
    self.x = x
    self.y = y
    self.color = color
    self.coordinates = coordinates
    self.table = table
    self.twin = twin
  }

  /// The marks from back to front, those of the twin axis last.
  var allMarks: [any Mark] { marks + (twin?.marks ?? []) }

  /// A copy with one property changed.
  public func with<Value>(_ path: WritableKeyPath<Panel, Value>, _ value: Value) -> Panel {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
