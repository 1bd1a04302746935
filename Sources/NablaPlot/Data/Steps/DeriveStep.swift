public import NablaScene

/// Adds columns that are formulas of the others.
///
/// `{derive: {ratio: "a / b", size: "log10(ratio)"}}`: later ones see those before. A name that is
/// there already gets new values. Where a value that enters is missing or the formula is not
/// defined, so is the result.
public struct DeriveStep: TableStep {
  public static let kind = "derive"
  public static let summary = "Adds columns that are formulas of the others."

  public var formulas: NamedValues<String>

  public init(_ formulas: NamedValues<String> = [:]) { self.formulas = formulas }

  public static var optionType: OptionType { .names(.text) }

  public init(option node: Node) throws(OptionProblem) {
    formulas = try NamedValues(option: node)
  }

  public var optionNode: Node { formulas.optionNode }

  public func applied(to table: Table) throws(OptionProblem) -> Table {
    var table = table
    for entry in formulas.entries {
      guard !entry.name.isEmpty else { throw OptionProblem("has a column without a name") }
      let formula = try TableFormula(entry.value, in: table, option: entry.name)
      table = table.setting([(entry.name, .numbers(formula.values()))])
    }
    return table
  }
}

extension Table {
  /// The table with columns that are formulas of the others, later ones of those before too.
  ///
  /// ```swift
  /// try table.deriving(["ratio": "a / b", "size": "log10(ratio)"])
  /// ```
  public func deriving(_ formulas: NamedValues<String>) throws(NablaError) -> Table {
    try applying(DeriveStep(formulas))
  }
}
