extension LintRule {
  /// An axis whose label is given as an empty text is one that its author wants without.
  public static let unlabelledAxis = LintRule(
    "unlabelled-axis", "An axis has numbers and does not say of what (label: \"\" says it may)."
  ) { subject in
    subject.layout.panels.enumerated().flatMap { i, layout -> [String] in
      let panel = layout.panel
      // Around a circle there is no place for an axis's label.
      if panel.isPolar { return [] }
      let right = panel.prepared.panel.twin == nil ? "y.secondary" : "twin.y"
      let axes: [(axis: FittedAxis?, guide: AxisLayout?, name: String, option: String)] = [
        (panel.x, layout.x, "x", "x"), (panel.y, layout.y, "y", "y"),
        (panel.z, layout.z, "z", "z"), (panel.x2, layout.x2, "upper x", "x.secondary"),
        (panel.y2, layout.y2, "right y", right),
      ]
      return axes.compactMap { entry -> String? in
        guard let axis = entry.axis, let guide = entry.guide, lacksLabel(axis, guide) else {
          return nil
        }
        let (low, high) = axis.scale.domain
        return
          "\(subject.prefix(panel: i))the \(entry.name) axis has numbers from \(formatPlain(low, significant: 4)) to \(formatPlain(high, significant: 4)) and no label; give \(entry.option).label the quantity and its unit"
      }
    }
  }
}

/// Whether an axis shows numbers and nothing says what they are; dates speak for themselves.
private func lacksLabel(_ axis: FittedAxis, _ guide: AxisLayout) -> Bool {
  axis.label.isEmpty && axis.options.label == nil && !axis.isHidden && !axis.scale.isBand
    && axis.scale.name != TimeScale.name && axis.options.ticks.labels == nil
    && guide.marks.contains { $0.label != nil }
}
