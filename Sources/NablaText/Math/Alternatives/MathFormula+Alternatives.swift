extension MathFormula {
  /// The formula on one line of plain text (`p(x) = 1/(σ√(2π))`), as it is selected and searched.
  public var plain: String {
    let layout = MathLayout(TextStyle())
    let context = MathLayout.Context(style: MathStyle(level: .text))
    return layout.row(nodes, context).line(capHeight: 0, spoken: "").source
  }

  /// The formula in English words ("e to the minus x squared over two"), for who hears it read.
  public var spoken: String { MathSpeech.sentence(nodes) }

  /// The formula as presentation MathML, one `math` element that is well-formed XML.
  ///
  /// Roles of `\color` become classes (`<mrow class="s1">`) for the page's style sheet.
  /// - Parameter display: whether it stands on a line of its own.
  public func mathML(display: Bool = false) -> String {
    var writer = MathMLWriter()
    return writer.document(nodes, display: display)
  }

  /// The formula as presentation MathML for running text.
  public var mathML: String { mathML() }
}
