import Nabla

/// A figure as a link among others: thumbnail, title, question.
struct FigureCard {
  let figure: GalleryFigure
  /// What the thumbnail shows in words.
  let alt: String
  /// How many folders the page lies below `index.html`.
  let level: Int
  /// The heading's level.
  let heading: Int
  /// Whether the card can be searched, and is what addresses of the figure lead to.
  let isListed: Bool

  var html: String {
    let entry = figure.entry
    let page = HTML.link(figure.files.page, up: level)
    let question = entry.question.isEmpty ? "" : "<p>\(HTML.isolated(entry.question))</p>"
    return """
      <li class="card\(figure.failure == nil ? "" : " failed")"\(attributes)><a href="\(page)">\(picture)<h\(heading)>\(HTML.isolated(figure.title))</h\(heading)></a>\(question)</li>
      """
  }

  private var attributes: String {
    guard isListed else { return "" }
    let entry = figure.entry
    let topic = Roadmap.number(of: entry.topic)
    let tags = ([entry.id] + (entry.card?.formulas ?? [])).joined(separator: " ")
    return " id=\"\(HTML.text(place))\" data-topic=\"\(HTML.text(topic))\" "
      + "data-marks=\"\((figure.record?.marks ?? []).joined(separator: " "))\" "
      + "data-tags=\"\(HTML.text(tags))\""
  }

  /// The card's place in addresses of the first page: the figure's name, where no other part of the
  /// page has it.
  private var place: String {
    let stem = figure.entry.stem
    let isTaken =
      ["q", "topic", "mark", "main", "view-title"].contains(stem)
      || ["topic-", "phase-", "part-"].contains { stem.hasPrefix($0) }
    return isTaken ? "figure-\(stem)" : stem
  }

  private var picture: String {
    if let failure = figure.failure {
      return "<span class=\"error\">\(HTML.isolated(failure.description))</span>"
    }
    guard let record = figure.record, let light = record.file("thumbnail") else { return "" }
    let size = Thumbnail.size(record.width, record.height)
    let image = """
      <img src="\(HTML.link(light.path, up: level))" width="\(size.width)" height="\(size.height)" alt="\(HTML.text(alt))" loading="lazy">
      """
    guard let dark = record.file("thumbnailDark") else { return image }
    let address = HTML.link(dark.path, up: level)
    return
      "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"\(address)\">\(image)</picture>"
  }
}
