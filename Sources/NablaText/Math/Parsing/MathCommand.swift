/// What a command does that is no symbol, function or accent.
enum MathCommand: Hashable, Sendable {
  case fraction(MathStyle.Level?)
  case binomial(MathStyle.Level?)
  case generalFraction
  /// `\over` and its like: what is in front of it in the group, above what is behind.
  case infix(thickness: Double?, left: Unicode.Scalar?, right: Unicode.Scalar?)
  case root
  case text(MathTextFace)
  case operatorName(limits: Bool)
  case alphabet(MathAlphabet)
  case boldSymbol
  /// For the rest of the group.
  case fontSwitch(MathAlphabet)
  case left, middle, right
  case delimiter(size: Int, MathClass)
  case style(MathStyle.Level)
  case line(isBelow: Bool)
  case brace(Unicode.Scalar, isBelow: Bool)
  case overset, underset, stackrel, overunderset
  case atom(MathClass)
  case arrow(Unicode.Scalar)
  case substack
  case begin, end, newRow, rowLine
  case color
  case space(Double)
  /// A space whose width is an argument, or stands bare behind the command.
  case measuredSpace(isBraced: Bool)
  case phantom(width: Bool, height: Bool)
  case smash
  case lap(MathTable.Alignment)
  case boxed
  case not
  case limits(MathScripts.Limits)
  case modulus(isParenthesized: Bool)
  case binaryModulus
  /// Other TeX that it stands for.
  case macro(String)
  case nothing

  static func named(_ name: String) -> MathCommand? { table[name] }
  static var names: some Sequence<String> { table.keys }

  private static let table: [String: MathCommand] =
    structure
    .merging(fonts) { a, _ in a }.merging(delimiters) { a, _ in a }
    .merging(spaces) { a, _ in a }.merging(macros) { a, _ in a }

  private static let structure: [String: MathCommand] = [
    "frac": .fraction(nil), "dfrac": .fraction(.display), "tfrac": .fraction(.text),
    "cfrac": .fraction(.display), "binom": .binomial(nil), "dbinom": .binomial(.display),
    "tbinom": .binomial(.text), "genfrac": .generalFraction,
    "over": .infix(thickness: nil, left: nil, right: nil),
    "atop": .infix(thickness: 0, left: nil, right: nil),
    "choose": .infix(thickness: 0, left: "(", right: ")"),
    "brack": .infix(thickness: 0, left: "[", right: "]"),
    "brace": .infix(thickness: 0, left: "{", right: "}"),
    "sqrt": .root, "displaystyle": .style(.display), "textstyle": .style(.text),
    "scriptstyle": .style(.script), "scriptscriptstyle": .style(.scriptscript),
    "overline": .line(isBelow: false), "underline": .line(isBelow: true),
    "overbrace": .brace("\u{23DE}", isBelow: false),
    "underbrace": .brace("\u{23DF}", isBelow: true),
    "overparen": .brace("\u{23DC}", isBelow: false),
    "underparen": .brace("\u{23DD}", isBelow: true),
    "overbracket": .brace("\u{23B4}", isBelow: false),
    "underbracket": .brace("\u{23B5}", isBelow: true),
    "overset": .overset, "underset": .underset, "stackrel": .stackrel,
    "overunderset": .overunderset, "substack": .substack,
    "begin": .begin, "end": .end, "\\": .newRow, "cr": .newRow, "newline": .newRow,
    "hline": .rowLine, "color": .color, "textcolor": .color,
    "phantom": .phantom(
      width: true, height: true), "hphantom": .phantom(width: true, height: false),
    "vphantom": .phantom(width: false, height: true), "mathstrut": .macro("\\vphantom{(}"),
    "strut": .macro("\\vphantom{(}"), "smash": .smash, "llap": .lap(.right),
    "mathllap": .lap(.right), "rlap": .lap(.left), "mathrlap": .lap(.left),
    "clap": .lap(.center), "mathclap": .lap(.center), "boxed": .boxed, "fbox": .boxed,
    "not": .not, "limits": .limits(.always), "nolimits": .limits(.never),
    "displaylimits": .limits(.automatic), "pmod": .modulus(isParenthesized: true),
    "mod": .modulus(isParenthesized: false), "pod": .macro("\\quad"), "bmod": .binaryModulus,
    "nonumber": .nothing, "notag": .nothing, "relax": .nothing, "/": .nothing, "-": .nothing,
  ]

