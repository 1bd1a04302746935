import NablaScene

/// What the rules of `lint` look at: a figure with its scales, its layout and its picture.
struct LintSubject: Sendable {
  let figure: FittedFigure
  let layout: FigureLayout
  let frames: [Frame]
  let scene: Scene
  /// All texts of the figure.
  let boxes: [TextBox]
  /// What was done for want of room.
  let notes: [String]
  /// For each panel the numbers of the marks that drew something, in drawing order.
  let drawnMarks: [[Int]]

  /// What stands before a message about a panel: nothing where there is only one.
  func prefix(panel: Int?) -> String {
    guard let panel, figure.panels.count > 1 else { return "" }
    return "panel \(panel): "
  }

  /// The sides that readers may see, each with the words that say which.
  var sides: [(side: Appearance.Side, words: String)] {
    switch scene.appearance {
    case .light: [(.light, "")]
    case .dark: [(.dark, "")]
    case .adaptive: [(.light, " on the light page"), (.dark, " on the dark page")]
    }
  }

  /// The panels' groups of the scene, by number.
  var panelGroups: [GroupItem] {
    scene.items.compactMap { item in
      guard case .group(let group) = item, group.role == "panel" else { return nil }
      return group
    }
  }

  /// Every mark with what it drew and what it alone says of the scales.
  var marks: [LintMark] {
    let groups = panelGroups
    return figure.panels.indices.flatMap { i -> [LintMark] in
      let panel = figure.panels[i]
      var items: [Int: [SceneItem]] = [:]
      if i < groups.count, i < drawnMarks.count {
        let drawn = groups[i].items.compactMap { item -> GroupItem? in
          guard case .group(let group) = item, group.role.hasPrefix("mark-") else { return nil }
          return group
        }
        for (mark, group) in zip(drawnMarks[i], drawn) { items[mark] = group.items }
      }
      return panel.prepared.marks.enumerated().map { k, prepared in
        LintMark(
          panel: i, number: k, of: panel, prepared, items: items[k] ?? [],
          prefix: prefix(panel: i), figureColor: figure.figure.color)
      }
    }
  }
}

/// A mark as the rules of `lint` look at it.
struct LintMark {
  /// The number of its panel.
  let panel: Int
  let mark: any Mark
  /// What the figure says of colours, where its panel says nothing.
  let figureColor: ColorOptions
  /// Where it stands in the figure: `panel 1: marks[0] (bar)`.
  let place: String
  /// Whether it has the y axis at the right.
  let isTwin: Bool
  /// What it alone says of the scales.
  let training: ScaleTraining
  let items: [SceneItem]

  init(
    panel number: Int, number k: Int, of panel: FittedPanel, _ prepared: any PreparedMark,
    items: [SceneItem], prefix: String, figureColor: ColorOptions
  ) {
    self.panel = number
    self.items = items
    isTwin = k >= panel.twinStart
    mark = panel.prepared.panel.allMarks[k]
    self.figureColor = figureColor
    let index = isTwin ? "twin.marks[\(k - panel.twinStart)]" : "marks[\(k)]"
    place = "\(prefix)\(index) (\(type(of: mark).kind))"
    var training = ScaleTraining()
    prepared.train(&training)
    self.training = training
  }
}
