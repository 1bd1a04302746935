import NablaCompare
import Testing

@Suite struct TextDiffTests {
  private func lines(_ text: String) -> [String] { text.map { String($0) } }

  @Test("equal texts differ in nothing")
  func equal() {
    #expect(TextDiff(lines("abc"), lines("abc")).isEmpty)
    #expect(TextDiff([], []).isEmpty)
  }

  @Test("the example of Myers' paper takes five steps")
  func myers() {
    let diff = TextDiff(lines("abcabba"), lines("cbabac"))
    #expect(diff.lines.count { if case .same = $0 { false } else { true } } == 5)
  }

  @Test(
    "old and new come out of the difference again",
    arguments: [
      ("", "a"), ("a", ""), ("abc", "abd"), ("abc", "xyz"), ("aaaa", "aa"), ("abcdef", "badcfe"),
      ("kitten", "sitting"), ("abcabba", "cbabac"), ("ab", "ba"),
    ])
  func bothSides(old: String, new: String) {
    let diff = TextDiff(lines(old), lines(new))
    var (left, right) = ("", "")
    for line in diff.lines {
      switch line {
      case .same(let text): (left, right) = (left + text, right + text)
      case .removed(let text): left += text
      case .added(let text): right += text
      }
    }
    #expect((left, right) == (old, new))
  }

  @Test("long texts that have nothing in common are shown as replaced, soon")
  func long() {
    let old = (0..<4000).map { "old \($0)" }
    let new = (0..<4000).map { "new \($0)" }
    #expect(TextDiff(old, new).lines.count == 8000)
  }

  @Test("the text shows two lines around a change and an ellipsis elsewhere")
  func shown() {
    let old = (1...9).map { "line \($0)" }
    var new = old
    new[4] = "changed"
    #expect(
      TextDiff(old, new).text() == """
          line 3
          line 4
        - line 5
        + changed
          line 6
          line 7
        """)
  }
}
