import NablaScene

/// A band of rows of an image in space, with the depth of every sample.
struct SpaceBand {
  /// A place in samples of the image, its depth larger where it is nearer.
  typealias Sample = (x: Double, y: Double, depth: Double)

  /// A flat triangle with the number of its colour.
  struct Face {
    fileprivate let p: Sample
    fileprivate let q: (x: Double, y: Double)
    fileprivate let r: (x: Double, y: Double)
    fileprivate let ink: UInt32
    /// How the depth changes along a row and along a column: it is a plane over the samples.
    fileprivate let byX: Double
    fileprivate let byY: Double

    /// - Parameter ink: the number of a colour, not 0.
    /// Nil where it is seen from its edge.
    init?(_ p: Sample, _ q: Sample, _ r: Sample, ink: UInt32) {
      let area = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
      guard area != 0, area.isFinite else { return nil }
      (self.p, self.ink) = (p, ink)
      (self.q, self.r) = ((q.x, q.y), (r.x, r.y))
      byX = ((q.depth - p.depth) * (r.y - p.y) - (r.depth - p.depth) * (q.y - p.y)) / area
      byY = ((r.depth - p.depth) * (q.x - p.x) - (q.depth - p.depth) * (r.x - p.x)) / area
    }

    /// The first and the last row of samples whose middles it crosses; the last before the first
    /// where there is none.
    var top: Int { clampedInt((min(p.y, q.y, r.y) - 0.5).rounded(.up)) }
    var bottom: Int { clampedInt((max(p.y, q.y, r.y) - 0.5).rounded(.down)) }
  }

  private let width: Int
  private let rows: Range<Int>
  private var faces: [Face] = []
  /// Empty until something is drawn.
  private var depths: [Float] = []
  /// For each sample the number of its colour, 0 for none.
  private var colors: [UInt32] = []

  /// - Parameters:
  ///   - width: of the image, in samples.
  ///   - rows: of samples of the image; whole rows of pixels.
  init(width: Int, rows: Range<Int>) {
    self.width = width
    self.rows = rows
  }

  /// Lets a face that crosses the band wait to be drawn.
  mutating func add(_ face: Face) { faces.append(face) }

  /// Draws the faces that wait.
  mutating func settle() {
    if faces.isEmpty { return }
    if colors.isEmpty {
      depths = Array(repeating: -.infinity, count: width * rows.count)
      colors = Array(repeating: 0, count: width * rows.count)
    }
    let (rows, width) = (rows, width)
    depths.withUnsafeMutableBufferPointer { depths in
      colors.withUnsafeMutableBufferPointer { colors in
        for face in faces { Self.fill(face, rows, width, depths, colors) }
      }
    }
    faces = []
  }

  /// Gives the memory of the samples back.
  mutating func clear() { (depths, colors) = ([], []) }

  private static func fill(
    _ face: Face, _ rows: Range<Int>, _ width: Int,
    _ depths: UnsafeMutableBufferPointer<Float>, _ colors: UnsafeMutableBufferPointer<UInt32>
  ) {
    let (p, q, r) = (face.p, face.q, face.r)
    let corner = (x: p.x, y: p.y)
    let (columns, end) = (Double(width), Double(width - 1))
    let step = Float(face.byX)
    let (top, bottom) = (max(rows.lowerBound, face.top), min(rows.upperBound - 1, face.bottom))
    for row in stride(from: top, through: bottom, by: 1) {
      let y = Double(row) + 0.5
      // Two edges cross a row, those of the corner that lies alone on its side.
      let (isPAbove, isQAbove, isRAbove) = (p.y <= y, q.y <= y, r.y <= y)
      let (a, b): (Double, Double)
      if isPAbove != isQAbove {
        a = crossing(corner, q, y)
        b = isRAbove == isQAbove ? crossing(r, corner, y) : crossing(q, r, y)
      } else if isRAbove != isQAbove {
        (a, b) = (crossing(q, r, y), crossing(r, corner, y))
      } else {
        continue
      }
      // Clamped first, so that cutting the decimals off rounds down.
      let (left, right) = ((a < b ? a : b) - 0.5, (a < b ? b : a) - 0.5)
      guard left < columns, right >= 0 else { continue }
      let (low, high) = (left > 0 ? left : 0, right < end ? right : end)
      let (whole, last) = (Int(low), Int(high))
      let first = Double(whole) < low ? whole + 1 : whole
      guard first <= last else { continue }
      var depth = Float(p.depth + face.byX * (Double(first) + 0.5 - p.x) + face.byY * (y - p.y))
      let line = (row - rows.lowerBound) * width
      for i in (line + first)...(line + last) {
        if depth > depths[i] {
          depths[i] = depth
          colors[i] = face.ink
        }
        depth += step
      }
    }
  }

  /// Where an edge with an end on either side of a row of samples crosses it.
  @inline(__always)
  private static func crossing(
    _ u: (x: Double, y: Double), _ v: (x: Double, y: Double), _ y: Double
  ) -> Double {
    u.x + (v.x - u.x) * ((y - u.y) / (v.y - u.y))
  }

  /// Puts the means of the samples, with straight alpha, where the band's pixels lie in an image.
  ///
  /// - Parameter table: the colours by their numbers.
  func putMeans(_ table: [UInt32], into image: UnsafeMutableBufferPointer<UInt32>) {
    let n = SpaceRaster.samples
    let columns = width / n
    let first = rows.lowerBound / n * columns
    let last = rows.upperBound / n * columns
    let values = UnsafeMutableBufferPointer(rebasing: image[first..<last])
    if colors.isEmpty { return values.initialize(repeating: 0) }
    colors.withUnsafeBufferPointer { colors in
      var (known, color) = (UInt32(0), table[0])
      for row in 0..<rows.count / n {
        var start = row * n * width
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
          start &+= n
        }
      }
    }
  }

  /// The mean of a pixel's samples, of which some may be empty.
  private func mean(
    _ colors: UnsafeBufferPointer<UInt32>, _ start: Int, _ table: [UInt32]
  ) -> UInt32 {
    let n = SpaceRaster.samples
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
