import NablaScene

/// A matrix with more cells than can be seen, reduced to about one block a quarter pixel.
///
/// A block shows the value in it that lies furthest from zero, not the average: one large weight
/// in a 512×512 matrix stays visible.
struct BlockReduction {
  let values: [Double]
  let rows: Int
  let columns: Int

  /// At most this many blocks a logical pixel along each side.
  static let blocksPerPixel = 2.0

  init(_ values: [Double], rows: Int, columns: Int, over rect: Rect) {
    func blocks(_ count: Int, _ pixels: Double) -> Int {
      let most = Int(max(1, min(pixels.isFinite ? pixels * Self.blocksPerPixel : 1, 20_000)))
      return min(count, most)
    }
    let (h, w) = (blocks(rows, rect.height), blocks(columns, rect.width))
    self.rows = h
    self.columns = w
    guard h < rows || w < columns else {
      self.values = values
      return
    }
    var result = [Double](repeating: .nan, count: h * w)
    let columnBlock = (0..<columns).map { $0 * w / columns }
    values.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        for row in 0..<rows {
          let line = (row * h / rows) * w
          let start = row * columns
          for column in 0..<columns {
            let value = source[start + column]
            let at = line + columnBlock[column]
            if !value.isNaN, !(abs(target[at]) >= abs(value)) { target[at] = value }
          }
        }
      }
    }
    self.values = result
  }
}
