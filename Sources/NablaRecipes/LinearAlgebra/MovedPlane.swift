import NablaPlot
import NablaScene

/// The plane after a map, over what it was before: a grid, arrows and shapes.
struct MovedPlane {
  let map: PlaneMap
  let shapes: [MatrixTransformation.Shape]
  let vectors: [SIMD2<Double>]

  /// What its box must show.
  var seen: [SIMD2<Double>] {
    let circle = shapes.contains(.circle) ? PlaneMap.unitCircle : []
    let before = PlaneMap.unitSquare + circle + vectors
    return before + map(before)
  }

  /// - Parameter title: above the panel; without one the arrows have names.
  func panel(title: String = "", in box: PlaneBox? = nil) -> Panel {
    let ends = vectors.map { map($0) }
    let box = box ?? PlaneBox(around: seen, margin: 0.16, slimmest: 0.7)
    var marks: [any Mark] = []
    if shapes.contains(.grid) {
      let lines = map.gridLines(in: box)
      marks.append(Arrow(segments: lines.upright, color: "s2", width: 1, opacity: 0.4))
      marks.append(Arrow(segments: lines.level, color: "s1", width: 1, opacity: 0.4))
    }
    let isFlipped = map.determinant < 0
    for (shape, corners) in [
      (MatrixTransformation.Shape.square, PlaneMap.unitSquare), (.circle, PlaneMap.unitCircle),
      (.image, PlaneMap.letter),
    ] where shapes.contains(shape) {
      if map != .identity {
        marks.append(Polygon(around: corners, color: "muted", opacity: 0.16, width: 1))
      }
      marks.append(Polygon(around: map(corners), color: "s3", opacity: isFlipped ? 0.12 : 0.3))
    }
    if shapes.contains(.square), isFlipped {
      marks.append(
        Arrow(
          segments: PlaneMap.hatching(of: PlaneMap.unitSquare).map { map($0) }, color: "s3",
          width: 1))
    }
    if let collapse = map.collapse, collapse.rank == 1 {
      marks += [
        Line(box.line(along: collapse.line), color: "accent", width: 2.5),
        Line(box.line(along: collapse.lost), color: "muted", width: 1.5, dash: .dashed),
      ]
    }
    if shapes.contains(.basis) {
      for (end, other, name, color) in [
        (map.first, map.second, "1", "s1"), (map.second, map.first, "2", "s2"),
      ] {
        marks.append(Arrow(vector: end, color: color))
        let label = title.isEmpty ? #"$A\mathbf e_\#(name)=\#(texColumn(end))$"# : ""
        marks.append(Text(beyond: end, direction: outward(end, other), label, color: color))
      }
    }
    for (vector, end) in zip(vectors, ends) {
      marks.append(Arrow(vector: vector, color: "muted", width: 1.5, head: 8, opacity: 0.8))
      marks.append(Arrow(vector: end, color: "s4", width: 2.5))
      guard title.isEmpty else { continue }
      marks.append(
        Text(beyond: vector, direction: vector, #"$\mathbf x$"#, color: "muted"))
      marks.append(Text(beyond: end, direction: end, #"$A\mathbf x$"#, color: "s4"))
    }
    return box.panel(title: title, marks)
  }

  /// Away from the parallelogram of two arrows, beyond the tip of the first.
  private func outward(_ end: SIMD2<Double>, _ other: SIMD2<Double>) -> SIMD2<Double> {
    let (a, b) = (end.length, other.length)
    guard a > 0, b > 0 else { return end }
    // Beside the line where both lie on one.
    return map.collapse == nil ? end / a - other / b * 0.6 : [end.y, -end.x]
  }

  /// The matrix, the first vector's recipe and the area, beside the plane.
  func words(isWhole: Bool) -> String {
    var lines = ["$\(isWhole ? "A" : "(1-t)I+tA")=\(map.tex)$", ""]
    if let x = vectors.first {
      let second = #"\#(texNumber(x.y))\,\color{s2}{A\mathbf e_2}"#
      lines.append(
        #"$\color{s4}{A\mathbf x}=$ $\#(texNumber(x.x))\,\color{s1}{A\mathbf e_1}$ $\#(x.y < 0 ? "" : "+")\#(second)$"#
      )
      lines.append(#"$=\color{s4}{\#(texColumn(map(x)))}$"#)
      lines.append("")
    }
    lines.append(#"$\det=\color{s3}{\#(texNumber(map.determinant))}$"#)
    lines.append("")
    if let collapse = map.collapse {
      lines.append(collapse.rank == 1 ? "Everything lands on one line." : "Everything lands on 0.")
      if collapse.rank == 1 { lines.append("Dashed: the direction that is lost.") }
    } else {
      lines.append(map.determinant < 0 ? "Hatched: turned over." : "The plane is not turned over.")
    }
    return lines.joined(separator: "\n")
  }
}
