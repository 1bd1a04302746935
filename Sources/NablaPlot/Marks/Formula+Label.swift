import NablaMath

extension Formula {
  /// The formula as labels show it: typeset.
  var label: String { "$\(latex)$" }
}
