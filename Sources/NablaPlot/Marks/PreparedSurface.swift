import NablaMath
import NablaScene

extension Surface {
  struct Prepared: PreparedSpaceMark {
    let mark: Surface
    let grid: SurfaceGrid
    /// One colour; by height where nil.
    let color: ColorValues?

    /// The most lines of the wire each way.
    private static let wires = 24

    func train(_ scales: inout ScaleTraining) {
      scales.x.cover(grid.x.lower, grid.x.upper)
      scales.y.cover(grid.y.lower, grid.y.upper)
      if let extent = heights { scales.z.cover(extent.lower, extent.upper) }
      scales.x.suggest(label: "x")
      scales.y.suggest(label: "y")
      scales.z.suggest(label: "z")
      if color == nil { scales.color.add(grid.values) }
    }

    /// The least and the greatest height; nil without any.
    private var heights: (lower: Double, upper: Double)? {
      let known = grid.values.lazy.filter(\.isFinite)
      guard let low = known.min(), let high = known.max() else { return nil }
      return (low, high)
    }

    // MARK: - Drawing

    func draw(into space: inout SpaceCanvas, _ style: Style) {
      let nodes = zip(grid.places, grid.values).map { at, height in
        space.place(at.x, at.y, height).map { Corner(place: $0, seen: space.view.project($0)) }
      }
      if mark.faces { drawFaces(nodes, &space, style) }
      if mark.wire { drawWire(nodes, &space, style) }
      if mark.floorLines { drawFloor(&space, style) }
    }

    /// A node of the surface in the box and on the canvas.
    private struct Corner {
      let place: SIMD3<Double>
      let seen: SpaceView.Place
    }

    private func pair(_ height: Double, _ style: Style) -> ColorPair {
      color.map(style.one) ?? style.number(height)
    }

    private func drawFaces(_ nodes: [Corner?], _ space: inout SpaceCanvas, _ style: Style) {
      let light = Self.light(space.view)
      var corners: [Corner] = []
      for row in 0..<(grid.rows - 1) {
        for column in 0..<(grid.columns - 1) {
          let i = row * grid.columns + column
          var sum = 0.0
          corners.removeAll(keepingCapacity: true)
          func take(_ i: Int) {
            guard let corner = nodes[i] else { return }
            corners.append(corner)
            sum += grid.values[i]
          }
          take(i)
          take(i + 1)
          take(i + grid.columns + 1)
          take(i + grid.columns)
          guard corners.count > 2 else { continue }
          let height = sum / Double(corners.count)
          let ink = SpaceRaster.Ink(pair(height, style), light: Self.brightness(corners, light))
          space.raster.triangle(corners[0].seen, corners[1].seen, corners[2].seen, ink)
          if corners.count > 3 {
            space.raster.triangle(corners[0].seen, corners[2].seen, corners[3].seen, ink)
          }
        }
      }
    }

    /// From over the camera's left shoulder.
    private static func light(_ view: SpaceView) -> SIMD3<Double> {
      let left = SIMD3(view.toward.y, -view.toward.x, 0)
      let light = view.toward * 0.6 + left * 0.5 + SIMD3(0, 0, 0.9)
      return light / (light * light).sum().squareRoot()
    }

    /// How bright a face is that is lit from one side and from the sky.
    private static func brightness(_ faces: [Corner], _ light: SIMD3<Double>) -> Double {
      let (a, b) = (faces[1].place - faces[0].place, faces[2].place - faces[0].place)
      let normal = SIMD3(
        a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
      let size = (normal * normal).sum().squareRoot()
      guard size > 0 else { return 1 }
      return 0.66 + 0.36 * ((normal * light).sum() / size).magnitude
    }

    private func drawWire(_ nodes: [Corner?], _ space: inout SpaceCanvas, _ style: Style) {
      let thin = max(grid.columns, grid.rows) > 2 * Self.wires ? 0.6 : 0.5
      let shade = SpaceRaster.Ink(
        ColorPair(
          light: Self.mixed(style.theme.ink.light, style.theme.paper.light),
          dark: Self.mixed(style.theme.ink.dark, style.theme.paper.dark)))
      func join(_ a: Int, _ b: Int) {
        guard let from = nodes[a], let to = nodes[b] else { return }
        // A net without faces bears the colours itself.
        let ink =
          mark.faces
          ? shade : SpaceRaster.Ink(pair((grid.values[a] + grid.values[b]) / 2, style))
        space.raster.line(
          from.seen, to.seen, width: mark.faces ? thin : 1.1, lift: SpaceCanvas.lift, ink)
      }
      let byColumn = max(1, (grid.columns - 1) / Self.wires)
      let byRow = max(1, (grid.rows - 1) / Self.wires)
      for row in 0..<grid.rows {
        for column in 0..<grid.columns {
          let i = row * grid.columns + column
          let isRow = row % byRow == 0 || row == grid.rows - 1
          let isColumn = column % byColumn == 0 || column == grid.columns - 1
          if column + 1 < grid.columns, isRow { join(i, i + 1) }
          if row + 1 < grid.rows, isColumn { join(i, i + grid.columns) }
        }
      }
    }

    private static func mixed(_ a: Color, _ b: Color) -> Color {
      func part(_ x: UInt8, _ y: UInt8) -> UInt8 {
        UInt8(truncatingIfNeeded: (Int(x) * 6 + Int(y) * 4) / 10)
      }
      return Color(
        red: part(a.red, b.red), green: part(a.green, b.green), blue: part(a.blue, b.blue))
    }

    /// Lines of equal height on the floor.
    private func drawFloor(_ space: inout SpaceCanvas, _ style: Style) {
      guard let levels = ContourLevels.auto.levels(for: grid.values, .linear) else { return }
      let xs = evenPlaces(from: grid.x.lower, to: grid.x.upper, count: grid.columns)
      let ys = evenPlaces(from: grid.y.lower, to: grid.y.upper, count: grid.rows)
      let floor = space.scales[2].domain.lower
      var tracer = ContourTracer(ContourGrid(xs: xs, ys: ys, values: grid.values))
      for level in levels {
        let ink = SpaceRaster.Ink(color.map(style.one) ?? style.lineColor(of: level))
        for line in tracer.lines(at: level) {
          let seen = line.polyline.map {
            space.place($0.x, $0.y, floor).map(space.view.project)
          }
          for (a, b) in zip(seen, seen.dropFirst()) {
            guard let a, let b else { continue }
            space.raster.line(a, b, width: 1.2, lift: 0, ink)
          }
        }
      }
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      guard !mark.name.isEmpty, let color else { return [] }
      return [LegendEntry(mark.name, [.area(.solid(style.one(color)))])]
    }

    var takesSeriesColor: Bool { color?.isSeries ?? false }

    var words: String {
      guard let (low, high) = heights else { return "A surface without heights." }
      func say(_ value: Double) -> String { format(value, significant: 3) }
      return
        "A surface from a height of \(say(low)) to \(say(high)) over x from \(say(grid.x.lower)) "
        + "to \(say(grid.x.upper)) and y from \(say(grid.y.lower)) to \(say(grid.y.upper))."
    }

    var inspection: [(key: String, value: Node)] {
      [
        ("columns", Node(grid.columns)), ("rows", Node(grid.rows)),
        ("min", heights.map { Node($0.lower) } ?? .null),
        ("max", heights.map { Node($0.upper) } ?? .null),
      ]
    }

    var series: [(name: String, column: Column)] {
      let places = grid.places
      return [
        ("x", .numbers(places.map(\.x))), ("y", .numbers(places.map(\.y))),
        ("z", .numbers(grid.values)),
      ]
    }
  }
}
