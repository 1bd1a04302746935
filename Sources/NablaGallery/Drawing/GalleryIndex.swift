import Nabla

/// `gallery.json`: what a site holds, for programs, and for the next run.
enum GalleryIndex {
  static let name = "gallery.json"

  static func bytes(
    title: String, options: GalleryOptions, figures: [GalleryFigure]
  ) -> [UInt8] {
    let entries = figures.map { figure -> String in
      let entry = figure.entry
      var node: [Node.Entry] = [
        .init("id", Node(entry.id)), .init("title", Node(figure.title)),
        .init("topic", Node(entry.topic)),
        .init("phase", Roadmap.phase(of: entry.topic).map { Node($0.name) } ?? Node(.null)),
        .init("question", Node(entry.question)), .init("page", Node(figure.files.page)),
      ]
      if let record = figure.record { node += record.entries }
      if let failure = figure.failure { node.append(.init("error", Node(failure.description))) }
      return Node(node).json()
    }
    let head = [
      "\"nabla\": 1", "\"title\": \(Node(title).json())",
      "\"formats\": \(Node(options.formats.map(\.rawValue)).json())",
      "\"theme\": \(Node(options.theme?.name ?? "each figure's own").json())",
    ]
    let list = entries.isEmpty ? "[]" : "[\n\(entries.joined(separator: ",\n"))\n]"
    return Array("{\n\(head.joined(separator: ",\n")),\n\"figures\": \(list)\n}\n".utf8)
  }

  /// The figures that an earlier run drew, by id; none where the file cannot be read.
  static func records(in folder: String) -> [String: DrawnRecord] {
    guard let bytes = OutputFile.bytes(at: "\(folder)/\(name)"),
      let root = try? JSONReader.read(bytes, name: name), root["nabla"]?.int == 1
    else { return [:] }
    var records: [String: DrawnRecord] = [:]
    for node in root["figures"]?.list ?? [] {
      if let id = node["id"]?.text, let record = DrawnRecord(node) { records[id] = record }
    }
    return records
  }
}
