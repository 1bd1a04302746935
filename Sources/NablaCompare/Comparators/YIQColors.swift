/// Distances of colours in YIQ, by one of the variants' formulas to the last digit.
struct YIQColors {
  let variant: YIQVariant
  let checkerboard: Bool

  /// The squared distance of two pixels, negative where the second is darker; the pixels differ.
  ///
  /// - Parameter index: the first one's place, row by row.
  @inline(__always)
  func delta(_ a: UInt32, _ b: UInt32, at index: Int) -> Double {
    switch variant {
    case .pixelmatch7:
      let d = difference(a, b, at: index)
      let (y, i, q) = (luma(d), inPhase(d), quadrature(d))
      let delta = 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
      return y > 0 ? -delta : delta
    case .pixelmatch5:
      let (p, q) = (a.overWhite, b.overWhite)
      let (y1, y2) = (luma(p), luma(q))
      let y = y1 - y2
      let i = inPhase(p) - inPhase(q)
      let r = quadrature(p) - quadrature(q)
      let delta = 0.5053 * y * y + 0.299 * i * i + 0.1957 * r * r
      return y1 > y2 ? -delta : delta
    case .odiff: return FixedYIQ.delta(a, b)
    }
  }

  /// How much brighter a pixel is than its neighbour.
  @inline(__always)
  func brightness(_ a: UInt32, _ b: UInt32, at index: Int) -> Double {
    switch variant {
    case .pixelmatch7: luma(difference(a, b, at: index))
    case .pixelmatch5, .odiff: luma(a.overWhite) - luma(b.overWhite)
    }
  }

  /// The difference of the channels, over the background where one is transparent.
  @inline(__always)
  private func difference(_ a: UInt32, _ b: UInt32, at index: Int) -> SIMD3<Double> {
    let (p, q) = (a.channels, b.channels)
    guard a & b < 0xFF00_0000 else { return p - q }
    let (alphaA, alphaB) = (Double(a.alpha), Double(b.alpha))
    let mixed: SIMD3<Double> = p * alphaA - q * alphaB
    let difference: SIMD3<Double> = mixed - background(index) * (alphaA - alphaB)
    return difference / 255
  }

  /// pixelmatch's pattern: by the byte's place, whose parity leaves red at its lower value.
  private func background(_ index: Int) -> SIMD3<Double> {
    guard checkerboard else { return SIMD3(repeating: 255) }
    let place = 4 * index
    func level(_ divisor: Double) -> Double {
      Double(48 + 159 * (Int(Double(place) / divisor) % 2))
    }
    return SIMD3(48, level(1.618033988749895), level(2.618033988749895))
  }

  @inline(__always)
  private func luma(_ c: SIMD3<Double>) -> Double {
    c.x * 0.29889531 + c.y * 0.58662247 + c.z * 0.11448223
  }

  @inline(__always)
  private func inPhase(_ c: SIMD3<Double>) -> Double {
    c.x * 0.59597799 - c.y * 0.27417610 - c.z * 0.32180189
  }

  @inline(__always)
  private func quadrature(_ c: SIMD3<Double>) -> Double {
    c.x * 0.21147017 - c.y * 0.52261711 + c.z * 0.31114694
  }
}

extension UInt32 {
  /// Red, green and blue as they are stored.
  fileprivate var channels: SIMD3<Double> { SIMD3(Double(red), Double(green), Double(blue)) }
}

/// odiff's distance: fixed-point numbers of 12 bits, cut after each step.
private enum FixedYIQ {
  private static let one = 4096.0

  private static func fixed(_ value: Double) -> Int { Int(value * one) }

  private static let y = (fixed(0.29889531), fixed(0.58662247), fixed(0.11448223))
  private static let i = (fixed(0.59597799), fixed(-0.27417610), fixed(-0.32180189))
  private static let q = (fixed(0.21147017), fixed(-0.52261711), fixed(0.31114694))
  private static let weights = (fixed(0.5053), fixed(0.299), fixed(0.1957))

  static func delta(_ a: UInt32, _ b: UInt32) -> Double {
    let (p, r) = (blended(a), blended(b))
    func axis(_ c: (Int, Int, Int)) -> Int {
      ((p.0 * c.0 + p.1 * c.1 + p.2 * c.2) >> 12) - ((r.0 * c.0 + r.1 * c.1 + r.2 * c.2) >> 12)
    }
    let (dy, di, dq) = (axis(y), axis(i), axis(q))
    let delta = (dy * dy * weights.0 + di * di * weights.1 + dq * dq * weights.2) >> 24
    return Double(delta) / one
  }

  private static func blended(_ pixel: UInt32) -> (Int, Int, Int) {
    func channel(_ value: UInt32) -> Int {
      pixel.alpha == 0
        ? 255 << 12 : (255 << 12) + (Int(value) - 255) * Int(pixel.alpha) * 4096 / 255
    }
    return (channel(pixel.red), channel(pixel.green), channel(pixel.blue))
  }
}

/// Tells stretches of opaque pixels that are surely below the threshold.
struct YIQPrefilter {
  /// How many pixels are judged at once.
  static let length = 32

  /// Below the limit by more than what single precision may be wrong.
  private let limit: Float
  private let isUsed: Bool

  init(limit: Double, variant: YIQVariant) {
    self.limit = Float(limit) * 0.999
    // Fixed-point numbers round their own way.
    isUsed = variant != .odiff
  }

  /// Whether all of `length` pixels are below; a plain loop, which becomes vector instructions.
  @inline(__always)
  func passes(_ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>) -> Bool {
    guard isUsed else { return false }
    var suspects: Int32 = 0
    var common = UInt32.max
    for i in 0..<Self.length {
      let (p, q) = (a[i], b[i])
      common &= p & q
      let red = Self.difference(p, q)
      let green = Self.difference(p &>> 8, q &>> 8)
      let blue = Self.difference(p &>> 16, q &>> 16)
      let y: Float = red * 0.29889531 + green * 0.58662247 + blue * 0.11448223
      let inPhase: Float = red * 0.59597799 - green * 0.27417610 - blue * 0.32180189
      let r: Float = red * 0.21147017 - green * 0.52261711 + blue * 0.31114694
      let delta: Float = y * y * 0.5053 + inPhase * inPhase * 0.299 + r * r * 0.1957
      suspects &+= delta < limit ? 0 : 1
    }
    return suspects == 0 && common >= 0xFF00_0000
  }

  /// The difference of the lowest channel.
  @inline(__always)
  private static func difference(_ p: UInt32, _ q: UInt32) -> Float {
    Float(Int32(truncatingIfNeeded: p & 255) &- Int32(truncatingIfNeeded: q & 255))
  }
}
