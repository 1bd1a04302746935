package import NablaPlot
package import NablaScene

/// What a picture was drawn from, as one digest: a picture with the same key is the same picture.
package struct SpecKey: Sendable, Equatable {
  /// 64 hexadecimal digits.
  package let hex: String
  /// A digest of 8 digits for each parameter and file, by name: what has changed can be said.
  package let parts: [String: String]

  /// Raised when the same plans give other pictures.
  package static let schema = 1
  /// The largest file that a figure with a key may read, in bytes: 256 MiB.
  package static let fileLimit = 256 << 20

  /// - Parameters:
  ///   - kind: what draws the picture, with its version (`recipe NAME 1`, `figure`, `plot`, `tex`).
  ///   - parameters: every parameter by name, defaults filled in.
  ///   - format: the picture's format that is asked for, or `auto`.
  ///   - folder: where files among the parameters are looked up.
  ///   - digests: of files that were read already, by path.
  /// - Throws: for a data file that is too large.
  package init(
    kind: String, parameters: [Node.Entry], format: String, folder: String, digests: FileDigests
  ) throws(NablaError) {
    var parts: [(name: String, text: String)] = [
      ("nabla", "schema \(Self.schema)"), ("kind", kind), ("format", format),
    ]
    for entry in parameters {
      parts.append((entry.key, Self.canonical(entry.value)))
      for path in Self.paths(in: entry.value) {
        if let digest = try digests.digest(of: path, below: folder) {
          parts.append((path, digest))
        }
      }
    }
    // Lengths before texts, so that no two lists of parts have one spelling.
    let spelled = parts.sorted { ($0.name, $0.text) < ($1.name, $1.text) }.map {
      "\($0.name.utf8.count):\($0.name)=\($0.text.utf8.count):\($0.text)\n"
    }
    hex = SHA256.hex(Array(spelled.joined().utf8))
    self.parts = Dictionary(
      parts.map { ($0.name, SHA256.hex(Array($0.text.utf8), digits: 8)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The value as JSON with the keys of maps sorted.
  static func canonical(_ node: Node) -> String { sorted(node).json() }

  private static func sorted(_ node: Node) -> Node {
    switch node.value {
    case .list(let nodes): Node(.list(nodes.map(sorted)))
    case .map(let entries):
      Node(
        .map(entries.map { Node.Entry($0.key, sorted($0.value)) }.sorted { $0.key < $1.key }))
    // 2 and 2.0 are one number.
    case .number(let value): Node(Int(exactly: value).map { .integer($0) } ?? .number(value))
    default: Node(node.value)
    }
  }

  /// The texts in a value that may be paths of files.
  private static func paths(in node: Node) -> [String] {
    switch node.value {
    case .text(let text):
      guard text.utf8.count <= 1024, !text.utf8.contains(0x0A), let dot = text.lastIndex(of: "."),
        (1...12).contains(text[dot...].dropFirst().utf8.count)
      else { return [] }
      return [text]
    case .list(let nodes): return nodes.flatMap(paths)
    case .map(let entries): return entries.flatMap { paths(in: $0.value) }
    default: return []
    }
  }
}
