extension MathSpeech {
  mutating func fraction(_ fraction: MathFraction, isLast: Bool) {
    if fraction.thickness == 0 {
      list(fraction.numerator)
      words.append("choose")
      list(fraction.denominator)
      return
    }
    var i = 0
    var j = 0
    if Self.number(in: fraction.numerator, at: &i) == "1", i == fraction.numerator.count,
      Self.number(in: fraction.denominator, at: &j) == "2", j == fraction.denominator.count
    {
      return words.append("one half")
    }
    let isSimple = Self.isSimple(fraction.numerator) && Self.isSimple(fraction.denominator)
    let isNamed = !isSimple && !(isLast && words.isEmpty)
    if isNamed { words.append("the fraction") }
    list(fraction.numerator)
    words.append("over")
    list(fraction.denominator)
    if isNamed, !isLast { words += [",", "end of fraction", ","] }
  }

  /// Whether it is said without a doubt where it ends: no sum, no comparison, no fraction.
  static func isSimple(_ nodes: [MathNode]) -> Bool {
    nodes.count <= 3
      && nodes.allSatisfy { node in
        switch node {
        case .symbol(let symbol): symbol.atom == .ordinary && symbol.plain != "/"
        case .scripts(let scripts):
          isSimple(scripts.sub ?? []) && isSimple(scripts.sup ?? []) && scripts.base != nil
            && isSimple(scripts.base.map { [$0] } ?? [])
        case .accent, .function, .text, .line: true
        case .group(let nodes), .colored(_, let nodes), .classed(_, let nodes): isSimple(nodes)
        default: false
        }
      }
  }

  mutating func radical(_ degree: [MathNode]?, _ body: [MathNode], isLast: Bool) {
    var name = "square"
    if let degree, !degree.isEmpty {
      let text = Self.said(degree).joined(separator: " ")
      name = text == "three" ? "cube" : text == "two" ? "square" : text + "-th"
    }
    words.append("the \(name) root of")
    list(body)
    if !isLast, !Self.isSimple(body) { words += [",", "end of root", ","] }
  }

  mutating func suffixed(_ body: [MathNode], _ suffix: String) {
    list(body)
    words.append(suffix)
  }

  mutating func label(_ nodes: [MathNode]?, _ place: String) {
    guard let nodes, !nodes.isEmpty else { return }
    words.append("with")
    list(nodes)
    words.append(place)
  }

  mutating func delimited(_ delimited: MathDelimited, before: MathNode?) {
    let isOf = before.map(Self.isFunction) ?? false
    switch (delimited.left, delimited.right) {
    case ("|"?, "|"?): words.append("the absolute value of")
    case ("‖"?, "‖"?): words.append("the norm of")
    case (let left?, _):
      let isRound = left == "(" || left == "["
      words.append(isOf && isRound ? "of" : SpokenWords.word(for: MathSymbol(left)))
    case (nil, _): break
    }
    for (i, part) in delimited.parts.enumerated() {
      if i > 0, i <= delimited.middles.count, let middle = delimited.middles[i - 1] {
        words.append(middle == "|" ? "given" : SpokenWords.word(for: MathSymbol(middle)))
      }
      list(part)
    }
    switch (delimited.left, delimited.right) {
    case ("|"?, "|"?), ("‖"?, "‖"?): words.append(",")
    case (_, "|"?): words.append("evaluated")
    case (let left, let right?):
      let isRound = left == "(" || left == "["
      words.append(isOf && isRound ? "," : SpokenWords.word(for: MathSymbol(right)))
    case (_, nil): break
    }
  }

  mutating func table(_ table: MathTable) {
    let columns = table.rows.map(\.count).max() ?? 0
    switch table.spacing {
    case .matrix, .small:
      let sizes = [table.rows.count, columns].map { SpokenWords.number(String($0)) }
      words += ["the \(sizes[0]) by \(sizes[1]) matrix", ","]
    case .cases: words += ["cases", ","]
    case .aligned, .substack: break
    }
    for (i, row) in table.rows.enumerated() {
      for (j, cell) in row.enumerated() {
        list(cell)
        let isPair = table.spacing == .aligned && j % 2 == 0
        if j + 1 < row.count, !isPair { words.append(",") }
      }
      if i + 1 < table.rows.count { words.append(";") }
    }
    switch table.spacing {
    case .matrix, .small: words += [",", "end of matrix", ","]
    case .cases: words += [",", "end of cases", ","]
    case .aligned, .substack: break
    }
  }
}
