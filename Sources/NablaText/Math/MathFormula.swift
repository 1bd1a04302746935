/// A formula in TeX's notation, checked and ready to be set, read aloud or put into a page.
public struct MathFormula: Hashable, Sendable {
  /// A colour that a part of the formula asks for by its role in the theme.
  public struct ColorRole: Hashable, Sendable {
    /// `accent`, `s1` …
    public let name: String
    /// Where it is asked for, from 1 and without the dollar signs around the formula.
    public let column: Int
  }

  /// As it was written, without dollar signs around it.
  public let tex: String
  /// The roles of `\color{…}`, in order; only who knows the theme can judge them.
  public let colorRoles: [ColorRole]
  let nodes: [MathNode]

  /// Every command that formulas know, without its backslash, in alphabetical order.
  public static var commands: [String] { Set(MathParser.allNames).sorted() }

  /// The commands of single symbols among them.
  package static var symbolCommands: [String] { SymbolTable.standard.byName.keys.sorted() }

  /// Reads a formula.
  ///
  /// - Parameter tex: at most 20,000 characters, without dollar signs around it; groups may be
  ///   nested 200 deep.
  /// - Throws: what is wrong, and at which column.
  public init(_ tex: String) throws(TexError) {
    guard tex.utf8.count <= 4 * MathLimits.length,
      tex.unicodeScalars.count <= MathLimits.length
    else {
      throw TexError(
        "a formula of more than \(MathLimits.length) characters", "split it", column: 1)
    }
    let scanner = TexScanner(tex)
    var parser = MathParser(scanner)
    do throws(TexProblem) {
      nodes = try parser.formula()
    } catch {
      throw error.error(in: scanner.scalars)
    }
    self.tex = tex
    colorRoles = parser.colorRoles.map { role, place in
      ColorRole(name: role, column: TexProblem("", at: place).error(in: scanner.scalars).column)
    }
  }
}
