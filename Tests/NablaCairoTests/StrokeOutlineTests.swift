import NablaCairo
import NablaScene
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Strokes of one colour, which are drawn by their outlines, beside Cairo's of a gradient between two
/// equal colours.
@Suite struct StrokeOutlineTests {
  enum Shape: CaseIterable {
    case slanted, wave, corners, arc, circle, triangle, loop, crossing, back, dots, outside
  }

  private func path(_ shape: Shape) -> Path {
    switch shape {
    case .slanted: return Path(polyline: [Point(7.3, 8.1), Point(52.6, 41.7)])
    case .wave:
      return Path(
        polyline: (0...200).map { Point(5 + Double($0) / 4, 30 + 18 * sin(Double($0) / 14)) })
    case .corners:
      return Path(polyline: [
        Point(8, 40), Point(20, 12), Point(31, 44), Point(44, 40), Point(50, 8),
      ])
    case .arc:
      var arc = Path()
      arc.move(to: Point(8, 50))
      arc.curve(Point(30, 50), Point(34, 10), to: Point(52, 12))
      return arc
    case .circle: return Path(circle: Point(30.3, 29.6), radius: 17)
    case .triangle:
      return Path(polyline: [Point(10, 48), Point(31, 9), Point(52, 44)], closed: true)
    // Lines that cover a place twice are left to Cairo.
    case .loop:
      return Path(
        polyline: (0...90).map { i in
          let angle = Double(i) / 45 * 2 * .pi
          return Point(30 + 20 * cos(angle), 30 + 15 * sin(angle))
        })
    case .crossing:
      return Path(polyline: [Point(8, 8), Point(50, 50), Point(50, 10), Point(10, 45)])
    case .back:
      return Path(polyline: [Point(8, 20), Point(50, 20), Point(8, 20), Point(8, 50), Point(8, 30)])
    case .dots:
      var dots = Path(polyline: [Point(20, 20)], closed: true)
      dots.append(Path(segment: Point(40, 30), Point(40, 30)))
      return dots
    case .outside: return Path(polyline: [Point(-30, 20), Point(25, -12), Point(90, 55)])
    }
  }

  private func draw(_ path: Path, _ stroke: Stroke, clip: Rect?) throws -> Bitmap {
    let line = SceneItem.path(PathItem(path, stroke: stroke))
    let item = clip.map { SceneItem.group(GroupItem([line], clip: Path($0))) } ?? line
    return try pixels(scene([item], width: 60, height: 60), scale: 2)
  }

  @Test("they look like Cairo's", arguments: Shape.allCases)
  func likeCairo(shape: Shape) throws {
    let path = path(shape)
    for cap in [Stroke.Cap.butt, .round, .square] {
      for join in [Stroke.Join.miter, .round, .bevel] {
        for (width, dash) in [(1, []), (5, []), (2, [6, 3]), (3, [0, 5])] as [(Double, [Double])] {
          for (alpha, clip) in [(1, nil), (0.4, Rect(x: 10.3, y: 9.7, width: 33.1, height: 30.9))]
            as [(Double, Rect?)]
          {
            let color = black.opacity(alpha)
            let same = Paint.linearGradient(
              LinearGradient(
                from: .zero, to: Point(60, 0), stops: [.init(0, color), .init(1, color)]))
            let ours = try draw(
              path, Stroke(color, width: width, dash: dash, cap: cap, join: join), clip: clip)
            let cairos = try draw(
              path, Stroke(same, width: width, dash: dash, cap: cap, join: join), clip: clip)
            // Of 255; Cairo samples 15 lines in a pixel, and cuts a clip's edge otherwise.
            let off = zip(ours.bytes, cairos.bytes).map { abs(Int($0) - Int($1)) }
            let words = "\(shape) \(cap) \(join) \(width) \(dash) \(alpha)"
            #expect(off.count { $0 > 40 } <= 24 * 3, "\(words)")
            let ink = cairos.bytes.reduce(0) { $0 + 255 - Int($1) }
            #expect(off.reduce(0, +) <= ink / 12 + 200, "\(words)")
          }
        }
      }
    }
  }

  @Test("coverage is exact, along a clip's edge too")
  func exact() throws {
    let across = Path(polyline: [Point(2, 5.25), Point(10, 5.25)])
    let item = PathItem(across, stroke: Stroke(black, width: 1, cap: .butt))
    let bitmap = try pixels(scene([.path(item)]), scale: 1)
    #expect(bitmap[5, 4].red == 191)
    #expect(bitmap[5, 5].red == 64)
    #expect(bitmap[1, 5].red == 255)
    #expect(bitmap[2, 5].red == 64)
    #expect(bitmap[10, 5].red == 255)
    // Half of what is covered lies in the clip, all of it in the covered half of the pixel.
    let group = GroupItem(
      [.path(item)], clip: Path(Rect(x: 0, y: 5.25, width: 7.5, height: 10)))
    let cut = try pixels(scene([.group(group)]), scale: 1)
    #expect(cut[5, 4].red == 255)
    #expect(cut[5, 5].red == 127)
    #expect(cut[7, 5].red == 191)
    #expect(cut[8, 5].red == 255)
  }
}
