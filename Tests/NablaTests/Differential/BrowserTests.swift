import Foundation
import Nabla
import NablaScene
import NablaText
import TestSupport
import Testing

/// Native text of SVG in a browser, against the layout's report.
@Suite struct BrowserTests {
  /// One text as the browser placed it: its figure, and its upright box relative to the figure.
  struct Placed: Decodable {
    let figure: Int
    let text: String
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  @Test(.enabled(if: ExternalTool.chromium.isWanted, "chromium is not installed"))
  func aBrowserPlacesEveryTextWhereTheReportSays() throws {
    let samples = Sample.all
    let drawn = try samples.map { try $0.figure.drawn() }
    let pages = try drawn.map {
      "<div class=\"figure\">\(String(decoding: try $0.scene.encoded(as: .svg), as: UTF8.self))</div>"
    }
    let placed = try TemporaryFolder.with { folder in
      try folder.write(Self.page(pages), to: "page.html")
      let run = try ExternalTool.chromium.run(
        [
          "--headless", "--no-sandbox", "--disable-gpu",
          "--user-data-dir=\(folder.path("profile"))",
          "--virtual-time-budget=10000", "--dump-dom", "file://\(folder.path("page.html"))",
        ], in: folder.path)
      try #require(run.code == 0, "\(run.errors)")
      let parts = run.text.components(separatedBy: "@@@")
      try #require(parts.count == 3, "the page gave no boxes")
      let json = parts[1].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
      return try JSONDecoder().decode([Placed].self, from: Data(json.utf8))
    }
    for (i, sample) in samples.enumerated() {
      compare(placed.filter { $0.figure == i }, drawn[i], sample.name)
    }
  }

  private func compare(_ placed: [Placed], _ drawn: DrawnFigure, _ name: String) {
    // Every text of the report is found at its place; the browser's list is in drawing order.
    // Formulas are drawn glyph by glyph and hidden from it.
    let formulas = Set(drawn.scene.texts.filter { !$0.formulas.isEmpty }.map(\.source))
    let boxes = drawn.report.allBoxes.filter { !$0.text.isEmpty && !formulas.contains($0.text) }
    if formulas.isEmpty { #expect(placed.count == boxes.count, "\(name)") }
    var rest = placed
    for box in boxes {
      let near = rest.indices.filter { rest[$0].text == box.text }.min {
        distance(rest[$0], box) < distance(rest[$1], box)
      }
      guard let near else {
        Issue.record("\(name): the browser shows no \(box.role) \"\(box.text)\"")
        continue
      }
      let theirs = rest.remove(at: near)
      #expect(
        distance(theirs, box) <= 1 + 1 / 256,
        "\(name): the \(box.role) \"\(box.text)\" at \(box.rect) is \(theirs)")
    }
  }

  /// How far the farthest edge lies off.
  private func distance(_ placed: Placed, _ box: TextBox) -> Double {
    [
      placed.x - box.rect.minX, placed.x + placed.width - box.rect.maxX,
      placed.y - box.rect.minY, placed.y + placed.height - box.rect.maxY,
    ].map(abs).reduce(0, max)
  }

  private static func page(_ figures: [String]) -> String {
    """
    <!DOCTYPE html><html><head><meta charset="utf-8"></head><body style="margin:0">
    \(figures.joined(separator: "\n"))
    <pre id="out"></pre>
    <script>
    document.fonts.ready.then(() => {
      const all = [];
      document.querySelectorAll(".figure").forEach((figure, i) => {
        const origin = figure.querySelector("svg").getBoundingClientRect();
        figure.querySelectorAll("text:not([aria-hidden])").forEach(text => {
          const box = text.getBoundingClientRect();
          all.push({figure: i, text: text.textContent, x: box.x - origin.x, y: box.y - origin.y,
            width: box.width, height: box.height});
        });
      });
      document.getElementById("out").textContent = "@" + "@@" + JSON.stringify(all) + "@" + "@@";
    });
    </script></body></html>
    """
  }
}
