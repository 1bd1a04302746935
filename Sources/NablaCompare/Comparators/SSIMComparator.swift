import Nabla
import NablaPNG
package import NablaPlot

/// One minus the mean structural similarity of red, green and blue, each over white.
///
/// Wang, Bovik, Sheikh & Simoncelli 2004: a Gaussian window of 11 × 11 with σ 1.5, K₁ 0.01, K₂ 0.03,
/// population covariances, over the pixels whose window lies inside; as scikit-image computes it with
/// `gaussian_weights=True, sigma=1.5, use_sample_covariance=False`.
package struct SSIMComparator: Comparator {
  package static let name = "ssim"
  package static let quantity = "1 − mean structural similarity"

  package var tolerance = 0.01

  package static let fields: [Field<SSIMComparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .within(0...2),
      help: "The largest value of 1 − SSIM that passes.")
  ]

  package init() {}

  private static let window = GaussianWindow(sigma: 1.5)

  package func distance(_ pair: ImagePair) -> Distance? {
    similarity(pair).map { Distance(1 - $0, [.init("ssim", Node($0))]) }
  }

  /// The mean similarity, at most 1; nil for pictures narrower or lower than the window.
  ///
  /// Only areas around differences are computed: elsewhere it is 1.
  package func similarity(_ pair: ImagePair) -> Double? {
    if pair.isIdentical { return 1 }
    let radius = GaussianWindow.radius
    guard min(pair.width, pair.height) > 2 * radius else { return nil }
    let inside = PixelArea(x: radius..<pair.width - radius, y: radius..<pair.height - radius)
    let areas = pair.changes.areas(halo: radius).map { area in
      PixelArea(x: area.x.clamped(to: inside.x), y: area.y.clamped(to: inside.y))
    }.filter { $0.count > 0 }
    let losses = ParallelWork.map(areas.count) { loss(pair, areas[$0]) }
    let count = Double(3 * inside.count)
    return 1 - losses.reduce(0, +) / count
  }

  /// The sum of 1 − SSIM over the pixels of an area and the three channels.
  private func loss(_ pair: ImagePair, _ area: PixelArea) -> Double {
    let radius = GaussianWindow.radius
    let around = PixelArea(
      x: area.x.lowerBound - radius..<area.x.upperBound + radius,
      y: area.y.lowerBound - radius..<area.y.upperBound + radius)
    let a = Planes(pair.expected, around)
    let b = Planes(pair.actual, around)
    // Grey pictures have one channel three times.
    let channels = a.isGrey && b.isGrey ? 1 : 3
    var sum = 0.0
    for channel in 0..<channels {
      sum += Self.loss(a.channels[channel], b.channels[channel], around)
    }
    return sum * Double(3 / channels)
  }

  private static func loss(_ a: [Double], _ b: [Double], _ around: PixelArea) -> Double {
    // Both variances enter as their sum only.
    var squared = [Double](repeating: 0, count: a.count)
    var multiplied = squared
    for i in a.indices {
      squared[i] = a[i] * a[i] + b[i] * b[i]
      multiplied[i] = a[i] * b[i]
    }
    let width = around.x.count
    let (meanA, meanB) = (window.blur(a, width: width), window.blur(b, width: width))
    let squares = window.blur(squared, width: width)
    let products = window.blur(multiplied, width: width)
    let c1 = (0.01 * 255) * (0.01 * 255)
    let c2 = (0.03 * 255) * (0.03 * 255)
    var sum = 0.0
    for i in meanA.indices {
      let (x, y) = (meanA[i], meanB[i])
      let means: Double = x * x + y * y
      let product: Double = x * y
      let above: Double = (2 * product + c1) * (2 * (products[i] - product) + c2)
      let below: Double = (means + c1) * (squares[i] - means + c2)
      sum += 1 - above / below
    }
    return sum
  }
}

/// Red, green and blue of a part of a picture, each over white, row by row.
private struct Planes {
  let channels: [[Double]]
  let isGrey: Bool

  init(_ bitmap: Bitmap, _ area: PixelArea) {
    let count = area.count
    var red = [Double](repeating: 0, count: count)
    var green = red
    var blue = red
    var isGrey = true
    bitmap.withWords { words in
      var next = 0
      for y in area.y {
        for x in area.x {
          let word = words[x, y]
          let color = word.overWhite
          (red[next], green[next], blue[next]) = (color.x, color.y, color.z)
          isGrey = isGrey && word.red == word.green && word.green == word.blue
          next += 1
        }
      }
    }
    channels = [red, green, blue]
    self.isGrey = isGrey
  }
}
