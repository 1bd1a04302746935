import Nabla
import NablaPlot
package import NablaScene

extension SuiteResult {
  /// Writes `report.json` and `index.html` into a folder.
  package func writeReport(to folder: String) throws(NablaError) {
    let page = try ReportPage(self).html()
    try GoldenFolder(folder).write([
      (Array((node.json(pretty: true) + "\n").utf8), "report.json"),
      (Array(page.utf8), "index.html"),
    ])
  }
}
