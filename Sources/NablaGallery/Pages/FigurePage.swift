import Nabla

/// A figure's page: its question and picture, then formula → code → figure → numbers → model.
struct FigurePage {
  let site: GallerySite
  let index: Int

  private var figure: GalleryFigure { site.figures[index] }
  private var entry: GalleryEntry { figure.entry }

  var html: String {
    let frame = PageFrame(
      title: "\(figure.title) · \(site.title)",
      description: entry.question.isEmpty ? figure.alt : entry.question, level: 1, site: site,
      script: GalleryScript.figure, kind: "page")
    let parts = [
      header, picture, chain,
      FormulaSection(figure: figure).html, CodeSection(figure: figure).html,
      ParametersSection(figure: figure).html, NumbersSection(figure: figure).html,
      ModelSection(figure: figure).html, ReferencesSection(figure: figure).html,
      RelatedFigures(site: site, index: index).html,
    ]
    return frame.html(
      "<article>\n\(parts.filter { !$0.isEmpty }.joined(separator: "\n"))\n</article>")
  }

  private var header: String {
    let parts = site.parts
    let place = parts.firstIndex { $0.topics.contains { $0.figures.contains(index) } }
    var trail = "<a href=\"../index.html\">Gallery</a>"
    if let place {
      let anchor = GallerySite.anchor(parts[place], place)
      trail += " <a href=\"../index.html#\(anchor)\">\(HTML.isolated(parts[place].name))</a>"
      let topic = parts[place].topics.first { $0.figures.contains(index) }
      if let topic, parts[place].phase != nil, topic.words != parts[place].name {
        trail +=
          " <a href=\"../index.html#topic-\(HTML.text(topic.number))\">\(HTML.isolated(topic.name))</a>"
      }
    }
    let question =
      entry.question.isEmpty ? "" : "\n<p class=\"question\">\(HTML.isolated(entry.question))</p>"
    return """
      <nav class="trail" aria-label="You are here">\(trail)</nav>
      <h1>\(HTML.isolated(figure.title))</h1>\(question)
      """
  }

  private var picture: String {
    if let failure = figure.failure {
      return """
        <section class="failed" id="figure"><h2>This figure could not be drawn</h2>
        <pre class="error">\(HTML.isolated(failure.description))</pre></section>
        """
    }
    guard let record = figure.record, let shown = record.file(site.options.shown.rawValue) else {
      return ""
    }
    let warnings = record.warnings.map { "<p class=\"warning\">\(HTML.isolated($0))</p>" }.joined()
    return """
      <figure id="figure">
      <a href="\(HTML.link(shown.path, up: 1))"><img src="\(HTML.link(shown.path, up: 1))" width="\(record.width)" height="\(record.height)" alt="\(HTML.text(figure.alt))"></a>
      <figcaption>\(warnings)<details><summary>The figure in words</summary><p>\(HTML.isolated(figure.alt))</p></details>
      \(DownloadList(record: record).html)</figcaption>
      </figure>
      """
  }

  /// The steps of the page as links.
  private var chain: String {
    guard figure.failure == nil else { return "" }
    var steps: [(String, String)] = []
    if entry.card?.formulas.isEmpty == false { steps.append(("formula", "Formula")) }
    steps += [("code", "Code"), ("figure", "Figure"), ("numbers", "Numbers")]
    if ModelSection(figure: figure).words != nil { steps.append(("model", "For a model")) }
    let items = steps.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }.joined()
    return "<nav class=\"chain\" aria-label=\"On this page\"><ol>\(items)</ol></nav>"
  }
}
