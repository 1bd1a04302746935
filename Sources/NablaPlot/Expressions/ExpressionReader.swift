import NablaMath
import NablaScene

/// Reads one expression with what the others define.
struct ExpressionReader {
  let text: String
  let definitions: PlotDefinitions

  var trimmed: String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What the expression draws, and the name that it defines.
  func content() throws(NablaError) -> (PlotExpression.Content, String?) {
    guard !trimmed.isEmpty else {
      throw NablaError("expression", "is empty", "write one such as \"y = sin(x)/x\"")
    }
    let whole = ExpressionShape.Part(text: text, offset: 0)
    switch ExpressionShape(text) {
    case .named("y", let right):
      if uses("y", right) { return (.implicit(try formula(whole, ["x", "y"])), nil) }
      return (.function(try formula(right, ["x"])), nil)
    case .named("r", let right):
      return (.polar(try formula(right, ["theta"], advice: "a radius is a formula of theta")), nil)
    case .named("x", _): return (.implicit(try formula(whole, ["x", "y"])), nil)
    case .named(let name, let right):
      guard !ExpressionShape.variables.contains(name) else {
        throw problem(
          "\"\(name)\" is a variable", "define another name, or write y = … or r = …", column: 1)
      }
      if uses("x", right) { return (.function(try formula(right, ["x"], except: name)), name) }
      _ = try formula(right, [], except: name)
      return (.definition, name)
    case .function(let name, let parameters, let right):
      let body = try formula(right, parameters, except: name)
      // A function of one variable is drawn over x, whatever its variable is called.
      return (parameters.count == 1 ? .function(body) : .definition, name)
    case .equation: return (.implicit(try formula(whole, ["x", "y"])), nil)
    case .condition: return (.region(try formula(whole, ["x", "y"])), nil)
    case .pair(let first, let second):
      let x = try formula(first, ["t"])
      let y = try formula(second, ["t"])
      guard !uses("t", first), !uses("t", second) else { return (.parametric(x: x, y: y), nil) }
      let place = (x(0), y(0))
      guard place.0.isFinite, place.1.isFinite else {
        throw problem(
          "the point is (\(formatPlain(place.0)), \(formatPlain(place.1)))", "give finite numbers",
          column: first.offset + 1)
      }
      return (.point(x: place.0, y: place.1), nil)
    case .bare:
      if uses("y", whole) {
        throw problem(
          "y stands in no equation", "write what it equals, as \(Nearest.clipped(trimmed)) = 0",
          column: 1)
      }
      return (.function(try formula(whole, ["x"], advice: "a curve by its angle is r = …")), nil)
    }
  }

  private func uses(_ name: String, _ part: ExpressionShape.Part) -> Bool {
    ExpressionShape.uses(name, in: part.text)
  }

  /// Reads a part of the text behind the definitions that it needs.
  private func formula(
    _ part: ExpressionShape.Part, _ variables: [String], except own: String? = nil,
    advice: String = ""
  ) throws(NablaError) -> Formula {
    let names = definitions.needed(by: part.text, except: own)
    let before = names.map { "\($0.text); " }.joined()
    // θ is as long as any other letter, so that columns stay: the name goes by another variable.
    let spelled = part.text.split(separator: "θ", omittingEmptySubsequences: false)
    let text = before + spelled.joined(separator: "theta")
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(text, variables: variables)
    } catch {
      let inside = error.column - before.count
      guard inside > 0 else {
        throw problem("\(error.message) in what it uses", error.remedy, column: part.offset + 1)
      }
      throw problem(
        error.message, error.remedy.isEmpty ? advice : error.remedy,
        column: part.offset + unspelled(inside, spelled.map(\.count)))
    }
    if formula.isList {
      throw problem("is a list", "give one formula for each curve", column: part.offset + 1)
    }
    return formula
  }

  /// The column in the text as it was written, where θ is one letter and not five.
  private func unspelled(_ column: Int, _ lengths: [Int]) -> Int {
    var (written, spelled) = (0, 0)
    for (i, length) in lengths.enumerated() {
      if i > 0 {
        if column <= spelled + 5 { return written + 1 }
        (written, spelled) = (written + 1, spelled + 5)
      }
      if column <= spelled + length { return written + column - spelled }
      (written, spelled) = (written + length, spelled + length)
    }
    return written + max(0, column - spelled)
  }

  private func problem(_ words: String, _ remedy: String, column: Int) -> NablaError {
    NablaError(
      "expression \"\(Nearest.clipped(trimmed))\"", "column \(column): \(words)", remedy)
  }
}
