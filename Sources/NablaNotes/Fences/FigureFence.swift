package import NablaPlot
import NablaScene

/// A fence of a note, read: what is drawn, and what is said about it.
package struct FigureFence: Sendable {
  package let id: String
  /// What is drawn: a map, with the places of its parts in the note.
  package let body: Node
  /// A line of Markdown below the figure; empty for none.
  package let caption: String
  /// What the figure shows in words; empty where the author has not said it.
  package let alt: String
  /// Whether the figure has a number; nil leaves it to the note's setting.
  let isNumbered: Bool?
  /// The picture's format where the author asks for one.
  let format: DrawnPicture.Format?

  /// The most bytes of a fence's body: 4 MiB.
  static let sizeLimit = 4 << 20

  /// - Parameters:
  ///   - fence: as it stands in the note.
  ///   - name: the note's name for messages.
  init(
    _ fence: MarkdownBlocks.Fence, header: FenceHeader, in lines: NoteLines, name: String
  ) throws(NablaError) {
    id = header.id
    guard fence.body.count <= Self.sizeLimit else {
      throw NablaError(
        "\(name):\(fence.line + 1):1",
        "the figure's \(fence.body.count) bytes are more than a fence may have (\(Self.sizeLimit))",
        "put large data into a .csv or .npy file")
    }
    let parts = FenceParts(fence, in: lines, name: name)
    var trailer = FenceTrailer()
    if let part = parts.trailer {
      let node = try parts.read(part)
      if !node.isNull {
        try trailer.configure(node, place: OptionPlace(file: name, owner: "figure \(header.id)"))
      }
    }
    if header.options.isEmpty {
      let body = try parts.read(parts.body)
      guard body.map?.isEmpty == false else {
        throw NablaError(
          "\(name):\(fence.line + 2):1", "the figure \(header.id) has \(body.kindName) to draw",
          "write recipe: NAME, plot: [FORMULA], attention: FILE, tex: FORMULA, or a figure file")
      }
      self.body = body
    } else {
      guard parts.body.text.allSatisfy({ $0 == 0x0A || $0.isBlank }) else {
        throw NablaError(
          "\(name):\(fence.line + 2):1", "the figure \(header.id) has options on two places",
          "write them behind its name or below, not both")
      }
      let names = FenceTrailer.fields.map(\.name)
      let own = header.options.filter { names.contains($0.key) }
      try trailer.configure(
        Node(own), place: OptionPlace(file: name, owner: "figure \(header.id)"))
      body = Node(
        .map(header.options.filter { !names.contains($0.key) }), line: fence.line + 1, column: 1)
    }
    caption = Self.line(trailer.caption)
    alt = Self.line(trailer.alt.isEmpty ? body["alt"]?.text ?? "" : trailer.alt)
    isNumbered = trailer.number
    format = try trailer.format.map { (text) throws(NablaError) in
      guard let format = DrawnPicture.Format(rawValue: text) else {
        throw Nearest.unknown(
          "\(name):\(fence.line + 1):1", "format", text,
          known: DrawnPicture.Format.allCases.map(\.rawValue))
      }
      return format
    }
  }

  /// The text on one line: what stands between markers has no paragraphs of its own.
  private static func line(_ text: String) -> String {
    text.split { $0.isNewline || $0 == " " || $0 == "\t" }.joined(separator: " ")
  }
}

/// What may stand below the `---` of a fence.
struct FenceTrailer: Configurable {
  var caption = ""
  var alt = ""
  var number: Bool?
  var format: String?

  static let fields: [Field<FenceTrailer>] = [
    Field("caption", \.caption, help: "A line of Markdown below the figure."),
    Field("alt", \.alt, help: "What the figure shows, for people who cannot see it."),
    Field(
      "number", \.number,
      help: "Whether the figure has a number; as the notes were built where left out."),
    Field("format", \.format, help: "svg or png; whichever suits the figure where left out."),
  ]
}

/// The two parts of a fence's body, and where their lines stand in the note.
private struct FenceParts {
  struct Part {
    let text: ArraySlice<UInt8>
    /// Which line of the body the part begins with, from 0.
    let line: Int
  }

  let body: Part
  let trailer: Part?
  private let name: String
  private let line: Int
  /// How many characters stand before each of the body's lines in the note.
  private let indents: [Int]

  init(_ fence: MarkdownBlocks.Fence, in lines: NoteLines, name: String) {
    self.name = name
    line = fence.line + 1
    let bytes = fence.body
    var starts = [0]
    var cut: Int?
    var indents: [Int] = []
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    for (i, start) in starts.dropLast().enumerated() {
      let content = bytes[start..<starts[i + 1] - 1]
      if cut == nil, content.withoutTrailingBlanks.elementsEqual(Array("---".utf8)) { cut = i }
      let source = fence.line + 1 + i
      let whole = source < lines.count ? lines.bytes[lines.content(source)] : []
      let indent = max(0, whole.count - content.count)
      indents.append(whole.prefix(indent).count { $0 & 0xC0 != 0x80 })
    }
    self.indents = indents
    if let cut {
      body = Part(text: bytes[..<starts[cut]], line: 0)
      trailer = Part(text: bytes[starts[cut + 1]...], line: cut + 1)
    } else {
      body = Part(text: bytes[...], line: 0)
      trailer = nil
    }
  }

  /// The part as YAML, with places of the note in its nodes and in errors.
  func read(_ part: Part) throws(NablaError) -> Node {
    func place(_ line: Int, _ column: Int) -> (Int, Int) {
      let own = part.line + max(1, line) - 1
      return (self.line + own + 1, column + (own < indents.count ? indents[own] : 0))
    }
    do throws(NablaError) {
      let node = try YAMLReader.read(Array(part.text), name: "", allowsAnchors: false)
      return node.moved(place)
    } catch {
      throw error.moved(file: name, place)
    }
  }
}
