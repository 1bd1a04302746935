import NablaScene
import Testing

@Suite struct EscapedHTMLTests {
  @Test(
    "what HTML reads as its own is escaped, a combining mark behind it or not",
    arguments: [
      ("a < b > c & \"d\" 'e'", "a &lt; b &gt; c &amp; &quot;d&quot; &#39;e&#39;"),
      ("\"\u{301}<\u{338}", "&quot;\u{301}&lt;\u{338}"), ("", ""), ("é∇\n", "é∇\n"),
    ])
  func escapes(text: String, html: String) {
    #expect(Array(escapedHTML(text).unicodeScalars) == Array(html.unicodeScalars))
  }
}
