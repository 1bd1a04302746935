import Nabla
import NablaPlot
package import NablaScene

/// One side of `nabla compare`: a picture, an SVG file, or a figure that is drawn.
package enum ComparedInput: Sendable {
  case png([UInt8])
  case svg(String)
  case figure(Scene)

  /// Reads what a name stands for: the target of `nabla draw`, an SVG file by its extension, and a
  /// PNG file otherwise.
  package init(_ name: String) throws(NablaError) {
    if FigureDocument.isFileName(name) || !(name.contains("/") || name.contains(".")) {
      self = .figure(try FigureTarget.load(name).figure.drawn().scene)
      return
    }
    let bytes = try DataFiles.anywhere(from: ".").bytes(name)
    if name.lowercased().hasSuffix(".svg") {
      guard let text = String(validating: bytes, as: UTF8.self), text.contains("<svg") else {
        throw NablaError(name, "is no SVG file", "give a file that Nabla or another program wrote")
      }
      self = .svg(text)
    } else {
      self = .png(bytes)
    }
  }
}
