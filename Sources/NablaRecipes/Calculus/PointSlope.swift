import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// How a function of the plane rises at a point, in one direction and in all of them.
struct PointSlope {
  let place: SIMD2<Double>
  let value: Double
  let gradient: SIMD2<Double>
  /// Of unit length; nil where none is asked about.
  let direction: SIMD2<Double>?

  var steepness: Double { gradient.length }
  /// The way straight up; nil where the ground is level.
  var uphill: SIMD2<Double>? { steepness > 0 ? gradient / steepness : nil }
  /// The rise along the direction, per unit of length.
  var rise: Double? { direction.map { gradient.dot($0) } }
  /// Between gradient and direction, in degrees.
  var angle: Double? {
    guard let rise, steepness > 0 else { return nil }
    return acos(min(1, max(-1, rise / steepness))) * 180 / .pi
  }

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  var title: String {
    guard uphill != nil else { return "Where the gradient is zero, no way leads uphill" }
    guard let angle, let rise else { return "The gradient points straight uphill" }
    let share = format(rise / steepness * 100, decimals: 0)
    return
      "At \(format(angle, decimals: 0))° to the gradient the slope is \(share)% of the steepest"
  }

  var alt: String {
    var text =
      " At (\(number(place.x)), \(number(place.y))) the gradient is (\(number(gradient.x)), \(number(gradient.y))), of length \(number(steepness))"
    if let rise, let u = direction {
      text +=
        "; along u = (\(number(u.x)), \(number(u.y))) the slope is \(number(rise)), along the contour 0"
    }
    return text + ". Beside it the slope in every direction, the tangent plane, and a section."
  }

  var series: [Node.Entry] {
    let own: [Node.Entry] = [
      .init("value", Node(value)), .init("gradient", Node(gradient)),
      .init("steepness", Node(steepness)),
    ]
    guard let direction, let rise else { return own }
    return own + [
      .init("direction", Node(direction)), .init("slope", Node(rise)),
      .init("angle", angle.map { Node($0) } ?? Node("undefined")),
    ]
  }

  // MARK: - On the map

  /// The gradient, the direction, and the contour's own at a right angle to the gradient.
  ///
  /// - Parameter scale: about how many pixels a data unit is long.
  func marks(on domain: PlaneDomain, scale: Double) -> [any Mark] {
    var marks: [any Mark] = []
    func arrow(_ way: SIMD2<Double>, _ name: String, _ color: String, _ most: Double) {
      // Not so long that its name would leave the map.
      let x = ((way.x > 0 ? domain.x.upper : domain.x.lower) - place.x) / way.x
      let y = ((way.y > 0 ? domain.y.upper : domain.y.lower) - place.y) / way.y
      let free = min(x.isFinite ? x : .infinity, y.isFinite ? y : .infinity)
      let reach = min(most, max(most / 4, free - 30 / scale))
      marks.append(Arrow(place, place + way * reach, color: color, width: 3, head: 12, halo: true))
      let end = place + way * (reach + 12 / scale)
      marks.append(Text(name, at: end, size: 14, bold: true, color: color))
    }
    if let uphill {
      let along = uphill.turned * (74 / scale)
      marks.append(
        Line([place - along, place + along], color: "ink", width: 1.5, dash: .dashed, halo: true))
      marks.append(
        Line.rightAngle(at: place, uphill, -uphill.turned, size: 9 / scale, color: "ink"))
      arrow(uphill, "$\\nabla f$", "accent", 92 / scale)
    }
    if let direction { arrow(direction, "$\\mathbf{u}$", "s3", 69 / scale) }
    marks.append(Scatter([place], color: "ink", size: 9))
    return marks
  }

  // MARK: - The wheel

  /// The slope in every direction as a distance from the centre: two circles that touch there.
  var wheel: Panel {
    let most = steepness
    var marks: [any Mark] = []
    if let uphill {
      marks += circle(around: gradient / 2, "uphill", "accent", uphill.turned * -0.2)
      marks += circle(around: gradient / -2, "downhill", "s1", .zero)
      let along = uphill.turned * most * 0.95
      marks.append(Line([-along, along], color: "ink", width: 1.25, dash: .dashed))
      marks.append(
        Line.rightAngle(at: .zero, uphill, -uphill.turned, size: most * 0.09, color: "ink"))
      marks.append(Text("0", at: along * -1.1, size: 11))
      marks.append(Arrow(.zero, gradient, color: "accent"))
      let side: TextAnchor.Horizontal =
        uphill.x > 0.35 ? .start : uphill.x < -0.35 ? .end : .middle
      marks.append(
        Text(
          number(most), at: gradient, anchor: side, dx: uphill.x * 7, dy: -uphill.y * 11,
          bold: true, color: "accent"))
    } else {
      marks.append(Text("∇f = 0: the steepest way is undefined", at: .zero, dy: -14))
    }
    if let direction, let rise, most > 0 {
      let end = direction * rise.magnitude
      let ray = direction * most * 1.1
      marks.append(Line([.zero, ray], color: "s3", width: 1.25, dash: .dotted))
      marks.append(Line([end, gradient * (rise < 0 ? -1 : 1)], color: "muted", width: 1))
      marks.append(Arrow(.zero, end, color: "s3"))
      marks.append(
        Text(
          "$D_{\\mathbf{u}}f = \(number(rise))$", at: ray, baseline: .bottom, color: "s3"))
    }
    marks.append(Scatter([.zero], color: "ink", size: 6))
    let reach = most > 0 ? most * 1.16 : 1
    return Panel(
      title: "Slope in every direction", marks: marks, x: .blank(-reach...reach),
      y: .blank(-reach...reach), coordinates: .cartesian(aspect: 1)
    ).with(\.minimumSize, Size(170, 150))
  }

