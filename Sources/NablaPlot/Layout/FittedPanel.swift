import NablaScene

/// A panel with fitted scales.
struct FittedPanel: Sendable {
  let prepared: PreparedPanel
  let x: FittedAxis
  private(set) var y: FittedAxis
  /// The axis at the top, a function of x.
  let x2: FittedAxis?
  /// The axis at the right: a function of y, or the twin marks' own.
  private(set) var y2: FittedAxis?
  let style: Style
  let colorbar: Colorbar?

  /// The frame that the marks draw through; those from `twinStart` on have the y axis at the right.
  func frame(_ plot: Rect, twin: Bool = false, words: WordPlaces? = nil) -> Frame {
    let axis = twin ? y2 ?? y : y
    return Frame(
      x: x.scale, y: axis.scale, plot: plot, coordinates: prepared.panel.coordinates, words: words)
  }

  /// The number of the first mark of the twin axis.
  var twinStart: Int { prepared.panel.marks.count }

  var isPolar: Bool {
    if case .polar = prepared.panel.coordinates { true } else { false }
  }

  /// The panel with as many steps on both of its y axes, where these are free to have them.
  func aligned(height: Double) -> FittedPanel {
    guard prepared.panel.twin != nil, prepared.yGroup == nil, aspect == nil, let y2,
      y.isFree, y2.isFree,
      let ticks = CoincidingTicks(
        left: y.scale.domain, right: y2.scale.domain, length: height, spacing: 40)
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
