#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Gaussian as weights that sum to 1, applied along rows and then columns.
struct GaussianWindow: Sendable {
  let radius: Int
  /// From −radius to radius.
  let weights: [Double]

  /// - Parameter sigma: the standard deviation in pixels.
  init(sigma: Double, radius: Int) {
    self.radius = radius
    let raw = (-radius...radius).map { exp(-0.5 * Double($0 * $0) / (sigma * sigma)) }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
  }

  /// The blurred picture without its outermost `radius` pixels, for which values are missing.
  ///
  /// - Parameter values: rows of `width` values, more than twice the radius each way.
  func blur(_ values: [Double], width: Int) -> [Double] {
    let high = values.count / width
    let wide = width - 2 * radius
    let rows = convolved(values, count: high * width - 2 * radius)
    // The last values of a row and the first of the next are mixed; they are left behind here.
    var columns = [Double](repeating: 0, count: wide * (high - 2 * radius))
    rows.withUnsafeBufferPointer { rows in
      columns.withUnsafeMutableBufferPointer { columns in
        for y in 0..<high - 2 * radius {
          for x in 0..<wide {
            columns[y * wide + x] = weights[radius] * rows[(y + radius) * width + x]
          }
          for k in 1...radius {
            let weight = weights[radius + k]
            let (above, below) = ((y + radius - k) * width, (y + radius + k) * width)
            for x in 0..<wide {
              columns[y * wide + x] += weight * (rows[above + x] + rows[below + x])
            }
          }
        }
      }
    }
    return columns
  }

  private func convolved(_ values: [Double], count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    values.withUnsafeBufferPointer { values in
      result.withUnsafeMutableBufferPointer { result in
        for i in 0..<count { result[i] = weights[radius] * values[i + radius] }
        for k in 1...max(1, radius) {
          let weight = weights[radius + k]
          for i in 0..<count {
            result[i] += weight * (values[i + radius - k] + values[i + radius + k])
          }
        }
      }
    }
    return result
  }
}
