import Nabla
import NablaCairo
import NablaSVG
import NablaScene
import TestSupport
import Testing

/// SVG with outlined text, drawn by librsvg, against our PNG.
@Suite struct OutlineTests {
  @Test(
    .enabled(if: ExternalTool.rsvgConvert.isWanted, "rsvg-convert is not installed"),
    arguments: Sample.all)
  func librsvgDrawsWhatOurPNGShows(sample: Sample) throws {
    var scene = try sample.figure.scene()
    scene.appearance = .light
    let svg = try scene.encoded(as: .svg, OutputOptions(svg: SVGOptions(text: .outline)))
    let ours = try decodePNG(try scene.encoded(as: .png, OutputOptions(scale: 2)))
    let theirs = try TemporaryFolder.with { folder in
      try folder.write(svg, to: "a.svg")
      let run = try ExternalTool.rsvgConvert.run(
        ["--zoom", "2", "--output", "a.png", "a.svg"], in: folder.path)
      try #require(run.code == 0, "\(run.errors)")
      return try decodePNG(try folder.bytes("a.png"))
    }
    try #require(theirs.width == ours.width && theirs.height == ours.height)
    #expect(worstWindow(ours, theirs, besides: smoothed(in: scene)) == nil)
  }

  /// Where pictures have cells of less than four pixels, of which librsvg makes a smooth picture.
  private func smoothed(in scene: Scene) -> [Rect] {
    scene.leaves.compactMap { item, map in
      guard case .image(let image) = item,
        2 * image.rect.width < 4 * Double(image.pixels.width)
          || 2 * image.rect.height < 4 * Double(image.pixels.height)
      else { return nil }
      let (a, b) = (
        map.apply(Point(image.rect.minX, image.rect.minY)),
        map.apply(Point(image.rect.maxX, image.rect.maxY))
      )
      return Rect(
        x: 2 * min(a.x, b.x), y: 2 * min(a.y, b.y), width: 2 * abs(b.x - a.x),
        height: 2 * abs(b.y - a.y))
    }
  }

  /// The first 8×8 window of which more than 40 pixels differ by more than 24 levels.
  private func worstWindow(_ a: Bitmap, _ b: Bitmap, besides areas: [Rect]) -> String? {
    for y in stride(from: 0, to: a.height, by: 4) {
      for x in stride(from: 0, to: a.width, by: 4)
      where !areas.contains(where: {
        Double(x) > $0.minX - 8 && Double(x) < $0.maxX && Double(y) > $0.minY - 8
          && Double(y) < $0.maxY
      }) {
        var off = 0
        for row in y..<min(y + 8, a.height) {
          for column in x..<min(x + 8, a.width) {
            let i = (row * a.width + column) * 4
            if (0..<3).contains(where: { abs(Int(a.bytes[i + $0]) - Int(b.bytes[i + $0])) > 24 }) {
              off += 1
            }
          }
        }
        if off > 40 { return "\(off) of 64 pixels differ at (\(x), \(y))" }
      }
    }
    return nil
  }
}
