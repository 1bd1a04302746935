import NablaPNG

/// A part of a picture in FLIP's opponent space with a margin; beyond the edges the outermost
/// pixels go on.
struct FLIPPlanes {
  let area: PixelArea
  private let margin: Int
  private let width: Int
  private let channels: [[Double]]

  init(_ bitmap: Bitmap, _ area: PixelArea, margin: Int) {
    self.area = area
    self.margin = margin
    width = area.x.count + 2 * margin
    let height = area.y.count + 2 * margin
    var first = [Double](repeating: 0, count: width * height)
    var second = first
    var third = first
    bitmap.withWords { words in
      var next = 0
      for y in area.y.lowerBound - margin..<area.y.upperBound + margin {
        for x in area.x.lowerBound - margin..<area.x.upperBound + margin {
          let color = FLIPColor.opponent(
            words[min(max(x, 0), words.width - 1), min(max(y, 0), words.height - 1)])
          (first[next], second[next], third[next]) = (color.x, color.y, color.z)
          next += 1
        }
      }
    }
    channels = [first, second, third]
  }

  /// A channel filtered along rows and then along columns, for the pixels of the area.
  func filtered(_ channel: Int, along: [Double], across: [Double]) -> [Double] {
    let (reachX, reachY) = (along.count / 2, across.count / 2)
    let source = channels[channel]
    let (wide, high) = (area.x.count, area.y.count)
    let rows = high + 2 * reachY
    var lines = [Double](repeating: 0, count: rows * wide)
    var result = [Double](repeating: 0, count: high * wide)
    source.withUnsafeBufferPointer { source in
      lines.withUnsafeMutableBufferPointer { lines in
        for y in 0..<rows {
          let line = (y + margin - reachY) * width + margin - reachX
          for (k, weight) in along.enumerated() {
            for x in 0..<wide { lines[y * wide + x] += weight * source[line + x + k] }
          }
        }
        result.withUnsafeMutableBufferPointer { result in
          for y in 0..<high {
            for (k, weight) in across.enumerated() {
              for x in 0..<wide { result[y * wide + x] += weight * lines[(y + k) * wide + x] }
            }
          }
        }
      }
    }
    return result
  }
}
