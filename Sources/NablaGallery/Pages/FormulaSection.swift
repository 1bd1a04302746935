import Nabla

/// The formulas behind a figure, set by our own typesetter, each with its TeX.
struct FormulaSection {
  let figure: GalleryFigure

  var html: String {
    guard let card = figure.entry.card, !card.formulas.isEmpty, let record = figure.record else {
      return ""
    }
    let items = card.formulas.enumerated().map { i, tex in
      let set = i < record.formulas.count ? record.formulas[i] : nil
      let file = record.file("formula\(i + 1)")
      let code = "<code class=\"tex\">\(HTML.isolated(tex))</code>"
      guard let set, let file, set.tex == tex, !set.spoken.isEmpty else {
        return "<li>\(code)</li>"
      }
      return """
        <li><img src="\(HTML.link(file.path, up: 1))" width="\(set.width)" height="\(set.height)" alt="\(HTML.text(set.spoken))">
        <details><summary>TeX</summary><pre><code>\(HTML.isolated(tex))</code></pre></details></li>
        """
    }
    let name = items.count == 1 ? "The formula" : "The formulas"
    return """
      <section id="formula"><h2>\(name)</h2>
      <ul class="formulas">
      \(items.joined(separator: "\n"))
      </ul></section>
      """
  }
}
