import NablaPlot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The colour spaces of FLIP.
enum FLIPColor {
  /// sRGB's primaries as XYZ, by rows (the matrix of the reference implementation).
  private static let toXYZ: [SIMD3<Double>] = [
    SIMD3(10_135_552, 8_788_810, 4_435_075) / 24_577_794,
    SIMD3(2_613_072, 8_788_810, 887_015) / 12_288_897,
    SIMD3(1_425_312, 8_788_810, 70_074_185) / 73_733_382,
  ]

  private static let white = SIMD3(toXYZ[0].sum(), toXYZ[1].sum(), toXYZ[2].sum())

  /// The inverse of `toXYZ`, by rows.
  private static let fromXYZ: [SIMD3<Double>] = {
    let (a, b, c) = (toXYZ[0], toXYZ[1], toXYZ[2])
    let columns = [cross(b, c), cross(c, a), cross(a, b)]
    let determinant = (a * columns[0]).sum()
    return (0..<3).map { row in
      SIMD3(columns[0][row], columns[1][row], columns[2][row]) / determinant
    }
  }()

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }

  private static func applied(_ rows: [SIMD3<Double>], _ v: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3((rows[0] * v).sum(), (rows[1] * v).sum(), (rows[2] * v).sum())
  }

  private static let linear: [Double] = (0...255).map {
    LinearRGB.withoutCurve(Double($0) / 255)
  }

  /// The opponent space YyCxCz of a packed pixel.
  static func opponent(_ pixel: UInt32) -> SIMD3<Double> {
    let color: SIMD3<Double>
    if pixel.alpha == 255 {
      color = SIMD3(linear[Int(pixel.red)], linear[Int(pixel.green)], linear[Int(pixel.blue)])
    } else {
      let over = pixel.overWhite / 255
      color = SIMD3(
        LinearRGB.withoutCurve(over.x), LinearRGB.withoutCurve(over.y),
        LinearRGB.withoutCurve(over.z))
    }
    let xyz = applied(toXYZ, color) / white
    return SIMD3(116 * xyz.y - 16, 500 * (xyz.x - xyz.y), 200 * (xyz.y - xyz.z))
  }

  /// A filtered colour, cut to what a screen shows, as L*a*b* with Hunt's adjustment.
  static func adjusted(opponent c: SIMD3<Double>) -> SIMD3<Double> {
    let y = (c.x + 16) / 116
    let xyz = SIMD3(y + c.y / 500, y, y - c.z / 200) * white
    let color = applied(fromXYZ, xyz).clamped(
      lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 1))
    return hunt(linear: color)
  }

  private static func hunt(linear color: SIMD3<Double>) -> SIMD3<Double> {
    let xyz = applied(toXYZ, color) / white
    let (x, y, z) = (CIELab.root(xyz.x), CIELab.root(xyz.y), CIELab.root(xyz.z))
    let lightness = 116 * y - 16
    return SIMD3(
      lightness, 0.01 * lightness * 500 * (x - y), 0.01 * lightness * 200 * (y - z))
  }

  /// The distance HyAB to the power 0.7.
  private static func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let d = a - b
    return pow(abs(d.x) + hypot(d.y, d.z), 0.7)
  }

  /// The largest distance: green from blue.
  private static let largest = distance(
    hunt(linear: SIMD3(0, 1, 0)), hunt(linear: SIMD3(0, 0, 1)))

  /// The distance of two adjusted colours, spread over 0…1 so that small ones fill most of it.
  static func error(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let (share, level) = (0.4, 0.95)
    let distance = distance(a, b)
    let bend = share * largest
    return distance < bend
      ? level / bend * distance
      : level + (distance - bend) / (largest - bend) * (1 - level)
  }
}
