public import NablaMath
public import NablaScene

/// An expression as people write it for a plotter, read as what it draws.
///
/// | written | drawn |
/// |---|---|
/// | `y = sin(x)/x`, `sin(x)/x`, `f(x) = a x^2` | a function |
/// | `x^2 + y^2 = 4`, `x = y^2` | an implicit curve |
/// | `y > x^2`, `1 < x^2 + y^2 <= 4`, with `and`, `or`, `not` | a region |
/// | `(cos(t), sin(2t))` | a parametric curve |
/// | `r = 1 + cos(theta)` | a polar curve |
/// | `(1, 2)` | a point |
/// | `a = 1.5` | nothing; a number that the others may use |
///
/// The order of expressions does not matter: what one defines all may use.
public struct PlotExpression: Sendable {
  public enum Content: Sendable {
    /// y as a formula of one variable.
    case function(Formula)
    /// An equation in x and y.
    case implicit(Formula)
    /// A condition on x and y.
    case region(Formula)
    /// Coordinates as formulas of t.
    case parametric(x: Formula, y: Formula)
    /// r as a formula of theta.
    case polar(Formula)
    case point(x: Double, y: Double)
    /// A number or function that is not drawn itself.
    case definition
  }

  /// As it was written, without spaces around.
  public let text: String
  public let content: Content
  /// The name that it defines, nil for none.
  public let name: String?
  /// Whether it needs what others define, so that its formula alone does not say all.
  private let usesOthers: Bool

  /// Reads expressions that may use each other.
  ///
  /// - Throws: what is wrong with one of them; the place says which and the column in it.
  public static func read(_ texts: [String]) throws(NablaError) -> [PlotExpression] {
    let definitions = try PlotDefinitions(texts)
    var result: [PlotExpression] = []
    for text in texts { result.append(try PlotExpression(text, definitions)) }
    return result
  }

  private init(_ text: String, _ definitions: PlotDefinitions) throws(NablaError) {
    let reader = ExpressionReader(text: text, definitions: definitions)
    self.text = reader.trimmed
    (content, name) = try reader.content()
    usesOthers = definitions.needed(by: text, except: name).isEmpty == false
  }

  /// The mark that draws it; nil for a definition.
  ///
  /// Its legend shows the expression typeset, without what others define for it.
  public var mark: (any Mark)? {
    let label = name != nil || usesOthers ? typeset.map { "$\(definedName)\($0)$" } : nil
    switch content {
    case .function(let formula): return FunctionMark(formula, name: label)
    case .implicit(let formula): return Implicit(formula, name: label)
    case .region(let formula): return Region(formula, name: label)
    case .parametric(let x, let y): return Parametric(x: x, y: y, name: label)
    case .polar(let formula): return PolarCurve(formula, name: label)
    case .point(let x, let y): return Scatter(x: [x], y: [y])
    case .definition: return nil
    }
  }

  /// `f(x) = ` or `g = ` in LaTeX where the expression defines a name, else nothing.
  private var definedName: String {
    guard case .function(let formula) = content, let name else { return "" }
    func latex(_ name: String) -> String {
      (try? Formula(name, variables: [name]))?.latex ?? name
    }
    let isCalled = text.prefix { $0 != "=" }.contains("(")
    let argument = isCalled ? formula.variables.first.map { "(\(latex($0)))" } ?? "" : ""
    return "\(latex(name))\(argument) = "
  }

  /// What is drawn in LaTeX, with the names that others define; nil for points and definitions.
  package var typeset: String? {
    switch content {
    case .function(let formula), .implicit(let formula), .region(let formula): formula.bareLaTeX
    case .parametric(let x, let y): "(\(x.bareLaTeX), \(y.bareLaTeX))"
    case .polar(let formula): "r = \(formula.bareLaTeX)"
    case .point, .definition: nil
    }
  }
}

/// What expressions define for each other, each behind what it needs itself.
struct PlotDefinitions {
  struct Definition {
    let name: String
    let text: String
  }

  private(set) var all: [Definition] = []
  private static let most = 200

  init(_ texts: [String]) throws(NablaError) {
    guard texts.count <= Self.most else {
      throw NablaError("expressions", "are \(texts.count)", "give at most \(Self.most)")
    }
    var open: [Definition] = []
    for text in texts {
      let name: String
      switch ExpressionShape(text) {
      case .named(let word, _) where !ExpressionShape.variables.contains(word): name = word
      case .function(let word, _, _): name = word
      default: continue
      }
      if open.contains(where: { $0.name == name }) {
        throw NablaError(
          "expression \"\(Nearest.clipped(text))\"", "\"\(name)\" is defined twice",
          "give the second another name")
      }
      open.append(Definition(name: name, text: text))
    }
    // Those that need only what is there come next; what is left needs itself.
    while let next = open.firstIndex(where: { definition in
      !open.contains {
        $0.name != definition.name && ExpressionShape.uses($0.name, in: definition.text)
      }
    }) {
      all.append(open.remove(at: next))
    }
    if let stuck = open.first {
      let others = open.filter {
        $0.name != stuck.name && ExpressionShape.uses($0.name, in: stuck.text)
      }
      throw NablaError(
        "expression \"\(Nearest.clipped(stuck.text))\"",
        "needs \(others.map { "\"\($0.name)\"" }.joined(separator: ", ")), which needs it in turn",
        "define one of them without the other")
    }
  }

  /// The definitions that a text needs, and what these need, in an order in which they can be read.
  func needed(by text: String, except own: String?) -> [Definition] {
    var needed: [Definition] = []
    var texts = [text]
    for definition in all.reversed() where definition.name != own {
      if texts.contains(where: { ExpressionShape.uses(definition.name, in: $0) }) {
        needed.insert(definition, at: 0)
        texts.append(definition.text)
      }
    }
    return needed
  }
}
