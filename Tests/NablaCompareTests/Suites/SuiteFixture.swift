import NablaCompare
import NablaPNG
import NablaScene
import Synchronization
import TestSupport

/// A folder with a suite whose cases draw one box each, in a colour that the test can change.
final class SuiteFixture: Sendable {
  let folder: TemporaryFolder
  private let colors = Mutex<[String: Color]>([:])

  init(_ folder: TemporaryFolder, names: [String] = ["first", "second"]) throws {
    self.folder = folder
    let cases = names.map { "  - {name: \($0), draw: \($0)}" }.joined(separator: "\n")
    try folder.write("goldens: goldens\ncases:\n\(cases)\n", to: "suite.yaml")
  }

  func paint(_ name: String, _ color: Color) { colors.withLock { $0[name] = color } }

  func runner(environment: [String: String] = ["cairo": "1.16.0"]) throws -> SuiteRunner {
    let renderer = FigureRenderer(
      environment: GoldenEnvironment(environment),
      pixels: { (scene, scale, side) throws(NablaError) in boxes(scene, scale, side) },
      png: { (scene, scale, side) throws(NablaError) in
        try encodePNG(boxes(scene, scale, side))
      })
    return SuiteRunner(try Suite(folder: folder.path), renderer: renderer) {
      one throws(NablaError) in
      if one.draw == "broken" { throw NablaError("broken", "cannot be drawn") }
      let color = self.colors.withLock { $0[one.draw] } ?? Color(0x336699)
      return Self.scene(color)
    }
  }

  func run(_ mode: RecordMode, environment: [String: String] = ["cairo": "1.16.0"]) throws
    -> SuiteResult
  {
    let runner = try runner(environment: environment)
    return try runner.run(runner.suite.cases, record: mode)
  }

  static func scene(_ color: Color) -> Scene {
    let box = PathItem(
      Path(Rect(x: 5, y: 6, width: 20, height: 10)), fill: .solid(ColorPair(color)))
    return Scene(
      size: Size(40, 30), background: ColorPair(light: Color(0xFFFFFF), dark: Color(0x111111)),
      items: [.group(GroupItem([.path(box)], role: "mark-bar"))], title: "A box")
  }
}

/// The filled rectangles of a scene: what these tests need of a renderer.
private func boxes(_ scene: Scene, _ scale: Double, _ side: Appearance.Side) -> Bitmap {
  var bitmap = Bitmap.plain(
    Int(scene.size.width * scale), Int(scene.size.height * scale), scene.background.color(side))
  for case .group(let group) in scene.items {
    for case .path(let item) in group.items {
      guard case .solid(let color)? = item.fill, let a = item.path.points.first,
        let b = item.path.points.dropFirst(2).first
      else { continue }
      let places = (Int(a.y * scale)..<Int(b.y * scale)).flatMap { y in
        (Int(a.x * scale)..<Int(b.x * scale)).map { (x: $0, y: y) }
      }
      bitmap = bitmap.painted(color.color(side), places)
    }
  }
  return bitmap
}
