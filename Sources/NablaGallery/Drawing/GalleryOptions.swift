public import Nabla

/// How a gallery's figures are drawn.
public struct GalleryOptions: Sendable {
  /// What can be downloaded beside the numbers.
  public var formats: [OutputFormat]
  /// The theme of all figures; each its own where nil.
  public var theme: ThemeChoice?
  /// How many are drawn at once; the processor's cores where nil.
  public var jobs: Int?

  /// All formats, each figure's own theme and all cores, unless told.
  public init(
    formats: [OutputFormat] = [.svg, .png, .pdf], theme: ThemeChoice? = nil, jobs: Int? = nil
  ) {
    self.formats = formats
    self.theme = theme
    self.jobs = jobs
  }

  /// The picture that pages show: SVG where there is one.
  var shown: OutputFormat { formats.contains(.svg) || !formats.contains(.png) ? .svg : .png }
}

extension GalleryEntry {
  /// What the figure's files are drawn from, as one digest.
  ///
  /// - Throws: for a data file that is too large.
  func key(_ options: GalleryOptions, digests: FileDigests) throws(NablaError) -> SpecKey {
    let formats = options.formats.map(\.rawValue).joined(separator: ",")
    var parameters: [Node.Entry] = [
      .init("gallery.theme", options.theme?.optionNode ?? Node("")),
      .init("gallery.formulas", Node(card?.formulas ?? [])),
    ]
    if case .file(let text, let root) = source {
      parameters += root?.map ?? [.init("text", Node(text))]
    }
    var kind = "figure"
    if let card {
      kind = "recipe \(card.id) \(card.version)"
      let given = Set(parameters.map(\.key))
      parameters += (card.values.map ?? []).filter { !given.contains($0.key) }
    }
    return try SpecKey(
      kind: kind, parameters: parameters, format: formats,
      folder: folder.isEmpty ? "." : folder, digests: digests)
  }
}
