extension LintRule {
  public static let values = LintRule(
    "values", "Values were left out or cut off, or something else was wrong with the data."
  ) { $0.figure.warnings }
}
