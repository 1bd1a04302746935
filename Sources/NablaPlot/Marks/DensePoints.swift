import NablaScene

/// Very many points as one image: points are counted in the image's pixels, each count is spread
/// over a marker's disc, and a table gives the opacity of so many markers on one another.
///
/// The order of the points does not matter: where colours meet, their mean is shown.
struct DensePoints {
  /// A colour on both pages, packed as pixels are.
  struct Paint {
    let light: UInt32
    let dark: UInt32
  }

  /// What the image covers.
  let rect: Rect
  private let width: Int
  private let height: Int
  /// Pixels of the image for each logical pixel.
  private let density: Double
  /// For each pixel the number of points, and where colours differ the sums of their light and
  /// dark components, side by side.
  private var sums: [UInt32]
  /// 1, or 7 where colours differ.
  private let channels: Int
  /// The points of the discs that were spread, in eighths, one plane after another: the numbers,
  /// then the sums of colours.
  private var spread: [Int]

  /// The most pixels of an image.
  private static let most = 1.6e7

  init(plot: Rect, hasManyColors: Bool) {
    let area = max(1, plot.width * plot.height)
    density = area * 4 <= Self.most ? 2 : (Self.most / area).squareRoot()
    let left = (plot.minX * density).rounded(.down)
    let top = (plot.minY * density).rounded(.down)
    width = Int(min(max((plot.maxX * density).rounded(.up) - left, 1), 40_000))
    height = Int(min(max((plot.maxY * density).rounded(.up) - top, 1), 40_000))
    rect =
      Rect(
        x: left / density, y: top / density, width: Double(width) / density,
        height: Double(height) / density
      ).snapped
    channels = hasManyColors ? 7 : 1
    sums = Array(repeating: 0, count: width * height * channels)
    spread = Array(repeating: 0, count: width * height * channels)
  }

  // MARK: - Counting

  /// The map from a canvas coordinate to the image's pixels.
  private var originX: Double { rect.minX * density }
  private var originY: Double { rect.minY * density }

  /// Counts points of straight scales, all of one colour, in one pass over the data.
  mutating func count(
    _ xs: [Double], _ byX: (slope: Double, intercept: Double), _ ys: [Double],
    _ byY: (slope: Double, intercept: Double)
  ) {
    let (a, b) = (byX.slope * density, byX.intercept * density - originX)
    let (c, d) = (byY.slope * density, byY.intercept * density - originY)
    let (right, bottom, stride) = (Double(width), Double(height), width)
    let n = min(xs.count, ys.count)
    sums.withUnsafeMutableBufferPointer { sums in
      xs.withUnsafeBufferPointer { xs in
        ys.withUnsafeBufferPointer { ys in
          for i in 0..<n {
            let x = xs[i] * a + b
            let y = ys[i] * c + d
            // NaN fails the comparisons, so that the conversions cannot trap.
            if x >= 0, x < right, y >= 0, y < bottom {
              sums[Int(Int32(y)) &* stride &+ Int(Int32(x))] &+= 1
            }
          }
        }
      }
    }
  }

  /// Counts points at places of the canvas.
  ///
  /// - Parameter paint: the colour of a point's row; without effect for one colour.
  mutating func count(_ places: [Point], rows: [Int], _ paint: (Int) -> Paint) {
    for (place, row) in zip(places, rows) {
      let (x, y) = (place.x * density - originX, place.y * density - originY)
      guard x >= 0, x < Double(width), y >= 0, y < Double(height) else { continue }
      let at = (Int(y) * width + Int(x)) * channels
      // Sums of colours stay below 2³².
      guard sums[at] < 16_000_000 else { continue }
      sums[at] += 1
      guard channels > 1 else { continue }
      let paint = paint(row)
      for (k, packed) in [paint.light, paint.dark].enumerated() {
        sums[at + 3 * k + 1] += packed >> 24
        sums[at + 3 * k + 2] += packed >> 16 & 255
        sums[at + 3 * k + 3] += packed >> 8 & 255
      }
    }
  }

  // MARK: - Spreading

  /// Spreads what was counted over discs of a diameter in logical pixels, and starts counting anew.
  ///
  /// A disc is made of rows; what a row adds is the difference of two running sums along a line.
  mutating func stamp(diameter: Double) {
    let rows = Disc(diameter: max(1, diameter * density)).rows
    let pad = (rows.map(\.reach).max() ?? 0) + 2
    // The sum of what lies left of each place, with room beyond both ends of the line.
    var running = [Int](repeating: 0, count: width + 2 * pad + 1)
    let (width, height, channels) = (width, height, channels)
    sums.withUnsafeMutableBufferPointer { sums in
      spread.withUnsafeMutableBufferPointer { spread in
        running.withUnsafeMutableBufferPointer { running in
          for line in 0..<height {
            for channel in 0..<channels {
              let source = line * width * channels + channel
              var total = 0
              for x in 0..<width {
                running[x + pad] = total
                total &+= Int(sums[source &+ x &* channels])
              }
              // Where no point lies, no colour does.
              if total == 0 { continue }
              for x in width + pad...width + 2 * pad { running[x] = total }
              for row in rows where (0..<height).contains(line + row.offset) {
                Self.add(
                  row, running, pad, to: spread, (channel * height + line + row.offset) * width,
                  count: width)
              }
            }
          }
        }
        for i in sums.indices { sums[i] = 0 }
      }
    }
  }

