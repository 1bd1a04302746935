import NablaScene

extension LintRule {
  public static let legendOverData = LintRule(
    "legend-over-data", "A legend on the plot hides what is drawn there."
  ) { subject in
    subject.layout.guides.compactMap { guide -> String? in
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
  }
}