  private static let fonts: [String: MathCommand] = [
    "text": .text(.regular), "textrm": .text(.regular), "textnormal": .text(.regular),
    "mbox": .text(.regular), "hbox": .text(.regular), "textsf": .text(.regular),
    "textup": .text(.regular), "textbf": .text(.bold), "textit": .text(.italic),
    "emph": .text(.italic), "operatorname": .operatorName(limits: false),
    "operatorname*": .operatorName(limits: true), "mathrm": .alphabet(.roman),
    "mathup": .alphabet(.roman), "mathregular": .alphabet(.roman),
    "mathdefault": .alphabet(.automatic), "mathnormal": .alphabet(.automatic),
    "mathit": .alphabet(.italic), "mathbf": .alphabet(.bold), "mathbfup": .alphabet(.bold),
    "mathbfit": .alphabet(.boldItalic), "mathbb": .alphabet(.blackboard),
    "Bbb": .alphabet(.blackboard), "mathcal": .alphabet(.script), "mathscr": .alphabet(.script),
    "mathbfcal": .alphabet(.boldScript), "mathbfscr": .alphabet(.boldScript),
    "mathfrak": .alphabet(.fraktur), "mathbffrak": .alphabet(.boldFraktur),
    "mathsf": .alphabet(.sans), "mathsfit": .alphabet(.sansItalic),
    "mathbfsf": .alphabet(.boldSans), "mathtt": .alphabet(.mono), "texttt": .alphabet(.mono),
    "boldsymbol": .boldSymbol, "bm": .boldSymbol, "pmb": .boldSymbol, "mathbold": .boldSymbol,
    "rm": .fontSwitch(.roman), "it": .fontSwitch(.italic), "bf": .fontSwitch(.bold),
    "bb": .fontSwitch(.blackboard), "cal": .fontSwitch(.script), "scr": .fontSwitch(.script),
    "frak": .fontSwitch(.fraktur), "sf": .fontSwitch(.sans), "tt": .fontSwitch(.mono),
    "bfit": .fontSwitch(.boldItalic), "regular": .fontSwitch(.roman),
    "default": .fontSwitch(.automatic), "normal": .fontSwitch(.automatic),
    "mathord": .atom(.ordinary), "mathop": .atom(.large), "mathbin": .atom(.binary),
    "mathrel": .atom(.relation), "mathopen": .atom(.opening), "mathclose": .atom(.closing),
    "mathpunct": .atom(.punctuation), "mathinner": .atom(.inner),
  ]

