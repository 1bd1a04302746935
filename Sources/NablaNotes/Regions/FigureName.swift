/// The names of figures in notes: `[a-z0-9][a-z0-9-]{0,63}`, so that they are file names too.
package enum FigureName {
  /// The most characters of a name.
  static let lengthLimit = 64

  /// Whether a text is a name.
  package static func isValid(_ text: some StringProtocol) -> Bool {
    let bytes = text.utf8
    guard (1...lengthLimit).contains(bytes.count), bytes.first != UInt8(ascii: "-") else {
      return false
    }
    return bytes.allSatisfy {
      $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// The name that a text becomes when it is made one; nil where nothing is left of it.
  static func made(from text: String) -> String? {
    var name = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty, !name.hasSuffix("-") {
        name += "-"
      }
    }
    let cut = name.prefix(lengthLimit)
    let trimmed = cut.hasSuffix("-") ? cut.dropLast() : cut
    return trimmed.isEmpty ? nil : String(trimmed)
  }
}
