extension LintRule {
  public static let barsNotFromZero = LintRule(
    "bars-not-from-zero",
    "Bars, histograms, areas or stems stand on a linear axis that leaves out 0."
  ) { subject in
    var result: [String] = []
    for mark in subject.marks {
      let panel = subject.layout.panels[mark.panel].panel
      if panel.isPolar { continue }
      let y = mark.isTwin ? panel.y2 ?? panel.y : panel.y
      let axes: [(axis: FittedAxis, training: AxisTraining, name: String)] = [
        (panel.x, mark.training.x, "x"), (y, mark.training.y, mark.isTwin ? "right y" : "y"),
      ]
      for (axis, training, name) in axes where training.keepsZero && leavesOutZero(axis.scale) {
        let (low, high) = axis.scale.domain
        result.append(
          "\(mark.place): lengths are read from 0, and the \(name) axis goes from \(formatPlain(low, significant: 6)) to \(formatPlain(high, significant: 6)); let its domain hold 0, or draw points"
        )
      }
    }
    return result
  }
}

private func leavesOutZero(_ scale: Scale) -> Bool {
  scale.kind.isIdentity && !scale.isBand && (scale.domain.lower > 0 || scale.domain.upper < 0)
}
