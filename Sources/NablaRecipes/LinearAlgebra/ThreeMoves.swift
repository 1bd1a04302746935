import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// A 2 × 2 matrix as a turn, a stretch along the axes, and a turn.
struct ThreeMoves {
  let map: PlaneMap
  /// The directions u₁ and u₂, and v₁ and v₂, which turn to the left: only U mirrors, where A does.
  let u: PlaneMap
  let v: PlaneMap
  let sigma: SIMD2<Double>

  init(map: PlaneMap, svd: SVD) {
    self.map = map
    var u = PlaneMap(svd.u) ?? .identity
    var v = PlaneMap(svd.v) ?? .identity
    sigma = [svd.values[0], svd.values[1]]
    if v.determinant < 0 {
      v.second = -v.second
      u.second = -u.second
    }
    // A vanishing value leaves the sign of u₂ open.
    if svd.rank() < 2, u.determinant < 0 { u.second = -u.second }
    (self.u, self.v) = (u, v)
  }

  private static func degrees(_ v: SIMD2<Double>) -> Double { atan2(v.y, v.x) * 180 / .pi }

  /// By how much Vᵀ turns, and U (before it mirrors), in degrees.
  var turnV: Double { -Self.degrees(v.first) }
  var turnU: Double { Self.degrees(u.first) }

  private var transposed: PlaneMap { PlaneMap([v.first.x, v.second.x], [v.first.y, v.second.y]) }
  private var stretch: PlaneMap { PlaneMap([sigma.x, 0], [0, sigma.y]) }
  private func number(_ x: Double) -> String { format(x, significant: 3) }

  private struct Stage {
    /// How many of the three moves are made.
    let moves: Int
    let title: String
    let map: PlaneMap
    /// The names of the two arrows.
    let names: (String, String)
  }

  /// 4 stages, 3 (the stretch shown with the first turn), or only both ends.
  private func stages(_ count: Int) -> [Stage] {
    let angle = "turns by \(format(turnV, decimals: 1))°"
    let back = "turns by \(format(turnU, decimals: 1))°\(u.determinant < 0 ? ", mirrored" : "")"
    let (first, stretched, last) = (
      "$\\color{s3}{V^\\top}$", "$\\color{s4}{\\Sigma}$ stretches", "$\\color{s5}{U}$ \(back)"
    )
    let before = Stage(
      moves: 0, title: "before: $\\mathbf v_1\\perp\\mathbf v_2$", map: .identity,
      names: ("\\mathbf v_1", "\\mathbf v_2"))
    let turned = Stage(
      moves: 1, title: "1. \(first) \(angle)", map: transposed,
      names: ("\\mathbf e_1", "\\mathbf e_2"))
    let stretch = Stage(
      moves: 2, title: count == 3 ? "\(first) turns, \(stretched)" : "2. \(stretched)",
      map: stretch.after(transposed),
      names: (
        "\\sigma_1=\(texNumber(sigma.x, significant: 3))",
        "\\sigma_2=\(texNumber(sigma.y, significant: 3))"
      ))
    let after = Stage(
      moves: 3,
      title: count == 4 ? "3. \(last)" : count == 3 ? last : "after: $A$ does all at once",
      map: map, names: ("\\sigma_1\\mathbf u_1", "\\sigma_2\\mathbf u_2"))
    return count == 4
      ? [before, turned, stretch, after]
      : count == 3 ? [before, stretch, after] : [before, after]
  }

  func figure(shapes: [SVDGeometry.Shape], stages count: Int) -> Figure {
    let shown = stages(count)
    let small = PlaneBox(around: PlaneMap.unitCircle.map { $0 * 1.5 }, margin: 0.05)
    let reach = max(1, sigma.x)
    let large = PlaneBox(around: PlaneMap.unitCircle.map { $0 * reach * 1.25 }, margin: 0.05)
    let panels = shown.map { Cell.panel(panel($0, shapes, $0.moves > 1 ? large : small)) }
    let equation =
      #"$A=\begin{bmatrix}\#(rows(map))\end{bmatrix}$ "#
      + #"$=\color{s5}{\begin{bmatrix}\#(rows(u))\end{bmatrix}}$ "#
      + #"$\color{s4}{\begin{bmatrix}\#(rows(stretch))\end{bmatrix}}$ "#
      + #"$\color{s3}{\begin{bmatrix}\#(rows(transposed))\end{bmatrix}}$ "#
      + #"$=\color{s5}{U}\color{s4}{\Sigma}\color{s3}{V^\top}$"#
    // Four panels read as lines of text do.
    let across = panels.count == 4 ? 2 : panels.count
    let lines = panels.rows(of: across)
    var figure = Figure(
      title: title,
      size: Size(across == 2 ? 640 : 720, lines.count == 2 ? 700 : across == 2 ? 430 : 400),
      grid: Grid(
        lines + [[.spanning(.text(equation), columns: across)]],
        rowWeights: lines.map { _ in 5 } + [0.9]))
    figure.caption = caption
    figure.alt =
      "\(["Two", "Three", "Four"][shown.count - 2]) stages of a matrix: the unit circle is turned by \(number(turnV)) degrees, stretched by \(number(sigma.x)) and \(number(sigma.y)), and turned by \(number(turnU)) degrees\(u.determinant < 0 ? " and mirrored" : ""), which makes an ellipse."
    return figure
  }

