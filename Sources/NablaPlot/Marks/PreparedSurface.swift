import NablaScene

extension Surface {
  struct Prepared: PreparedMark {
    let mark: Surface
    let grid: SurfaceGrid
    let z: (lower: Double, upper: Double)
    /// One colour; by height where nil.
    let color: ColorValues?
    let line: (x: [Double], y: [Double], z: [Double])
    let lineColor: ColorValues

    /// Pixels of the image for one of the canvas.
    private static let density = 2
    /// How far lines are lifted off the surface, in sides of the box.
    private static let lift = 0.006
    /// The most lines of the wire each way.
    private static let wires = 24

    func train(_ scales: inout ScaleTraining) {
      for axis in [\ScaleTraining.x, \.y] {
        scales[keyPath: axis].cover(0, 1)
        scales[keyPath: axis].isHidden = true
      }
      guard color == nil else { return }
      scales.color.add(grid.values.map { $0 >= z.lower && $0 <= z.upper ? $0 : .nan })
      scales.color.suggest(label: mark.labels[2])
    }

    // MARK: - Drawing

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard !frame.isPolar else { return [] }
      let plot = frame.plot
      let rect = Rect(
        from: Point(plot.minX.rounded(.down), plot.minY.rounded(.down)),
        to: Point(plot.maxX.rounded(.up), plot.maxY.rounded(.up)))
      guard rect.width >= 1, rect.height >= 1, rect.width * rect.height < 4e6 else { return [] }
      let room = min(46, rect.width / 6, rect.height / 6)
      let view = SpaceView(mark.camera, in: rect, room: room)
      let domains = [grid.x, grid.y, z]
      let axes = SpaceAxes(domains, labels: mark.labels, view: view, style)
      let part = view.extent(in: rect)
      var raster = SpaceRaster(part, pixels: Self.density)
      let nodes = nodes(view)
      drawFaces(nodes, &raster, view, style)
      if mark.wire { drawWire(nodes, &raster, style) }
      if mark.floorLines { drawFloor(&raster, view, style) }
      drawLine(&raster, view, style)
      let images = raster.images
      let image = ImageItem(
        part, pixels: images.light, darkPixels: images.dark == images.light ? nil : images.dark,
        interpolation: .smooth)
      return axes.back(style) + [.image(image)] + axes.words(frame, style)
    }

    private func place(_ x: Double, _ y: Double, _ height: Double) -> SIMD3<Double> {
      SIMD3(
        SpaceAxes.place(x, grid.x, 0), SpaceAxes.place(y, grid.y, 1),
        SpaceAxes.place(height, z, 2))
    }

    /// A node of the surface in the box and on the canvas; nil without a height that is shown.
    private struct Corner {
      let place: SIMD3<Double>
      let seen: SpaceView.Place
    }

    private func nodes(_ view: SpaceView) -> [Corner?] {
      zip(grid.places, grid.values).map { at, height in
        guard height >= z.lower, height <= z.upper else { return nil }
        let place = place(at.x, at.y, height)
        return Corner(place: place, seen: view.project(place))
      }
    }

