extension LintRule {
  public static let room = LintRule(
    "room", "Something was enlarged, shortened or left out for want of room."
  ) { $0.notes }
}
