#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Gaussian over 11 pixels as weights that sum to 1, applied along rows and then columns.
struct GaussianWindow: Sendable {
  static let radius = 5

  /// The weights from the middle outwards.
  private let weights: (Double, Double, Double, Double, Double, Double)

  /// - Parameter sigma: the standard deviation in pixels.
  init(sigma: Double) {
    let raw = (0...Self.radius).map { exp(-0.5 * Double($0 * $0) / (sigma * sigma)) }
    let sum = 2 * raw.reduce(0, +) - raw[0]
    weights = (
      raw[0] / sum, raw[1] / sum, raw[2] / sum, raw[3] / sum, raw[4] / sum, raw[5] / sum
    )
  }

  /// The blurred picture without its outermost `radius` pixels, for which values are missing.
  ///
  /// - Parameter values: rows of `width` values, more than twice the radius each way.
  func blur(_ values: [Double], width: Int) -> [Double] {
    let wide = width - 2 * Self.radius
    let high = values.count / width - 2 * Self.radius
    var rows = [Double](repeating: 0, count: values.count / width * wide)
    var result = [Double](repeating: 0, count: high * wide)
    values.withUnsafeBufferPointer { values in
      rows.withUnsafeMutableBufferPointer { rows in
        guard let source = values.baseAddress, let lines = rows.baseAddress else { return }
        for y in 0..<high + 2 * Self.radius {
          weigh(source + y * width + Self.radius, step: 1, into: lines + y * wide, wide)
        }
        result.withUnsafeMutableBufferPointer { result in
          guard let target = result.baseAddress else { return }
          for y in 0..<high {
            weigh(lines + (y + Self.radius) * wide, step: wide, into: target + y * wide, wide)
          }
        }
      }
    }
    return result
  }

  /// The weighted sums around `count` values in a row, with neighbours `step` values apart.
  @inline(__always)
  private func weigh(
    _ source: UnsafePointer<Double>, step: Int, into target: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    let (w0, w1, w2, w3, w4, w5) = weights
    for x in 0..<count {
      let middle = source + x
      let inner: Double =
        w0 * middle[0] + w1 * (middle[-step] + middle[step])
        + w2 * (middle[-2 * step] + middle[2 * step])
      let outer: Double =
        w3 * (middle[-3 * step] + middle[3 * step]) + w4 * (middle[-4 * step] + middle[4 * step])
        + w5 * (middle[-5 * step] + middle[5 * step])
      target[x] = inner + outer
    }
  }
}
