/// What signs and names are called in English.
enum SpokenWords {
  static func word(for symbol: MathSymbol) -> String {
    let plain = symbol.plain
    if ("0"..."9").contains(plain) { return number(String(plain)) }
    if let word = table[plain] { return word }
    let letter: String
    if plain.properties.isAlphabetic {
      letter = name(ofLetter: plain)
    } else {
      return (plain.properties.name ?? String(plain)).lowercased()
    }
    guard symbol.kind == .letter, let alphabet = alphabet(of: symbol) else { return letter }
    return "\(alphabet) \(letter)"
  }

  /// Small whole numbers in words, as they are said; others as they are written.
  static func number(_ digits: String) -> String {
    let words = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    guard digits.utf8.count <= 2, let value = Int(digits), value < words.count,
      String(value) == digits
    else { return digits }
    return words[value]
  }

  static func function(_ name: String) -> String { functions[name] ?? name }

  private static func name(ofLetter plain: Unicode.Scalar) -> String {
    guard !plain.isASCII, let name = SymbolTable.standard.names[plain] else { return String(plain) }
    let base = name.hasPrefix("var") ? String(name.dropFirst(3)) : name
    let isCapital = base.first?.isUppercase == true
    return isCapital ? "capital \(base.lowercased())" : base
  }

  private static func alphabet(of symbol: MathSymbol) -> String? {
    let (scalar, plain) = (symbol.scalar, symbol.plain)
    let named: [(MathAlphabet, String)] = [
      (.bold, "bold"), (.boldItalic, "bold"), (.blackboard, "blackboard"), (.script, "script"),
      (.boldScript, "bold script"), (.fraktur, "fraktur"), (.boldFraktur, "bold fraktur"),
    ]
    if scalar == plain || scalar == MathAlphabet.italic.character(plain) { return nil }
    return named.first { $0.0.character(plain) == scalar }?.1
  }

  private static let functions: [String: String] = [
    "sin": "sine", "cos": "cosine", "tan": "tangent", "sec": "secant", "csc": "cosecant",
    "cot": "cotangent", "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "ln": "natural log", "lim": "the limit", "max": "the maximum", "min": "the minimum",
    "sup": "the supremum", "inf": "the infimum", "det": "the determinant", "dim": "the dimension",
    "gcd": "the greatest common divisor", "Pr": "the probability", "arg": "arg", "Var": "variance",
    "Cov": "covariance", "mod": "modulo", "lim\u{2009}sup": "the limit superior",
    "lim\u{2009}inf": "the limit inferior", "arg\u{2009}max": "arg max",
    "arg\u{2009}min": "arg min", "ker": "the kernel", "tr": "the trace", "rank": "the rank",
  ]

  private static let table: [Unicode.Scalar: String] = [
    "+": "plus", "−": "minus", "=": "equals", "<": "is less than", ">": "is greater than",
    "≤": "is less than or equal to", "≥": "is greater than or equal to",
    "⩽": "is less than or equal to", "⩾": "is greater than or equal to",
    "≠": "is not equal to", "≈": "is approximately", "∼": "is distributed as",
    "∝": "is proportional to", "≡": "is equivalent to", "≃": "is similar to",
    "≅": "is congruent to", "≪": "is much less than", "≫": "is much greater than", "∈": "in",
    "∉": "not in", "∋": "contains", "⊂": "is a subset of", "⊆": "is a subset of or equal to",
    "⊊": "is a proper subset of", "⊃": "is a superset of", "⊇": "is a superset of or equal to",
    "∪": "union", "∩": "intersected with", "∖": "without", "∅": "the empty set",
    "∧": "and", "∨": "or", "¬": "not", "∀": "for all", "∃": "there exists",
    "∄": "there does not exist", "→": "to", "←": "is set to", "⟶": "to", "↦": "maps to",
    "⟼": "maps to", "⇒": "implies", "⟹": "implies", "⟸": "is implied by",
    "⇔": "if and only if", "⟺": "if and only if", "∣": "given", "|": "vertical bar",
    "∥": "double bar", "‖": "double bar", "⟂": "is perpendicular to", "±": "plus or minus",
    "∓": "minus or plus", "×": "times", "⋅": "dot", "∗": "star", "⋆": "star", "÷": "divided by",
    "/": "over", "∕": "over", "∘": "composed with", "⊙": "times elementwise",
    "⊕": "direct sum", "⊗": "tensor", "∞": "infinity", "∂": "partial", "∇": "nabla",
    "′": "prime", "″": "double prime", "‴": "triple prime", "⁗": "quadruple prime",
    "!": "factorial", ",": ",", ";": ";", ":": "such that", ".": "point", "…": "and so on",
    "⋯": "and so on", "⋮": "and so on", "⋱": "and so on", "∑": "the sum", "∏": "the product",
    "∐": "the coproduct", "∫": "the integral", "∬": "the double integral",
    "∭": "the triple integral", "∮": "the contour integral", "∯": "the surface integral",
    "⋃": "the union", "⋂": "the intersection", "⨁": "the direct sum",
    "⨂": "the tensor product", "⋁": "the disjunction", "⋀": "the conjunction",
    "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket",
    "]": "close bracket", "{": "open brace", "}": "close brace", "⟨": "open angle bracket",
    "⟩": "close angle bracket", "⌈": "ceiling of", "⌉": "end of ceiling", "⌊": "floor of",
    "⌋": "end of floor", "⊤": "top", "⊥": "bottom", "ℏ": "h bar", "ℓ": "ell", "%": "percent",
    "°": "degrees", "ϵ": "epsilon", "ϕ": "phi", "φ": "phi", "ℵ": "aleph", "√": "root",
    "≜": "is defined as", "≔": "is defined as", "⊨": "models", "⊢": "proves",
  ]
}
