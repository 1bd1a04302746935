public import NablaScene

/// What marks in space draw on: places of data in the panel's box, and an image in which what is
/// nearer hides what is farther.
public struct SpaceCanvas {
  /// From x, y and z to the box.
  let scales: [Scale]
  let view: SpaceView
  var raster: SpaceRaster
  /// Where the image lies.
  private let part: Rect

  /// Pixels of the image for one of the canvas.
  private static let density = 2
  /// How far lines are lifted towards the camera, so that they lie on surfaces.
  static let lift = 0.006

  /// Nil in the plane, and where the plot area is smaller than a pixel or larger than any screen.
  init?(_ panel: FittedPanel, plot: Rect) {
    guard let axes = SpaceAxes(panel, plot: plot) else { return nil }
    (view, scales) = (axes.view, axes.scales)
    // Markers and lines at the box's edge stay whole.
    let whole = view.extent.insetBy(-8)
    part = Rect(
      from: Point(
        max(plot.minX, whole.minX).rounded(.down), max(plot.minY, whole.minY).rounded(.down)),
      to: Point(min(plot.maxX, whole.maxX).rounded(.up), min(plot.maxY, whole.maxY).rounded(.up)))
    guard part.width >= 1, part.height >= 1, part.width * part.height < 4e6 else { return nil }
    raster = SpaceRaster(part, pixels: Self.density)
  }

  /// What was drawn.
  mutating func image() -> ImageItem {
    let images = raster.images()
    return ImageItem(
      part, pixels: images.light, darkPixels: images.dark, interpolation: .smooth)
  }

  // MARK: - Places

  /// The place of data in the box; nil outside the axes and for values without a place.
  func place(_ x: Double, _ y: Double, _ z: Double) -> SIMD3<Double>? {
    let place = SIMD3(scales[0].position(x), scales[1].position(y), scales[2].position(z))
    let room = 1e-9
    for i in 0..<3 where !(abs(place[i]) <= view.half[i] + room) { return nil }
    return place
  }

  // MARK: - Shapes for marks of other modules

  /// Draws a straight line between two places of data, each (x, y, z); nothing where one of them
  /// is outside the axes.
  ///
  /// - Parameter width: in px.
  public mutating func line(
    from a: SIMD3<Double>, to b: SIMD3<Double>, width: Double, color: ColorPair
  ) {
    guard let from = place(a.x, a.y, a.z), let to = place(b.x, b.y, b.z) else { return }
    raster.line(
      view.project(from), view.project(to), width: width, lift: 2 * Self.lift,
      SpaceRaster.Ink(color))
  }

  /// Draws a disc that faces the camera about a place of data (x, y, z); nothing outside the axes.
  ///
  /// - Parameter diameter: in px.
  public mutating func disc(_ center: SIMD3<Double>, diameter: Double, color: ColorPair) {
    guard let place = place(center.x, center.y, center.z) else { return }
    raster.disc(
      view.project(place), radius: diameter / 2, lift: 3 * Self.lift, SpaceRaster.Ink(color))
  }

  /// Fills a flat triangle between three places of data, each (x, y, z); nothing where one of them
  /// is outside the axes.
  public mutating func triangle(
    _ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>, color: ColorPair
  ) {
    guard let p = place(a.x, a.y, a.z), let q = place(b.x, b.y, b.z), let r = place(c.x, c.y, c.z)
    else { return }
    raster.triangle(
      view.project(p), view.project(q), view.project(r), SpaceRaster.Ink(color))
  }
}

/// A prepared mark that is drawn in space, together with the others of its panel.
public protocol PreparedSpaceMark: PreparedMark {
  /// Draws onto the panel's box.
  func draw(into space: inout SpaceCanvas, _ style: Style)
}

extension PreparedSpaceMark {
  /// Nothing: what is in space is not drawn in the plane.
  public func draw(in frame: Frame, _ style: Style) -> [SceneItem] { [] }
}
