import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `determinant-area` for a 2 × 2 matrix.
struct AreaFigure {
  let map: PlaneMap
  let corners: [SIMD2<Double>]
  let dissects: Bool

  /// 0 for a singular matrix, whatever rounding says.
  var determinant: Double { map.collapse == nil ? map.determinant : 0 }
  var before: Double { Self.area(corners).magnitude }
  var after: Double { map.collapse == nil ? Self.area(map(corners)).magnitude : 0 }
  /// NaN for a shape without an area.
  var ratio: Double { before > 0 ? after / before : .nan }

  /// The signed area inside an outline (the shoelace formula).
  static func area(_ corners: [SIMD2<Double>]) -> Double {
    guard let origin = corners.first else { return 0 }
    var sum = 0.0
    for (a, b) in zip(corners, corners.dropFirst() + [origin]) {
      let (p, q) = (a - origin, b - origin)
      sum += p.x * q.y - q.x * p.y
    }
    return sum / 2
  }

  /// Whether two sides that do not meet at a corner cross.
  private var crosses: Bool {
    func side(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ p: SIMD2<Double>) -> Double {
      let (u, v) = (b - a, p - a)
      return u.x * v.y - u.y * v.x
    }
    let n = corners.count
    for i in 0..<n {
      for j in i + 1..<max(i + 1, n) where j - i > 1 && (i > 0 || j < n - 1) {
        let (a, b, c, d) = (corners[i], corners[(i + 1) % n], corners[j], corners[(j + 1) % n])
        if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { return true }
      }
    }
    return false
  }

  var figure: Figure {
    let pieces = dissects && map.collapse == nil ? dissection : nil
    let before = corners + [.zero, [1, 0], [0, 1]]
    let after = map(corners) + [.zero, map.first, map.second]
    let all = before + after + (pieces?.points ?? [])
    // All panels have one scale and one range of y.
    let frame = PlaneBox(around: all, margin: 0.1, slimmest: 0.3)
    func view(_ points: [SIMD2<Double>]) -> PlaneBox {
      let xs = points.map(\.x).filter(\.isFinite)
      guard let low = xs.min(), let high = xs.max(), high - low < 1e300 else { return frame }
      let room = 0.1 * max(frame.width, frame.height)
      let more = max(room, (0.4 * frame.height - high + low) / 2)
      return PlaneBox(x: low - more...high + more, y: frame.y)
    }
    let boxes = [view(before), view(after)] + (pieces.map { [view($0.points)] } ?? [])
    var panels = [shape(isAfter: false, boxes[0]), shape(isAfter: true, boxes[1])]
    if let pieces {
      panels.append(boxes[2].panel(title: pieces.title, pieces.marks, labels: ("x", "")))
    }
    let widths = boxes.map(\.width)
    let width = widths.reduce(0, +)
    let scale = min(700 / width, 320 / frame.height)
    var figure = Figure(
      title: title, subtitle: subtitle,
      size: Size(
        max(460, width * scale + 55 * Double(panels.count) + 30).rounded(),
        (frame.height * scale + 165).rounded()),
      grid: Grid([panels.map { .panel($0) }], columnWeights: widths))
    if crosses {
      figure.warnings = ["shape: its sides cross, and loops of opposite senses cancel"]
      figure.caption = "The shape's sides cross: loops of opposite senses cancel."
    } else if determinant < 0 {
      figure.caption = "Hatched: the plane is turned over, which is what the minus means."
    }
    if pieces != nil, isBoxed {
      let (plus, minus) = determinant < 0 ? ("bc", "ad") : ("ad", "bc")
      figure.caption +=
        "\(figure.caption.isEmpty ? "" : " ")The box less its corners is $(a+b)(c+d)-ac-bd-2\(minus)=\(plus)-\(minus)$."
    }
    if ratio.isNaN {
      figure.caption = "The shape has no area: the ratio area(AS) / area(S) is undefined."
    }
    figure.alt = alt
    return figure
  }

