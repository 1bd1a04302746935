import NablaScene

extension LintRule {
  public static let legendOverData = LintRule(
    "legend-over-data", "A legend or an inset on the plot hides what is drawn there."
  ) { subject in
    let legends = subject.layout.guides.compactMap { guide -> String? in
      guard case .legend(let legend, let corner, isInside: true) = guide,
        let plot = subject.layout.plots.first
      else { return nil }
      let box = Rect(
        x: corner.x, y: corner.y, width: legend.size.width, height: legend.size.height)
      let data = subject.marks.flatMap(\.items)
      let hidden = Occupancy(plot: plot, items: data).share(of: box.insetBy(Occupancy.side))
      guard hidden > 0 else { return nil }
      return
        "the legend stands on data, which take \(formatPlain(hidden * 100, decimals: 0)) % of its box; give color.position: right, or leave room beside the data"
    }
    return legends + insets(subject)
  }

  /// Insets for which no free place was found; where a corner is given, the author chose.
  private static func insets(_ subject: LintSubject) -> [String] {
    subject.panelGroups.enumerated().flatMap { i, panel -> [String] in
      let sheets = panel.items.compactMap { item -> Rect? in
        guard case .group(let group) = item, group.role == "inset" else { return nil }
        return group.sheet
      }
      if sheets.isEmpty { return [] }
      let data = subject.marks.filter { $0.panel == i }.flatMap(\.items)
      let occupancy = Occupancy(plot: subject.layout.plots[i], items: data)
      let insets = subject.figure.panels[i].prepared.panel.insets
      return zip(insets, sheets).enumerated().compactMap { k, pair in
        let (inset, sheet) = pair
        guard inset.corner == nil else { return nil }
        let hidden = occupancy.share(of: sheet.insetBy(Occupancy.side))
        guard hidden > 0 else { return nil }
        return
          "\(subject.prefix(panel: i))insets[\(k)] stands on data, which take \(formatPlain(max(1, hidden * 100), decimals: 0)) % of its box; give it a smaller size or a corner, or leave room beside the data"
      }
    }
  }
}

extension GroupItem {
  /// The sheet of paper that an inset stands on: what is filled first.
  fileprivate var sheet: Rect? {
    for case .path(let item) in items where item.fill != nil { return item.path.controlBox }
    return nil
  }
}
