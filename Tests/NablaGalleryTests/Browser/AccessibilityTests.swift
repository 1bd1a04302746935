import Foundation
import TestSupport
import Testing

/// What axe-core has to say about the pages.
@Suite(
  .serialized,
  .enabled(
    if: Browser.isWanted && FileManager.default.fileExists(atPath: Browser.axe),
    "chromium or axe-core is not there"))
struct AccessibilityTests {
  struct Found: Decodable {
    struct Violation: Decodable {
      let id: String
      let html: String
    }
    let violations: [Violation]
    let problems: [String]
  }

  private static let driver = #"""

    addEventListener("load", async () => {
      await pause(200);
      const report = await axe.run(document, {resultTypes: ["violations"]});
      done({violations: report.violations.map(one => ({id: one.id, html: one.nodes[0].html}))});
    });

    """#

  @Test("no page breaks a rule of axe-core, light or dark", arguments: [false, true])
  func rules(isDark: Bool) throws {
    let axe = try String(contentsOfFile: Browser.axe, encoding: .utf8)
    try BrowsedSite.with(["bad.yaml": "marks: [{mark: lin}]\n"]) { folder in
      for page in ["index.html", "figures/softmax-temperature.html", "figures/line.html"] {
        let found: Found = try Browser.drive(
          "site/\(page)", axe + Self.driver, flags: isDark ? [Browser.dark] : [], in: folder)
        #expect(found.problems == [], "\(page)")
        for one in found.violations { Issue.record("\(page): \(one.id): \(one.html)") }
      }
    }
  }
}
