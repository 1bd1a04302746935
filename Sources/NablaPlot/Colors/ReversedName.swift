/// Names of palettes and colormaps: any case, `-` or `_`, and `_r` or `-reversed` at the end
/// for the reverse.
enum ReversedName {
  static func find<Item>(
    _ name: String, in items: [Item], id: (Item) -> String, reversed: (Item) -> Item
  ) -> Item? {
    let wanted = plain(name)
    if let item = items.first(where: { plain(id($0)) == wanted }) { return item }
    for ending in ["-r", "-reversed"] where wanted.hasSuffix(ending) {
      let stem = String(wanted.dropLast(ending.count))
      return items.first { plain(id($0)) == stem }.map(reversed)
    }
    return nil
  }

  static func toggled(_ id: String) -> String {
    id.hasSuffix("_r") ? String(id.dropLast(2)) : id + "_r"
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
}
