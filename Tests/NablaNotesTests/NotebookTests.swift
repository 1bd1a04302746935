import Foundation
import NablaNotes
import NablaPlot
import TestSupport
import Testing

/// Notebooks that nbformat wrote: what changes in them is the text of Markdown cells, byte by byte.
@Suite struct NotebookTests {
  static let names = Fixtures.names("notebooks/input", ".ipynb")

  @Test func thereAreNotebooks() { #expect(names.count >= 5) }

  private var names: [String] { Self.names }

  /// A note's parts outside of Markdown cells' `source` and `attachments`.
  private func rest(_ bytes: [UInt8]) throws -> Node {
    let root = try JSONReader.read(bytes, name: "notebook")
    let cells = (root["cells"]?.list ?? []).map { cell -> Node in
      guard cell["cell_type"] == "markdown" else { return cell }
      return Node((cell.map ?? []).filter { $0.key != "source" && $0.key != "attachments" })
    }
    return Node(
      (root.map ?? []).map { $0.key == "cells" ? Node.Entry("cells", Node(cells)) : $0 })
  }

  @Test(arguments: names, [false, true])
  func onlyMarkdownCellsChange(name: String, isEmbedded: Bool) throws {
    try TemporaryFolder.with { folder in
      let input = try Fixtures.bytes("notebooks/input/\(name).ipynb")
      try folder.write(input, to: "n.ipynb")
      var options = NotesOptions()
      options.isEmbedded = isEmbedded
      let result = try folder.build(SketchArtist(), options)
      #expect(result.problems == [])
      #expect(result.drawn == 2)
      let built = try folder.bytes("n.ipynb")
      let expected = "notebooks/\(isEmbedded ? "embedded" : "expected")/\(name).ipynb"
      if NoteFixtureTests.isRecording { try Fixtures.write(built, to: expected) }
      #expect(built == (try Fixtures.bytes(expected)))
      #expect(try rest(built) == rest(input))
      // Every byte of the lines that are not Markdown stays: the input is what is left over.
      let second = try folder.build()
      #expect(second.written == [])
      #expect(try folder.check() == [])
      _ = try NotesStripper().strip([folder.path])
      #expect(try folder.bytes("n.ipynb") == input)
      #expect(try folder.names() == ["n.ipynb"])
    }
  }

  @Test func picturesAreLinkedOrHeldAsPNG() throws {
    try TemporaryFolder.with { folder in
      try folder.write(try Fixtures.bytes("notebooks/input/usual.ipynb"), to: "n.ipynb")
      _ = try folder.build()
      #expect(try folder.text("n.ipynb").contains("![A bell around 0.](figures/first.png)"))
      var options = NotesOptions()
      options.isEmbedded = true
      _ = try folder.build(SketchArtist(), options)
      let root = try JSONReader.read(try folder.bytes("n.ipynb"), name: "n")
      let cell = try #require(root["cells"]?.list?[1])
      let data = try #require(cell["attachments"]?["first.png"]?["image/png"]?.text)
      #expect(Data(base64Encoded: data) == Data(try folder.bytes("figures/first.png")))
      #expect(try folder.text("n.ipynb").contains("(attachment:first.png)"))
      options.isEmbedded = false
      _ = try folder.build(SketchArtist(), options)
      #expect(try folder.text("n.ipynb").contains("attachments") == false)
    }
  }

  @Test func anErrorHasItsPlaceInTheNotebook() throws {
    try TemporaryFolder.with { folder in
      let text = String(decoding: try Fixtures.bytes("notebooks/input/usual.ipynb"), as: UTF8.self)
      try folder.write(text.replacing("recipe: bell", with: "recipe: bel"), to: "n.ipynb")
      let places = try folder.build().problems.map { folder.shortened($0.place) }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let expected = lines.indices.filter { lines[$0].contains("recipe: bell\\n") }
      // The third is a raw cell's.
      #expect(
        places
          == [expected[0], expected[2]].map { line in
            let column =
              lines[line].firstRange(of: "bell").map {
                lines[line].distance(from: lines[line].startIndex, to: $0.lowerBound)
              } ?? 0
            return "n.ipynb:\(line + 1):\(column + 1)"
          })
    }
  }

  @Test(arguments: [
    ("{}", "n.ipynb:1:1: error: the file is no notebook; give one of nbformat 4."),
    (
      "{\"nbformat\": 3, \"cells\": []}",
      "n.ipynb:1:1: error: the notebook is of nbformat 3; convert it to nbformat 4 (jupyter nbconvert --to notebook)."
    ),
    ("[1,", "n.ipynb:1:4: error: expected a value, found the end of the document."),
  ])
  func whatIsNoNotebookIsRefused(text: String, message: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write(text, to: "n.ipynb")
      #expect(try folder.build().problems.map { folder.shortened($0.text) } == [message])
      #expect(try folder.text("n.ipynb") == text)
    }
  }
}
