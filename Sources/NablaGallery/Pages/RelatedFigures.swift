import Nabla

/// The figures of the same topic, and the ones before and after in the gallery's order.
struct RelatedFigures {
  let site: GallerySite
  let index: Int

  /// How many cards of the same topic are shown.
  private static let limit = 3

  var html: String {
    let topic = site.figures[index].entry.topic
    let near = site.figures.indices.filter { $0 != index && site.figures[$0].entry.topic == topic }
      .sorted { (abs($0 - index), $0) < (abs($1 - index), $1) }.prefix(Self.limit).sorted()
    let cards = near.map {
      FigureCard(
        figure: site.figures[$0], alt: site.alts[$0], level: 1, heading: 3, isListed: false
      ).html
    }
    let related =
      cards.isEmpty
      ? ""
      : "<section id=\"related\"><h2>On the same topic</h2>\n<ul class=\"cards\">\n\(cards.joined(separator: "\n"))\n</ul></section>\n"
    let before = index > 0 ? link(index - 1, "prev", "Previous") : "<span></span>"
    let after = index + 1 < site.figures.count ? link(index + 1, "next", "Next") : "<span></span>"
    return "\(related)<nav class=\"pager\" aria-label=\"Other figures\">\(before)\(after)</nav>"
  }

  private func link(_ other: Int, _ kind: String, _ words: String) -> String {
    let figure = site.figures[other]
    return
      "<a rel=\"\(kind)\" href=\"\(HTML.link(figure.files.page, up: 1))\"><span>\(words)</span> \(HTML.isolated(figure.title))</a>"
  }
}
