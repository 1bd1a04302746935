import Nabla

/// The gallery's page: cards by topic.
struct IndexPage {
  let cards: [GalleryWriter.Card]

  var html: String {
    var topics: [String] = []
    for card in cards where !topics.contains(card.entry.topic) { topics.append(card.entry.topic) }
    let sections = topics.map { topic in
      let inside = cards.filter { $0.entry.topic == topic }.map(figure).joined(separator: "\n")
      return
        "<section>\n<h2>\(HTMLText.escaped(topic))</h2>\n<div class=\"cards\">\n\(inside)\n</div>\n</section>"
    }
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'">
      <title>Nabla gallery</title>
      <style>\(Self.style)</style>
      <header><h1>∇ Nabla</h1><p>The mathematics of generative AI, in \(cards.count) figures.</p></header>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      </html>

      """
  }

  private func figure(_ card: GalleryWriter.Card) -> String {
    let id = HTMLText.escaped(card.entry.id)
    let path = "figures/\(percentEncoded(card.entry.id))"
    let words = HTMLText.escaped(card.entry.question)
    let question = words.isEmpty ? "" : "<p>\(words)</p>"
    if let failure = card.failure {
      return """
        <article id="\(id)" class="failed"><h3>\(HTMLText.escaped(card.title))</h3>\(question)<pre>\(HTMLText.escaped(failure))</pre></article>
        """
    }
    return """
      <article id="\(id)"><a href="\(path).svg"><img src="\(path).svg" alt="\(HTMLText.escaped(card.alt))" loading="lazy"></a>
      <h3>\(HTMLText.escaped(card.title))</h3>\(question)
      <p class="files"><a href="\(path).svg">SVG</a> <a href="\(path).png">PNG</a> <a href="\(path).pdf">PDF</a></p></article>
      """
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #16181d; --paper: #fff; --muted: #5b616e; --line: #dfe2e8; --back: #f6f7f9 }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --paper: #15181d; --muted: #a3a9b5; --line: #2c313a; --back: #0e1013 } }
    body { margin: 0; font: 16px/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--back) }
    header, main { max-width: 1240px; margin: 0 auto; padding: 24px }
    h1 { margin: 0; font-size: 28px } header p { margin: 4px 0 0; color: var(--muted) }
    h2 { font-size: 18px; margin: 24px 0 12px }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(420px, 100%), 1fr)); gap: 20px }
    article { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 14px }
    article img { display: block; width: 100%; aspect-ratio: 8 / 5; object-fit: contain }
    h3 { font-size: 16px; margin: 12px 0 2px } article p { margin: 0; color: var(--muted); font-size: 14px }
    .files { padding-top: 8px } .files a { color: inherit; margin-right: 10px }
    .failed { border-color: #c0392b } pre { white-space: pre-wrap; font-size: 13px }
    """
}

/// The name as a part of a relative address.
func percentEncoded(_ name: String) -> String {
  let digits = Array("0123456789ABCDEF")
  var result = ""
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += "%"
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
  }
  return result
}
