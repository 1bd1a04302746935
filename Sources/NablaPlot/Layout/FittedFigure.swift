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
        panel.xGroup.flatMap { xOptions[$0] } ?? panel.panel.x, place: "\(prefix)x", isY: false,
        in: panel.panel.coordinates)
      let y = try FittedAxis(
        panel.yGroup.flatMap { ys[$0] } ?? own[i].y,
        panel.yGroup.flatMap { yOptions[$0] } ?? panel.panel.y, place: "\(prefix)y", isY: true,
        in: panel.panel.coordinates)
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
      fitted.append(
        FittedPanel(
          prepared: panel, x: x, y: y, x2: x2, y2: y2, style: Style(theme: theme, color: color),
          colorbar: colorbar))
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

/// A fitted position axis with what its guide needs to know.
struct FittedAxis: Sendable {
  private(set) var scale: Scale
  let options: AxisOptions
  let label: String
  let integersOnly: Bool
  let wantsEqualUnits: Bool
  /// The ticks, where something else than the axis's length decides them.
  private(set) var fixedTicks: TickSet?
  /// Whether the axis means nothing and is left out.
  let isHidden: Bool

  init(
    _ training: AxisTraining, _ options: AxisOptions, place: String, isY: Bool,
    in coordinates: Coordinates = .cartesian()
  ) throws(NablaError) {
    do throws(OptionProblem) {
      if training.isBand, training.hasNumbers, training.positionLabels == nil {
        throw OptionProblem(
          "holds text in one mark and numbers in another", "give all marks values of one kind")
      }
      let kind = try ScaleKinds.kind(for: options, training)
      let isBand = type(of: kind).name == BandScale.name
      if training.keepsZero, let cut = options.domain, kind.isIdentity, !isBand,
        cut.lower > 0 || cut.upper < 0
      {
        throw OptionProblem(
          "is [\(formatPlain(cut.lower)), \(formatPlain(cut.upper))], and bars are read from 0",
          "let it hold 0, or draw points"
        ).inside("domain", nil)
      }
      var domain: (Double, Double)
      if let given = options.domain, !isBand {
        domain = (given.lower, given.upper)
      } else if let own = coordinates.domain(training, kind, isRadius: isY) {
        domain = own
      } else {
        domain = try kind.domain(training, padding: options.padding ?? 0.05)
      }
      try kind.check(domain)
      scale = Scale(
        kind: kind, domain: domain, training: training,
        reversed: options.reversed != (isY && (training.prefersReversed || isBand)))
    } catch {
      throw OptionPlace(owner: place).error(error)
    }
    isHidden = training.isHidden
    self.options = isHidden ? options.hidden : options
    label = options.label ?? training.label
    integersOnly = training.integersOnly
    wantsEqualUnits = training.wantsEqualUnits
    if let labels = options.ticks.labels, labels.count != options.ticks.values?.count ?? 0 {
      throw NablaError(
        "\(place).ticks",
        "has \(labels.count) labels and \(options.ticks.values?.count ?? 0) values",
        "give one label for each value")
    }
  }

  /// One line for each kind of value that could not be drawn, with the count.
  func warnings(_ training: AxisTraining, place: String) -> [String] {
    var result: [String] = []
    if training.nonFinite > 0 {
      result.append(
        "\(place): \(training.nonFinite) of \(training.count) values are not finite and not drawn")
    }
    let (misfits, why) = scale.kind.misfits(training)
    if misfits > 0 {
      result.append(
        "\(place): \(misfits) of \(training.count) values \(why) and have no place on a \(scale.name) axis"
      )
    }
    return result
  }

  /// The axis at the opposite side that is a function of this one, where its options ask for it.
  func secondary(place: String) throws(NablaError) -> FittedAxis? {
    guard let options = options.secondary else { return nil }
    do throws(OptionProblem) {
      guard !scale.isBand else {
        throw OptionProblem("is a function of text", "give numbers")
      }
      let kind = try DerivedScale(options, of: scale)
      var axis = AxisOptions(options.label, ticks: options.ticks)
      axis.grid = false
      axis.line = self.options.line
      return try FittedAxis(
        Scale(
          kind: kind, domain: kind.ends, training: AxisTraining(),
          reversed: scale.isReversed != kind.isReversed), axis, place: "\(place).secondary")
    } catch {
      throw OptionPlace(owner: "\(place).secondary").error(error)
    }
  }

  /// An axis whose scale is ready.
  private init(_ scale: Scale, _ options: AxisOptions, place: String) throws(OptionProblem) {
    self.scale = scale
    self.options = options
    label = options.label ?? ""
    isHidden = false
    integersOnly = false
    wantsEqualUnits = false
    let (labels, values) = (options.ticks.labels?.count, options.ticks.values?.count ?? 0)
    if let labels, labels != values {
      throw OptionProblem(
        "has \(labels) labels and \(values) values", "give one label for each value"
      ).inside("ticks", nil)
    }
  }

  /// Whether nobody but the data decides the axis's ends and ticks, and these are evenly spaced.
  var isFree: Bool {
    scale.name == LinearScale.name && options.domain == nil && options.ticks.values == nil
      && options.ticks.count == nil && !options.ticks.pi && options.ticks.visible
  }

  /// The axis with other ends and ticks.
  func over(_ side: CoincidingTicks.Side) -> FittedAxis {
    var copy = self
    copy.scale = scale.between(side.domain)
    copy.fixedTicks = options.ticks.style.apply(side.ticks)
    return copy
  }
}

extension AxisOptions {
  /// The options without line, grid and ticks unless they are asked for.
  fileprivate var hidden: AxisOptions {
    var result = self
    result.line = line ?? false
    result.grid = grid ?? false
    result.ticks.visible = ticks.visible && (ticks.values != nil || ticks.count != nil)
    return result
  }

  /// The options with what they leave open taken from another panel's.
  fileprivate func filled(from other: AxisOptions) -> AxisOptions {
    var result = self
    result.label = label ?? other.label
    result.scale = scale ?? other.scale
    result.domain = domain ?? other.domain
    return result
  }
}
