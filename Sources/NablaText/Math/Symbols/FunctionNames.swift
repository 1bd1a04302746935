/// Functions that are set upright, by their commands.
enum FunctionNames {
  /// Whether limits stand below the name in display style; nil for a command that is no function.
  static func takesLimits(_ name: String) -> Bool? { table[name]?.limits }

  /// What is drawn for a command.
  static func text(_ name: String) -> String? { table[name]?.text }

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
