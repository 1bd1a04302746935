import Nabla

/// What can be changed about a recipe's figure.
struct ParametersSection {
  let figure: GalleryFigure

  var html: String {
    guard let card = figure.entry.card, !card.parameters.isEmpty else { return "" }
    let rows = card.parameters.map { one in
      """
      <tr><th scope="row"><code>\(HTML.text(one.name))</code></th><td>\(HTML.isolated(one.help))</td><td>\(one.value.isEmpty ? "none" : "<code>\(HTML.isolated(HTML.clipped(one.value, to: 80)))</code>")</td><td>\(HTML.text(one.accepts))\(one.explore.isEmpty ? "" : ". <em>Explore \(HTML.text(one.explore)).</em>")</td></tr>
      """
    }
    let value = figure.entry.fileName == nil ? "Default" : "Here"
    return """
      <section id="parameters"><h2>What you can change</h2>
      <p>Each with <code>--set name=value</code>, in a figure file, or as a property in Swift. The recipe is <code>\(HTML.text(card.typeName))</code>.</p>
      <div class="scroll" role="region" aria-label="Parameters" tabindex="0"><table>
      <thead><tr><th scope="col">Parameter</th><th scope="col">What it is</th><th scope="col">\(value)</th><th scope="col">Takes</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div></section>
      """
  }
}
