import Ccmark

/// Markdown as HTML by cmark-gfm, with tables, strikethrough, links, task lists and footnotes.
enum MarkdownHTML {
  /// The HTML of a text, raw HTML in it included: `HTMLSanitizer` is for what comes out.
  static func render(_ text: String) -> String {
    registerOnce
    let options = cmark_shim_unsafe | cmark_shim_footnotes
    guard let parser = cmark_parser_new(options) else { return "" }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let fitting = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, fitting)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(document) }
    guard
      let html = cmark_render_html(
        document, options, cmark_parser_get_syntax_extensions(parser))
    else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  private static let registerOnce: Void = cmark_gfm_core_extensions_ensure_registered()
}
