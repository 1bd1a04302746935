extension LintRule {
  public static let missingGlyph = LintRule(
    "missing-glyph", "No font has a character, which is drawn as a box."
  ) { subject in
    subject.boxes.lazy.filter { !$0.missing.isEmpty }.prefix(LintRule.most).flatMap { box in
      box.missing.map { scalar in
        let code = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - code.count))
        return "no font has the character U+\(zeros)\(code) of the \(box.role) \"\(box.text)\""
      }
    }
  }
}
