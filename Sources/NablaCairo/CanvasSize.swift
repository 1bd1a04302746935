import NablaScene

/// A canvas in device pixels that is known to be drawable.
struct CanvasSize {
  let width: Int
  let height: Int
  /// Device pixels per logical pixel.
  let scale: Double

  /// The longest side that Cairo can address.
  static let longestSide = 32767
  /// The most memory that one canvas may take, in bytes (1 GiB).
  static let budget = 1 << 30

  /// Throws where a size or the scale is not a positive number, a side is too long or the
  /// canvas takes too much memory. Nothing is allocated before.
  init(_ size: Size, scale: Double) throws(NablaError) {
    guard scale.isFinite, scale > 0 else {
      throw NablaError("scale", "\(scale) is not above 0 and finite", "use 1, 2 or 3")
    }
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw NablaError(
        "size", "\(size.width) × \(size.height) px is not above 0 and finite",
        "use for example 640 × 400")
    }
    let (wide, high) = (size.width * scale, size.height * scale)
    let place = "size \(size.width) × \(size.height) at scale \(scale)"
    guard max(wide, high) <= Double(Self.longestSide) else {
      throw NablaError(
        place,
        "a side of \(max(wide, high).rounded(.up)) device pixels is above \(Self.longestSide)",
        "make the figure smaller or lower the scale")
    }
    // Below 2^15 each, so that neither the conversion nor the 64-bit product can trap.
    width = max(1, Int(wide.rounded()))
    height = max(1, Int(high.rounded()))
    guard width * height * 4 <= Self.budget else {
      throw NablaError(
        place, "\(width) × \(height) device pixels take more than \(Self.budget >> 20) MiB",
        "make the figure smaller or lower the scale")
    }
    self.scale = scale
  }
}
