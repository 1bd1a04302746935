import NablaScene

/// A figure whose scales are fitted to its data: the second step of drawing.
struct FittedFigure: Sendable {
  let figure: Figure
  let root: PreparedGrid
  let panels: [FittedPanel]
  let words: [WordCell]
  /// The legend and the colorbar at the figure's right side.
  let guides: [Guide]
  /// What was drawn although something was wrong.
  private(set) var warnings: [String]

  /// Fits the scales of figures together: panels with the same number share their scales, so that
  /// frames of a sequence keep their axes. One figure is fitted to itself.
  static func fit(_ figures: [PreparedFigure]) throws(NablaError) -> [FittedFigure] {
    var trainings: [ScaleTraining] = []
    for figure in figures {
      for (i, panel) in figure.panels.enumerated() {
        if i < trainings.count {
          trainings[i].merge(panel.training)
        } else {
          trainings.append(panel.training)
        }
      }
    }
    var result: [FittedFigure] = []
    for figure in figures { result.append(try FittedFigure(figure, trainings)) }
    return result
  }

  private init(_ prepared: PreparedFigure, _ own: [ScaleTraining]) throws(NablaError) {
    let panels = prepared.panels
    let several = panels.count > 1
    var (xs, ys) = ([String: AxisTraining](), [String: AxisTraining]())
    var (xOptions, yOptions) = ([String: AxisOptions](), [String: AxisOptions]())
    var shared = ColorTraining()
    for (i, panel) in panels.enumerated() {
      if let group = panel.xGroup {
        xs[group, default: AxisTraining()].merge(own[i].x)
        xOptions[group] = xOptions[group]?.filled(from: panel.panel.x) ?? panel.panel.x
      }
      if let group = panel.yGroup {
        ys[group, default: AxisTraining()].merge(own[i].y)
        yOptions[group] = yOptions[group]?.filled(from: panel.panel.y) ?? panel.panel.y
      }
      if panel.panel.color == nil { shared.merge(own[i].color) }
      for inset in panel.insets where inset.panel.color == nil {
        shared.merge(inset.training.color)
      }
    }

    let theme = prepared.figure.theme.theme
    let figureColor = try Style.PanelColor(
      shared, prepared.figure.color, theme, place: "color")
    var fitted: [FittedPanel] = []
    var warnings = prepared.figure.warnings
    for (i, panel) in panels.enumerated() {
      let prefix = several ? "panel \(i): " : ""
      let x = try FittedAxis(
        panel.xGroup.flatMap { xs[$0] } ?? own[i].x,
        panel.xGroup.flatMap { xOptions[$0] }?.labelled(as: panel.panel.x) ?? panel.panel.x,
        place: "\(prefix)x", isY: false,
        in: panel.panel.coordinates)
      let y = try FittedAxis(
        panel.yGroup.flatMap { ys[$0] } ?? own[i].y,
        panel.yGroup.flatMap { yOptions[$0] }?.labelled(as: panel.panel.y) ?? panel.panel.y,
        place: "\(prefix)y", isY: true,
        in: panel.panel.coordinates)
      var z: FittedAxis?
      if panel.panel.coordinates.isSpace {
        let axis = try FittedAxis(own[i].z, panel.panel.z, place: "\(prefix)z", isY: false)
        warnings += axis.warnings(own[i].z, place: "\(prefix)z")
        z = axis
      }
      let x2 = try x.secondary(place: "\(prefix)x")
      var y2 = try y.secondary(place: "\(prefix)y")
      if let twin = panel.panel.twin {
        let training = own[i].twinY ?? AxisTraining()
        let axis = try FittedAxis(training, twin.y, place: "\(prefix)twin.y", isY: true)
        y2 = axis
        warnings += axis.warnings(training, place: "\(prefix)twin.y")
      }
      warnings += x.warnings(own[i].x, place: "\(prefix)x")
      warnings += y.warnings(own[i].y, place: "\(prefix)y")
      warnings += panel.marks.flatMap(\.warnings)
      var color = figureColor
      var colorbar: Colorbar?
      if let options = panel.panel.color {
        color = try Style.PanelColor(own[i].color, options, theme, place: "\(prefix)color")
        colorbar = Colorbar(color, options, own[i].color.label)
      }
      var insets: [FittedPanel] = []
      for (j, inset) in panel.insets.enumerated() {
        insets.append(
          try FittedPanel(
            inset: inset, color: color, theme: theme, place: "\(prefix)insets[\(j)]: ",
            warnings: &warnings))
      }
      fitted.append(
        FittedPanel(
          prepared: panel, x: x, y: y, z: z, x2: x2, y2: y2,
          style: Style(theme: theme, color: color), colorbar: colorbar, insets: insets))
    }
    figure = prepared.figure
    root = prepared.root
    words = prepared.words
    self.panels = fitted
    self.warnings = Self.gathered(warnings)

    var guides: [Guide] = []
    if let bar = Colorbar(figureColor, figure.color, shared.label) { guides.append(.colorbar(bar)) }
    var entries = Legend.merged(
      fitted.flatMap { panel in panel.prepared.marks.flatMap { $0.legend(panel.style) } })
    if entries.count > Legend.most, figure.color.legend {
      self.warnings.append(
        "the legend has \(entries.count) names; the first \(Legend.most) are shown")
      entries =
        entries.prefix(Legend.most) + [
          LegendEntry("and \(entries.count - Legend.most) more", [])
        ]
    }
    let isCategorical = shared.isCategorical
    if !entries.isEmpty, figure.color.legend {
      // The label of a colour scale with a colorbar stands there.
      let label = figure.color.label ?? (isCategorical ? shared.label : "")
      let title = guides.isEmpty && entries.contains { $0.section == nil } ? label : ""
      guides.append(.legend(Legend(title: title, entries: entries)))
    }
    self.guides = guides
  }

  /// The warnings with those that four panels or more have in common as one.
  private static func gathered(_ warnings: [String]) -> [String] {
    func common(_ warning: String) -> Substring? {
      guard warning.hasPrefix("panel "), let colon = warning.firstIndex(of: ":") else { return nil }
      return warning[colon...].dropFirst(2)
    }
    var counts: [Substring: Int] = [:]
    for warning in warnings { common(warning).map { counts[$0, default: 0] += 1 } }
    var said = Set<Substring>()
    return warnings.compactMap { warning in
      guard let rest = common(warning), let count = counts[rest], count >= 4 else { return warning }
      return said.insert(rest).inserted ? "\(count) panels: \(rest)" : nil
    }
  }
}

/// What stands at a figure's right side.
enum Guide: Sendable {
  case legend(Legend)
  case colorbar(Colorbar)
}

extension AxisOptions {
  /// The options with what they leave open taken from another panel's.
  fileprivate func filled(from other: AxisOptions) -> AxisOptions {
    var result = self
    result.label = label?.isEmpty == false ? label : other.label ?? label
    result.scale = scale ?? other.scale
    result.domain = domain ?? other.domain
    return result
  }

  /// The options of a group for one panel, whose own title stands, also an empty one.
  fileprivate func labelled(as own: AxisOptions) -> AxisOptions {
    var result = self
    result.label = own.label ?? label
    return result
  }
}
