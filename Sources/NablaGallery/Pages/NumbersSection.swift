import Nabla

/// The numbers that the figure shows or stands on.
struct NumbersSection {
  let figure: GalleryFigure

  /// How many series the table has; the file has all.
  private static let limit = 40

  var html: String {
    guard let record = figure.record else { return "" }
    let rows = record.series.prefix(Self.limit).map { one in
      let values = one.values.map(HTML.isolated).joined(separator: ", ")
      let rest = one.count > one.values.count ? ", …" : ""
      return
        "<tr><th scope=\"row\">\(HTML.isolated(one.name))</th><td class=\"number\">\(one.count)</td><td class=\"values\">\(values)\(rest)</td></tr>"
    }
    let more =
      record.series.count > Self.limit
      ? " The table has the first \(Self.limit) of \(record.series.count) series." : ""
    let file = record.file("csv").map { file in
      "All of them, in full precision: <a href=\"\(HTML.link(file.path, up: 1))\" download>CSV</a> (\(HTML.size(file.bytes))), or <code>nabla data</code>."
    }
    guard !rows.isEmpty else {
      return
        "<section id=\"numbers\"><h2>The numbers</h2><p>The figure stands on no numbers of its own.</p></section>"
    }
    return """
      <section id="numbers"><h2>The numbers</h2>
      <p>\(file ?? "")\(more)</p>
      <div class="scroll" role="region" aria-label="Numbers" tabindex="0"><table>
      <thead><tr><th scope="col">Series</th><th scope="col" class="number">Count</th><th scope="col">Begins with</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div></section>
      """
  }
}
