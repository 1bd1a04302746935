/// A grid of pixels stretched over a rectangle.
public struct ImageItem: Hashable, Sendable {
  public enum Interpolation: String, Sendable {
    /// Every pixel is a sharp cell (heatmaps).
    case nearest
    /// Bilinear (photographs, shaded surfaces).
    case smooth
  }

  public var rect: Rect
  public var pixels: Pixels
  /// The pixels for a dark page, of the same size, where they differ.
  public var darkPixels: Pixels?
  public var interpolation: Interpolation

  public init(
    _ rect: Rect, pixels: Pixels, darkPixels: Pixels? = nil, interpolation: Interpolation = .nearest
  ) {
    self.rect = rect
    self.pixels = pixels
    self.darkPixels = darkPixels
    self.interpolation = interpolation
  }

  public func pixels(_ side: Appearance.Side) -> Pixels {
    switch side {
    case .light: pixels
    case .dark: darkPixels ?? pixels
    }
  }
}

/// Colours in row-major order, the top row first, straight alpha.
public struct Pixels: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// `width * height` colours as 0xRRGGBBAA.
  public let values: [UInt32]

  /// - Precondition: `values.count == width * height`.
  public init(width: Int, height: Int, values: [UInt32]) {
    precondition(width >= 0 && height >= 0 && values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }
}

extension Color {
  /// 0xRRGGBBAA, as pixels are stored.
  @inlinable public var packed: UInt32 {
    UInt32(red) << 24 | UInt32(green) << 16 | UInt32(blue) << 8 | UInt32(alpha)
  }

  @inlinable
  public init(packed: UInt32) {
    self.init(
      red: UInt8(packed >> 24), green: UInt8(packed >> 16 & 255), blue: UInt8(packed >> 8 & 255),
      alpha: UInt8(packed & 255))
  }
}