  private var title: String {
    if sigma.x == 0 { return "The matrix of zeros sends everything to 0" }
    if sigma.y <= 1e-14 * sigma.x {
      return "The second stretch is by 0: the circle becomes a segment"
    }
    return
      "Any matrix turns, stretches by \(number(sigma.x)) and \(number(sigma.y)), and turns again"
  }

  private var caption: String {
    let eigen = EigenLines(map)
    switch eigen.kind {
    case .noLine:
      return "The matrix has no real eigenvectors, yet singular ones. Dashed: the unit circle."
    case .everyLine:
      return
        "A multiple of the identity: every direction is an eigenvector. Dashed: the unit circle."
    case .defective:
      return
        "Dotted: the eigenvectors stay on their one line, λ = \(number(eigen.values[0].real)). Dashed: the unit circle."
    case .twoLines:
      let isRight = abs(eigen.lines[0].direction.dot(eigen.lines[1].direction)) < 1e-9
      let angle = isRight ? "here at right angles too" : "not at right angles"
      return
        "Dotted: the eigenvectors stay on their lines from first to last, \(angle). Dashed: the unit circle."
    }
  }

  private func rows(_ map: PlaneMap) -> String {
    func cell(_ x: Double) -> String {
      texNumber(abs(x) < 1e-12 * max(1, sigma.x) ? 0 : x, significant: 3)
    }
    return
      #"\#(cell(map.first.x))&\#(cell(map.second.x))\\\#(cell(map.first.y))&\#(cell(map.second.y))"#
  }

  private func panel(_ stage: Stage, _ shapes: [SVDGeometry.Shape], _ box: PlaneBox) -> Panel {
    var marks: [any Mark] = []
    if shapes.contains(.grid) {
      let lines = (-2...2).map { Double($0) / 2 }
      marks.append(
        Arrow(
          segments: lines.flatMap { [[[$0, -1], [$0, 1]], [[-1, $0], [1, $0]]] }.map {
            stage.map($0)
          }, color: "muted", width: 1, opacity: 0.6))
    }
    if shapes.contains(.circle) {
      marks.append(Polygon(around: stage.map(PlaneMap.unitCircle), color: "muted", opacity: 0.12))
    }
    if shapes.contains(.square) {
      let square: [SIMD2<Double>] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]
      marks.append(Polygon(around: stage.map(square), color: "muted", opacity: 0.12))
    }
    if shapes.contains(.letter) {
      // Where neither of the arrows points.
      let place = (v.first + v.second) * -0.34
      let letter = PlaneMap.letter.map { ($0 - [0.3, 0.5]) * 0.66 + place }
      marks.append(Polygon(around: stage.map(letter), color: "s6", opacity: 0.3, width: 1.25))
    }
    if stage.moves > 1 {
      // The circle before the stretch, to scale.
      marks.append(Line(PlaneMap.unitCircle + [[1, 0]], color: "muted", width: 1, dash: .dashed))
    }
    if stage.moves == 0 || stage.moves == 3 {
      for line in EigenLines(map).lines {
        marks.append(
          Line(box.line(along: line.direction), color: "ink", width: 1, dash: .dotted))
        guard stage.moves == 3 else { continue }
        let end = box.edge(along: -line.direction)
        marks.append(
          Text(
            x: [end.x], y: [end.y], text: ["$\\lambda=\(texNumber(line.value, significant: 3))$"],
            size: 11))
      }
    }
    let ends = [stage.map(v.first), stage.map(v.second)]
    let lengths = ends.map { Norm.euclidean([$0.x, $0.y]) }
    if let least = lengths.min(), least > 0.01 * box.width {
      marks.append(
        Line.rightAngle(
          at: .zero, ends[0] / lengths[0], ends[1] / lengths[1],
          size: min(0.05 * box.width, least / 2)))
    }
    // Where a stretch by 0 leaves no arrow, its name stands beside the other one.
    let side = ends[0].turned
    for (end, (name, color)) in zip(ends, [(stage.names.0, "s1"), (stage.names.1, "s2")]) {
      marks.append(Arrow(vector: end, color: color))
      // On the axes the longer arrow's name stands below it, as beyond its tip there is no room.
      let isLevel = stage.moves == 2 && color == "s1"
      marks.append(
        Text(
          beyond: isLevel ? end * 0.4 : end,
          direction: isLevel ? [0, -1] : end == .zero ? side : end, "$\(name)$", color: color))
    }
    var panel = box.panel(title: stage.title, marks, labels: ("", ""))
    panel.minimumSize = Size(130, 130)
    return panel
  }
}
