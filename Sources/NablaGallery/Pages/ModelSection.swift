import Nabla

/// What the figure means for a model.
struct ModelSection {
  let figure: GalleryFigure

  /// The figure's own meaning, or its topic's.
  var words: String? {
    guard let card = figure.entry.card else { return nil }
    return ModelMeanings.of(card.id) ?? Roadmap.meaning(of: card.topic)
  }

  var html: String {
    guard figure.failure == nil, let words else { return "" }
    return """
      <section id="model"><h2>What it means for a model</h2>
      <p>\(HTML.text(words))</p></section>
      """
  }
}
