extension LintRule {
  public static let dualAxis = LintRule(
    "dual-axis", "Two y axes with scales of their own stand on one panel."
  ) { subject in
    subject.figure.panels.enumerated().compactMap { i, panel -> String? in
      guard panel.prepared.panel.twin != nil, let right = panel.y2 else { return nil }
      let names = [panel.y.label, right.label].filter { !$0.isEmpty }.map { "\"\($0)\"" }
      let axes = names.isEmpty ? "two y axes" : "the y axes \(names.joined(separator: " and "))"
      return
        "\(subject.prefix(panel: i))\(axes) have scales of their own, so that where their marks meet means nothing; draw two panels with one x axis"
    }
  }
}
