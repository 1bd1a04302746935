/// Whether a pixel is likely part of antialiasing, after Vyšniauskas, "Anti-aliased Pixel and
/// Intensity Slope Detector", 2009, as pixelmatch and odiff have it.
struct AntialiasingTest {
  let colors: YIQColors
  let a: PixelWords
  let b: PixelWords

  /// By either picture.
  func isAntialiased(_ x: Int, _ y: Int) -> Bool {
    isAntialiased(x, y, in: a, other: b) || isAntialiased(x, y, in: b, other: a)
  }

  /// The pixel lies between a darker and a brighter neighbour, one of which belongs to an even area
  /// in both pictures.
  private func isAntialiased(
    _ x: Int, _ y: Int, in picture: PixelWords, other: PixelWords
  ) -> Bool {
    guard x < picture.width, y < picture.height else { return false }
    let around = Neighbours(x, y, picture)
    let (index, center) = (y * picture.width + x, picture[x, y])
    var equal = around.isAtEdge ? 1 : 0
    var darkest = (delta: 0.0, x: 0, y: 0)
    var brightest = (delta: 0.0, x: 0, y: 0)
    let isOdiff = colors.variant == .odiff
    for step in 0..<around.count {
      // The order decides between neighbours of one brightness.
      let (nx, ny) = isOdiff ? around.byRows(step) : around.byColumns(step)
      if nx == x, ny == y { continue }
      let neighbour = picture[nx, ny]
      let delta =
        neighbour == center ? 0 : colors.brightness(center, neighbour, at: index)
      if isOdiff ? neighbour == center : delta == 0 {
        equal += 1
        if equal > 2 { return false }
      } else if delta < darkest.delta {
        darkest = (delta, nx, ny)
      } else if delta > brightest.delta {
        brightest = (delta, nx, ny)
      }
    }
    guard darkest.delta != 0, brightest.delta != 0 else { return false }
    if isOdiff {
      return (isEven(darkest.x, darkest.y, picture) || isEven(brightest.x, brightest.y, picture))
        && (isEven(darkest.x, darkest.y, other) || isEven(brightest.x, brightest.y, other))
    }
    return
      (isEven(darkest.x, darkest.y, picture) && isEven(darkest.x, darkest.y, other))
      || (isEven(brightest.x, brightest.y, picture) && isEven(brightest.x, brightest.y, other))
  }

  /// Whether at least three neighbours have the pixel's colour; the edge counts as one.
  private func isEven(_ x: Int, _ y: Int, _ picture: PixelWords) -> Bool {
    guard x < picture.width, y < picture.height else { return false }
    let around = Neighbours(x, y, picture)
    let center = picture[x, y]
    var equal = around.isAtEdge ? 1 : 0
    for ny in around.top...around.bottom {
      for nx in around.left...around.right where nx != x || ny != y {
        if picture[nx, ny] == center { equal += 1 }
      }
    }
    return equal > 2
  }
}

/// The pixel and those around it that lie inside the picture.
private struct Neighbours {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int
  let isAtEdge: Bool

  @inline(__always)
  init(_ x: Int, _ y: Int, _ picture: PixelWords) {
    left = max(x - 1, 0)
    right = min(x + 1, picture.width - 1)
    top = max(y - 1, 0)
    bottom = min(y + 1, picture.height - 1)
    isAtEdge = x == left || x == right || y == top || y == bottom
  }

  var count: Int { (right - left + 1) * (bottom - top + 1) }

  func byColumns(_ step: Int) -> (Int, Int) {
    let high = bottom - top + 1
    return (left + step / high, top + step % high)
  }

  func byRows(_ step: Int) -> (Int, Int) {
    let wide = right - left + 1
    return (left + step % wide, top + step / wide)
  }
}
