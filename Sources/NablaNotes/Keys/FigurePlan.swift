package import NablaPlot
package import NablaScene

/// What a fence asks for, known without drawing it.
package struct FigurePlan: Sendable {
  /// `recipe:NAME`, `figure`, `plot` or `tex`, with what tells old pictures from new ones:
  /// the recipe's version.
  package let kind: String
  /// Every parameter by name, defaults filled in.
  package let parameters: [Node.Entry]

  package init(kind: String, parameters: [Node.Entry]) {
    self.kind = kind
    self.parameters = parameters
  }
}

/// A fence's picture as bytes.
package struct DrawnPicture: Sendable {
  package enum Format: String, CaseIterable, Sendable { case svg, png }

  package let bytes: [UInt8]
  package let format: Format
  /// What the picture shows in words, as drawn.
  package let alt: String
  /// Logical pixels.
  package let width: Int
  package let height: Int

  package init(bytes: [UInt8], format: Format, alt: String, width: Int, height: Int) {
    self.bytes = bytes
    self.format = format
    self.alt = alt
    self.width = width
    self.height = height
  }
}

/// What draws the figures of notes.
package protocol FigureArtist: Sendable {
  /// What a fence's body asks for.
  ///
  /// - Parameter file: the note's name for messages.
  /// - Throws: for unknown recipes, options and values, with their place in the note.
  func plan(_ body: Node, file: String) throws(NablaError) -> FigurePlan

  /// Draws a fence's body.
  ///
  /// - Parameters:
  ///   - folder: data are read from here and below.
  ///   - format: what to write; nil leaves it to what is drawn.
  func draw(
    _ body: Node, file: String, folder: String, format: DrawnPicture.Format?
  ) throws(NablaError) -> DrawnPicture

  /// A formula of TeX as MathML.
  func mathML(_ tex: String, display: Bool) throws(NablaError) -> String
}
