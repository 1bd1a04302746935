package import NablaPNG
package import NablaScene

/// Pixels that a comparison leaves out.
package struct IgnoreMask: Sendable {
  /// Rectangles in pixels; what lies outside the picture does not matter.
  package var areas: [PixelArea]
  /// A picture of the same size whose pixels that are neither black nor transparent are left out.
  package var picture: Bitmap?

  package init(areas: [PixelArea] = [], picture: Bitmap? = nil) {
    self.areas = areas
    self.picture = picture
  }

  package static let nothing = IgnoreMask()

  package var isEmpty: Bool { areas.isEmpty && picture == nil }

  /// The picture with the other one's pixels wherever something is left out, so that no comparator
  /// sees a difference there.
  func applied(to bitmap: Bitmap, from other: Bitmap) throws(NablaError) -> Bitmap {
    guard !isEmpty else { return bitmap }
    var bytes = bitmap.bytes
    let (width, height) = (bitmap.width, bitmap.height)
    for area in areas {
      let x = area.x.clamped(to: 0..<width)
      for y in area.y.clamped(to: 0..<height) {
        let range = 4 * (y * width + x.lowerBound)..<4 * (y * width + x.upperBound)
        bytes.replaceSubrange(range, with: other.bytes[range])
      }
    }
    if let picture {
      guard picture.width == width, picture.height == height else {
        throw NablaError(
          "mask",
          "has \(picture.width) × \(picture.height) px where the pictures have "
            + "\(width) × \(height)", "give a mask of the pictures' size")
      }
      for i in stride(from: 0, to: bytes.count, by: 4)
      where picture.bytes[i + 3] > 0 && picture.bytes[i..<i + 3].contains(where: { $0 > 0 }) {
        bytes.replaceSubrange(i..<i + 4, with: other.bytes[i..<i + 4])
      }
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }
}

extension PixelArea {
  /// From `x,y,w,h` in whole pixels, the corner first.
  ///
  /// - Throws: where it is not four whole numbers, or the size is not above 0.
  package init(text: String, place: String) throws(NablaError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      Int(part.filter { $0 != " " })
    }
    // Far inside Int, so that sums cannot overflow.
    guard parts.count == 4, let x = parts[0], let y = parts[1], let w = parts[2], let h = parts[3],
      [x, y].allSatisfy({ abs($0) < 1 << 30 }), [w, h].allSatisfy({ 1..<1 << 30 ~= $0 })
    else {
      throw NablaError(place, "\"\(text)\" is no rectangle", "write x,y,w,h in whole pixels")
    }
    self.init(x: x..<x + w, y: y..<y + h)
  }
}
