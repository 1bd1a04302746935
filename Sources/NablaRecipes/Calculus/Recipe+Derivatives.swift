import NablaMath
import NablaPlot
import NablaScene

extension Recipe {
  /// The derivatives of a formula by each of its variables.
  ///
  /// - Throws: for equations, conditions, lists, and functions without derivatives.
  func slopes(of formula: Formula, _ parameter: String) throws(NablaError) -> [Formula] {
    guard !formula.isList, formula.comparisons.isEmpty else {
      throw refuse(
        parameter, "is \"\(Nearest.clipped(formula.text))\", which is no function",
        "give a formula with one value such as x^2")
    }
    do throws(FormulaError) {
      return try formula.gradient()
    } catch {
      throw refuse(
        parameter, "\"\(Nearest.clipped(formula.text))\" has no derivative: \(error.message)",
        "give a differentiable formula")
    }
  }
}
