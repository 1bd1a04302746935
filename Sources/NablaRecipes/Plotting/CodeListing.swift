import NablaMath

/// A formula as code, in typewriter letters with the colours of its symbols.
struct CodeListing {
  enum Language: String { case swift, python }

  /// Roles by the names that bear them.
  static let roles = ["x": "s2", "f": "s1", "slope": "s3"]

  /// A formula as an expression of the language; nil where it cannot be said in it.
  static func expression(_ formula: Formula, _ language: Language) -> String? {
    guard let code = formula.swift else { return nil }
    let swift = spelled(code[...])
    return language == .swift ? swift : python(swift)
  }

  /// What functions without a name of their own in either language are, # being their argument,
  /// and whether that is one call.
  private static let bodies: [String: (code: String, isCall: Bool)] = [
    "sigmoid": ("1.0 / (1.0 + exp(-#))", false), "silu": ("# / (1.0 + exp(-#))", false),
    "relu": ("max(0.0, #)", true), "softplus": ("log(1.0 + exp(#))", true),
    "elu": ("max(0.0, #) + min(0.0, exp(#) - 1.0)", false),
    "gelu": ("0.5 * # * (1.0 + erf(# / sqrt(2.0)))", false),
    "sech": ("1.0 / cosh(#)", false), "csch": ("1.0 / sinh(#)", false),
    "coth": ("1.0 / tanh(#)", false), "sec": ("1.0 / cos(#)", false),
    "csc": ("1.0 / sin(#)", false), "cot": ("1.0 / tan(#)", false),
  ]

  /// The code with those functions written out.
  private static func spelled(_ code: Substring) -> String {
    guard let call = code.firstRange(of: "FormulaFunctions.value(\"") else { return String(code) }
    let rest = code[call.upperBound...]
    let name = String(rest.prefix { $0 != "\"" })
    let inside = rest.dropFirst(name.count + 3)
    var depth = 1
    let end = inside.firstIndex { letter in
      depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
      return depth == 0
    }
    guard let end else { return String(code) }
    let argument = spelled(inside[..<end])
    let (before, after) = (code[..<call.lowerBound], spelled(inside[end...].dropFirst()))
    guard let body = bodies[name] else {
      return "\(before)\(code[call])\(name)\", \(argument))\(after)"
    }
    let isName = argument.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    let isAlone = body.isCall || (before.isEmpty && after.isEmpty)
    let text = body.code.replacing("#", with: isName || body.isCall ? argument : "(\(argument))")
      .replacing("exp(-(-x))", with: "exp(x)")
    return before + (isAlone ? text : "(\(text))") + after
  }

  /// Functions that Python's `math` has under the same names.
  private static let functions: Set = [
    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh",
    "atanh", "exp", "log", "log2", "log10", "log1p", "expm1", "sqrt", "cbrt", "pow", "floor",
    "ceil", "erf", "erfc", "lgamma", "hypot", "fabs", "exp2",
  ]
  private static let builtins: Set = ["abs", "min", "max"]

  private static func python(_ swift: String) -> String? {
    guard !swift.contains(where: { "?&|[".contains($0) }) else { return nil }
    var result = ""
    var rest = swift[...]
    while let first = rest.first {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      guard first.isLetter, !word.isEmpty else {
        // Digits of a number may hold an e, which is no name.
        let part = word.isEmpty ? rest.prefix(1) : word
        result += part
        rest = rest.dropFirst(part.count)
        continue
      }
      rest = rest.dropFirst(word.count)
      switch String(word) {
      case "Double.pi": result += "math.pi"
      case "Double.infinity": result += "math.inf"
      case let name where rest.first == "(" && functions.contains(name): result += "math.\(name)"
      case let name where rest.first == "(" && !builtins.contains(name): return nil
      case let name: result += name
      }
    }
    return result
  }

  /// A line broken behind spaces, the rest set in.
  static func broken(_ line: String, at width: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indent
    for word in line.split(separator: " ") {
      if current.count + word.count > width, current.contains(where: { $0 != " " }) {
        lines.append(current)
        current = indent + "  "
      }
      current += (current.last ?? " ") == " " ? String(word) : " \(word)"
    }
    return lines + [current]
  }

  /// The line as a formula in typewriter letters.
  static func tex(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    while let first = rest.first {
      if first.isLetter || first.isNumber {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        let letters = "\\mathtt{\(word)}"
        result += roles[String(word)].map { "\\textcolor{\($0)}{\(letters)}" } ?? letters
        rest = rest.dropFirst(word.count)
        continue
      }
      switch first {
      case " ": result += "\\mkern9mu "
      case "_", "{", "}", "#", "%", "&", "$": result += "{\\\(first)}"
      // Signs alone are no operators, and take no space around them.
      default: result += "{\(first)}"
      }
      rest = rest.dropFirst()
    }
    return "$\(result)$"
  }

  /// The LaTeX of a formula with its x in colour.
  static func colored(_ latex: String) -> String {
    var result = ""
    var isCommand = false
    for letter in latex {
      if letter == "\\" {
        isCommand = true
      } else if !letter.isLetter {
        isCommand = false
      }
      result += letter == "x" && !isCommand ? "\\textcolor{s2}{x}" : String(letter)
    }
    return result
  }
}
