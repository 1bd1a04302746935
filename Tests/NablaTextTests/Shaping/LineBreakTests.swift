import NablaText
import Testing

@Suite struct LineBreakTests {
  private let han = "机器学习模型的训练损失随着迭代次数的增加而逐渐下降，最终收敛。"

  @Test func breaksBetweenHanCharacters() {
    let lines = wrap(han, width: 100)
    #expect(lines.count > 3)
    #expect(lines.map(\.source).joined() == han)
    for line in lines.dropLast() { #expect(line.width <= 100 && line.width > 70) }
  }

  @Test(arguments: [70, 80, 100, 130, 160] as [Double])
  func startsNoLineWithAClosingMarkAndEndsNoneWithAnOpeningOne(_ width: Double) {
    let texts = [han, "「数学」は、科学の言葉である。（ガッコウ）ー、ッ", "损失（loss）为 5%、下降。"]
    for line in texts.flatMap({ wrap($0, width: width) }) where line.source.count > 1 {
      #expect(!"，。、」）ーッ%".contains(line.source.first ?? "x"), "\(line.source)")
      #expect(!"「（".contains(line.source.last ?? "x"), "\(line.source)")
    }
  }

  @Test func keepsLatinWordsWholeAmongHan() {
    let lines = wrap("模型Transformer的损失", width: typeset("Transformer").width + 5)
    #expect(lines.map(\.source) == ["模型", "Transformer", "的损失"])
  }

  @Test func breaksKoreanAtItsSpaces() {
    let lines = wrap("수학은 과학의 언어이다", width: typeset("수학은 과학").width)
    #expect(lines.map(\.source) == ["수학은", "과학의", "언어이다"])
  }

  @Test func keepsWhatANoBreakSpaceHolds() {
    let lines = wrap("aaa bbb\u{A0}ccc", width: typeset("aaa bbb").width)
    #expect(lines.first?.source == "aaa")
  }
}
