import Nabla
import NablaPlot
import NablaScene

/// A note as one page of HTML: contents, formulas as MathML, figures that follow light and dark, and
/// a sheet for printing. It needs no network and runs no script.
struct NotePage {
  private let survey: SurveyedNote
  private let setting: SurveyedNote.Setting
  private let numbers: [String: Int]

  /// The longest run of lines without a blank one, in bytes: reading inlines is not linear.
  static let paragraphLimit = 1 << 16

  init(_ survey: SurveyedNote, _ setting: SurveyedNote.Setting) {
    (self.survey, self.setting) = (survey, setting)
    numbers = survey.numbers(all: setting.lock.isNumbered)
  }

  /// The whole page.
  ///
  /// - Parameter mathML: a formula as MathML; one that cannot be read is shown as it is written.
  /// - Throws: for a paragraph that is too long.
  func html(
    _ mathML: (String, Bool) throws(NablaError) -> String
  ) throws(NablaError) -> String {
    var inserts: [PageInsert] = []
    var parts: [String] = []
    for index in survey.note.texts.indices { parts.append(source(index, &inserts)) }
    let text = parts.joined(separator: "\n\n")
    var body = try sanitizer(text, &inserts, mathML)
    let content = body.sanitizer.withHeadingIDs(body.html)
    let headings = body.sanitizer.headings
    let title =
      headings.first.map { HTMLText.words(of: $0.html).trimmingBlanks } ?? survey.note.file.stem
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'">
      <title>\(escapedHTML(title))</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      \(contents(headings))<main>
      \(content)</main>
      </body>
      </html>

      """
  }

  /// The headings as a list of links; nothing where there are fewer than two.
  private func contents(_ headings: [HTMLSanitizer.Heading]) -> String {
    let shown = headings.dropFirst(headings.first?.level == 1 ? 1 : 0).filter { $0.level <= 3 }
    guard shown.count > 1 else { return "" }
    let items = shown.map {
      "<li class=\"level-\($0.level)\"><a href=\"#\(escapedHTML($0.id))\">\($0.html)</a></li>"
    }
    return
      "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>\n</nav>\n"
  }

  // MARK: - Source

  /// A text's Markdown with marks where figures and formulas of fences stand, without front matter.
  private func source(_ index: Int, _ inserts: inout [PageInsert]) -> String {
    let text = survey.note.texts[index]
    let lines = text.lines
    var cuts: [(lines: ClosedRange<Int>, column: Int, insert: PageInsert?)] = []
    for figure in text.figures where !figure.isBlocked {
      let column = text.blocks.fences.first { $0.line == figure.line }?.column ?? 0
      cuts.append((figure.line...figure.closing, column, .figure(figure.fence.id)))
      if let region = figure.region { cuts.append((region.lines, 0, nil)) }
    }
    for region in text.orphans { cuts.append((region.lines, 0, nil)) }
    for fence in text.blocks.fences where fence.info == "math" {
      guard let closing = fence.closing else { continue }
      let lines = fence.body.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      let tex = MarkedText.cleaned(lines.joined(separator: " "))
      cuts.append(
        (fence.line...closing, fence.column, .formula(tex: tex, isDisplay: true, source: tex)))
    }
    cuts.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    let numbered = numberedLines(index)
    var result = ""
    var line = text.blocks.frontMatter
    var next = cuts[...]
    while line < lines.count {
      if let cut = next.first, cut.lines.lowerBound <= line {
        next = next.dropFirst()
        guard cut.lines.lowerBound == line else { continue }
        if let insert = cut.insert {
          inserts.append(insert)
          let start = lines.bytes[lines.content(line)].prefix(cut.column)
          result += MarkedText.cleaned(String(decoding: start, as: UTF8.self))
          result += MarkedText.mark(inserts.count - 1) + "\n"
          // A line of the container's own, so that what follows is a paragraph of its own.
          let inner = lines.bytes[lines.content(cut.lines.upperBound)].prefix {
            $0.isBlank || $0 == UInt8(ascii: ">")
          }
          result += String(decoding: inner.withoutTrailingBlanks, as: UTF8.self) + "\n"
        }
        line = cut.lines.upperBound + 1
      } else {
        result += MarkedText.cleaned(numbered[line] ?? lines.text(line)) + "\n"
        line += 1
      }
    }
    return result
  }

  /// The lines with references, by line: their text with the figures' numbers.
  private func numberedLines(_ index: Int) -> [Int: String] {
    let text = survey.note.texts[index]
    return Dictionary(grouping: survey.references[index], by: \.line).mapValues { references in
      let range = text.lines.content(references[0].line)
      var bytes: [UInt8] = []
      var done = range.lowerBound
      for reference in references where reference.isOpen(in: text) {
        let label = numbers[reference.id].map { "Figure \($0)" } ?? "the figure"
        bytes += text.lines.bytes[done..<reference.label.lowerBound] + Array(label.utf8)
        done = reference.label.upperBound
      }
      bytes += text.lines.bytes[done..<range.upperBound]
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  // MARK: - HTML

  private func sanitizer(
    _ markdown: String, _ inserts: inout [PageInsert],
    _ mathML: (String, Bool) throws(NablaError) -> String
  ) throws(NablaError) -> (sanitizer: HTMLSanitizer, html: String) {
    let name = survey.note.file.name
    let lines = NoteLines(Array(markdown.utf8))
    let blocks = try MarkdownBlocks(lines, name: name)
    try requireShortParagraphs(lines, blocks)
    var finder = FormulaFinder(inserts)
    let marked = finder.marked(lines, blocks)
    inserts = finder.inserts
    let all = inserts
    var formulas: [Int: String] = [:]
    var figures: [Int: String] = [:]
    for (i, insert) in all.enumerated() {
      switch insert {
      case .formula(let tex, let isDisplay, let source):
        formulas[i] =
          (try? mathML(tex, isDisplay))
          ?? "<code class=\"formula\">\(escapedHTML(source))</code>"
      case .figure(let id): figures[i] = try figure(id, mathML)
      }
    }
    var sanitizer = HTMLSanitizer(
      filling: { text in
        MarkedText.filled(text) { formulas[$0] ?? MarkedText.mark($0) }
      },
      plain: { text in
        MarkedText.filled(text) { number in
          guard all.indices.contains(number), case .formula(_, _, let source) = all[number] else {
            return ""
          }
          return source
        }
      })
    let html = sanitizer.sanitized(MarkdownHTML.render(marked))
    return (sanitizer, Self.placed(html, figures))
  }

  /// Puts figures where their marks stand, out of the paragraphs around them.
  private static func placed(_ html: String, _ figures: [Int: String]) -> String {
    let filled = MarkedText.filled(html) { number in
      figures[number].map { "</p>\n\($0)\n<p>" } ?? ""
    }
    return filled.replacing("<p></p>\n", with: "").replacing("\n<p></p>", with: "")
  }

  private func figure(
    _ id: String, _ mathML: (String, Bool) throws(NablaError) -> String
  ) throws(NablaError) -> String {
    guard let figure = survey.figures.first(where: { $0.id == id }),
      let picture = setting.lock.figures[id], picture.key == figure.key.hex
    else {
      return "<p class=\"missing\">The figure \(escapedHTML(id)) could not be drawn.</p>"
    }
    let fence = figure.place.fence
    let alt = escapedHTML(fence.alt.isEmpty ? picture.alt : fence.alt)
    let size = picture.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
    var html = "<figure id=\"fig-\(id)\">"
    html += "<img src=\"\(FigureLock.folder)/\(picture.file)\" alt=\"\(alt)\"\(size)>"
    let label = numbers[id].map { "<b>Figure \($0).</b> " } ?? ""
    if !fence.caption.isEmpty || !label.isEmpty {
      var inserts: [PageInsert] = []
      let caption = try sanitizer(MarkedText.cleaned(fence.caption), &inserts, mathML).html
      let inside = caption.replacing("<p>", with: "").replacing("</p>", with: "").trimmingBlanks
      html += "<figcaption>\(label)\(inside.replacing("\n", with: ""))</figcaption>"
    }
    return html + "</figure>"
  }

  private func requireShortParagraphs(
    _ lines: NoteLines, _ blocks: MarkdownBlocks
  ) throws(NablaError) {
    var length = 0
    for line in 0..<lines.count {
      let isEnd = blocks.isVerbatim[line] || lines.isBlank(line)
      length = isEnd ? 0 : length + lines.range(line).count
      if length > Self.paragraphLimit {
        throw NablaError(
          "\(survey.note.file.name):1:1",
          "a paragraph has more than \(Self.paragraphLimit) bytes", "part it with blank lines")
      }
    }
  }
}
