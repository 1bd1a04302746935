import NablaPNG

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The filters of LDR-FLIP for a distance of the viewer, and the errors by them.
struct FLIPFilters: Sendable {
  /// How far the widest filter reaches, in pixels.
  let radius: Int
  /// The contrast sensitivity of the eye for lightness, red-green and blue-yellow: sums of Gaussians.
  private let spatial: [[WeightedKernel]]
  private let edge: FeatureKernel
  private let point: FeatureKernel

  init(pixelsPerDegree: Double) {
    // The paper's table 1: a₁, b₁, a₂, b₂ of each channel.
    let table: [(a: [Double], b: [Double])] = [
      ([1, 0], [0.0047, 1e-5]), ([1, 0], [0.0053, 1e-5]), ([34.1, 13.5], [0.04, 0.025]),
    ]
    let pi = Double.pi
    let widest = (0.04 / (2 * pi * pi)).squareRoot()
    let reach = (3 * widest * pixelsPerDegree).rounded(.up)
    let spatialRadius = Int(exactly: reach) ?? 0
    spatial = table.map { channel in
      let kernels = zip(channel.a, channel.b).filter { $0.0 > 0 }.map { a, b in
        WeightedKernel(
          a * (pi / b).squareRoot(),
          (-spatialRadius...spatialRadius).map { i in
            let z = Double(i) / pixelsPerDegree
            return exp(-pi * pi * z * z / b)
          })
      }
      let total = kernels.map(\.total).reduce(0, +)
      return kernels.map { WeightedKernel($0.weight / total, $0.values) }
    }
    let sigma = 0.5 * 0.082 * pixelsPerDegree
    let featureRadius = Int(exactly: (3 * sigma).rounded(.up)) ?? 0
    let places = (-featureRadius...featureRadius).map { Double($0) }
    let bell = places.map { exp(-$0 * $0 / (2 * sigma * sigma)) }
    edge = FeatureKernel(along: zip(places, bell).map { -$0 * $1 }, across: bell)
    point = FeatureKernel(
      along: zip(places, bell).map { ($0 * $0 / (sigma * sigma) - 1) * $1 }, across: bell)
    radius = max(spatialRadius, featureRadius)
  }

  /// The error of every pixel of an area, 0…1.
  func errors(_ a: Bitmap, _ b: Bitmap, _ area: PixelArea) -> [Double] {
    let planesA = FLIPPlanes(a, area, margin: radius)
    let planesB = FLIPPlanes(b, area, margin: radius)
    let colorsA = perceived(planesA)
    let colorsB = perceived(planesB)
    let featuresA = features(planesA)
    let featuresB = features(planesB)
    return (0..<area.count).map { i in
      let color = FLIPColor.error(colorsA[i], colorsB[i])
      let difference = max(
        abs(featuresA.edges[i] - featuresB.edges[i]), abs(featuresA.points[i] - featuresB.points[i])
      )
      let feature = (difference / 2.0.squareRoot()).squareRoot()
      return pow(color, 1 - feature)
    }
  }

  /// What the eye makes of the colours: filtered, in CIE L*a*b* with Hunt's adjustment.
  private func perceived(_ planes: FLIPPlanes) -> [SIMD3<Double>] {
    func channel(_ index: Int) -> [Double] {
      var sum = [Double](repeating: 0, count: planes.area.count)
      for kernel in spatial[index] {
        let part = planes.filtered(
          index, along: kernel.values.map { $0 * kernel.weight }, across: kernel.values)
        for i in sum.indices { sum[i] += part[i] }
      }
      return sum
    }
    let (a, b, c) = (channel(0), channel(1), channel(2))
    return a.indices.map { FLIPColor.adjusted(opponent: SIMD3(a[$0], b[$0], c[$0])) }
  }

  /// How strong edges and points are.
  private func features(_ planes: FLIPPlanes) -> (edges: [Double], points: [Double]) {
    func strength(_ kernel: FeatureKernel) -> [Double] {
      let x = planes.filtered(0, along: kernel.along, across: kernel.across)
      let y = planes.filtered(0, along: kernel.across, across: kernel.along)
      // Lightness is 116 times what the filters want; the constant part falls out of the edges'
      // filter, and out of the points' too, whose weights sum to 0.
      return zip(x, y).map { hypot($0, $1) / 116 }
    }
    return (strength(edge), strength(point))
  }
}

/// A separable Gaussian with its share of a sum.
private struct WeightedKernel: Sendable {
  let weight: Double
  let values: [Double]

  init(_ weight: Double, _ values: [Double]) { (self.weight, self.values) = (weight, values) }

  /// The sum of the kernel over the plane.
  var total: Double {
    let sum = values.reduce(0, +)
    return weight * sum * sum
  }
}

/// A separable derivative whose positive weights sum to 1 and whose negative ones sum to −1.
private struct FeatureKernel: Sendable {
  let along: [Double]
  let across: [Double]

  init(along: [Double], across: [Double]) {
    let sum = across.reduce(0, +)
    let positive = along.filter { $0 > 0 }.reduce(0, +) * sum
    let negative = -along.filter { $0 < 0 }.reduce(0, +) * sum
    self.along = along.map { $0 > 0 ? $0 / positive : $0 / negative }
    self.across = across
  }
}
