import NablaNotes
import TestSupport
import Testing

/// Notes as pages of HTML.
@Suite struct NotePageTests {
  private func page(_ note: String, isNumbered: Bool = false) throws -> String {
    try TemporaryFolder.with { folder in
      try folder.write(note, to: "n.md")
      var options = NotesOptions()
      (options.writesPages, options.isNumbered) = (true, isNumbered)
      let result = try folder.build(SketchArtist(), options)
      #expect(result.problems == [])
      #expect(try folder.text("n.md") == note)
      return try folder.text("n.html")
    }
  }

  /// What stands in the page's `main`.
  private func main(_ note: String, isNumbered: Bool = false) throws -> String {
    let page = try page(note, isNumbered: isNumbered)
    let start = try #require(page.firstRange(of: "<main>\n")).upperBound
    let end = try #require(page.firstRange(of: "</main>")).lowerBound
    return String(page[start..<end])
  }

  @Test func aFigureIsAFigureAndItsReferenceANumber() throws {
    let note = """
      See [Figure ?](#fig-bell).

      ```nabla bell
      recipe: bell
      ---
      caption: A *bell* with $\\sigma$.
      alt: A "bell".
      ```

      After.
      """
    #expect(
      try main(note, isNumbered: true) == """
        <p>See <a href="#fig-bell">Figure 1</a>.</p>
        <figure id="fig-bell"><img src="figures/bell.svg" alt="A &quot;bell&quot;." width="640" height="400"><figcaption><b>Figure 1.</b> A <em>bell</em> with <math><mtext>\\sigma</mtext></math>.</figcaption></figure>
        <p>After.</p>

        """)
  }

  @Test func headingsAreListedAndLinked() throws {
    let page = try page("# Notes on *f*\n\n## One & two\n\n## One & two\n\n### Three\n\nText.\n")
    #expect(page.contains("<title>Notes on f</title>"))
    #expect(page.contains("<h2 id=\"one--two\">One &amp; two</h2>"))
    #expect(page.contains("<li class=\"level-2\"><a href=\"#one--two-1\">One &amp; two</a></li>"))
    #expect(page.contains("<li class=\"level-3\"><a href=\"#three\">Three</a></li>"))
    #expect(page.contains("<script") == false)
  }

  @Test(arguments: [
    ("$a_1 * b_2 * c_3$", "<p><math><mtext>a_1 * b_2 * c_3</mtext></math></p>\n"),
    ("It costs $5 and $6.", "<p>It costs $5 and $6.</p>\n"),
    ("\\$a$ and `$b$`", "<p>$a$ and <code>$b$</code></p>\n"),
    ("$$\nx\n+ y\n$$", "<p><math display=\"block\"><mtext>x + y</mtext></math></p>\n"),
    (
      "> $$\n> x\n> $$",
      "<blockquote>\n<p><math display=\"block\"><mtext>x</mtext></math></p>\n</blockquote>\n"
    ),
    ("```math\nx_1\n```", "<p><math display=\"block\"><mtext>x_1</mtext></math></p>\n"),
    ("$\\bad < 1$", "<p><code class=\"formula\">$\\bad &lt; 1$</code></p>\n"),
    ("![a $x$](p.png)", "<p><img src=\"p.png\" alt=\"a $x$\"></p>\n"),
  ])
  func formulasAreMathMLAndDollarsElseStay(note: String, html: String) throws {
    #expect(try main(note) == html)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>x", "x"),
    ("<SCRIPT/x>alert(1)</SCRIPT >x", "<p>&lt;SCRIPT/x&gt;alert(1)x</p>"),
    ("<img src=x onerror=alert(1)>", "<img src=\"x\">"),
    ("a <a href=\"javascript:alert(1)\">b</a>", "<p>a <a>b</a></p>\n"),
    ("a <a href=\"java&#115;cript&colon;alert(1)\">b</a>", "<p>a <a>b</a></p>\n"),
    ("a <a href=\" \tjava\tscript:alert(1)\">b</a>", "<p>a <a>b</a></p>\n"),
    ("[b](data:text/html,x)", "<p><a>b</a></p>\n"),
    ("<div style=\"position:fixed\" onclick=x>y</div>", "<div>y</div>"),
    ("</main></body>x", "x"),
    ("<b>x", "<p><b>x</b></p>\n"),
    ("<svg><a xlink:href=x>y</a></svg>z", "<p>z</p>"),
    ("<iframe src=x></iframe>z", "z"),
    ("<div title=\"x>\n<script>y", "&lt;div title=\"x>\n&lt;script>y"),
    (
      "<details open><summary>s</summary>\n\ntext\n\n</details>",
      "<details open=\"\"><summary>s</summary>\n<p>text</p>\n</details>\n"
    ),
    ("a <!-- c --> b", "<p>a  b</p>\n"),
    (
      "![remote](https://example.org/x.png)",
      "<p><a href=\"https://example.org/x.png\">remote</a></p>\n"
    ),
    (
      "[n](other.md#x) [m](https://a.b/c.md)",
      "<p><a href=\"other.html#x\">n</a> <a href=\"https://a.b/c.md\">m</a></p>\n"
    ),
    ("a < b & c <3", "<p>a &lt; b &amp; c &lt;3</p>\n"),
    ("\u{E000}0\u{E001}", "<p>\u{FFFD}0\u{FFFD}</p>\n"),
    ("- [x] done", "<ul>\n<li><input type=\"checkbox\" disabled checked> done</li>\n</ul>\n"),
    ("<input type=text name=q>", ""),
    ("<h2 id=main onclick=x>t</h2>", "<h2 id=\"t\">t</h2>"),
  ])
  func rawHTMLIsSanitised(note: String, html: String) throws {
    // White space at the ends does not matter in HTML.
    let got = try main(note).split(separator: "\n").joined(separator: "\n")
    #expect(got == html.split(separator: "\n").joined(separator: "\n"))
  }

  @Test func aParagraphThatCouldTakeForeverIsRefused() throws {
    try TemporaryFolder.with { folder in
      try folder.write(String(repeating: "![[", count: 40_000), to: "n.md")
      var options = NotesOptions()
      options.writesPages = true
      let result = try folder.build(SketchArtist(), options)
      #expect(
        result.problems.map { folder.shortened($0.text) } == [
          "n.md:1:1: error: a paragraph has more than 65536 bytes; part it with blank lines."
        ])
    }
  }
}
