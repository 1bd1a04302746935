import Nabla

/// What all pages of a site have: head, policy, styles, script, and the bars above and below.
struct PageFrame {
  let title: String
  /// The page in one sentence.
  let description: String
  /// How many folders the page lies below `index.html`.
  let level: Int
  let site: GallerySite
  let script: String
  /// Classes of the page's body.
  let kind: String

  func html(_ main: String) -> String {
    let style = GalleryStyle.css
    let home = HTML.link("index.html", up: level)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy(script: script, style: style))">
      <title>\(HTML.text(title))</title>
      <meta name="description" content="\(HTML.text(description))">
      <link rel="icon" href="data:,">
      <style>\(style)</style>
      <script>\(script)</script>
      </head>
      <body class="\(kind)" data-shown="\(site.options.shown.rawValue)">
      <a class="skip" href="#main">Skip to content</a>
      <header class="bar">
      <a class="brand" href="\(home)"><span aria-hidden="true">∇</span> \(HTML.isolated(site.title))</a>
      <nav aria-label="Phases">\(phases)</nav>
      <button type="button" class="theme" hidden>Theme: auto</button>
      </header>
      <main id="main">
      \(main)
      </main>
      <footer><p>Drawn by Nabla \(Version.text). Every figure is there as a file, with its numbers; <a href="\(HTML.link(GalleryIndex.name, up: level))">gallery.json</a> lists them.</p></footer>
      </body>
      </html>

      """
  }

  private var phases: String {
    site.parts.enumerated().map { i, part in
      let address = HTML.link("index.html", up: level) + "#" + GallerySite.anchor(part, i)
      return "<a href=\"\(address)\">\(HTML.isolated(part.name))</a>"
    }.joined(separator: " ")
  }

  /// Pictures of the site itself, and the page's own style and script: nothing else.
  static func policy(script: String, style: String) -> String {
    "default-src 'none'; img-src 'self' data:; style-src \(digest(style)); "
      + "script-src \(digest(script)); base-uri 'none'; form-action 'none'"
  }

  /// A text's digest as policies name it.
  private static func digest(_ text: String) -> String {
    let bytes = Base64.encoded(SHA256.bytes(Array(text.utf8)))
    return "'sha256-\(String(decoding: bytes, as: UTF8.self))'"
  }
}
