import NablaCairo
import NablaScene
import Testing

/// Strokes that Cairo draws, since only it knows gradients; long ones in pieces.
@Suite("Long strokes")
struct StrokeTests {
  private let black = Paint.linearGradient(
    LinearGradient(
      from: .zero, to: Point(1, 0),
      stops: [.init(0, NablaCairoTests.black), .init(1, NablaCairoTests.black)]))
  private let translucent = Paint.linearGradient(
    LinearGradient(
      from: .zero, to: Point(1, 0),
      stops: [
        .init(0, NablaCairoTests.black.opacity(0.5)), .init(1, NablaCairoTests.black.opacity(0.5)),
      ]))

  /// A zigzag with a point at every tooth.
  private func zigzag(_ count: Int, step: Double, height: Double) -> [Point] {
    (0..<count).map { Point(4 + Double($0) * step, $0 % 2 == 0 ? 6 : 6 + height) }
  }

  @Test("A hundred thousand points that cross each other are drawn")
  func crossing() throws {
    var state: UInt64 = 7
    let points = (0..<100_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Point(Double(state >> 40 & 127), Double(state >> 50 & 127))
    }
    let line = PathItem(Path(polyline: points), stroke: Stroke(red, width: 0.5))
    let bitmap = try pixels(scene([.path(line)], width: 128, height: 128), scale: 1)
    #expect(bitmap.count(not: Color(0xFFFFFF)) > 15_000)
  }

  @Test(
    "A translucent line of many pieces has one alpha throughout",
    arguments: [Stroke.Cap.butt, .round, .square])
  func translucent(cap: Stroke.Cap) throws {
    for join in [Stroke.Join.miter, .round, .bevel] {
      let points = (0..<1000).map { Point(10 + Double($0) * 0.37, 10) }
      let stroke = Stroke(translucent, width: 6, cap: cap, join: join)
      let line = PathItem(Path(polyline: points), stroke: stroke)
      let bitmap = try pixels(scene([.path(line)], width: 400), scale: 2)
      let alphas = Set((24..<740).map { bitmap[$0, 20].red })
      #expect(alphas.count == 1, "\(cap) \(join): \(alphas.sorted())")
      #expect((126...128).contains(alphas.first ?? 0))
    }
  }

  @Test("Pieces look like the whole line", arguments: [Stroke.Cap.butt, .round, .square])
  func pieces(cap: Stroke.Cap) throws {
    for join in [Stroke.Join.miter, .round, .bevel] {
      for dash in [[], [7.0, 3.0]] {
        let stroke = Stroke(black, width: 2, dash: dash, cap: cap, join: join)
        let points = zigzag(230, step: 4, height: 8)
        func draw(_ path: Path) throws -> Bitmap {
          try pixels(
            scene([.path(PathItem(path, stroke: stroke))], width: 940, height: 24), scale: 2)
        }
        let cut = try draw(Path(polyline: points))
        // A part that is short enough to be drawn whole and spans a cut; dashes count from the
        // line's start.
        let part = dash.isEmpty ? 100..<230 : 0..<150
        let whole = try draw(Path(polyline: Array(points[part])))
        var different = 0
        for y in 0..<48 {
          for x in (8 * part.lowerBound + 40)..<(8 * part.upperBound - 40) {
            if abs(Int(cut[x, y].red) - Int(whole[x, y].red)) > 12 { different += 1 }
          }
        }
        // Only edges along the two pixels where pieces meet are covered twice: one cut, or six.
        #expect(different <= (dash.isEmpty ? 16 : 96), "\(cap) \(join) \(dash): \(different)")
        #expect(cut.count(not: Color(0xFFFFFF)) > 10_000 / (dash.isEmpty ? 1 : 2))
      }
    }
  }

  @Test("The dashes keep their rhythm over the pieces")
  func dashes() throws {
    let points = (0..<1001).map { Point(Double($0), 10) }
    let stroke = Stroke(black, width: 4, dash: [6, 4], cap: .butt)
    let bitmap = try pixels(
      scene([.path(PathItem(Path(polyline: points), stroke: stroke))], width: 1000), scale: 1)
    for x in 0..<1000 {
      #expect(abs(Int(bitmap[x, 10].red) - (x % 10 < 6 ? 0 : 255)) <= 2, "column \(x)")
    }
  }

  @Test("A closed line of many pieces has no gap and keeps its corners")
  func closed() throws {
    var points: [Point] = []
    for k in 0..<100 { points.append(Point(10 + Double(k), 10)) }
    for k in 0..<100 { points.append(Point(110, 10 + Double(k))) }
    for k in 0..<100 { points.append(Point(110 - Double(k), 110)) }
    for k in 0..<100 { points.append(Point(10, 110 - Double(k))) }
    let stroke = Stroke(translucent, width: 4, cap: .butt, join: .miter)
    let item = PathItem(Path(polyline: points, closed: true), stroke: stroke)
    let bitmap = try pixels(scene([.path(item)], width: 120, height: 120), scale: 1)
    #expect(bitmap[8, 8] == bitmap[50, 9], "the corner where it closes")
    #expect(bitmap[111, 8] == bitmap[50, 9])
    #expect(bitmap.count(not: Color(0xFFFFFF)) == 104 * 104 - 96 * 96)
  }

  @Test("Curves of a long path keep their shape")
  func curves() throws {
    var path = Path()
    for k in 0..<60 {
      path.append(
        Path(circle: Point(20 + Double(k % 10) * 30, 20 + Double(k / 10) * 30), radius: 12))
    }
    let bitmap = try pixels(
      scene([.path(PathItem(path, stroke: Stroke(black, width: 2)))], width: 320, height: 200),
      scale: 1)
    #expect(bitmap[20, 8].red < 40)
    #expect(bitmap[20 + 270 + 11, 20 + 150].red < 60)
    #expect(bitmap[20, 20] == Color(0xFFFFFF))
  }
}
