extension Figure {
  /// The figure as a PNG file.
  ///
  /// - Parameter scale: device pixels per logical pixel; at 2 a figure of 640×400 has 1280×800.
  public func png(scale: Double = 2) throws(NablaError) -> [UInt8] {
    try scene().encoded(as: .png, OutputOptions(scale: scale))
  }

  /// The figure as an SVG file; with the adaptive theme it follows the page's light or dark.
  public func svg() throws(NablaError) -> String {
    String(decoding: try scene().encoded(as: .svg), as: UTF8.self)
  }

  /// The figure as a PDF file with selectable text, 0.75 points for each logical pixel.
  public func pdf() throws(NablaError) -> [UInt8] { try scene().encoded(as: .pdf) }

  /// Writes the figure as the file's extension says: `.png`, `.svg` or `.pdf`.
  ///
  /// The file is written whole or not at all.
  /// - Throws: `.input` for the figure or the extension, `.machine` for the disk.
  public func write(to path: String, _ options: OutputOptions = OutputOptions()) throws(NablaError)
  {
    let format = try OutputFormat(path: path)
    try FileWriter.write(try scene().encoded(as: format, options), to: path)
  }
}
