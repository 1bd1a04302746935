import Foundation
import NablaCompare
import NablaPNG
import NablaScene
import TestSupport
import Testing

@Suite struct ReportTests {
  /// A run over two cases of which one differs and one is as it was.
  private func result(_ folder: TemporaryFolder) throws -> SuiteResult {
    let suite = try SuiteFixture(folder, names: ["differs", "same", "other"])
    _ = try suite.run(.missing)
    suite.paint("differs", Color(0xCC3311))
    suite.paint("other", Color(0x33AA11))
    return try suite.run(.never)
  }

  @Test("the page holds everything and asks no network")
  func selfContained() throws {
    try TemporaryFolder.with { folder in
      var result = try result(folder)
      result.stale = ["<script>alert(1)</script>.png"]
      let html = try ReportPage(result).html()
      for address in ["http:", "https:", "//cdn", "<link", "@import", "url("] {
        #expect(!html.contains(address), "\(address)")
      }
      #expect(html.contains("default-src 'none'"))
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;.png"))
      #expect(!html.contains("<script>alert"))
      // Expected, difference, heat and actual of two cases.
      #expect(html.components(separatedBy: "src=\"data:image/png;base64,").count == 9)
      #expect(html.contains("<del>-   path d="))
      #expect(html.contains("1 passed"))
    }
  }

  @Test("the folder holds the page and the report that approvals are read from")
  func folder() throws {
    try TemporaryFolder.with { folder in
      try result(folder).writeReport(to: folder.path("report"))
      let json = [UInt8](try Data(contentsOf: URL(filePath: folder.path("report/report.json"))))
      let names = try SuiteRunner.approvals(from: json, file: "report.json").map(\.name)
      #expect(names == ["differs", "other"])
    }
  }

  /// What a script in the page finds after keys were pressed.
  struct Found: Decodable {
    let modes: [Int]
    let playing: [Bool]
    let cluster: Int
    let probe: String
    let index: Int
    let list: AcceptList
    let zoom: Double
    let problems: [String]
  }

  struct AcceptList: Decodable {
    struct Item: Decodable {
      let name: String
      let hash: String
    }
    let accept: [Item]
  }

  private func drive(_ html: String, _ folder: TemporaryFolder, _ flags: [String]) throws -> Found {
    let page = html.replacing("</html>", with: Self.driver + "</html>")
    try folder.write(page, to: "driven.html")
    let run = try ExternalTool.chromium.run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path("profile"))",
        "--virtual-time-budget=8000", "--dump-dom",
      ] + flags + ["file://\(folder.path("driven.html"))"], in: folder.path)
    let parts = run.text.components(separatedBy: "@@@")
    try #require(parts.count == 3, "the page found nothing: \(run.errors.suffix(500))")
    let json = parts[1].replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
    return try JSONDecoder().decode(Found.self, from: Data(json.utf8))
  }

  @Test(
    "the viewer works by keyboard from a file, and flickers only where motion is welcome",
    .enabled(if: ExternalTool.chromium.isWanted, "chromium is not installed"),
    arguments: [false, true])
  func keyboard(reducesMotion: Bool) throws {
    try TemporaryFolder.with { folder in
      let html = try ReportPage(try result(folder)).html()
      let found = try drive(
        html, folder, reducesMotion ? ["--force-prefers-reduced-motion"] : [])
      #expect(found.problems == [])
      #expect(found.modes == [0, 1, 2, 3, 4, 5])
      #expect(found.playing == [!reducesMotion, reducesMotion])
      #expect(found.cluster == 0)
      #expect(found.probe.contains("expected rgba(51, 102, 153, 255)"))
      #expect(found.probe.contains("actual rgba(204, 51, 17, 255)"))
      // CIEDE2000 of #336699 and #cc3311 by an independent evaluation.
      #expect(found.probe.contains("ΔE 45.3"))
      #expect(found.index == 1)
      #expect(found.list.accept.map(\.name) == ["other"])
      #expect(found.list.accept.allSatisfy { $0.hash.count == 64 })
      #expect(found.zoom == 2)
    }
  }

  private static let driver = """
    <script>
    const problems = [];
    addEventListener("error", event => problems.push(event.message));
    addEventListener("securitypolicyviolation", event => problems.push(event.violatedDirective));
    const wait = () => new Promise(done => setTimeout(done, 400));
    const key = name => document.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
    (async () => {
      await wait();
      const {state} = document.body.nabla;
      const modes = [1, 2, 3, 4, 5, 6].map(n => { key(String(n)); return state.mode; });
      key("4");
      const playing = [state.playing];
      key(" ");
      playing.push(state.playing);
      key("n");
      const cluster = state.cluster, probe = document.getElementById("probe").textContent;
      key("j");
      await wait();
      key("a");
      const before = state.scale;
      key("+");
      const out = {modes, playing, cluster, probe, index: state.index,
        list: JSON.parse(document.body.nabla.acceptList()), zoom: state.scale / before, problems};
      const pre = document.createElement("pre");
      pre.textContent = "@" + "@@" + JSON.stringify(out) + "@" + "@@";
      document.body.append(pre);
    })();
    </script>
    """
}
