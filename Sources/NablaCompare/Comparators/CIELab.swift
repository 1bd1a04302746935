import NablaPlot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A colour in CIE L*a*b*, D65.
package struct CIELab: Hashable, Sendable {
  package var lightness: Double
  package var a: Double
  package var b: Double

  package init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// From red, green and blue in sRGB, 0…255 (IEC 61966-2-1, white 0.95047, 1, 1.08883).
  init(sRGB color: SIMD3<Double>) {
    let linear = SIMD3(
      LinearRGB.withoutCurve(color.x / 255), LinearRGB.withoutCurve(color.y / 255),
      LinearRGB.withoutCurve(color.z / 255))
    let x = (linear * SIMD3(0.4124564, 0.3575761, 0.1804375)).sum() / 0.95047
    let y = (linear * SIMD3(0.2126729, 0.7151522, 0.0721750)).sum()
    let z = (linear * SIMD3(0.0193339, 0.1191920, 0.9503041)).sum() / 1.08883
    self.init(
      116 * Self.root(y) - 16, 500 * (Self.root(x) - Self.root(y)),
      200 * (Self.root(y) - Self.root(z)))
  }

  /// The cube root, with the straight piece near 0 (CIE 15).
  static func root(_ t: Double) -> Double {
    t > 216.0 / 24389 ? cbrt(t) : t * (841.0 / 108) + 4.0 / 29
  }

  /// CIEDE2000 with kL = kC = kH = 1.
  ///
  /// Source: Sharma, Wu & Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes",
  /// Color Research & Application 30 (2005).
  package func difference(to other: CIELab) -> Double {
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - Self.chromaRatio(meanChroma))
    let (a1, a2) = ((1 + g) * a, (1 + g) * other.a)
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    let (h1, h2) = (Self.hue(a1, b), Self.hue(a2, other.b))

    let deltaL = other.lightness - lightness
    let deltaC = c2 - c1
    var turn = 0.0
    var meanHue = h1 + h2
    if c1 * c2 != 0 {
      turn = h2 - h1
      if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
      if abs(h1 - h2) <= 180 {
        meanHue = (h1 + h2) / 2
      } else {
        meanHue = h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
      }
    }
    let deltaH = 2 * (c1 * c2).squareRoot() * Self.sine(turn / 2)

    let meanL = (lightness + other.lightness) / 2
    let meanC = (c1 + c2) / 2
    let low: Double = 0.24 * Self.cosine(2 * meanHue) - 0.17 * Self.cosine(meanHue - 30)
    let high: Double = 0.32 * Self.cosine(3 * meanHue + 6) - 0.20 * Self.cosine(4 * meanHue - 63)
    let t = 1 + low + high
    let offset = (meanL - 50) * (meanL - 50)
    let sl = 1 + 0.015 * offset / (20 + offset).squareRoot()
    let sc = 1 + 0.045 * meanC
    let sh = 1 + 0.015 * meanC * t
    let bump = (meanHue - 275) / 25
    let rotation =
      -Self.sine(60 * exp(-bump * bump)) * 2 * Self.chromaRatio(meanC)
    let (l, c, h) = (deltaL / sl, deltaC / sc, deltaH / sh)
    let squares: Double = l * l + c * c + h * h
    return (squares + rotation * c * h).squareRoot()
  }

  /// √(C⁷ / (C⁷ + 25⁷)).
  private static func chromaRatio(_ chroma: Double) -> Double {
    let seventh = pow(chroma, 7)
    return (seventh / (seventh + 6_103_515_625)).squareRoot()
  }

  /// The hue's angle in degrees, 0 ≤ h < 360; 0 for grey.
  private static func hue(_ a: Double, _ b: Double) -> Double {
    guard a != 0 || b != 0 else { return 0 }
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
