/// A language model's token as it is shown in a figure: spelled as its vocabulary spells it, but
/// readable.
///
/// - Marks of a word's start or inside (`▁the`, `Ġthe`, `##ing`) and special tokens (`</s>`) stay
///   as they are, because readers know them.
/// - Line ends and tabs show as ↵ and ⇥, whether they are written as such, in the alphabet of
///   GPT-2's bytes (`Ċ`, `ĉ`) or as SentencePiece's bytes (`<0x0A>`).
/// - A token of nothing but spaces shows each as ␣.
/// - A token in the alphabet of GPT-2's bytes shows the text that its bytes mean in UTF-8
///   (`ä¸ŃåĽ½` is 中国) where they are whole characters beyond ASCII; `Ġ` stays in front.
public func tokenText(_ token: String) -> String {
  if token.isEmpty { return "" }
  if token.utf8.allSatisfy({ $0 == 0x20 }) {
    return String(repeating: "␣", count: token.utf8.count)
  }
  switch token {
  case "<0x0A>", "<0x0D>": return "↵"
  case "<0x09>": return "⇥"
  default: break
  }
  var result = ""
  for part in token.splitAtByteMarks {
    switch part {
    case "Ċ", "č": result += "↵"  // the bytes 10 and 13
    case "ĉ": result += "⇥"  // 9
    default: result += decodedBytes(part) ?? String(part)
    }
  }
  return visibleText(result)
}

extension String {
  /// The string cut before and after each sign of a space or a control character in GPT-2's
  /// alphabet.
  fileprivate var splitAtByteMarks: [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    var place = startIndex
    while place < endIndex {
      let next = index(after: place)
      if "ĠĊĉč".contains(self[place]) {
        if start < place { parts.append(self[start..<place]) }
        parts.append(self[place..<next])
        start = next
      }
      place = next
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}

/// The text that a string in GPT-2's alphabet stands for; nil where it is none, or nothing but
/// ASCII, or cut within a character.
private func decodedBytes(_ text: Substring) -> String? {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    guard let byte = byteOfAlphabet(scalar) else { return nil }
    bytes.append(byte)
  }
  guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}

/// The byte that a letter of GPT-2's alphabet stands for: printable ones of Latin-1 are
/// themselves, the 68 others follow from U+0100 on in their order.
private func byteOfAlphabet(_ scalar: Unicode.Scalar) -> UInt8? {
  switch scalar.value {
  case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: return UInt8(scalar.value)
  case 0x100...0x120: return UInt8(scalar.value - 0x100)  // 0…32
  case 0x121...0x142: return UInt8(scalar.value - 0x121 + 0x7F)  // 127…160
  case 0x143: return 0xAD
  default: return nil
  }
}
