import Nabla

/// A figure's files with their sizes.
struct DownloadList {
  let record: DrawnRecord

  private static let names: [(kind: String, name: String)] = [
    ("svg", "SVG"), ("png", "PNG"), ("png2x", "PNG 2×"), ("pdf", "PDF"), ("csv", "Numbers, CSV"),
  ]

  var html: String {
    let items = Self.names.compactMap { kind, name -> String? in
      guard let file = record.file(kind) else { return nil }
      return
        "<li><a href=\"\(HTML.link(file.path, up: 1))\" download>\(name)</a> <span>\(HTML.size(file.bytes))</span></li>"
    }
    return "<ul class=\"downloads\" aria-label=\"Downloads\">\(items.joined(separator: "\n"))</ul>"
  }
}
