import Nabla

/// The first page: phases, topics, and a card for each figure.
struct IndexPage {
  let site: GallerySite

  var html: String {
    let count = site.figures.count
    let frame = PageFrame(
      title: "\(site.title) · \(counted(count, "figure"))",
      description: lead, level: 0, site: site, script: GalleryScript.index, kind: "index")
    return frame.html(
      """
      <section class="hero">
      <h1>\(HTML.isolated(site.title))</h1>
      <p>\(HTML.text(lead))</p>
      </section>
      \(phases)
      \(SearchBar(site: site).html)
      \(site.parts.enumerated().map(section).joined(separator: "\n"))
      <p class="nothing" hidden>No figure matches. <button type="button" class="clear">Show all</button></p>
      """)
  }

  private var lead: String {
    let count = counted(site.figures.count, "figure")
    guard site.parts.contains(where: { $0.phase != nil }) else { return "\(count)." }
    return
      "\(count) in the order of the roadmap. Each answers one question, and leads from its formula to code, to the picture, to the numbers, and to what they mean for a model."
  }

  /// The way through the roadmap, a step for each phase.
  private var phases: String {
    let parts = site.parts
    guard parts.count > 1 else { return "" }
    let steps = parts.enumerated().map { i, part in
      """
      <li><a href="#\(GallerySite.anchor(part, i))"><span class="step">\(part.phase?.step ?? "Files")</span>
      <strong>\(HTML.isolated(part.name))</strong> <span>\(counted(part.count, "figure"))</span></a></li>
      """
    }
    return "<ol class=\"phases\">\n\(steps.joined(separator: "\n"))\n</ol>"
  }

  private func section(_ index: Int, _ part: GallerySite.Part) -> String {
    let step = part.phase.map { "<span class=\"step\">\($0.step)</span>" } ?? ""
    let promise = part.phase.map { "<p>\(HTML.text($0.promise))</p>" } ?? ""
    let topics = part.topics.map { topic(part, $0) }
    return """
      <section class="phase" id="\(GallerySite.anchor(part, index))">
      <header>\(step)<h2>\(HTML.isolated(part.name))</h2>\(promise)</header>
      \(topics.joined(separator: "\n"))
      </section>
      """
  }

  private func topic(_ part: GallerySite.Part, _ topic: GallerySite.Topic) -> String {
    let cards = topic.figures.map { i in
      FigureCard(
        figure: site.figures[i], alt: site.alts[i], level: 0, heading: part.phase == nil ? 3 : 4,
        isListed: true
      ).html
    }
    let list = "<ul class=\"cards\">\n\(cards.joined(separator: "\n"))\n</ul>"
    guard part.phase != nil else { return "<section class=\"topic\">\n\(list)\n</section>" }
    let isAlone = topic.words == part.name
    let heading =
      isAlone
      ? "<h3 class=\"plain\">All figures</h3>"
      : "<h3><span>\(HTML.text(topic.number))</span> \(HTML.isolated(topic.words))</h3>"
    let meaning = Roadmap.meaning(of: topic.name).map { "<p>\(HTML.text($0))</p>" } ?? ""
    return """
      <section class="topic" id="topic-\(HTML.text(topic.number))">
      <header>\(heading)\(meaning)</header>
      \(list)
      </section>
      """
  }
}
