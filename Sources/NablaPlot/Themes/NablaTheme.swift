import NablaScene

extension Theme {
  /// The default look, for light and dark pages.
  public static let nabla: Theme = {
    let ink = (light: Color(0x16181D), dark: Color(0xE8EAEE))
    func inkAt(_ opacity: Double, _ role: String) -> ColorPair {
      ColorPair(light: ink.light.opacity(opacity), dark: ink.dark.opacity(opacity), role: role)
    }
    return Theme(
      name: "nabla",
      ink: ColorPair(light: ink.light, dark: ink.dark, role: "ink"),
      paper: ColorPair(light: Color(0xFFFFFF), dark: Color(0x15181D), role: "paper"),
      muted: ColorPair(light: Color(0x5B616E), dark: Color(0xA3A9B5), role: "muted"),
      grid: inkAt(0.11, "grid"),
      zeroLine: inkAt(0.35, "zero"),
      spine: inkAt(0.55, "spine"),
      accent: ColorPair(light: Color(0xF26015), dark: Color(0xEE8E02), role: "accent"),
      absent: ColorPair(light: Color(0xEEF0F3), dark: Color(0x23272E), role: "absent"),
      palette: "nabla", weights: "attention", sequential: "viridis", diverging: "blue-orange")
  }()
}
