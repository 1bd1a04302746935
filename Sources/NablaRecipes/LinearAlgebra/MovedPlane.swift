import NablaPlot
import NablaScene

/// The plane after a map, over what it was before: a grid, arrows and shapes.
struct MovedPlane {
  let map: PlaneMap
  let shapes: [MatrixTransformation.Shape]
  let vectors: [SIMD2<Double>]
  /// The map's name in formulas.
  var name = "A"

  /// What its box must show.
  var seen: [SIMD2<Double>] {
    let circle = shapes.contains(.circle) ? PlaneMap.unitCircle : []
    let before = PlaneMap.unitSquare + circle + vectors
    return before + map(before)
  }

  var box: PlaneBox { PlaneBox(around: seen, margin: 0.16, slimmest: 0.7) }

  /// - Parameter title: above the panel; without one the arrows have names.
  func panel(title: String = "", in box: PlaneBox) -> Panel {
    let ends = vectors.map { map($0) }
    var marks: [any Mark] = []
    if shapes.contains(.grid) {
      let lines = map.gridLines(in: box)
      marks.append(Arrow(segments: lines.upright, color: "s2", width: 1, opacity: 0.4))
      marks.append(Arrow(segments: lines.level, color: "s1", width: 1, opacity: 0.4))
    }
    let isFlipped = map.determinant < 0
    let outlines: [(MatrixTransformation.Shape, [SIMD2<Double>])] = [
      (.square, PlaneMap.unitSquare), (.circle, PlaneMap.unitCircle), (.image, PlaneMap.letter),
    ]
    for (shape, corners) in outlines where shapes.contains(shape) {
      if map != .identity {
        marks.append(Polygon(around: corners, color: "muted", opacity: 0.16, width: 1))
      }
      marks.append(Polygon(around: map(corners), color: "s3", opacity: isFlipped ? 0.12 : 0.3))
    }
    if isFlipped, let outline = outlines.first(where: { shapes.contains($0.0) })?.1 {
      marks.append(
        Arrow(
          segments: PlaneMap.hatching(of: outline).map { map($0) }, color: "s3", width: 1))
    }
    if let collapse = map.collapse, collapse.rank == 1 {
      marks += [
        Line(box.line(along: collapse.line), color: "s3", width: 7, opacity: 0.4),
        Line(box.line(along: collapse.lost), color: "muted", width: 1.5, dash: .dashed),
      ]
    }
    if shapes.contains(.basis) {
      for (end, other, number, color) in [
        (map.first, map.second, "1", "s1"), (map.second, map.first, "2", "s2"),
      ] where end != .zero {
        marks.append(Arrow(vector: end, color: color))
        let label = title.isEmpty ? #"$\#(name)\mathbf e_\#(number)=\#(texColumn(end))$"# : ""
        marks.append(Text(beyond: end, direction: outward(end, other), label, color: color))
      }
    }
    for (i, (vector, end)) in zip(vectors, ends).enumerated() {
      marks.append(Arrow(vector: vector, color: "muted", width: 1.5, head: 8, opacity: 0.8))
      marks.append(Arrow(vector: end, color: "s4", width: 2.5))
      guard title.isEmpty else { continue }
      let x = #"\mathbf x"# + (vectors.count > 1 ? "_{\(i + 1)}" : "")
      marks.append(Text(beyond: vector, direction: vector, "$\(x)$", color: "muted"))
      let side = map.collapse == nil ? end : end.turned
      marks.append(Text(beyond: end, direction: side, "$\(name)\(x)$", color: "s4"))
    }
    if let collapse = map.collapse, collapse.rank == 0 {
      marks.append(Scatter(x: [0.0], y: [0.0], color: "s3", size: 12.0, opacity: 1))
    }
    return box.panel(title: title, marks)
  }

  /// Away from the parallelogram of two arrows, beyond the tip of the first.
  private func outward(_ end: SIMD2<Double>, _ other: SIMD2<Double>) -> SIMD2<Double> {
    let (a, b) = (end.length, other.length)
    // Beside the line where both lie on one.
    if map.collapse != nil { return -end.turned }
    return a > 0 && b > 0 ? end / a - other / b * 0.6 : end
  }

  /// The matrix, the first vector's recipe and the area, beside the plane.
  var words: String {
    var lines = ["$\(name == "A" ? "" : "\(name)=(1-t)I+t")A=\(map.tex)$", ""]
    if let x = vectors.first {
      let number = vectors.count > 1 ? "_1" : ""
      lines.append(
        #"$\color{s4}{\#(name)\mathbf x\#(number)}=\#(texNumber(x.x))\color{s1}{\#(texColumn(map.first))}$ $\#(x.y < 0 ? "" : "{}+")\#(texNumber(x.y))\color{s2}{\#(texColumn(map.second))}$ $=\color{s4}{\#(texColumn(map(x)))}$"#
      )
      lines.append("")
    }
    lines.append(#"$\det\,\#(name)=\color{s3}{\#(texNumber(map.determinant))}$"#)
    lines.append("")
    if let collapse = map.collapse {
      lines.append(
        #"$\color{s3}{\text{Everything lands on \#(collapse.rank == 1 ? "one line" : "0")}}$."#)
      if collapse.rank == 1 { lines.append("Dashed: the direction that is lost.") }
    } else {
      lines.append(map.determinant < 0 ? "Hatched: turned over." : "The plane is not turned over.")
    }
    return lines.joined(separator: "\n")
  }
}
