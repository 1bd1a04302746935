extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// With a capital first letter and a full stop.
  var sentence: String { capitalizedFirst + "." }
}

extension [String] {
  /// As a sentence lists them: `a`, `a and b`, `a, b and c`.
  var listed: String {
    guard count > 1, let last else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
