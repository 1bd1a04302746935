extension MathParser {
  /// `\begin{…}` whose command has been read, up to its `\end`.
  mutating func environment() throws(TexProblem) -> MathNode {
    let place = scanner.start
    let range = try scanner.rawArgument(of: "begin")
    let name = scanner.text(range)
    guard var table = MathEnvironment.table(name) else {
      let near = NearestCommand.name(to: name, in: MathEnvironment.names)
      throw TexProblem(
        "unknown environment \"\(name.prefix(40))\"",
        near.map { "did you mean \"\($0)\"?" } ?? "known: aligned, array, cases, matrix, pmatrix",
        at: range.lowerBound)
    }
    switch name {
    case "array", "subarray": try readColumns(into: &table)
    case "alignedat": _ = try scanner.rawArgument(of: "begin{alignedat}")
    case "aligned", "gathered", "split": _ = try scanner.rawOption()
    case let name where name.hasSuffix("matrix*"):
      switch try scanner.rawOption() {
      case "l": table.alignments = [.left]
      case "r": table.alignments = [.right]
      default: break
      }
    default: break
    }
    try readRows(into: &table, from: place, environment: name)
    return .table(table)
  }

  /// Lines under a large operator, `\substack{a \\ b}`.
  mutating func substack() throws(TexProblem) -> MathNode {
    scanner.skipSpaces()
    guard scanner.take("{") else {
      throw TexProblem(
        "\\substack has no argument", "write \\substack{a \\\\ b}", at: scanner.start)
    }
    var table = MathTable(rows: [], alignments: [.center], spacing: .substack)
    try readRows(into: &table, from: scanner.place - 1, environment: nil)
    return .table(table)
  }

  /// Rows and cells up to the environment's end, or to a brace where there is none.
  private mutating func readRows(
    into table: inout MathTable, from place: Int, environment: String?
  ) throws(TexProblem) {
    var row: [[MathNode]] = []
    try readRules(into: &table)
    while true {
      let (cell, ending) = try list()
      row.append(cell)
      switch ending {
      case .ampersand:
        guard row.count < MathLimits.columns else {
          throw TexProblem(
            "more than \(MathLimits.columns) columns", "split the matrix", at: scanner.start)
        }
      case .command("\\"), .command("cr"), .command("newline"):
        table.rows.append(row)
        row = []
        _ = scanner.take("*")
        if let gap = try rowGap() { table.gaps[table.rows.count - 1] = gap }
        try readRules(into: &table)
      default:
        try end(ending, of: environment, from: place)
        // A \\ at the end starts no row.
        if row.count > 1 || row.first?.isEmpty == false { table.rows.append(row) }
        return
      }
    }
  }

  private mutating func end(
    _ ending: Token, of environment: String?, from place: Int
  ) throws(TexProblem) {
    switch (ending, environment) {
    case (.close, nil): return
    case (.command("end"), let name?):
      let range = try scanner.rawArgument(of: "end")
      let end = scanner.text(range)
      guard end == name else {
        throw TexProblem(
          "\\end{\(end.prefix(40))} for \\begin{\(name)}", "write \\end{\(name)}",
          at: range.lowerBound)
      }
    case (.end, let name?):
      throw TexProblem("\\begin{\(name)} is never closed", "add \\end{\(name)}", at: place)
    case (.end, nil): throw TexProblem("the { is never closed", "add a }", at: place)
    case (.command(let name), _): throw stray(name)
    default:
      throw TexProblem("a } without its {", "write \\} for the sign", at: scanner.start)
    }
  }

  /// `\\[2pt]`; a bracket that holds no length belongs to the row.
  private mutating func rowGap() throws(TexProblem) -> Double? {
    let rest = scanner
    if let text = try? scanner.rawOption(), let gap = try? length(text, of: "\\") { return gap }
    scanner = rest
    return nil
  }

  private mutating func readRules(into table: inout MathTable) throws(TexProblem) {
    while true {
      let rest = scanner
      scanner.skipSpaces()
      guard !scanner.isAtEnd, case .command(let name) = try scanner.next(),
        MathCommand.named(name) == .rowLine
      else {
        scanner = rest
        return
      }
      table.rules.insert(table.rows.count)
    }
  }

  /// `{l|cr}`.
  private mutating func readColumns(into table: inout MathTable) throws(TexProblem) {
    let range = try scanner.rawArgument(of: "begin{array}")
    table.alignments = []
    for (i, scalar) in scanner.scalars[range].enumerated() {
      switch scalar {
      case "l": table.alignments.append(.left)
      case "c": table.alignments.append(.center)
      case "r": table.alignments.append(.right)
      case "|": table.lines.insert(table.alignments.count)
      case " ": break
      default:
        throw TexProblem(
          "the column \"\(scalar)\"", "write l, c, r and |", at: range.lowerBound + i)
      }
    }
    if table.alignments.isEmpty { table.alignments = [.center] }
  }
}
