import Nabla
import NablaMath

/// A formula with what is asked of it.
struct EvalRequest {
  private let formula: Formula
  private let isDerived: Bool
  private var values: [String: Double] = [:]
  private var boxes: [String: RealInterval] = [:]

  /// - Parameters:
  ///   - values: `name=value`, where later values may use earlier names.
  ///   - intervals: `name=low:high`.
  ///   - derivative: the variable to derive by, if any.
  ///   - isWritten: whether the formula is only written down, so that names need no values.
  init(
    _ text: String, values: [String], intervals: [String], derivative: String?, isWritten: Bool
  ) throws(EvalProblem) {
    var names: [String] = []
    for value in values {
      let (name, text) = try Self.assignment(value, "--let", "name=value")
      self.values[name] = try Self.number(text, self.values, "--let")
      if !names.contains(name) { names.append(name) }
    }
    for interval in intervals {
      let (name, text) = try Self.assignment(interval, "--interval", "name=low:high")
      boxes[name] = try Self.interval(text, self.values)
      if !names.contains(name) { names.append(name) }
    }
    if let derivative, !names.contains(derivative) { names.append(derivative) }
    do throws(FormulaError) {
      let read =
        isWritten || derivative != nil
        ? try Formula.withFreeNames(text, variables: names) : try Formula(text, variables: names)
      if let derivative { formula = try read.derivative(derivative) } else { formula = read }
    } catch {
      throw Self.problem(error, text)
    }
    isDerived = derivative != nil
  }

  /// A name without a value is one that `--let` can give.
  private static func problem(_ error: FormulaError, _ text: String) -> EvalProblem {
    guard let name = error.unknownName, !error.remedy.hasPrefix("did you mean") else {
      return EvalProblem(error, text)
    }
    return EvalProblem(error.advising("give it a value with --let \(name)=2"), text)
  }

  // MARK: - Options

  private static func assignment(
    _ text: String, _ option: String, _ usage: String
  ) throws(EvalProblem) -> (String, String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw EvalProblem(option: option, "\"\(text)\" has no value; write \(usage)")
    }
    let name = text[..<equals].filter { $0 != " " }
    let isName =
      name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    guard isName else {
      throw EvalProblem(option: option, "\"\(name)\" is no name; write \(usage)")
    }
    return (name, String(text[text.index(after: equals)...]))
  }

  private static func number(
    _ text: String, _ known: [String: Double], _ option: String
  ) throws(EvalProblem) -> Double {
    do throws(FormulaError) {
      let values = try Formula(text, variables: [], constants: known).evaluate([])
      if values.count == 1 { return values[0] }
    } catch {
      throw EvalProblem(error, text, place: "\(option): ")
    }
    throw EvalProblem(option: option, "\"\(text)\" is a list; give one number")
  }

  private static func interval(
    _ text: String, _ known: [String: Double]
  ) throws(EvalProblem) -> RealInterval {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      throw EvalProblem(
        option: "--interval", "\"\(text)\" is no interval; write low:high, as x=1:2")
    }
    let low = try number(String(ends[0]), known, "--interval")
    let high = try number(String(ends[1]), known, "--interval")
    guard low <= high else {
      throw EvalProblem(option: "--interval", "\(low) is above \(high); write low:high")
    }
    return RealInterval(low, high)
  }

  // MARK: - Answers

  /// What was asked, by the names that JSON has for it.
  func answers(latex: Bool, swift: Bool) throws(EvalProblem) -> [(key: String, value: Node)] {
    var answers: [(key: String, value: Node)] = []
    if let value = try value() { answers.append(("value", value)) }
    if isDerived { answers.append(("derivative", Self.text(formula.displayText))) }
    if !boxes.isEmpty { answers.append(("interval", interval())) }
    if latex { answers.append(("latex", Self.text(formula.latex))) }
    if swift {
      guard let code = formula.swift else {
        throw EvalProblem(
          option: "--swift", "the formula has an integral, which Swift has no expression for")
      }
      answers.append(("swift", Self.text(code)))
    }
    return answers
  }

  /// The answers for people: the last one asked for, of several forms of writing all.
  func lines(latex: Bool, swift: Bool) throws(EvalProblem) -> String {
    let answers = try answers(latex: latex, swift: swift)
    let written = answers.filter { $0.key == "latex" || $0.key == "swift" }
    let bounds = answers.filter { $0.key == "interval" }
    let value = answers.first { $0.key == "value" } ?? answers.first { $0.key == "derivative" }
    let shown = written.isEmpty ? bounds.isEmpty ? value.map { [$0] } ?? [] : bounds : written
    return shown.map { Self.plain($0.value) }.joined(separator: "\n")
  }

  /// The value, where every variable has one.
  private func value() throws(EvalProblem) -> Node? {
    let row = formula.variables.compactMap { values[$0] }
    guard row.count == formula.variables.count else { return nil }
    do throws(FormulaError) {
      let results = try formula.evaluate(row).map { Node(.number($0)) }
      return formula.isList && results.count != 1 ? Node(.list(results)) : results.first
    } catch {
      throw EvalProblem(error, formula.text)
    }
  }

  private func interval() -> Node {
    let box = formula.variables.map { name in
      boxes[name] ?? values[name].map { RealInterval($0) } ?? .all
    }
    let result = formula.interval(box)
    let range = result.range
    return [
      "range": range.isEmpty
        ? [] : [Node(.number(range.lower)), Node(.number(range.upper))],
      "isDefined": Self.text("\(result.isDefined)"),
      "isContinuous": Self.text("\(result.isContinuous)"),
    ]
  }

  private static func text(_ text: String) -> Node { Node(.text(text)) }

  private static func plain(_ node: Node) -> String {
    if let text = node.text { return text }
    if let list = node.list { return "[\(list.map(plain).joined(separator: ", "))]" }
    if let range = node["range"], let defined = node["isDefined"]?.text,
      let continuous = node["isContinuous"]?.text
    {
      let bounds = range.list?.isEmpty == true ? "no values" : plain(range)
      return "\(bounds)\ndefined everywhere: \(defined)\ncontinuous: \(continuous)"
    }
    if let value = node.double, !value.isFinite {
      return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    }
    return node.json()
  }
}
