import NablaMath
import NablaPlot
import NablaScene

extension Recipe {
  /// The formula of a parameter that is written as text.
  ///
  /// - Throws: what is wrong with the text, and at which column.
  func readFormula(
    _ text: String, _ parameter: String, variables: [String] = ["x"]
  ) throws(NablaError) -> Formula {
    do throws(FormulaError) {
      let formula = try Formula(text, variables: variables)
      guard !formula.isList else {
        throw FormulaError("it is a list", "give a formula of one number", column: 1)
      }
      return formula
    } catch {
      let problem = OptionProblem(formula: text, error)
      throw refuse(parameter, problem.problem, problem.remedy)
    }
  }
}