  private func number(_ value: Double) -> String { format(value, significant: 4) }

  private var title: String {
    if let collapse = map.collapse {
      return
        "det A = 0: everything lands on a \(collapse.rank == 1 ? "line" : "point"), and no area is left"
    }
    let times = number(determinant.magnitude)
    return determinant < 0
      ? "det A = \(number(determinant)): areas times \(times), turned over"
      : "det A = \(number(determinant)): every area times \(times)"
  }

  private var subtitle: String {
    let (a, b, c, d) = (map.first.x, map.second.x, map.first.y, map.second.y)
    func signed(_ x: Double) -> String { x < 0 ? "(\(texNumber(x)))" : texNumber(x) }
    return
      #"$ad-bc=\color{s1}{\#(signed(a))}\cdot\color{s2}{\#(signed(d))}-\color{s2}{\#(signed(b))}\cdot\color{s1}{\#(signed(c))}=\#(texNumber(determinant))$"#
  }

  // MARK: - Before and after

  private func shape(isAfter: Bool, _ box: PlaneBox) -> Panel {
    let outline = isAfter ? map(corners) : corners
    let basis = isAfter ? map : .identity
    var marks: [any Mark] = []
    var words = "area \(number(isAfter ? after : before))"
    if isAfter, let collapse = map.collapse {
      words = "area 0, rank \(collapse.rank)"
      let ends = outline.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      if let first = ends.first, let last = ends.last {
        marks.append(Line([first, last], color: "s3", width: 6, opacity: 0.6))
      }
    } else {
      let isFlipped = isAfter && determinant < 0
      marks.append(Polygon(around: outline, color: "s3", opacity: isFlipped ? 0.1 : 0.28))
      if isFlipped {
        marks.append(
          Arrow(segments: PlaneMap.hatching(of: corners).map { map($0) }, color: "s3", width: 1))
      }
    }
    for (end, color) in [(basis.first, "s1"), (basis.second, "s2")] {
      marks.append(Arrow(vector: end, color: color))
    }
    let middle = outline.reduce(.zero, +) / Double(outline.count)
    if isAfter, let collapse = map.collapse {
      // On the right of the line.
      let side = collapse.line.y < 0 ? collapse.line.turned : -collapse.line.turned
      marks.append(Text(beyond: middle, direction: side, words, color: "ink"))
    } else {
      marks.append(Text(x: [middle.x], y: [middle.y], text: [words], size: 13, bold: true))
    }
    let name = isAfter ? "after $A=\(map.tex)$" : "before"
    return box.panel(title: name, marks, labels: ("x", isAfter ? "" : "y"))
  }

  // MARK: - Pieces

  /// A panel's title and marks, the points that it must show, and its numbers.
  private typealias Pieces = (
    title: String, marks: [any Mark], points: [SIMD2<Double>], numbers: [Node.Entry]
  )

  /// The numbers of the pieces where they are shown.
  var pieceNumbers: [Node.Entry] {
    dissects && map.collapse == nil ? dissection.numbers : []
  }

  /// The determinant as what is left of a box, or as a rectangle of the same area.
  private var dissection: Pieces { isBoxed ? boxOfPieces : rectangle }

  private var isBoxed: Bool {
    [map.first.x, map.first.y, map.second.x, map.second.y].allSatisfy { $0 >= 0 }
  }

  /// A piece of the box with its name, and its area where it is wide enough.
  private func piece(
    _ corners: [SIMD2<Double>], _ color: String, _ name: String, of width: Double
  ) -> [any Mark] {
    let area = Self.area(corners).magnitude
    guard area > 0 else { return [] }
    let middle = corners.reduce(.zero, +) / Double(corners.count)
    let xs = corners.map(\.x)
    let share = ((xs.max() ?? 0) - (xs.min() ?? 0)) / width
    return [
      Polygon(around: corners, color: color, opacity: 0.25, width: 1),
      Text(
        x: [middle.x], y: [middle.y], text: [share > 0.36 ? "\(name) = \(number(area))" : name],
        size: 11),
    ]
  }

