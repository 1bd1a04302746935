import Glibc
package import NablaScene

/// Light as it adds up: sRGB's channels without their transfer curve, 0…1 inside the gamut.
package struct LinearRGB: Hashable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double

  package init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package init(_ color: Color) {
    self.init(
      red: Self.linear[Int(color.red)], green: Self.linear[Int(color.green)],
      blue: Self.linear[Int(color.blue)])
  }

  /// The nearest 8-bit colour, each channel clamped.
  package var color: Color {
    Color(red: Self.byte(red), green: Self.byte(green), blue: Self.byte(blue))
  }

  /// Whether every channel is in 0…1, to within what 8 bits cannot show.
  var isInGamut: Bool {
    [red, green, blue].allSatisfy { $0 >= -1e-4 && $0 <= 1 + 1e-4 }
  }

  /// A channel of sRGB, 0…1, without the transfer curve (IEC 61966-2-1).
  package static func withoutCurve(_ channel: Double) -> Double {
    channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
  }

  private static let linear: [Double] = (0...255).map { byte in
    LinearRGB.withoutCurve(Double(byte) / 255)
  }

  private static func byte(_ linear: Double) -> UInt8 {
    guard linear > 0 else { return 0 }
    let c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055
    return UInt8(min(255, (c * 255).rounded()))
  }
}

/// A colour whose distances look as large as they are (Björn Ottosson, "A perceptual color space
/// for image processing", 2020).
package struct OKLab: Hashable, Sendable {
  /// 0 black … 1 white.
  package var lightness: Double
  /// Green (negative) to red.
  package var a: Double
  /// Blue (negative) to yellow.
  package var b: Double

  package init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From OKLCH: chroma from 0 to about 0.32, hue in degrees.
  package init(lightness: Double, chroma: Double, hue: Double) {
    self.init(
      lightness: lightness, a: chroma * cos(hue * .pi / 180), b: chroma * sin(hue * .pi / 180))
  }

  package init(_ light: LinearRGB) {
    let (r, g, b) = (light.red, light.green, light.blue)
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    self.init(
      lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
  }

  /// The colour without its alpha.
  package init(_ color: Color) {
    self.init(LinearRGB(color))
  }

  package var chroma: Double { hypot(a, b) }

  /// In degrees, 0…360; of no meaning where the chroma is 0.
  package var hue: Double {
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  package var light: LinearRGB {
    func cube(_ x: Double) -> Double { x * x * x }
    let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    return LinearRGB(
      red: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  /// The nearest colour of the same lightness and hue that sRGB can show: its chroma shrinks.
  package var color: Color {
    if lightness <= 0 { return Color(0x000000) }
    if lightness >= 1 { return Color(0xFFFFFF) }
    if light.isInGamut { return light.color }
    var (inside, outside) = (0.0, 1.0)
    // 20 halvings are finer than 8 bits.
    for _ in 0..<20 {
      let middle = (inside + outside) / 2
      let candidate = OKLab(lightness: lightness, a: a * middle, b: b * middle)
      if candidate.light.isInGamut { inside = middle } else { outside = middle }
    }
    return OKLab(lightness: lightness, a: a * inside, b: b * inside).light.color
  }

  /// The Euclidean distance, about 0.02 for a just noticeable difference.
  package func distance(to other: OKLab) -> Double {
    let (l, a, b) = (lightness - other.lightness, a - other.a, b - other.b)
    return (l * l + a * a + b * b).squareRoot()
  }

  /// The colour `share` (0…1) of the way to `other`, along a straight line.
  package func mixed(with other: OKLab, _ share: Double) -> OKLab {
    OKLab(
      lightness: lightness + (other.lightness - lightness) * share,
      a: a + (other.a - a) * share, b: b + (other.b - b) * share)
  }
}
