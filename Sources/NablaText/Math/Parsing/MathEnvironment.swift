/// A table by the name of its environment.
enum MathEnvironment {
  static func table(_ name: String) -> MathTable? { tables[name] }
  static var names: some Sequence<String> { tables.keys }

  private static let tables: [String: MathTable] = {
    var tables: [String: MathTable] = [:]
    func add(
      _ names: String, _ spacing: MathTable.Spacing, _ alignments: [MathTable.Alignment],
      _ left: Unicode.Scalar? = nil, _ right: Unicode.Scalar? = nil
    ) {
      for name in names.split(separator: " ") {
        tables[String(name)] = MathTable(
          rows: [], alignments: alignments, spacing: spacing, left: left, right: right)
      }
    }
    add("matrix array matrix*", .matrix, [.center])
    add("pmatrix pmatrix*", .matrix, [.center], "(", ")")
    add("bmatrix bmatrix*", .matrix, [.center], "[", "]")
    add("Bmatrix Bmatrix*", .matrix, [.center], "{", "}")
    add("vmatrix vmatrix*", .matrix, [.center], "|", "|")
    add("Vmatrix Vmatrix*", .matrix, [.center], "‖", "‖")
    add("smallmatrix", .small, [.center])
    add("cases", .cases, [.left], "{", nil)
    add("dcases", .cases, [.left], "{", nil)
    add("rcases", .cases, [.left], nil, "}")
    add("aligned align align* alignedat split eqnarray", .aligned, [.right, .left])
    add("gathered gather gather* multline equation equation*", .aligned, [.center])
    add("subarray", .substack, [.center])
    return tables
  }()
}
