import NablaCairo
import NablaScene
import Testing

/// What the compression of rows must give back: pictures of every kind, read by libpng.
@Suite struct CompressionTests {
  enum Kind: CaseIterable {
    case flat, noise, repeatedRows, repeatedRowsOfNoise, runs, gradient, distantRows
  }

  /// Opaque 0xRRGGBBAA values.
  private func values(_ kind: Kind, width: Int, height: Int) -> [UInt32] {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let noise = (0..<width * height).map { _ in UInt32(random(1 << 24)) }
    let cells = (0..<height).flatMap { y in
      (0..<width).map { x -> UInt32 in
        switch kind {
        case .flat: 0x3366CC
        case .noise: noise[y * width + x]
        case .repeatedRows: UInt32(x / 7 * 4099 + y / 9 * 7919) & 0xFFFFFF
        case .repeatedRowsOfNoise: noise[y / 5 * width + x]
        case .runs: noise[y * width + x / 11] & 0x0F0F0F
        case .gradient: UInt32(x * 255 / width) << 16 | UInt32(y * 255 / height)
        case .distantRows: noise[(y / 2 * 5 % 13) % height * width + x]
        }
      }
    }
    return cells.map { $0 << 8 | 255 }
  }

  @Test(
    "pixels come back as they were",
    arguments: Kind.allCases, [(1, 1), (1, 300), (3, 40), (86, 90), (700, 64), (12_000, 12)])
  func roundTrip(kind: Kind, size: (Int, Int)) throws {
    let (width, height) = size
    let rect = Rect(x: 0, y: 0, width: Double(width), height: Double(height))
    let values = values(kind, width: width, height: height)
    let item = ImageItem(rect, pixels: Pixels(width: width, height: height, values: values))
    let bitmap = try decodePNG(
      try png(
        scene([.image(item)], width: rect.width, height: rect.height, background: .clear),
        scale: 1))
    let expected = values.flatMap { value in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
    #expect(bitmap == Bitmap(width: width, height: height, bytes: expected))
  }
}