    private func drawFaces(
      _ nodes: [Corner?], _ raster: inout SpaceRaster, _ view: SpaceView, _ style: Style
    ) {
      let light = Self.light(view)
      for row in 0..<(grid.rows - 1) {
        for column in 0..<(grid.columns - 1) {
          let i = row * grid.columns + column
          let corners = [i, i + 1, i + grid.columns + 1, i + grid.columns]
          let known = corners.filter { nodes[$0] != nil }
          guard known.count > 2 else { continue }
          let height = known.reduce(0) { $0 + grid.values[$1] } / Double(known.count)
          let pair = color.map(style.one) ?? style.number(height)
          let faces = known.compactMap { nodes[$0] }
          let ink = SpaceRaster.Ink(pair, light: Self.brightness(faces, light))
          raster.triangle(faces[0].seen, faces[1].seen, faces[2].seen, ink)
          if faces.count > 3 {
            raster.triangle(faces[0].seen, faces[2].seen, faces[3].seen, ink)
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

    private func drawWire(_ nodes: [Corner?], _ raster: inout SpaceRaster, _ style: Style) {
      let shade = SpaceRaster.Ink(
        ColorPair(
          light: Self.mixed(style.theme.ink.light, style.theme.paper.light),
          dark: Self.mixed(style.theme.ink.dark, style.theme.paper.dark)))
      let width = max(grid.columns, grid.rows) > 2 * Self.wires ? 0.6 : 0.5
      func join(_ a: Int, _ b: Int) {
        guard let from = nodes[a], let to = nodes[b] else { return }
        raster.line(from.seen, to.seen, width: width, lift: Self.lift, shade)
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
    private func drawFloor(_ raster: inout SpaceRaster, _ view: SpaceView, _ style: Style) {
      guard let levels = ContourLevels.auto.levels(for: grid.values, .linear) else { return }
      let columns = (0..<grid.columns).map {
        (2 * Double($0) / Double(grid.columns - 1) - 1) * SpaceView.half.x
      }
      let rows = (0..<grid.rows).map {
        (2 * Double($0) / Double(grid.rows - 1) - 1) * SpaceView.half.y
      }
      var tracer = ContourTracer(ContourGrid(xs: columns, ys: rows, values: grid.values))
      for level in levels where level >= z.lower && level <= z.upper {
        let pair = color.map(style.one) ?? style.lineColor(of: level)
        let ink = SpaceRaster.Ink(pair)
        for line in tracer.lines(at: level) {
          let seen = line.polyline.map { view.project(SIMD3($0.x, $0.y, -SpaceView.half.z)) }
          for (a, b) in zip(seen, seen.dropFirst()) {
            raster.line(a, b, width: 1.2, lift: 0, ink)
          }
        }
      }
    }

    private func drawLine(_ raster: inout SpaceRaster, _ view: SpaceView, _ style: Style) {
      let ink = SpaceRaster.Ink(style.one(lineColor))
      let seen = line.x.indices.map { i -> SpaceView.Place? in
        let place = place(line.x[i], line.y[i], line.z[i])
        guard place.x.isFinite, place.y.isFinite, place.z.isFinite,
          abs(place.x) <= 1, abs(place.y) <= 1, abs(place.z) <= 1
        else { return nil }
        return view.project(place)
      }
      if mark.pathWidth > 0 {
        for (a, b) in zip(seen, seen.dropFirst()) {
          guard let a, let b else { continue }
          raster.line(a, b, width: mark.pathWidth, lift: 2 * Self.lift, ink)
        }
      }
      guard mark.pointSize > 0 else { return }
      for place in seen.compactMap({ $0 }) {
        raster.disc(place, radius: mark.pointSize / 2, lift: 3 * Self.lift, ink)
      }
    }

    // MARK: - Words and numbers

    func legend(_ style: Style) -> [LegendEntry] {
      guard !mark.name.isEmpty, !line.x.isEmpty else { return [] }
      return [
        LegendEntry(mark.name, [.line(Stroke(style.one(lineColor), width: mark.pathWidth))])
      ]
    }

    var takesSeriesColor: Bool { color?.isSeries ?? false }

    var words: String {
      "\(mark.labels[2]) from \(format(z.lower, significant: 3)) to "
        + "\(format(z.upper, significant: 3)) over \(mark.labels[0]) from "
        + "\(format(grid.x.lower, significant: 3)) to \(format(grid.x.upper, significant: 3)) and "
        + "\(mark.labels[1]) from \(format(grid.y.lower, significant: 3)) to "
        + "\(format(grid.y.upper, significant: 3))."
    }

    var inspection: [(key: String, value: Node)] {
      [
        ("columns", Node(grid.columns)), ("rows", Node(grid.rows)),
        ("min", Node(z.lower)), ("max", Node(z.upper)),
        ("azimuth", Node(mark.camera.azimuth)), ("elevation", Node(mark.camera.elevation)),
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
