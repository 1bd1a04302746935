import NablaScene
import Testing

@testable import NablaCairo

/// Pictures drawn in groups of rows side by side.
@Suite struct BandTests {
  @Test("bands look like the whole", arguments: [2, 3, 7])
  func bands(count: Int) throws {
    for scale in [1, 2, 1.5] {
      let (whole, parts) = try (picture(1, scale), picture(count, scale))
      #expect(whole.count == parts.count)
      // Cairo rounds to 1/256 of a pixel; nothing but such roundings may differ.
      let different = zip(whole, parts).count { $0 != $1 }
      #expect(different <= whole.count / 1000, "\(scale): \(different)")
    }
  }

  @Test("more bands than rows, and items beyond the canvas")
  func tiny() throws {
    let items = [filled(-5, -5, 40, 3, .solid(red)), filled(0, 1, 2, 1, .solid(blue))]
    let surface = try render(scene(items, width: 2, height: 3), scale: 1, side: nil, bands: 3)
    #expect(Array(surface.pixels()) == [.max, .max, 0xFF00_00FF, 0xFF00_00FF, .max, .max])
  }

  @Test("what cannot be drawn is refused from whatever band it is in")
  func refused() throws {
    let line = PathItem(
      Path(polyline: [Point(0, 0), Point(.nan, 900)]), stroke: Stroke(red, width: 1))
    #expect(throws: NablaError.self) {
      _ = try render(scene([.path(line)], height: 900), scale: 1, side: nil, bands: 4)
    }
  }

  private func picture(_ bands: Int, _ scale: Double) throws -> [UInt32] {
    let surface = try render(figure(), scale: scale, side: nil, bands: bands)
    return Array(surface.pixels())
  }
}
