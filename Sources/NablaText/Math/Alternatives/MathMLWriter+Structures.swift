extension MathMLWriter {
  mutating func fraction(_ fraction: MathFraction) {
    if let level = fraction.level { openStyle(level) }
    let isFenced = fraction.left != nil || fraction.right != nil
    if isFenced { raw("<mrow>") }
    if let left = fraction.left { fence(left) }
    if let thickness = fraction.thickness {
      raw("<mfrac linethickness=\"\(Self.number(thickness))em\">")
    } else {
      raw("<mfrac>")
    }
    row(fraction.numerator)
    row(fraction.denominator)
    raw("</mfrac>")
    if let right = fraction.right { fence(right) }
    if isFenced { raw("</mrow>") }
    if fraction.level != nil { raw("</mstyle>") }
  }

  mutating func radical(_ degree: [MathNode]?, _ body: [MathNode]) {
    guard let degree, !degree.isEmpty else {
      raw("<msqrt>")
      row(body)
      raw("</msqrt>")
      return
    }
    raw("<mroot>")
    row(body)
    row(degree)
    raw("</mroot>")
  }

  mutating func accented(_ accent: MathAccent, _ body: [MathNode]) {
    let tag = accent.isBelow ? "munder" : "mover"
    raw("<\(tag) \(accent.isBelow ? "accentunder" : "accent")=\"true\">")
    row(body)
    raw("<mo stretchy=\"\(accent.isWide)\">")
    escaped(String(Self.spacing[accent.scalar] ?? accent.scalar))
    raw("</mo></\(tag)>")
  }

  /// Browsers draw accents of their own characters better than combining ones.
  private static let spacing: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{300}": "`", "\u{301}": "´", "\u{302}": "^", "\u{303}": "~", "\u{304}": "¯",
    "\u{305}": "‾", "\u{306}": "˘", "\u{307}": "˙", "\u{308}": "¨", "\u{30A}": "˚",
    "\u{30C}": "ˇ", "\u{20D6}": "←", "\u{20D7}": "→", "\u{20E1}": "↔", "\u{20EE}": "←",
    "\u{20EF}": "→",
  ]

  mutating func brace(_ brace: MathBrace) {
    let tag = brace.isBelow ? "munder" : "mover"
    raw("<\(tag)>")
    row(brace.body)
    raw("<mo stretchy=\"true\">")
    escaped(String(brace.scalar))
    raw("</mo></\(tag)>")
  }

  private mutating func fence(_ scalar: Unicode.Scalar) {
    raw("<mo stretchy=\"true\" symmetric=\"true\">")
    escaped(String(scalar))
    raw("</mo>")
  }

  mutating func delimited(_ delimited: MathDelimited) {
    raw("<mrow>")
    if let left = delimited.left { fence(left) }
    for (i, part) in delimited.parts.enumerated() {
      if i > 0, i <= delimited.middles.count, let middle = delimited.middles[i - 1] {
        fence(middle)
      }
      row(part)
    }
    if let right = delimited.right { fence(right) }
    raw("</mrow>")
  }

  mutating func delimiter(_ delimiter: MathDelimiter) {
    guard let scalar = delimiter.scalar else { return }
    let sizes = ["1.2em", "1.8em", "2.4em", "3em"]
    let size = sizes[max(0, min(sizes.count, delimiter.size) - 1)]
    raw("<mo stretchy=\"true\" symmetric=\"true\" minsize=\"\(size)\" maxsize=\"\(size)\">")
    escaped(String(scalar))
    raw("</mo>")
  }

  mutating func table(_ table: MathTable) {
    let isFenced = table.left != nil || table.right != nil
    if isFenced { raw("<mrow>") }
    if let left = table.left { fence(left) }
    raw(table.spacing == .aligned ? "<mtable displaystyle=\"true\">" : "<mtable>")
    for (i, cells) in table.rows.enumerated() {
      raw("<mtr>")
      for (j, cell) in cells.enumerated() {
        raw(cellStart(table, row: i, column: j, last: cells.count - 1))
        row(cell)
        raw("</mtd>")
      }
      raw("</mtr>")
    }
    raw("</mtable>")
    if let right = table.right { fence(right) }
    if isFenced { raw("</mrow>") }
  }

  private func cellStart(_ table: MathTable, row: Int, column: Int, last: Int) -> String {
    var style: [String] = []
    switch table.alignments[column % max(1, table.alignments.count)] {
    case .left: style.append("text-align:left")
    case .center: break
    case .right: style.append("text-align:right")
    }
    if table.spacing == .aligned {
      style.append(column % 2 == 0 ? "padding-right:0" : "padding-left:0")
    }
    if table.lines.contains(column) { style.append("border-left:1px solid") }
    if column == last, table.lines.contains(column + 1) { style.append("border-right:1px solid") }
    if table.rules.contains(row) { style.append("border-top:1px solid") }
    return style.isEmpty ? "<mtd>" : "<mtd style=\"\(style.joined(separator: ";"))\">"
  }

  mutating func phantom(_ nodes: [MathNode], width: Bool, height: Bool) {
    let padding = (width ? "" : " width=\"0\"") + (height ? "" : " height=\"0\" depth=\"0\"")
    if !padding.isEmpty { raw("<mpadded\(padding)>") }
    raw("<mphantom>")
    row(nodes)
    raw("</mphantom>")
    if !padding.isEmpty { raw("</mpadded>") }
  }

  mutating func lapped(_ nodes: [MathNode], _ alignment: MathTable.Alignment) {
    switch alignment {
    case .left: raw("<mpadded width=\"0\">")
    case .center: raw("<mpadded width=\"0\" lspace=\"-50%\">")
    case .right: raw("<mpadded width=\"0\" lspace=\"-100%\">")
    }
    row(nodes)
    raw("</mpadded>")
  }
}
