import NablaScene
import NablaText
import Testing

@Suite struct RichTextTests {
  private let red = ColorPair(Color(0xFF_0000))

  @Test func isThePlainTextWhereItHasOneStyle() {
    for text in ["Loss", "", "∇L שלום 12", "a\nb"] {
      #expect(typeset(RichText(text, TextStyle(size: 20))) == typeset(text, TextStyle(size: 20)))
    }
    #expect(typeset(RichText([])) == typeset(""))
  }

  @Test func putsStylesSideBySideOnOneBaseline() {
    let big = TextStyle(size: 30, weight: .semibold)
    let small = TextStyle(size: 10, italic: true, features: ["tnum"])
    let line = typeset(RichText([.init("Big", big), .init(" 12", small, color: red)]))
    #expect(line.source == "Big 12")
    #expect(line.runs.map(\.font.name) == ["Inter-SemiBold", "Inter-Italic"])
    #expect(line.runs.map(\.size) == [30, 10])
    #expect(line.runs.map(\.sourceRange) == [0..<3, 3..<6])
    #expect(line.runs.map(\.color) == [nil, red])
    #expect(line.runs.map(\.offset.y) == [0, 0])
    #expect(line.runs[1].features == ["tnum"])
    #expect(line.width == typeset("Big", big).width + typeset(" 12", small).width)
    #expect(line.ascent == typeset("Big", big).ascent)
    #expect(line.capHeight == typeset("Big", big).capHeight)
  }

  @Test func wrapsAcrossStyles() {
    let bold = TextStyle(weight: .semibold)
    let text = RichText([.init("the cat "), .init("sat on the mat and", bold), .init(" slept")])
    let lines = wrap(text, width: 80)
    #expect(lines.count > 2)
    #expect(lines.map(\.source).joined(separator: " ") == "the cat sat on the mat and slept")
    #expect(lines.allSatisfy { $0.width <= 80 })
    let isBold = lines.flatMap(\.runs).map { $0.font == FontID("Inter-SemiBold") }
    #expect(isBold.first == false && isBold.last == false && isBold.contains(true))
    #expect(
      wrap(RichText([.init("a\n"), .init("b", bold)]), width: 99).map(\.source) == ["a", "b"])
  }

  @Test func truncatesInTheStyleOfTheEnd() throws {
    let text = RichText([.init("Flipper "), .init("length predicts", TextStyle(weight: .semibold))])
    let line = truncate(text, width: 90)
    #expect(line.width <= 90 && line.source.hasSuffix("…"))
    #expect(line.runs.last?.font == FontID("Inter-SemiBold"))
    #expect(truncate(text, width: 999) == typeset(text))
  }

  @Test func isBoundedAsAWhole() {
    let text = RichText((0..<300).map { _ in .init(String(repeating: "ab ", count: 100)) })
    #expect(typeset(text).source.count <= 4097)
    #expect(wrap(text, width: 300).reduce(0) { $0 + $1.source.count } <= 4097)
  }

  @Test func namesFamiliesThatAreNotThere() {
    let style = TextStyle(family: "No Such Family")
    let line = typeset("Loss", style)
    #expect(line.missingFamilies == ["No Such Family"])
    #expect(line.runs == typeset("Loss").runs)
    #expect(typeset(RichText([.init("a", style), .init("b", style)])).missingFamilies.count == 1)
  }

  @Test(arguments: [
    ("Inter", "Inter-Regular"), ("inter", "Inter-Regular"), ("DejaVu Sans", "DejaVuSans"),
    ("sans-serif", "Inter-Regular"), ("tex gyre pagella math", "TeXGyrePagellaMath-Regular"),
  ])
  func findsTheProgramsFamiliesByName(_ family: String, _ font: String) {
    let line = typeset("Loss", TextStyle(family: .named(family)))
    #expect(line.runs.map(\.font) == [FontID(font)])
    #expect(line.missingFamilies == [])
  }

  @Test func slantsSemiboldLettersToo() {
    let line = typeset("a", TextStyle(weight: .semibold, italic: true))
    #expect(line.runs.map(\.font) == [FontID("Inter-SemiBoldItalic")])
  }
}
