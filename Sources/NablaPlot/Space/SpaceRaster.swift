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
  let width: Int
  let height: Int
  private let origin: Point
  private let density: Double
  private var depths: [Float]
  /// For each sample the number of its colour, 0 for none.
  private var colors: [UInt32]
  /// What is not drawn yet.
  private var faces: [Face] = []
  private var inks: [Ink] = []

  /// Faces that wait at most, and bands of rows that are drawn side by side.
  private static let most = 1 << 15
  private static let bands = 4

  /// - Parameters:
  ///   - rect: on the canvas, with whole coordinates.
  ///   - pixels: of the image for one of the canvas.
  init(_ rect: Rect, pixels: Int) {
    origin = Point(rect.minX, rect.minY)
    density = Double(pixels * Self.samples)
    width = Self.count(rect.width * density)
    height = Self.count(rect.height * density)
    depths = Array(repeating: -.infinity, count: width * height)
    colors = Array(repeating: 0, count: width * height)
  }

  private static func count(_ length: Double) -> Int {
    Int(exactly: min(max(length.rounded(), 1), 16_000)) ?? 1
  }

  // MARK: - Shapes

  private typealias Sample = (x: Double, y: Double, depth: Double)

  /// A place in samples.
  private func sample(_ place: SpaceView.Place) -> Sample {
    ((place.point.x - origin.x) * density, (place.point.y - origin.y) * density, place.depth)
  }

  /// A flat triangle with the number of its colour.
  private struct Face {
    let p: Sample
    let q: Sample
    let r: Sample
    /// The rows of samples whose middles it crosses.
    let rows: ClosedRange<Int>
    let ink: UInt32
  }

  /// A flat triangle of one colour.
  mutating func triangle(
    _ a: SpaceView.Place, _ b: SpaceView.Place, _ c: SpaceView.Place, _ ink: Ink
  ) {
    let (p, q, r) = (sample(a), sample(b), sample(c))
    let area = Self.area(p, q, r)
    guard area != 0, area.isFinite else { return }
    let top = max(0, clampedInt((min(p.y, q.y, r.y) - 0.5).rounded(.up)))
    let bottom = min(height - 1, clampedInt((max(p.y, q.y, r.y) - 0.5).rounded(.down)))
    guard top <= bottom else { return }
    if inks.last != ink { inks.append(ink) }
    faces.append(
      Face(p: p, q: q, r: r, rows: top...bottom, ink: UInt32(truncatingIfNeeded: inks.count)))
    if faces.count == Self.most { settle() }
  }

  private static func area(_ p: Sample, _ q: Sample, _ r: Sample) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }

  /// Draws what waits, in bands of rows side by side.
  private mutating func settle() {
    let (faces, width, height) = (faces, width, height)
    depths.withUnsafeMutableBufferPointer { depths in
      colors.withUnsafeMutableBufferPointer { colors in
        // Each band writes its own rows only.
        nonisolated(unsafe) let (depths, colors) = (depths, colors)
        _ = ParallelWork.map(Self.bands) { band in
          let rows = height * band / Self.bands..<height * (band + 1) / Self.bands
          for face in faces where face.rows.overlaps(rows) {
            Self.fill(face, rows, width, depths, colors)
          }
        }
      }
    }
    self.faces = []
  }

  private static func fill(
    _ face: Face, _ rows: Range<Int>, _ width: Int,
    _ depths: UnsafeMutableBufferPointer<Float>, _ colors: UnsafeMutableBufferPointer<UInt32>
  ) {
    let (p, q, r) = (face.p, face.q, face.r)
    let area = area(p, q, r)
    // Depth is a plane over the samples.
    let byX = ((q.depth - p.depth) * (r.y - p.y) - (r.depth - p.depth) * (q.y - p.y)) / area
    let byY = ((r.depth - p.depth) * (q.x - p.x) - (q.depth - p.depth) * (r.x - p.x)) / area
    let step = Float(byX)
    for row in face.rows.clamped(to: rows.lowerBound...rows.upperBound - 1) {
      let y = Double(row) + 0.5
      let (a, b, c) = (crossing(p, q, y), crossing(q, r, y), crossing(r, p, y))
      // These leave NaN out.
      let left = Double.minimum(Double.minimum(a, b), c)
      let right = Double.maximum(Double.maximum(a, b), c)
      guard left <= right else { continue }
      let first = max(0, clampedInt((left - 0.5).rounded(.up)))
      let last = min(width - 1, clampedInt((right - 0.5).rounded(.down)))
      guard first <= last else { continue }
      var depth = Float(p.depth + byX * (Double(first) + 0.5 - p.x) + byY * (y - p.y))
      for i in (row * width + first)...(row * width + last) {
        if depth > depths[i] {
          depths[i] = depth
          colors[i] = face.ink
        }
        depth += step
      }
    }
  }

  /// Where an edge crosses a row of samples; NaN where it does not.
  @inline(__always)
  private static func crossing(_ u: Sample, _ v: Sample, _ y: Double) -> Double {
    (u.y <= y) != (v.y <= y) ? u.x + (v.x - u.x) * ((y - u.y) / (v.y - u.y)) : .nan
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

  /// The means of the samples for both pages, with straight alpha.
  mutating func images() -> (light: Pixels, dark: Pixels) {
    settle()
    let isSame = inks.allSatisfy { $0.light == $0.dark }
    let tables = [[0] + inks.map(\.light), [0] + inks.map(\.dark)]
    let raster = self
    let images = ParallelWork.map(isSame ? 1 : 2) { raster.averaged(tables[$0]) }
    return (images[0], images[images.count - 1])
  }

  private func averaged(_ table: [UInt32]) -> Pixels {
    let (columns, rows) = (width / Self.samples, height / Self.samples)
    guard columns > 0, rows > 0 else { return Pixels(width: 0, height: 0, values: []) }
    let values = colors.withUnsafeBufferPointer { colors in
      [UInt32](unsafeUninitializedCapacity: columns * rows) { values, count in
        count = columns * rows
        var (known, color) = (UInt32(0), table[0])
        for row in 0..<rows {
          var start = row * Self.samples * width
          for i in row * columns..<(row + 1) * columns {
            // Two by two samples, in most pixels of one colour and that of the pixel before.
            let first = colors[start]
            if first == colors[start &+ 1], first == colors[start &+ width],
              first == colors[start &+ width &+ 1]
            {
              if first != known { (known, color) = (first, table[Int(first)]) }
              values[i] = color
            } else {
              values[i] = mean(colors, start, table)
            }
            start &+= Self.samples
          }
        }
      }
    }
    return Pixels(width: columns, height: rows, values: values)
  }

  /// The mean of a pixel's samples, of which some may be empty.
  private func mean(
    _ colors: UnsafeBufferPointer<UInt32>, _ start: Int, _ table: [UInt32]
  ) -> UInt32 {
    let n = Self.samples
    var (red, green, blue, alpha): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    for y in 0..<n {
      for i in (start + y * width)..<(start + y * width + n) {
        let color = table[Int(colors[i])]
        let a = color & 255
        red += (color >> 24) * a
        green += (color >> 16 & 255) * a
        blue += (color >> 8 & 255) * a
        alpha += a
      }
    }
    guard alpha > 0 else { return 0 }
    let half = alpha / 2
    let (r, g, b) = ((red + half) / alpha, (green + half) / alpha, (blue + half) / alpha)
    return r << 24 | g << 16 | b << 8 | alpha / UInt32(truncatingIfNeeded: n * n)
  }
}