  /// Adds one row of a disc at every pixel of a line: the run of whole pixels, and a part of those
  /// at its ends.
  @inline(__always)
  private static func add(
    _ disc: Disc.Row, _ running: UnsafeMutableBufferPointer<Int>, _ pad: Int,
    to spread: UnsafeMutableBufferPointer<Int>, _ start: Int, count: Int
  ) {
    let (left, right, part) = (pad - disc.reach, pad + disc.reach + 1, disc.part)
    for x in 0..<count {
      let whole = running[x &+ right] &- running[x &+ left]
      let more = running[x &+ right &+ 1] &- running[x &+ left &- 1]
      spread[start &+ x] &+= whole &* (8 &- part) &+ more &* part
    }
  }

  // MARK: - The image

  /// The image of everything that was stamped.
  ///
  /// - Parameters:
  ///   - opacity: of one marker; from the density of the points where nil.
  ///   - color: of all points where they have one.
  func image(opacity: Double?, color: Paint) -> ImageItem {
    let table = OpacityTable(opacity: opacity, amounts: amounts)
    func side(_ k: Int, _ one: UInt32) -> Pixels {
      let values = (0..<width * height).map { pixel -> UInt32 in
        let amount = spread[pixel]
        let alpha = table.alpha(amount)
        if alpha == 0 { return 0 }
        if channels == 1 { return one & 0xFFFF_FF00 | alpha }
        // In steps that nobody sees, so that the image packs well.
        func mean(_ channel: Int) -> UInt32 {
          let exact = spread[(3 * k + channel) * width * height + pixel] / amount
          return UInt32(truncatingIfNeeded: min(255, (exact + 2) / 5 * 5))
        }
        return mean(1) << 24 | mean(2) << 16 | mean(3) << 8 | alpha
      }
      return Pixels(width: width, height: height, values: values)
    }
    let light = side(0, color.light)
    let isSame = channels == 1 && color.light == color.dark
    return ImageItem(rect, pixels: light, darkPixels: isSame ? nil : side(1, color.dark))
  }

  /// How many markers lie on each pixel that any lies on, in eighths: a sample of the pixels, of
  /// which some tens of thousands tell enough.
  private var amounts: [Int] {
    let step = max(1, width * height / 50_000)
    return stride(from: 0, to: width * height, by: step).compactMap {
      let amount = spread[$0]
      return amount > 0 ? amount : nil
    }
  }
}

/// The pixels of a disc around a pixel's middle, row by row.
private struct Disc {
  struct Row {
    /// Down from the middle.
    let offset: Int
    /// How many whole pixels lie on each side of the middle one.
    let reach: Int
    /// How much of the next pixel on each side is covered, in eighths.
    let part: Int
  }

  let rows: [Row]

  init(diameter: Double) {
    let radius = min(diameter, 2_000) / 2
    let most = Int(radius.rounded(.up))
    rows = (-most...most).compactMap { offset in
      // Half the length of the disc's chord through the row, the mean of eight lines.
      var half = 0.0
      for k in 0..<8 {
        let y = Double(offset) + (Double(k) + 0.5) / 8 - 0.5
        half += max(0, radius * radius - y * y).squareRoot() / 8
      }
      let whole = (half - 0.5).rounded(.down)
      guard whole >= 0 else {
        // Less than one pixel: the middle one counts where at least a part is covered.
        return half >= 0.25 ? Row(offset: offset, reach: 0, part: 0) : nil
      }
      return Row(
        offset: offset, reach: Int(whole), part: Int(((half - 0.5 - whole) * 8).rounded()))
    }
  }
}

/// The opacity of so many markers on one another.
private struct OpacityTable {
  private var alphas: [UInt32] = [0]

  /// How many different opacities an image has, so that it packs well.
  private static let levels = 40.0
  /// A single point is at least this opaque.
  private static let least = 0.3

  /// - Parameter amounts: the markers on each pixel, in eighths.
  init(opacity: Double?, amounts: [Int]) {
    // 1 − (1 − a)ⁿ for n markers of opacity a.
    var rest = 1 - (opacity ?? 0)
    if opacity == nil {
      // The fullest fiftieth of the pixels comes to nine tenths.
      let sorted = amounts.sorted()
      let full = Double(sorted.isEmpty ? 8 : sorted[(sorted.count - 1) * 49 / 50]) / 8
      rest = min(max(power(0.1, 1 / max(1, full - 1)), 0.2), 0.9995)
    }
    for eighths in 1..<400_000 {
      let n = Double(eighths) / 8
      var alpha = 1 - power(rest, n)
      if opacity == nil {
        alpha = n < 1 ? Self.least * n : Self.least + (1 - Self.least) * (1 - power(rest, n - 1))
      }
      let level = (alpha * Self.levels).rounded(.up)
      alphas.append(UInt32(min(255, level / Self.levels * 255)))
      if alpha > 1 - 0.5 / Self.levels || (opacity == 0 && eighths > 8) { break }
    }
  }

  func alpha(_ amount: Int) -> UInt32 { alphas[min(amount, alphas.count - 1)] }
}
