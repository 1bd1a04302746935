import NablaMath
import NablaPlot

/// A number as a figure shows it: 1/3, π/2 or √2 where it is that, else a few digits.
///
/// - Parameter noise: what lies that near 0 is 0.
func shownNumber(_ value: Double, significant: Int = 4, noise: Double = 1e-12) -> String {
  if value.magnitude < noise { return "0" }
  return ExactForm(value)?.text ?? format(value, significant: significant)
}

/// A number between dollar signs, where a minus is a hyphen: `-0.5`, `1.5\times10^{30}`.
func texNumber(_ value: Double, significant: Int = 4) -> String {
  guard value.isFinite else { return format(value) }
  let parts = formatPlain(value, significant: significant).split(separator: "e")
  guard parts.count == 2, let power = Int(parts[1]) else { return parts.joined() }
  return "\(parts[0])\\times10^{\(power)}"
}

/// What follows a formula that has a value, between dollar signs: `=2`, or `\approx7.39` where
/// digits are left out.
func texEquals(_ value: Double, significant: Int = 4) -> String {
  let rounded = Double(formatPlain(value, significant: significant)) ?? value
  let isSame = (rounded - value).magnitude <= 1e-12 * value.magnitude
  return (isSame ? "=" : "\\approx") + texNumber(value, significant: significant)
}
