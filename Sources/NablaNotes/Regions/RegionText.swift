import Nabla

/// What stands between two markers.
enum RegionText {
  /// The first 8 digits of the digest of a region's lines; line ends and indents do not count, so
  /// that neither a checkout on another system nor a moved list is an edit.
  static func sum(_ content: [String]) -> String {
    SHA256.hex(Array(content.joined(separator: "\n").utf8), digits: 8)
  }

  /// A whole region: the markers and the lines between.
  static func lines(id: String, key: String, content: [String]) -> [String] {
    [RegionMarker(begin: id, key: String(key.prefix(12)), sum: sum(content)).text]
      + content + [RegionMarker(end: id).text]
  }
}
