import Nabla

/// What a page needs to know of a figure beside its plan: kept in `gallery.json`, so that a second
/// run draws nothing.
struct DrawnRecord: Sendable, Equatable {
  /// A file of the figure.
  struct File: Sendable, Equatable {
    /// What it is: `svg`, `png`, `png2x`, `pdf`, `csv`, `thumbnail`, `thumbnailDark`, `formula1`….
    let kind: String
    /// From the site's folder.
    let path: String
    let bytes: Int
  }

  /// A formula as it was set.
  struct Formula: Sendable, Equatable {
    let tex: String
    /// In words; empty for a formula that could not be set.
    let spoken: String
    /// In logical pixels.
    let width: Int
    let height: Int
  }

  /// The beginning of a series of numbers.
  struct Series: Sendable, Equatable {
    let name: String
    let count: Int
    let values: [String]
  }

  /// See `SpecKey`.
  var key: String
  var title = ""
  var alt = ""
  /// In logical pixels.
  var width = 0
  var height = 0
  /// The kinds of marks that it was drawn with, sorted.
  var marks: [String] = []
  var warnings: [String] = []
  var formulas: [Formula] = []
  var series: [Series] = []
  var files: [File] = []

  func file(_ kind: String) -> File? { files.first { $0.kind == kind } }
}

extension DrawnRecord {
  /// As `gallery.json` has it, without what the plan knows.
  var entries: [Node.Entry] {
    let formulas = formulas.map { one in
      Node([
        .init("tex", Node(one.tex)), .init("spoken", Node(one.spoken)),
        .init("size", [Node(one.width), Node(one.height)]),
      ])
    }
    let series = series.map { one in
      Node([
        .init("name", Node(one.name)), .init("count", Node(one.count)),
        .init("begins", Node(one.values)),
      ])
    }
    let files = files.map { one in
      Node.Entry(one.kind, Node([.init("path", Node(one.path)), .init("bytes", Node(one.bytes))]))
    }
    return [
      .init("key", Node(key)), .init("drawnTitle", Node(title)), .init("alt", Node(alt)),
      .init("size", [Node(width), Node(height)]), .init("marks", Node(marks)),
      .init("warnings", Node(warnings)), .init("formulas", Node(formulas)),
      .init("series", Node(series)), .init("files", Node(files)),
    ]
  }

  /// From an entry of `gallery.json`; nil for one that is not whole.
  init?(_ node: Node) {
    guard let key = node["key"]?.text, key.utf8.count == 64, let title = node["drawnTitle"]?.text,
      let alt = node["alt"]?.text, let size = Self.pair(node["size"]),
      let files = node["files"]?.map
    else { return nil }
    func texts(_ name: String) -> [String] { (node[name]?.list ?? []).compactMap(\.text) }
    self.init(key: key, title: title, alt: alt, width: size.0, height: size.1)
    marks = texts("marks")
    warnings = texts("warnings")
    for one in node["formulas"]?.list ?? [] {
      guard let tex = one["tex"]?.text, let spoken = one["spoken"]?.text,
        let size = Self.pair(one["size"])
      else { return nil }
      formulas.append(Formula(tex: tex, spoken: spoken, width: size.0, height: size.1))
    }
    for one in node["series"]?.list ?? [] {
      guard let name = one["name"]?.text, let count = one["count"]?.int else { return nil }
      let values = (one["begins"]?.list ?? []).compactMap(\.text)
      series.append(Series(name: name, count: count, values: values))
    }
    for one in files {
      guard let path = one.value["path"]?.text, let bytes = one.value["bytes"]?.int,
        one.key.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) })
      else { return nil }
      self.files.append(File(kind: one.key, path: path, bytes: bytes))
    }
  }

  private static func pair(_ node: Node?) -> (Int, Int)? {
    guard let list = node?.list, list.count == 2, let a = list[0].int, let b = list[1].int,
      (0...1_000_000).contains(a), (0...1_000_000).contains(b)
    else { return nil }
    return (a, b)
  }
}
