import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Very many points as one image.
@Suite struct DensePointsTests {
  private func cloud(_ count: Int) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: 3)
    let x = (0..<count).map { _ in
      (0..<6).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &random) }
    }
    return (x, x.map { $0 / 2 + Double.random(in: -2...2, using: &random) })
  }

  private func image(_ mark: Scatter) throws -> [ImageItem] {
    try Figure(marks: [mark]).scene().images(in: "mark-scatter")
  }

  @Test("up to 20 000 points are markers, more are one image, and vector: true keeps markers")
  func threshold() throws {
    let (x, y) = cloud(20_001)
    #expect(try image(Scatter(x: Array(x.dropLast()), y: Array(y.dropLast()))) == [])
    #expect(try image(Scatter(x: x, y: y)).count == 1)
    var mark = Scatter(x: x, y: y)
    mark.vector = true
    let scene = try Figure(marks: [mark]).scene()
    #expect(scene.images(in: "mark-scatter") == [])
    #expect(scene.markers(in: "mark-scatter").map(\.positions.count) == [20_001])
  }

  @Test("the SVG of a million points is below 1 MB, its axes are paths and texts")
  func svg() throws {
    let (x, y) = cloud(1_000_000)
    let scene = try Figure(marks: [Scatter(x: x, y: y)]).scene()
    let size = try scene.svgBytes().count
    #expect(size < 1_000_000, "\(size)")
    #expect(!scene.texts("x-tick").isEmpty)
    #expect(scene.markers(in: "mark-scatter").isEmpty)
  }

  @Test("a point lies where its marker would lie")
  func places() throws {
    // All points but one lie in a corner.
    let x = Array(repeating: 0.0, count: 30_000) + [10]
    let y = Array(repeating: 0.0, count: 30_000) + [7]
    let figure = Figure(
      marks: [Scatter(x: x, y: y, color: "#ff0000", size: 5.0, opacity: 1)],
      x: AxisOptions(domain: 0...12), y: AxisOptions(domain: 0...9))
    let drawn = try figure.drawn()
    let item = try #require(drawn.scene.images(in: "mark-scatter").first)
    let plot = drawn.report.panels[0].plot
    let wanted = Point(
      plot.minX + plot.width * 10 / 12, plot.maxY - plot.height * 7 / 9)
    var (sum, count) = (Point.zero, 0.0)
    for (i, value) in item.pixels.values.enumerated() where value & 255 > 200 {
      let share = Point(
        (Double(i % item.pixels.width) + 0.5) / Double(item.pixels.width),
        (Double(i / item.pixels.width) + 0.5) / Double(item.pixels.height))
      let place = Point(
        item.rect.minX + share.x * item.rect.width, item.rect.minY + share.y * item.rect.height)
      guard place.distance(to: wanted) < 20 else { continue }
      (sum, count) = (sum + place, count + 1)
      #expect(place.distance(to: wanted) < 3.3)
      #expect(value >> 8 == 0xFF0000)
    }
    // A disc of diameter 5 covers π/4 · 10² half pixels.
    #expect(abs(count - 79) < 25, "\(count)")
    if count > 0 { #expect((sum * (1 / count)).distance(to: wanted) < 0.5) }
  }

  @Test("so many markers of one opacity on one another are as opaque as one after another")
  func opacities() throws {
    for (n, alpha) in [(1, 0.5), (2, 0.75), (3, 0.875)] {
      let x = Array(repeating: 0.0, count: 20_001) + Array(repeating: 1.0, count: n)
      let figure = Figure(
        marks: [Scatter(x: x, y: x, size: 9.0, opacity: 0.5)], x: AxisOptions(domain: -1...2),
        y: AxisOptions(domain: -1...2))
      let drawn = try figure.drawn()
      let item = try #require(drawn.scene.images(in: "mark-scatter").first)
      let (w, h) = (item.pixels.width, item.pixels.height)
      let middle = item.pixels.values[(h / 3) * w + w * 2 / 3]
      #expect(abs(Double(middle & 255) / 255 - alpha) < 0.03)
    }
  }

  @Test("groups keep their colours where they are alone and mix where they meet, in any order")
  func colors() throws {
    let x = (0..<30_000).map { Double($0 % 3) }
    let group = (0..<30_000).map {
      $0 % 3 == 1 ? ($0 % 2 == 0 ? "a" : "b") : $0 % 3 == 0 ? "a" : "b"
    }
    func pixels(_ order: [Int]) throws -> Pixels {
      let mark = Scatter(
        x: order.map { x[$0] }, y: order.map { _ in 0.0 }, color: order.map { group[$0] },
        opacity: 1)
      let figure = Figure(marks: [mark], color: ColorOptions(legend: false))
      return try #require(try figure.scene().images(in: "mark-scatter").first).pixels
    }
    // Both orders begin with an a and a b.
    let forward = try pixels(Array(0..<30_000))
    let turned = try pixels([0, 2] + Array(3..<30_000).reversed() + [1])
    #expect(forward == turned)
    let colors = Set(forward.values.filter { $0 & 255 == 255 }.map { $0 >> 8 })
    #expect(colors.count == 3)
  }

  @Test("odd numbers and every channel give an image or nothing, never a trap")
  func odd() throws {
    let n = 20_002
    let odd = (0..<n).map { i -> Double in [0, 1, .nan, .infinity, -.infinity, 1e300][i % 6] }
    let x = (0..<n).map(Double.init)
    var marks = [
      Scatter(x: x, y: odd), Scatter(x: odd, y: odd, color: odd), Scatter(x: x, y: x, size: odd),
      Scatter(x: x, y: x, color: x, size: x), Scatter(x: x, y: x, size: 1e300, opacity: 0),
    ]
    marks[0].jitterX = 5
    for mark in marks {
      for axis in [AxisOptions(), AxisOptions(scale: "log")] {
        let figure = Figure(marks: [mark], y: axis)
        do throws(NablaError) {
          #expect(problems(of: try figure.drawn()) == [])
        } catch {
          #expect(error.place == "y")
        }
      }
    }
  }
}