  private static let delimiters: [String: MathCommand] = {
    var table: [String: MathCommand] = ["left": .left, "middle": .middle, "right": .right]
    for (size, name) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      table[name] = .delimiter(size: size + 1, .ordinary)
      table[name + "l"] = .delimiter(size: size + 1, .opening)
      table[name + "r"] = .delimiter(size: size + 1, .closing)
      table[name + "m"] = .delimiter(size: size + 1, .relation)
    }
    let arrows: [(String, Unicode.Scalar)] = [
      ("rightarrow", "→"), ("leftarrow", "←"), ("leftrightarrow", "↔"), ("Rightarrow", "⇒"),
      ("Leftarrow", "⇐"), ("Leftrightarrow", "⇔"), ("mapsto", "↦"), ("hookrightarrow", "↪"),
      ("hookleftarrow", "↩"), ("rightharpoonup", "⇀"), ("rightharpoondown", "⇁"),
      ("leftharpoonup", "↼"), ("leftharpoondown", "↽"), ("rightleftharpoons", "⇌"),
      ("leftrightharpoons", "⇋"), ("twoheadrightarrow", "↠"), ("twoheadleftarrow", "↞"),
      ("longequal", "="),
    ]
    for (name, scalar) in arrows { table["x" + name] = .arrow(scalar) }
    return table
  }()

  private static let spaces: [String: MathCommand] = [
    ",": .space(3.0 / 18), "thinspace": .space(3.0 / 18), ":": .space(4.0 / 18),
    ">": .space(4.0 / 18), "medspace": .space(4.0 / 18), ";": .space(5.0 / 18),
    "thickspace": .space(5.0 / 18), "!": .space(-3.0 / 18), "negthinspace": .space(-3.0 / 18),
    "negmedspace": .space(-4.0 / 18), "negthickspace": .space(-5.0 / 18), " ": .space(1.0 / 3),
    "space": .space(1.0 / 3), "nobreakspace": .space(1.0 / 3), "enspace": .space(0.5),
    "enskip": .space(0.5), "quad": .space(1), "qquad": .space(2),
    "hspace": .measuredSpace(isBraced: true), "hspace*": .measuredSpace(isBraced: true),
    "mspace": .measuredSpace(isBraced: true), "kern": .measuredSpace(isBraced: false),
    "mkern": .measuredSpace(isBraced: false), "hskip": .measuredSpace(isBraced: false),
    "mskip": .measuredSpace(isBraced: false),
  ]

  /// Signs that are put together from others or stand in for others of the same meaning, most for
  /// want of a character in our fonts; and names that papers of machine learning often define.
  private static let macros: [String: MathCommand] = [
    "iff": .macro("\\;\\Longleftrightarrow\\;"), "implies": .macro("\\;\\Longrightarrow\\;"),
    "impliedby": .macro("\\;\\Longleftarrow\\;"),
    "varlimsup": .macro("\\mathop{\\overline{\\mathrm{lim}}}"),
    "varliminf": .macro("\\mathop{\\underline{\\mathrm{lim}}}"),
    "varinjlim": .macro("\\mathop{\\underrightarrow{\\mathrm{lim}}}"),
    "varprojlim": .macro("\\mathop{\\underleftarrow{\\mathrm{lim}}}"),
    "nleqslant": .macro("\\not\\leqslant"), "ngeqslant": .macro("\\not\\geqslant"),
    "nleqq": .macro("\\not\\leqq"), "ngeqq": .macro("\\not\\geqq"),
    "npreceq": .macro("\\not\\preceq"), "nsucceq": .macro("\\not\\succeq"),
    "subseteqq": .macro("\\subseteq"), "supseteqq": .macro("\\supseteq"),
    "subsetneqq": .macro("\\subsetneq"), "supsetneqq": .macro("\\supsetneq"),
    "nsubseteqq": .macro("\\nsubseteq"), "nsupseteqq": .macro("\\nsupseteq"),
    "varsubsetneqq": .macro("\\subsetneqq"), "varsupsetneqq": .macro("\\supsetneqq"),
    "doublebarwedge": .macro("\\mathbin{\\overline{\\barwedge}}"),
    "merge": .macro("\\mathbin{\\wedge\\mkern-9mu\\wedge}"),
    "obar": .macro("\\mathbin{\\ominus}"), "solbar": .macro("\\mathbin{/\\mkern-9mu-}"),
    "Coloneqq": .macro("\\mathrel{::=}"), "colonequals": .macro("\\coloneqq"),
    "TeX": .macro("\\mathrm{T\\mkern-3mu E\\mkern-2mu X}"),
    "hdots": .macro("\\ldots"), "hdotsfor": .macro("\\dots"),
    "independent": .macro("\\mathrel{\\perp\\mkern-10mu\\perp}"),
    "indep": .macro("\\mathrel{\\perp\\mkern-10mu\\perp}"),
    "diagdown": .macro("\\backslash"), "argmax": .macro("\\operatorname*{arg\\,max}"),
    "argmin": .macro("\\operatorname*{arg\\,min}"), "tr": .macro("\\operatorname{tr}"),
    "Tr": .macro("\\operatorname{Tr}"), "rank": .macro("\\operatorname{rank}"),
    "diag": .macro("\\operatorname{diag}"), "sgn": .macro("\\operatorname{sgn}"),
    "sign": .macro("\\operatorname{sign}"), "softmax": .macro("\\operatorname{softmax}"),
    "KL": .macro("\\operatorname{KL}"), "Var": .macro("\\operatorname{Var}"),
    "Cov": .macro("\\operatorname{Cov}"), "R": .macro("\\mathbb{R}"), "N": .macro("\\mathbb{N}"),
    "Z": .macro("\\mathbb{Z}"), "Q": .macro("\\mathbb{Q}"), "E": .macro("\\mathbb{E}"),
    "BbbC": .macro("\\mathbb{C}"), "BbbN": .macro("\\mathbb{N}"), "BbbP": .macro("\\mathbb{P}"),
    "BbbQ": .macro("\\mathbb{Q}"), "BbbR": .macro("\\mathbb{R}"), "BbbZ": .macro("\\mathbb{Z}"),
    "lmoustache": .macro("\\lgroup"), "rmoustache": .macro("\\rgroup"),
  ]
}
