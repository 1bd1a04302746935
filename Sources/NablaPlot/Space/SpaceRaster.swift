import NablaScene

/// Pixels with depth: what is nearer hides what is farther (E. Catmull 1974).
///
/// Every pixel of the image is drawn as several samples and averaged, so that edges are smooth.
struct SpaceRaster {
  /// A colour for either page.
  struct Ink: Hashable {
    let light: UInt32
    let dark: UInt32

    init(_ pair: ColorPair) {
      light = pair.light.packed
      dark = pair.dark.packed
    }

    /// The colour in a light: 1 full, 0 black.
    init(_ pair: ColorPair, light share: Double) {
      func lit(_ color: Color) -> UInt32 {
        func part(_ value: UInt8) -> UInt8 { UInt8(min(255, max(0, Double(value) * share))) }
        return Color(
          red: part(color.red), green: part(color.green), blue: part(color.blue),
          alpha: color.alpha
        ).packed
      }
      (light, dark) = (lit(pair.light), lit(pair.dark))
    }
  }

  /// Samples along each side of a pixel.
  static let samples = 2

  /// In samples.
  private let width: Int
  private let height: Int
  private let origin: Point
  private let density: Double
  /// The rows from the top on, each band with as many as the next.
  private var bands: [SpaceBand]
  private let rowsInBand: Int
  /// Faces in all bands that are not drawn yet.
  private var waiting = 0
  private var inks: [Ink] = []

  /// Faces that wait at most.
  private static let most = 1 << 15
  /// Samples of a band, which stay in a core's cache.
  private static let samplesInBand = 1 << 15

  /// - Parameters:
  ///   - rect: on the canvas, with whole coordinates.
  ///   - pixels: of the image for one of the canvas.
  init(_ rect: Rect, pixels: Int) {
    origin = Point(rect.minX, rect.minY)
    density = Double(pixels * Self.samples)
    let width = Self.count(rect.width * density)
    let height = Self.count(rect.height * density)
    let rows = max(1, Self.samplesInBand / width / Self.samples) * Self.samples
    bands = stride(from: 0, to: height, by: rows).map {
      SpaceBand(width: width, rows: $0..<min(height, $0 + rows))
    }
    (self.width, self.height, rowsInBand) = (width, height, rows)
  }

  private static func count(_ length: Double) -> Int {
    Int(exactly: min(max(length.rounded(), 1), 16_000)) ?? 1
  }

  // MARK: - Shapes

  /// A place in samples.
  private func sample(_ place: SpaceView.Place) -> SpaceBand.Sample {
    ((place.point.x - origin.x) * density, (place.point.y - origin.y) * density, place.depth)
  }

  /// A flat triangle of one colour.
  mutating func triangle(
    _ a: SpaceView.Place, _ b: SpaceView.Place, _ c: SpaceView.Place, _ ink: Ink
  ) {
    if inks.last != ink { inks.append(ink) }
    let number = UInt32(truncatingIfNeeded: inks.count)
    guard let face = SpaceBand.Face(sample(a), sample(b), sample(c), ink: number) else { return }
    let (top, bottom) = (max(0, face.top), min(height - 1, face.bottom))
    guard top <= bottom else { return }
    for band in top / rowsInBand...bottom / rowsInBand {
      bands[band].add(face)
      waiting += 1
    }
    if waiting >= Self.most { settle() }
  }

  /// Draws what waits, bands side by side.
  private mutating func settle() {
    bands.withUnsafeMutableBufferPointer { bands in
      // Each is drawn on by one thread.
      nonisolated(unsafe) let bands = bands
      _ = ParallelWork.map(bands.count) { bands[$0].settle() }
    }
    waiting = 0
  }

  /// A straight line of a width in px, lifted towards the camera so that it lies on surfaces.
  mutating func line(
    _ a: SpaceView.Place, _ b: SpaceView.Place, width: Double, lift: Double, _ ink: Ink
  ) {
    let along = b.point - a.point
    let length = along.distance(to: .zero)
    guard length > 0, length.isFinite else { return }
    let half = width / 2
    let across = Point(-along.y, along.x) * (half / length)
    // Square ends close the corners of polylines.
    let beyond = along * (min(half, length / 2) / length)
    func corner(_ place: SpaceView.Place, _ shift: Point) -> SpaceView.Place {
      SpaceView.Place(point: place.point + shift, depth: place.depth + lift)
    }
    let (p, q) = (corner(a, across - beyond), corner(a, across * -1 - beyond))
    let (r, s) = (corner(b, across + beyond), corner(b, across * -1 + beyond))
    triangle(p, q, r, ink)
    triangle(q, s, r, ink)
  }

  /// A disc that faces the camera.
  mutating func disc(_ place: SpaceView.Place, radius: Double, lift: Double, _ ink: Ink) {
    let center = SpaceView.Place(point: place.point, depth: place.depth + lift)
    let count = 20
    func rim(_ k: Int) -> SpaceView.Place {
      let angle = 2 * .pi * Double(k) / Double(count)
      return SpaceView.Place(
        point: center.point + Point(cosine(angle), sine(angle)) * radius, depth: center.depth)
    }
    for k in 0..<count { triangle(center, rim(k), rim(k + 1), ink) }
  }

  // MARK: - The image

  /// The means of the samples, which are dropped, for a light page and for a dark one where they
  /// differ, with straight alpha.
  mutating func images() -> (light: Pixels, dark: Pixels?) {
    let (columns, rows) = (width / Self.samples, height / Self.samples)
    guard columns > 0, rows > 0 else { return (Pixels(width: 0, height: 0, values: []), nil) }
    let (light, dark) = ([0] + inks.map(\.light), [0] + inks.map(\.dark))
    let isSame = light == dark
    let count = columns * rows
    var darkValues: [UInt32] = []
    let lightValues = [UInt32](unsafeUninitializedCapacity: count) { lightValues, lightCount in
      darkValues = [UInt32](unsafeUninitializedCapacity: isSame ? 0 : count) { values, darkCount in
        bands.withUnsafeMutableBufferPointer { bands in
          // Each band is drawn on and dropped by one thread, and has its own pixels.
          nonisolated(unsafe) let (bands, lightValues, values) = (bands, lightValues, values)
          _ = ParallelWork.map(bands.count) { band in
            bands[band].settle()
            bands[band].putMeans(light, into: lightValues)
            if !isSame { bands[band].putMeans(dark, into: values) }
            bands[band].clear()
          }
        }
        darkCount = isSame ? 0 : count
      }
      lightCount = count
    }
    func pixels(_ values: [UInt32]) -> Pixels {
      Pixels(width: columns, height: rows, values: values)
    }
    return (pixels(lightValues), isSame || darkValues == lightValues ? nil : pixels(darkValues))
  }
}
