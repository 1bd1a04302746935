import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `dot-product-projection`.
struct ShadowFigure {
  let a: [Double]
  let b: [Double]

  var dot: Double { dotProduct(a, b) }
  var lengthA: Double { Norm.euclidean(a) }
  var lengthB: Double { Norm.euclidean(b) }
  private var products: [Double] { zip(a, b).map { $0 * $1 } }
  /// NaN where a vector is 0.
  var cosine: Double {
    let lengths = lengthA * lengthB
    return lengths > 0 ? max(-1, min(1, dot / lengths)) : .nan
  }
  var degrees: Double { acos(cosine) * 180 / .pi }
  /// a · b / b · b, which b is multiplied by; NaN for b = 0.
  var share: Double { lengthB > 0 ? dot / lengthB / lengthB : .nan }

  private func number(_ value: Double) -> String {
    value.isNaN ? "undefined" : format(value, significant: 4)
  }

  var title: String {
    guard lengthB > 0, lengthA > 0 else {
      return "A vector of length 0 has no direction: the angle is undefined"
    }
    if abs(cosine) < 1e-12 { return "a · b = 0: at a right angle there is no shadow" }
    let length = number(abs(dot / lengthB))
    return dot > 0
      ? "a · b = \(number(dot)): the shadow of a on b is \(length) long"
      : "a · b = \(number(dot)): the shadow falls \(length) behind"
  }

  /// What the positive products add and the negative ones take away.
  var sumTitle: String {
    let products = products
    let up = products.filter { $0 > 0 }.reduce(0, +)
    let down = products.filter { $0 < 0 }.reduce(0, -)
    let how =
      up == 0
      ? down == 0 ? "every product is 0" : "no product is positive"
      : down == 0
        ? "no product is negative"
        : "products add \(number(up)) and take away \(number(down))"
    return "a · b = \(number(dot)): \(how)"
  }

  var alt: String {
    "Two vectors of \(a.count) numbers, \(number(lengthA)) and \(number(lengthB)) long. Their dot product is \(number(dot)), the angle between them \(number(degrees)) degrees, and the projection of the first on the second \(number(share)) times the second."
  }

  // MARK: - In the plane

  /// Both vectors in the plane that they span: as they are, or with b to the right.
  private var inPlane: (a: SIMD2<Double>, b: SIMD2<Double>) {
    if a.count == 2 { return ([a[0], a[1]], [b[0], b[1]]) }
    guard lengthB > 0 else { return ([lengthA, 0], .zero) }
    let along = dot / lengthB
    let rest = max(0, 1 - cosine * cosine).squareRoot() * lengthA
    return ([along, cosine.isNaN ? 0 : rest], [lengthB, 0])
  }

  private func length(_ v: SIMD2<Double>) -> Double { Norm.euclidean([v.x, v.y]) }

  private func plane(around more: [SIMD2<Double>] = [], ghosts: [any Mark] = []) -> Panel {
    let (a, b) = inPlane
    let shadow = share.isNaN ? SIMD2<Double>.zero : b * share
    let box = PlaneBox(around: [.zero, a, b, shadow] + more, margin: 0.16, slimmest: 0.7)
    var marks = ghosts
    if lengthB > 0 {
      marks.append(
        Line(
          box.line(along: b / length(b)), color: "muted", width: 1, dash: .dotted))
    }
    let drop = a - shadow
    if length(drop) > 1e-9 * lengthA, lengthB > 0 {
      marks.append(Line([a, shadow], color: "muted", width: 1.25, dash: .dashed))
      let back = shadow == .zero ? b / length(b) : -shadow / length(shadow)
      marks.append(
        Line.rightAngle(
          at: shadow, drop / length(drop), back,
          size: min(0.035 * (box.width + box.height), 0.15 * max(length(drop), length(shadow)))))
    }
    if length(shadow) > 0 {
      marks.append(Arrow(vector: shadow, color: "s3", width: 8, head: 18, opacity: 0.75))
    }
    marks.append(Arrow(vector: b, color: "s2"))
    marks.append(Arrow(vector: a, color: "s1"))
    let radius = 0.28 * min(max(lengthA, 1e-300), max(lengthB, 1e-300))
    marks += angle(
      a, b, radius: radius, name: more.isEmpty ? "θ = \(degreesText(degrees))" : "θ")
    marks.append(Text(beyond: a, direction: a, "$\\mathbf a$", color: "s1", size: 15))
    marks.append(Text(beyond: b, direction: b, "$\\mathbf b$", color: "s2", size: 15))
    if length(shadow) > 0 {
      let side = -b.turned
      let way = (side * drop).sum() > 0 ? -side : side
      marks.append(
        Text(
          beyond: shadow / 2, direction: way, "shadow \(number(abs(dot / lengthB)))", color: "s3"))
    }
    let labels = self.a.count == 2 ? ("x", "y") : ("along b", "across b")
    return box.panel(marks, labels: labels)
  }