  private var boxOfPieces: Pieces {
    // The columns in the order that turns to the left, so that the pieces lie as they should.
    let isTurned = determinant < 0
    let (u, v) = isTurned ? (map.second, map.first) : (map.first, map.second)
    let names = isTurned ? ["bd", "ac", "ad"] : ["ac", "bd", "bc"]
    let (a, c, b, d) = (u.x, u.y, v.x, v.y)
    let pieces: [(corners: [SIMD2<Double>], color: String, name: String)] = [
      ([[0, 0], [a, 0], [a, c]], "s4", "½\(names[0])"),
      ([[b, d], [a + b, c + d], [b, c + d]], "s4", "½\(names[0])"),
      ([[a, c], [a + b, c], [a + b, c + d]], "s5", "½\(names[1])"),
      ([[0, 0], [b, d], [0, d]], "s5", "½\(names[1])"),
      ([[a, 0], [a + b, 0], [a + b, c], [a, c]], "s6", names[2]),
      ([[0, d], [b, d], [b, c + d], [0, c + d]], "s6", names[2]),
    ]
    var marks = pieces.flatMap { piece($0.corners, $0.color, $0.name, of: a + b) }
    marks.append(Polygon(around: [.zero, u, u + v, v], color: "s3", opacity: 0.28))
    let middle = (u + v) / 2
    marks.append(
      Text(
        x: [middle.x], y: [middle.y], text: ["\(number(determinant.magnitude))"], size: 13,
        bold: true))
    let (box, corners) = ((a + b) * (c + d), [a * c, b * d, 2 * b * c])
    let sum =
      corners.filter { $0 > 0 }.map { "$-\\,\(texNumber($0))$" }.joined(separator: " ")
    let words =
      "$\(texNumber(box))$ \(sum) $=\(texNumber(determinant.magnitude))$"
    let name = sum.isEmpty ? "the box has no corners to lose" : "box less corners: \(words)"
    return (
      name, marks, [.zero, [a + b, c + d]],
      [.init("box_area", Node(box)), .init("corner_areas", Node(corners))]
    )
  }

  /// Sliding sides along each other keeps the area: the parallelogram becomes a rectangle.
  private var rectangle: Pieces {
    let (u, v) =
      abs(map.first.x) >= abs(map.second.x) ? (map.first, map.second) : (map.second, map.first)
    let height = (u.x * v.y - u.y * v.x) / u.x
    let upright: SIMD2<Double> = [0, height]
    let base: SIMD2<Double> = [u.x, 0]
    let slides = [(v, upright), (u + v, u + upright), (u, base), (u + upright, base + upright)]
      .filter { ($0 - $1).length > 1e-9 * u.length }
    let marks: [any Mark] = [
      Polygon(around: [.zero, u, u + v, v], color: "s3", opacity: 0.1, width: 1),
      Polygon(around: [.zero, u, u + upright, upright], color: "muted", opacity: 0.12, width: 1),
      Polygon(around: [.zero, base, base + upright, upright], color: "s3", opacity: 0.35),
      Arrow(
        x: slides.map(\.0.x), y: slides.map(\.0.y), x2: slides.map(\.1.x), y2: slides.map(\.1.y),
        color: "ink", width: 1.25, head: 8, opacity: 0.7),
      Text(
        x: [base.x / 2], y: [height / 2],
        text: ["\(number(abs(u.x))) × \(number(abs(height))) = \(number(determinant.magnitude))"],
        size: 13, bold: true),
    ]
    return (
      "two slides keep the area", marks,
      [.zero, u, v, u + v, upright, base, base + upright, u + upright],
      [.init("rectangle", Node([abs(u.x), abs(height)]))]
    )
  }

  private var alt: String {
    let change = ratio.isNaN ? "undefined, as the shape has no area" : number(ratio)
    return
      "A shape of the area \(number(before)) and its image of the area \(number(after)) under a matrix with the determinant \(number(determinant)). The ratio of the areas is \(change)."
  }
}
