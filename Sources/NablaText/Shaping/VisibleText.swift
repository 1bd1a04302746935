/// The longest text that is shaped, in Unicode scalars; what lies beyond shows as an ellipsis.
let longestText = 4096

/// The text as it is shown: at most `limit` characters and free of control characters.
///
/// Line ends show as ↵ and tabs as ⇥, because tokens and data are often nothing else; other
/// control characters show as U+FFFD. Characters that only override the direction are left out.
func visibleText(_ text: String, atMost limit: Int = longestText) -> String {
  let text = bounded(text, atMost: limit)
  if isPrintableASCII(text) || !text.unicodeScalars.contains(where: isReplaced) { return text }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar?
  for scalar in text.unicodeScalars {
    defer { previous = scalar }
    switch scalar.value {
    case 0x0A where previous == "\r": continue
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append("↵")
    case 0x09: result.append("⇥")
    case 0..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
    case 0x202A...0x202E, 0x2066...0x2069: continue
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// Whether every byte is one of ASCII's visible characters or a space.
func isPrintableASCII(_ text: String) -> Bool {
  text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
}

/// The text itself, or its beginning and an ellipsis where it has more than `limit` characters.
func bounded(_ text: String, atMost limit: Int = longestText) -> String {
  guard text.utf8.count > limit else { return text }
  let scalars = text.unicodeScalars
  guard
    let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  var head = String(scalars[..<end])
  if head.count > 1 { head.removeLast() }  // it may be half a cluster
  return head + "…"
}

private func isReplaced(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
