extension LintRule {
  public static let missingFont = LintRule(
    "missing-font", "A font family that is asked for is not there, and another takes its place."
  ) { subject in
    // One finding a family: where one text lacks it, all do.
    var said = Set<String>()
    var result: [String] = []
    for box in subject.boxes {
      for family in box.missingFamilies where said.insert(family).inserted {
        result.append(
          "no font of the family \"\(family)\" is there for the \(box.role) \"\(box.text)\"; install it, or name a family that is"
        )
      }
    }
    return result
  }
}
