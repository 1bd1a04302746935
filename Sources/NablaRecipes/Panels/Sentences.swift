extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// With a capital first letter and a full stop.
  var sentence: String { capitalizedFirst + "." }
}
