import NablaScene
import NablaText

/// A panel with fitted scales.
struct FittedPanel: Sendable {
  let prepared: PreparedPanel
  let x: FittedAxis
  private(set) var y: FittedAxis
  /// The third axis of a space; nil in the plane.
  let z: FittedAxis?
  /// The axis at the top, a function of x.
  let x2: FittedAxis?
  /// The axis at the right: a function of y, or the twin marks' own.
  private(set) var y2: FittedAxis?
  let style: Style
  let colorbar: Colorbar?
  /// The small panels on the plot area, as the panel lists them.
  let insets: [FittedPanel]

  /// The frame that the marks draw through; those from `twinStart` on have the y axis at the right.
  func frame(_ plot: Rect, twin: Bool = false) -> Frame {
    let axis = twin ? y2 ?? y : y
    return Frame(x: x.scale, y: axis.scale, plot: plot, coordinates: prepared.panel.coordinates)
  }

  init(
    prepared: PreparedPanel, x: FittedAxis, y: FittedAxis, z: FittedAxis?,
    x2: FittedAxis?, y2: FittedAxis?, style: Style, colorbar: Colorbar?, insets: [FittedPanel] = []
  ) {
    self.prepared = prepared
    self.x = x
    self.y = y
    self.z = z
    self.x2 = x2
    self.y2 = y2
    self.style = style
    self.colorbar = colorbar
    self.insets = insets
  }

  /// A small panel, fitted to its own data in the colours of the panel that it stands on.
  init(
    inset: PreparedPanel, color outer: Style.PanelColor, theme: Theme, place: String,
    warnings: inout [String]
  ) throws(NablaError) {
    let training = inset.training
    let (panel, coordinates) = (inset.panel, inset.panel.coordinates)
    let x = try FittedAxis(
      training.x, panel.x, place: "\(place)x", isY: false, in: coordinates)
    let y = try FittedAxis(
      training.y, panel.y, place: "\(place)y", isY: true, in: coordinates)
    var color = outer
    if let options = panel.color {
      color = try Style.PanelColor(training.color, options, theme, place: "\(place)color")
    }
    // An enlarged part leaves out the rest of the data on purpose.
    warnings += inset.marks.flatMap(\.warnings)
    self.init(
      prepared: inset, x: x, y: y, z: nil, x2: try x.secondary(place: "\(place)x"),
      y2: try y.secondary(place: "\(place)y"), style: Style(theme: theme, color: color),
      colorbar: nil)
  }

  /// The number of the first mark of the twin axis.
  var twinStart: Int { prepared.panel.marks.count }

  var isPolar: Bool { prepared.panel.coordinates.isPolar }

  /// Where a space is looked at from; nil for panels in the plane.
  var camera: Camera? {
    if case .space(let camera) = prepared.panel.coordinates { camera } else { nil }
  }

  var isSpace: Bool { camera != nil }

  /// The panel with as many steps on both of its y axes, where these are free to have them.
  func aligned(height: Double) -> FittedPanel {
    let sizes = style.theme.sizes
    guard prepared.panel.twin != nil, prepared.yGroup == nil, aspect == nil, let y2,
      y.isFree, y2.isFree,
      let ticks = CoincidingTicks(
        left: y.scale.domain, right: y2.scale.domain, length: height, spacing: 40,
        least: typeset("0", sizes.text(sizes.tick)).height + 1)
    else { return self }
    var copy = self
    copy.y = y.over(ticks.left)
    copy.y2 = y2.over(ticks.right)
    return copy
  }

  /// The length of a y unit in x units that must be kept; nil where it is free.
  var aspect: Double? {
    guard case .cartesian(let aspect) = prepared.panel.coordinates else { return nil }
    let isLinear = x.scale.kind.isIdentity && y.scale.kind.isIdentity
    if let aspect { return isLinear && aspect > 0 && aspect.isFinite ? aspect : nil }
    return isLinear && x.wantsEqualUnits && y.wantsEqualUnits ? 1 : nil
  }
}
