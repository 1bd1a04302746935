import NablaText
import Testing

@Suite struct WrapTests {
  static let texts = [
    "", " ", "one", "Flipper length predicts body mass across all three species of penguins",
    "a\nb\n\nc", "  indented  text  ", "Donaudampfschifffahrtsgesellschaftskapitän", "trailing ",
    "e\u{301}e\u{301}e\u{301} 👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "שלום עולם שלום עולם", "a\u{200B}b", "\n", "long   gaps",
    "x\r\ny",
  ]

  @Test(arguments: texts, [-5, 0, 1, 20, 60, 1000, .infinity, .nan] as [Double])
  func losesNoTextAndKeepsTheWidth(_ text: String, _ width: Double) {
    let lines = wrap(text, width: width)
    func letters(_ s: String) -> String { s.filter { !$0.isWhitespace && $0 != "\u{200B}" } }
    #expect(letters(lines.map(\.source).joined()) == letters(text))
    #expect(!lines.isEmpty)
    for line in lines where line.width > width { #expect(line.source.count <= 1) }
  }

  @Test func fillsEachLineBeforeTheNext() {
    let words = "the cat sat on the mat and then it slept".split(separator: " ")
    let width = 80.0
    let lines = wrap(words.joined(separator: " "), width: width)
    #expect(lines.count > 2)
    var next = 0
    for line in lines {
      let count = line.source.split(separator: " ").count
      next += count
      guard next < words.count else { continue }
      #expect(typeset(line.source + " " + words[next]).width > width)
    }
    #expect(next == words.count)
  }

  @Test func breaksAtLineEnds() {
    #expect(wrap("a\nb\n\nc", width: 1000).map(\.source) == ["a", "b", "", "c"])
    #expect(wrap("x\r\ny", width: .nan).map(\.source) == ["x", "y"])
    #expect(wrap("", width: 10).map(\.source) == [""])
  }

  @Test func breaksBetweenWordsWithoutTheirSpaces() {
    #expect(wrap("aaa bbb", width: typeset("aaa b").width).map(\.source) == ["aaa", "bbb"])
    #expect(wrap("aaa bbb", width: typeset("aaa bbb").width).map(\.source) == ["aaa bbb"])
  }

  @Test func keepsClustersWhole() {
    let lines = wrap(String(repeating: "e\u{301}", count: 30), width: 25)
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.source.unicodeScalars.count % 2 == 0 })
  }

  @Test func breaksAWordOfThousandsOfLetters() {
    let word = String(repeating: "a", count: 4000)
    #expect(wrap(word, width: 0).count == 4000)
    let lines = wrap(word, width: 300)
    #expect(lines.map(\.source).joined() == word)
    #expect(lines.allSatisfy { $0.width <= 300 })
  }

  @Test func endsLongTextsWithAnEllipsis() {
    let lines = wrap(String(repeating: "word ", count: 200_000), width: 300)
    #expect(lines.last?.source.hasSuffix("…") == true)
    #expect(lines.reduce(0) { $0 + $1.source.count } <= 4096)
  }
}

@Suite struct TruncateTests {
  @Test func leavesAShortTextAlone() {
    #expect(truncate("Loss", width: 1000) == typeset("Loss"))
    #expect(truncate("Loss", width: .nan) == typeset("Loss"))
    #expect(truncate("Loss", width: typeset("Loss").width) == typeset("Loss"))
  }

  @Test func keepsAsMuchAsFits() throws {
    let text = "Flipper length predicts body mass"
    let line = truncate(text, width: 100)
    #expect(line.width <= 100)
    let kept = try #require(line.source.hasSuffix("…") ? line.source.dropLast() : nil)
    #expect(text.hasPrefix(kept))
    #expect(typeset(String(text.prefix(kept.count + 1)) + "…").width > 100)
  }

  @Test(arguments: [0, 1, -3] as [Double])
  func leavesTheEllipsisWhereNothingFits(_ width: Double) {
    #expect(truncate("Loss", width: width).source == "…")
  }
}
