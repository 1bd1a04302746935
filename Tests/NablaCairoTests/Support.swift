import NablaCairo
import NablaScene
import NablaText
import Testing

let white = ColorPair(Color(0xFFFFFF))
let black = ColorPair(Color(0x000000))
let red = ColorPair(Color(0xFF0000))
let blue = ColorPair(Color(0x0000FF))

func scene(
  _ items: [SceneItem], width: Double = 20, height: Double = 20, background: ColorPair = white
) -> Scene {
  Scene(size: Size(width, height), background: background, items: items)
}

func filled(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ paint: Paint) -> SceneItem {
  .path(PathItem(Path(Rect(x: x, y: y, width: w, height: h)), fill: paint))
}

func text(_ string: String, _ x: Double, _ y: Double, angle: Double = 0) -> SceneItem {
  .text(typeset(string).item(at: Point(x, y), angle: angle, color: black, role: "label"))
}

extension Bitmap {
  /// How many pixels differ from `color`.
  func count(not color: Color) -> Int {
    var count = 0
    for y in 0..<height { for x in 0..<width where self[x, y] != color { count += 1 } }
    return count
  }
}

/// One of everything, as a figure has it.
func figure() -> Scene {
  let line = (0..<400).map { i in Point(20 + Double(i) * 0.7, 90 + Double((i * 37) % 50)) }
  let cells = Pixels(width: 2, height: 2, values: [0xFF00_00FF, 0x00FF_00FF, 0x0000_FF80, 0])
  let positions = (0..<200).map { Point(30 + Double($0 % 20) * 12.3, 40 + Double($0 / 20) * 9.1) }
  let gradient = LinearGradient(
    from: Point(0, 0), to: Point(300, 0), stops: [.init(0, red), .init(1, blue)])
  return Scene(
    size: Size(320, 200), background: white,
    items: [
      filled(10, 10, 60, 30, .linearGradient(gradient)),
      filled(80, 10, 60, 30, .hatch(Hatch(black))),
      .image(ImageItem(Rect(x: 150, y: 10, width: 40, height: 30), pixels: cells)),
      .image(
        ImageItem(
          Rect(x: 200, y: 10, width: 40, height: 30), pixels: cells, interpolation: .smooth)),
      .group(
        GroupItem(
          [
            .path(PathItem(Path(polyline: line), stroke: Stroke(red.opacity(0.5), width: 2))),
            .markers(MarkersItem(positions, sizes: .one(5), fills: .one(blue.opacity(0.6)))),
          ], clip: Path(Rect(x: 20, y: 50, width: 280, height: 130)), opacity: 0.8)),
      text("Flipper length (mm)", 100, 195), text("▁the", 20, 195),
      text("Body mass (g)", 12, 180, angle: -90),
    ], title: "Flipper length (mm)", description: "Flippers – and “mass”")
}
