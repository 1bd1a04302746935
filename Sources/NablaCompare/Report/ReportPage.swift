import NablaPNG
import NablaPlot
package import NablaScene

/// A run as one HTML page that needs no network: pictures, script and style are inside.
///
/// Without JavaScript it shows each case's pictures one under the other.
package struct ReportPage: Sendable {
  package let result: SuiteResult

  package init(_ result: SuiteResult) { self.result = result }

  /// - Throws: `.machine` where a picture cannot be encoded.
  package func html() throws(NablaError) -> String {
    var sections: [String] = []
    for (i, one) in result.cases.enumerated() where !one.passes {
      sections.append(try section(one, index: i))
    }
    let failed = result.failed.count
    let title =
      failed == 0 && result.stale.isEmpty
      ? "All \(result.cases.count) figures are as they were"
      : "\(failed) of \(result.cases.count) figures \(failed == 1 ? "does" : "do") not pass"
    let stale = result.stale.map { "<li>\(escapedXML($0))</li>" }.joined()
    let passed = result.cases.filter(\.passes).map { one in
      let notes = one.outcome.notes.map { " — \(escapedXML($0))" }.joined()
      return "<li>\(escapedXML(one.name))\(notes)</li>"
    }
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(escapedXML(title))</title>
      <style>\(ReportStyle.css)</style>
      <header><h1>\(escapedXML(title))</h1><p>\(escapedXML(result.file))</p></header>
      <main>
      <section id="viewer" hidden aria-label="Viewer">\(Self.viewer)</section>
      <div id="cases">
      \(sections.joined(separator: "\n"))
      </div>
      \(stale.isEmpty ? "" : "<h2>Stale goldens</h2><ul class=\"stale\">\(stale)</ul>")
      <details><summary>\(passed.count) passed</summary><ul>\(passed.joined())</ul></details>
      </main>
      <script>\(ReportScript.code)</script>
      </html>

      """
  }

  private func section(_ one: CaseResult, index: Int) throws(NablaError) -> String {
    let outcome = one.outcome
    var figures: [String] = []
    if let expected = outcome.expected {
      figures.append(try figure("expected", expected))
    }
    if let pair = outcome.pair {
      figures.append(try figure("difference", ChangePictures.mask(pair)))
      figures.append(try figure("heat", ChangePictures.heat(pair)))
    }
    if let actual = one.drawn?.pictures.first?.bitmap {
      figures.append(try figure("actual", actual))
    }
    let notes = (outcome.notes + (one.reason.isEmpty ? [] : ["tolerance: \(one.reason)"])).map {
      "<p class=\"note\">\(escapedXML($0))</p>"
    }
    let measures = (outcome.comparison?.measures ?? []).map { measure in
      let value = measure.distance.map { formatPlain($0.value, significant: 5) } ?? "not measured"
      return
        "<tr><th>\(measure.name)<td>\(value)<td>\(escapedXML(measure.quantity))"
        + "<td>\(measure.passes ? "passes" : "fails") at \(formatPlain(measure.tolerance))"
    }
    let scene = outcome.sceneDiff.map { "<pre class=\"scene\">\(Self.marked($0))</pre>" } ?? ""
    let clusters = (outcome.pair?.clusters() ?? []).map { cluster in
      let area = cluster.area
      return
        "<li data-area=\"\(area.x.lowerBound) \(area.y.lowerBound) \(area.x.count) "
        + "\(area.y.count)\">\(area.x.count) × \(area.y.count) px at \(area.x.lowerBound), "
        + "\(area.y.lowerBound): \(cluster.differentPixels) differ</li>"
    }
    return """
      <article id="case-\(index)" data-name="\(escapedXML(one.name))" data-hash="\(one.drawn?.hash ?? "")">
      <h2>\(escapedXML(one.name)) <small>\(escapedXML(one.statusWord))</small></h2>
      <p class="message">\(escapedXML(one.message))</p>
      \(notes.joined())
      <div class="figures">\(figures.joined())</div>
      \(measures.isEmpty ? "" : "<table>\(measures.joined())</table>")
      \(clusters.isEmpty ? "" : "<ol class=\"clusters\">\(clusters.joined())</ol>")
      \(scene)
      </article>
      """
  }

  private func figure(_ kind: String, _ bitmap: Bitmap) throws(NablaError) -> String {
    let data = String(decoding: Base64.encoded(try encodePNG(bitmap)), as: UTF8.self)
    return
      "<figure class=\"\(kind)\"><img alt=\"\(kind)\" width=\"\(bitmap.width)\" "
      + "height=\"\(bitmap.height)\" src=\"data:image/png;base64,\(data)\">"
      + "<figcaption>\(kind)</figcaption></figure>"
  }

  private static func marked(_ diff: TextDiff) -> String {
    diff.text().split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = escapedXML(String(line))
      return switch line.first {
      case "-": "<del>\(text)</del>"
      case "+": "<ins>\(text)</ins>"
      default: text
      }
    }.joined(separator: "\n")
  }

  /// The parts that the script brings to life.
  private static let viewer = """
    <nav id="list" aria-label="Figures that do not pass"></nav>
    <div id="stage">
    <div id="bar" role="toolbar" aria-label="View">
    <span id="modes" role="group" aria-label="How the pictures are shown"></span>
    <label id="amount-label">place <input id="amount" type="range" min="0" max="100" value="50"></label>
    <button id="play" type="button">pause</button>
    <span role="group" aria-label="Zoom"><button id="out" type="button" aria-label="smaller">−</button><button id="fit" type="button">fit</button><button id="in" type="button" aria-label="larger">+</button></span>
    <label><input id="accept" type="checkbox"> accept</label>
    <button id="export" type="button">export accept list</button>
    </div>
    <canvas id="canvas" tabindex="0" aria-label="The pictures; arrow keys move, + and − zoom"></canvas>
    <output id="probe" aria-live="off"></output>
    <p id="keys">1–6 view · j k figure · n p change · + − 0 zoom · arrows move · a accept · e export · space pause</p>
    </div>
    """
}
