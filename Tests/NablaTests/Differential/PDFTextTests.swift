import Nabla
import NablaScene
import TestSupport
import Testing

/// The text of a PDF can be selected, searched and read aloud.
@Suite struct PDFTextTests {
  @Test(
    .enabled(if: ExternalTool.pdfToText.isWanted, "pdftotext is not installed"),
    arguments: Sample.all)
  func everyWordOfAFigureIsFoundInItsPDF(sample: Sample) throws {
    let scene = try sample.figure.scene()
    let text = try TemporaryFolder.with { folder in
      try folder.write(try scene.encoded(as: .pdf), to: "a.pdf")
      let run = try ExternalTool.pdfToText.run(["-raw", "a.pdf", "-"], in: folder.path)
      try #require(run.code == 0, "\(run.errors)")
      return run.text
    }
    let words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    for item in scene.texts
    where ["title", "subtitle", "x-label", "legend-label", "x-tick"].contains(item.role)
      && item.angle == 0 && item.formulas.isEmpty
    {
      for word in item.source.split(whereSeparator: \.isWhitespace) {
        #expect(words.contains(String(word)), "\(item.role) \"\(item.source)\"")
      }
    }
  }
}
