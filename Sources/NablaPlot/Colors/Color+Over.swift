import NablaScene

extension Color {
  /// The colour of this one laid on an opaque one.
  func over(_ below: Color) -> Color {
    let share = Double(alpha) / 255
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) * share + Double(b) * (1 - share)).rounded())
    }
    return Color(
      red: mix(red, below.red), green: mix(green, below.green), blue: mix(blue, below.blue))
  }

  /// The colour without its transparency.
  var opaque: Color { Color(red: red, green: green, blue: blue) }
}
