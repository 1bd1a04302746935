public import NablaPlot

/// x, for functions of one variable.
public enum RealArguments: FormulaArguments {
  public static let names = ["x"]
  public static let example = "x^2 - 1"
}

/// A function of x as an option.
public typealias RealFormula = FormulaOption<RealArguments>