  /// The arc between the arrows, with its size.
  private func angle(_ a: SIMD2<Double>, _ b: SIMD2<Double>, radius: Double, name: String)
    -> [any Mark]
  {
    guard !cosine.isNaN, abs(cosine) < 1 - 1e-12 else { return [] }
    let start = atan2(b.y, b.x)
    let turn = remainder(atan2(a.y, a.x) - start, 2 * .pi)
    let middle = start + turn / 2
    return [
      Line(arc(from: start, to: start + turn, radius: radius), color: "s4", width: 2),
      Text(
        beyond: [radius * cos(middle), radius * sin(middle)],
        direction: [cos(middle), sin(middle)],
        name, color: "s4"),
    ]
  }

  private var words: String {
    func tex(_ x: Double) -> String { x.isNaN ? #"\text{undefined}"# : texNumber(x) }
    func signed(_ x: Double) -> String { x < 0 ? "(\(tex(x)))" : tex(x) }
    var lines: [String] = []
    if a.count <= 3 {
      let terms = zip(a, b).map {
        #"$\color{s1}{\#(signed($0))}\cdot\color{s2}{\#(signed($1))}$"#
      }
      lines.append(
        "$\\mathbf a\\cdot\\mathbf b=$ \(terms.joined(separator: " $+$ ")) $=\(tex(dot))$")
    } else {
      lines.append("$\\mathbf a\\cdot\\mathbf b=\(tex(dot))$")
    }
    lines += [
      "",
      #"$\color{s1}{\|\mathbf a\|}=\#(tex(lengthA))$,  $\color{s2}{\|\mathbf b\|}=\#(tex(lengthB))$"#,
      "",
    ]
    lines.append(
      #"$\color{s4}{\cos\theta}$ $=\frac{\mathbf a\cdot\mathbf b}{\|\mathbf a\|\|\mathbf b\|}$ $=\#(tex(cosine))$"#
    )
    lines.append("")
    let projected =
      a.count == 2 && !share.isNaN
      ? #"$=\color{s3}{\#(texColumn([b[0] * share, b[1] * share]))}$"# : ""
    lines.append(
      #"$\color{s3}{\frac{\mathbf a\cdot\mathbf b}{\mathbf b\cdot\mathbf b}\mathbf b}$ $=\#(tex(share))\,\color{s2}{\mathbf b}$ \#(projected)"#
    )
    return lines.joined(separator: "\n")
  }

  var shadow: Figure {
    Figure(
      size: Size(760, 420),
      grid: Grid([[.panel(plane()), .text(words)]], columnWeights: [2, 1]))
  }

  // MARK: - Against the cosine

  var sweep: Figure {
    let (a, b) = inPlane
    let start = lengthB > 0 ? atan2(b.y, b.x) : 0
    let ring = arc(from: 0, to: 2 * .pi, radius: lengthA)
    let tips = (0..<24).map { k -> SIMD2<Double> in
      let turn = start + Double(k) * .pi / 12
      return [lengthA * cos(turn), lengthA * sin(turn)]
    }
    let ghosts: [any Mark] = [
      Line(ring, color: "s1", width: 1, opacity: 0.5),
      Arrow(segments: tips.map { [.zero, $0] }, color: "s1", width: 1, opacity: 0.18),
    ]
    let turns = (0...360).map(Double.init)
    let most = lengthA * lengthB
    let own = lengthB > 0 ? remainder(atan2(a.y, a.x) - start, 2 * .pi) * 180 / .pi : .nan
    let place = own < 0 ? own + 360 : own
    var ticks = TickOptions(values: [0, 90, 180, 270, 360])
    ticks.suffix = "°"
    var marks: [any Mark] = [
      Line(x: turns, y: turns.map { most * cos($0 * .pi / 180) }, color: "s4", width: 2.5)
    ]
    if place.isNaN || lengthA == 0 {
      marks.append(Text(x: [180.0], y: [0.0], text: ["θ undefined"], color: "muted"))
    } else {
      marks += [
        Arrow(segments: [[[place, 0], [place, dot]]], color: "s3", width: 3),
        Scatter(x: [place], y: [dot], color: "s3", size: 10.0, opacity: 1),
        Text(
          x: [place], y: [dot], text: ["\(degreesText(place)):  a · b = \(number(dot))"],
          anchor: place > 200 ? .end : .start, baseline: .bottom, dx: place > 200 ? -9 : 9, dy: -5,
          bold: true, color: "s3"),
      ]
    }
    let curve = Panel(
      title: "$\\|\\mathbf a\\|\\|\\mathbf b\\|\\cos\\theta$", marks: marks,
      x: AxisOptions("angle from b to a", domain: 0...360, ticks: ticks), y: AxisOptions("a · b"))
    return Figure(
      size: Size(860, 430),
      grid: Grid([[.panel(plane(around: ring, ghosts: ghosts)), .panel(curve)]]))
  }

  // MARK: - As a sum

  var bars: Figure {
    let n = a.count
    let x = (1...n).map(Double.init)
    let products = products
    var total = 0.0
    let sums = products.map { product -> Double in
      total += product
      return total
    }
    let few = n <= 24
    let bounds = (0.3)...(Double(n) + (few ? 1.9 : 0.7))
    let ticks = few ? TickOptions(values: x, labels: x.map { format($0) }) : TickOptions()
    var pair: [any Mark] = []
    if few {
      for i in 0..<n {
        pair.append(rectangle(x[i] - 0.36, x[i] - 0.03, 0, a[i], "s1"))
        pair.append(rectangle(x[i] + 0.03, x[i] + 0.36, 0, b[i], "s2"))
      }
      for (value, place, name, color) in [(a[0], 0.805, "a", "s1"), (b[0], 1.195, "b", "s2")] {
        var label = Text(
          x: [place], y: [value], text: ["$\\mathbf \(name)$"], size: 14, color: color)
        label.baseline = value < 0 ? .top : .bottom
        label.dy = value < 0 ? 3 : -3
        pair.append(label)
      }
    } else {
      pair = [
        Line(x: x, y: a, color: "s1", width: 1.25, name: "a"),
        Line(x: x, y: b, color: "s2", width: 1.25, name: "b"),
      ]
    }
    var fall: [any Mark] = []
    if few {
      for i in 0..<n {
        let before = i == 0 ? 0 : sums[i - 1]
        if products[i] != 0 {
          fall.append(
            rectangle(x[i] - 0.36, x[i] + 0.36, before, sums[i], products[i] < 0 ? "s4" : "s3"))
        }
        fall.append(
          Text(
            x: [x[i]], y: [(before + sums[i]) / 2],
            text: ["\(products[i] < 0 ? "" : "+")\(number(products[i]))"], size: 11))
      }
      fall.append(
        Arrow(
          segments: (0..<n).map { [[x[$0] - 0.36, sums[$0]], [x[$0] + 1.36, sums[$0]]] },
          color: "muted", width: 1))
      fall.append(rectangle(Double(n) + 0.64, Double(n) + 1.36, 0, total, "s5"))
      fall.append(
        Text(
          x: [Double(n) + 1], y: [max(0, total)], text: [number(total)], baseline: .bottom, dy: -3,
          bold: true, color: "s5"))
    } else {
      fall.append(Line(x: x, y: sums, color: "s3", width: 2))
      fall.append(
        Text(
          x: [Double(n)], y: [total], text: ["a · b = \(number(total))"], anchor: .end,
          baseline: .bottom,
          dy: -6, bold: true, color: "s3"))
    }
    return Figure(
      subtitle: cosine.isNaN
        ? "The angle is undefined."
        : "cos θ = \(number(cosine)), θ = \(degreesText(degrees))",
      size: Size(640, 460),
      grid: Grid(
        [
          [
            .panel(
              Panel(
                marks: pair, x: AxisOptions("", domain: bounds, ticks: ticks),
                y: AxisOptions("component")))
          ],
          [
            .panel(
              Panel(
                title: few
                  ? "Products aᵢbᵢ, one upon the other, and their sum"
                  : "The running sum of the products",
                marks: fall, x: AxisOptions("i", domain: bounds, ticks: ticks),
                y: AxisOptions("sum")))
          ],
        ], rowWeights: [1, 1.4]))
  }

  private func rectangle(
    _ left: Double, _ right: Double, _ low: Double, _ high: Double, _ color: String
  ) -> Polygon {
    Polygon(
      around: [[left, low], [right, low], [right, high], [left, high]], color: color,
      opacity: 0.75, width: 0.75)
  }
}