  private func circle(
    around middle: SIMD2<Double>, _ name: String, _ color: String, _ shift: SIMD2<Double>
  ) -> [any Mark] {
    let ring = (0...120).map { i -> SIMD2<Double> in
      let turn = 2 * Double.pi * Double(i) / 120
      return middle + [cos(turn) * steepness / 2, sin(turn) * steepness / 2]
    }
    return [
      Polygon(x: ring.map(\.x), y: ring.map(\.y), color: color, opacity: 0.16),
      Text(name, at: middle + shift * steepness, size: 11, halo: false),
    ]
  }

  // MARK: - The tangent plane

  /// The ground around the point with the plane that touches it, and both ways in that plane.
  func plane(of formula: Formula, _ domain: PlaneDomain) -> Panel {
    let (dx, dy) = (domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let reach = min(dx, dy) / 4
    let (x, y) = (place.x - reach...place.x + reach, place.y - reach...place.y + reach)
    var ground = Surface(formula, domain: x, range: y, samples: 32)
    ground.wire = false
    var marks: [any Mark] = [ground]
    if let plane = try? Formula(
      "c + a (x - u) + b (y - v)", variables: PlaneArguments.names,
      constants: [
        "a": gradient.x, "b": gradient.y, "c": value, "u": place.x, "v": place.y,
      ])
    {
      let (px, py) = (
        place.x - reach * 0.7...place.x + reach * 0.7,
        place.y - reach * 0.7...place.y + reach * 0.7
      )
      var net = Surface(plane, domain: px, range: py, samples: 4)
      (net.faces, net.color) = (false, .column("ink"))
      marks.append(net)
    }
    func way(_ direction: SIMD2<Double>, _ color: String) {
      let end = place + direction * (reach * 0.7)
      let top = value + gradient.dot(direction) * reach * 0.7
      marks.append(
        Line3D(
          x: [place.x, end.x], y: [place.y, end.y], z: [value, top], color: color, width: 3))
      marks.append(Scatter3D(x: [end.x], y: [end.y], z: [top], color: color, size: 8))
    }
    if let uphill { way(uphill, "accent") }
    if let direction { way(direction, "s3") }
    marks.append(Scatter3D(x: [place.x], y: [place.y], z: [value], color: "ink", size: 9))
    let bare = AxisOptions.blank(nil)
    // Light, so that what lies on it stands out, and seen with uphill to the right.
    let sides = [x, y].map { evenPlaces(from: $0.lowerBound, to: $0.upperBound, count: 9) }
    let heights = sides[1].flatMap { y in sides[0].map { formula($0, y) } }.filter(\.isFinite)
    let (low, high) = (heights.min() ?? 0, heights.max() ?? 1)
    let turn = uphill.map { atan2($0.y, $0.x) * 180 / .pi } ?? 30
    var panel = Panel(
      title: "The tangent plane", marks: marks, x: bare, y: bare,
      color: ColorOptions(
        domain: high > low ? low...high + 1.2 * (high - low) : nil, colormap: "attention",
        legend: false),
      coordinates: .space(Camera(azimuth: turn - 70, elevation: 26)))
    panel.z = bare
    return panel.with(\.minimumSize, Size(110, 90))
  }

  // MARK: - The section

  /// The ground along the direction, or straight uphill, with the line of its slope.
  func section(of formula: Formula, _ domain: PlaneDomain) -> Panel {
    let way = direction ?? uphill ?? [1, 0]
    let (p, rise) = (place, gradient.dot(way))
    let span = min(domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower) / 3
    let end = span * 0.7
    let color = direction == nil ? "accent" : "s3"
    // The words stand at the upper end of the line, over it.
    let top: SIMD2<Double> = [rise < 0 ? -end : end, value + end * rise.magnitude]
    let marks: [any Mark] = [
      FunctionMark(domain: -span...span, color: "ink") { t in
        formula(p.x + t * way.x, p.y + t * way.y)
      },
      Line([[-end, value - end * rise], [end, value + end * rise]], color: color, width: 2.5),
      Scatter([[0, value]], color: "ink", size: 8),
      Text(
        "slope \(number(rise))", at: top, anchor: rise < 0 ? .start : .end,
        dx: rise < 0 ? 16 : -16, dy: -3, color: color),
    ]
    return Panel(
      title: "The ground along \(direction == nil ? "∇f" : "u")", marks: marks,
      x: AxisOptions("distance", ticks: TickOptions(count: 5)),
      y: AxisOptions("f", ticks: TickOptions(count: 4)))
  }
}
