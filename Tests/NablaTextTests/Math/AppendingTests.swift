import NablaScene
import NablaText
import Testing

@Suite struct AppendingTests {
  @Test func `a formula behind words shares their baseline and source`() throws {
    let words = typeset("loß ")
    let formula = try typesetFormula(#"\frac{1}{n}"#)
    let line = words.appending(formula).appending(typeset("!"))
    #expect(line.source == "loß 1/n!")
    #expect(abs(line.width - words.width - formula.width - typeset("!").width) < 1e-9)
    #expect(line.rules[0].rect == formula.rules[0].rect.offset(by: Point(words.width, 0)))
    #expect(line.formulas.map(\.sourceRange) == [5..<8])
    #expect(line.formulas[0].box.minX == words.width)
    #expect(line.formulas[0].spoken == "one over n")
    #expect(line.ascent == max(words.ascent, formula.ascent))
    #expect(line.runs.map(\.sourceRange.upperBound).max() == line.source.utf8.count)
    for run in line.runs {
      for glyph in run.glyphs { #expect(run.sourceRange.contains(glyph.cluster)) }
    }
    #expect(line.formulas[0].holds(line.runs[1]) && !line.formulas[0].holds(line.runs[0]))
  }

  @Test func `nothing behind or in front of a line leaves it as it is`() throws {
    let line = try typesetFormula("x^2")
    #expect(line.appending(typeset("")).source == line.source)
    #expect(typeset("").appending(line) == line)
  }
}
