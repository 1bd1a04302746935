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
    #expect(worstWindow(ours, theirs) == nil)
  }

  /// The first 8×8 window of which more than 48 pixels differ by more than 24 levels: librsvg smooths
  /// pictures that are enlarged, which shows where cells have two or three pixels.
  private func worstWindow(_ a: Bitmap, _ b: Bitmap) -> String? {
    for y in stride(from: 0, to: a.height, by: 4) {
      for x in stride(from: 0, to: a.width, by: 4) {
        var off = 0
        for row in y..<min(y + 8, a.height) {
          for column in x..<min(x + 8, a.width) {
            let i = (row * a.width + column) * 4
            if (0..<3).contains(where: { abs(Int(a.bytes[i + $0]) - Int(b.bytes[i + $0])) > 24 }) {
              off += 1
            }
          }
        }
        if off > 48 { return "\(off) of 64 pixels differ at (\(x), \(y))" }
      }
    }
    return nil
  }
}
