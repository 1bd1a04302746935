/// Functions that are set upright, by their commands.
enum FunctionNames {
  /// What is drawn for a command, and whether limits stand below it in display style; nil for a
  /// command that is no function.
  static func named(_ command: String) -> (text: String, limits: Bool)? { table[command] }

  static var names: some Sequence<String> { table.keys }

  private static let table: [String: (text: String, limits: Bool)] = {
    var table: [String: (text: String, limits: Bool)] = [:]
    let plain = """
      arccos arcsin arctan arccot arcsec arccsc arg cos cosh cot coth csc sec sech csch deg dim
      exp hom ker lg ln log sin sinh tan tanh
      """
    let withLimits = "det gcd inf lim max min Pr sup"
    let spaced = [
      "limsup": "lim\u{2009}sup", "liminf": "lim\u{2009}inf", "injlim": "inj\u{2009}lim",
      "projlim": "proj\u{2009}lim",
    ]
    for name in plain.split(whereSeparator: \.isWhitespace) {
      table[String(name)] = (String(name), false)
    }
    for name in withLimits.split(separator: " ") { table[String(name)] = (String(name), true) }
    for (name, text) in spaced { table[name] = (text, true) }
    return table
  }()
}
