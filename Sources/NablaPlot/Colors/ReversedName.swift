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

  /// What an option of such a name takes: the names for those who choose, and all their spellings.
  static func type(of names: [String], _ words: String) -> OptionType {
    let spellings = names.map { name in
      name.map { letter -> String in
        letter == "-"
          ? "[-_ ]" : letter.isLetter ? "[\(letter)\(letter.uppercased())]" : "\(letter)"
      }.joined()
    }
    let form =
      "^(\(spellings.joined(separator: "|")))([-_ ]([rR]|[rR][eE][vV][eE][rR][sS][eE][dD]))?$"
    return .either([.choice(names), .pattern(form, words)], words)
  }

  static func toggled(_ id: String) -> String {
    id.hasSuffix("_r") ? String(id.dropLast(2)) : id + "_r"
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
}
